import type { TSESTree } from '@typescript-eslint/utils';
import {
  findCalleeOrigin,
  findPropertyName,
  GLOBAL,
  isOrigin,
  type ScopeSource,
} from '../../javascript/semantics/call-targets.js';
import { isNamed } from '../../javascript/syntax/predicates.js';

/** Where `expect` comes from: https://jestjs.io/docs/expect, https://vitest.dev/api/expect, https://playwright.dev/docs/test-assertions */
const MODULES = [GLOBAL, 'vitest', '@jest/globals', 'expect', 'bun:test', '@playwright/test'];

/** What tells nothing of a promise: each is there, and truthy. */
const PRESENCE = /^toBe(?:Defined|Falsy|Null|Truthy|Undefined)$/;
/** What a promise never fulfils, for it is no number, text or list. */
const VALUE = /^(?:toBe(?:CloseTo|GreaterThan|LessThan|NaN)|toContain|toHaveLength|toMatch$)/;
/** What depends on what the promise is compared with. */
const EQUALITY = /^to(?:Be|Equal|StrictEqual)$/;

/**
 * What an assertion tells of a promise, as the middle of a message: `expect(load()).toBe(1)`. Undefined where it waits for
 * the promise (`resolves`), may be about the promise itself, or is no assertion.
 * @param node the call of `expect`
 */
export function findVerdict(node: TSESTree.CallExpression, sourceCode: ScopeSource): string | undefined {
  const matched = findMatcher(node);
  if (!matched || !MODULES.some((module) => isExpect(node, module, sourceCode))) return undefined;
  const { matcher, call, isNegated } = matched;
  if (PRESENCE.test(matcher)) {
    const isPassed = /Defined|Truthy/.test(matcher) !== isNegated;
    return `the assertion always ${isPassed ? 'passes' : 'fails'}`;
  }
  const isOfValue = VALUE.test(matcher) || (EQUALITY.test(matcher) && isPlain(call.arguments[0]));
  return isOfValue ? 'the assertion tells nothing of what it resolves to' : undefined;
}

function isExpect(node: TSESTree.CallExpression, module: string, sourceCode: ScopeSource): boolean {
  const origin = findCalleeOrigin(node, sourceCode);
  return (
    isOrigin(origin, module, 'expect', 'expect.soft') || (module === 'expect' && isOrigin(origin, module, 'default'))
  );
}

interface Matched {
  readonly matcher: string;
  readonly call: TSESTree.CallExpression;
  readonly isNegated: boolean;
}

function findMatcher(node: TSESTree.Expression, isNegated = false): Matched | undefined {
  const { parent } = node;
  if (parent.type !== 'MemberExpression' || parent.object !== node) return undefined;
  const name = findPropertyName(parent);
  if (name === 'not') return findMatcher(parent, !isNegated);
  const call = parent.parent;
  if (name === undefined || call.type !== 'CallExpression' || call.callee !== parent) return undefined;
  return { matcher: name, call, isNegated };
}

/** Whether it is written to be no promise. */
function isPlain(node: TSESTree.Node | undefined): boolean {
  switch (node?.type) {
    case 'ArrayExpression':
    case 'Literal':
    case 'ObjectExpression':
    case 'TemplateLiteral':
    case 'UnaryExpression':
      return true;
    default:
      return isNamed(node, 'undefined');
  }
}
