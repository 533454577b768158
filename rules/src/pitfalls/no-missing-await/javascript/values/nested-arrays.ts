import type { TSESTree } from '@typescript-eslint/utils';
import { toFix } from '../../../../javascript/edits/to-fix.js';
import { findCalleeOrigin, globalModule, isOrigin } from '../../../../javascript/semantics/origins.js';
import { findMethodName } from '../../../../javascript/syntax/member-names.js';
import { unwrapExpression } from '../../../../javascript/syntax/unwrap.js';
import { findOnlyValue, findVariable } from '../../../../javascript/syntax/variables.js';
import type { Check, Inspection } from '../inspection.js';
import { isMapCall } from './awaited-arrays.js';

interface NestedArray {
  readonly node: TSESTree.Expression;
  /** `Promise.all` */
  readonly combinator: string;
}

/** Arrays of promises in the array that `Promise.all()` and the like are given: `Promise.all([ids.map(load)])`. */
export function checkNestedArrays(inspection: Inspection): Check {
  const nested: NestedArray[] = [];
  return {
    listener: {
      CallExpression(node) {
        const [list] = node.arguments;
        if (list?.type !== 'ArrayExpression' || !isCombinator(node)) return;
        if (!isOrigin(findCalleeOrigin(node, inspection.sourceCode), globalModule, 'Promise.all', 'Promise.allSettled'))
          return;
        const elements = list.elements.filter((one) => one !== null);
        if (!isWholeDropped(node) && (elements.length !== 1 || isTakenApart(node))) return;
        for (const one of elements) {
          if (one.type !== 'SpreadElement' && isMapped(one, inspection))
            nested.push({ node: one, combinator: inspection.sourceCode.getText(node.callee) });
        }
      },
    },
    getAsked: () => nested.map(({ node }) => node),
    report() {
      for (const { node, combinator } of nested) {
        if (inspection.kindOf(node) !== 'array') continue;
        inspection.report({
          loc: inspection.getLoc(node),
          messageId: 'nestedArray',
          data: { what: inspection.describe(node), combinator },
          getChanges: () => ({
            suggest: [{ messageId: 'spread', fix: toFix([{ range: [node.range[0], node.range[0]], text: '...' }]) }],
          }),
        });
      }
    },
  };
}

function isCombinator(node: TSESTree.CallExpression): boolean {
  return /^all(?:Settled)?$/.test(findMethodName(node) ?? '');
}

/** Whether nobody looks at what it gives, so that nobody can wait for the promises in it. */
function isWholeDropped(call: TSESTree.CallExpression): boolean {
  const waits = call.parent.type === 'AwaitExpression' ? call.parent : call;
  return waits.parent.type === 'ExpressionStatement';
}

/** `const [loads] = await Promise.all([ids.map(load)])`: they may be waited for later. */
function isTakenApart(call: TSESTree.CallExpression): boolean {
  const waits = call.parent.type === 'AwaitExpression' ? call.parent : call;
  const { parent } = waits;
  return parent.type === 'VariableDeclarator' ? parent.id.type === 'ArrayPattern' : parent.type === 'MemberExpression';
}

/** `ids.map(load)`, or a variable that keeps it for this place alone. */
function isMapped(written: TSESTree.Expression, { sourceCode }: Inspection): boolean {
  const variable = written.type === 'Identifier' ? findVariable(written, sourceCode) : undefined;
  if (!variable) return isMapCall(written);
  const value = findOnlyValue(variable);
  const isOnlyHere = variable.references.filter((one) => one.isRead()).length === 1;
  return value !== undefined && isOnlyHere && isMapCall(unwrapExpression(value));
}
