import type { TSESTree } from '@typescript-eslint/utils';
import { rejectionAssertion } from '../../../../javascript/library/promise-functions.js';
import { findAssertionOfTest } from '../../../../javascript/semantics/facts/test-code.js';
import type { Entity } from '../../../../javascript/semantics/module-file.js';
import { findCalleeOrigin, globalModule, type CalleeOrigin } from '../../../../javascript/semantics/origins.js';
import { findMemberOf, findPropertyName } from '../../../../javascript/syntax/member-names.js';
import { isNamed } from '../../../../javascript/syntax/predicates.js';
import type { ScopeSource } from '../../../../javascript/syntax/variables.js';

/** Where `expect` comes from: https://jestjs.io/docs/expect, https://vitest.dev/api/expect, https://playwright.dev/docs/test-assertions */
const expectModules = [globalModule, 'vitest', '@jest/globals', 'expect', 'bun:test', '@playwright/test'];
const expectName = /^expect(?:\.extend\(\))?(?:\.soft)?$/;

/** What tells where names come from; the files of the project, where `resolve` can be asked, tell what they export again. */
interface NameSource {
  readonly sourceCode: ScopeSource;
  resolve?(node: TSESTree.Node): Entity | undefined;
}

/** What tells nothing of a promise: each is there, and truthy. */
const presenceMatcher = /^toBe(?:Defined|Falsy|Null|Truthy|Undefined)$/;
/** What a promise never fulfils, for it is no number, text or list and has no properties of its own. */
const valueMatcher =
  /^(?:toBe(?:CloseTo|GreaterThan|LessThan|NaN)|toContain|toHave(?:Length|Property)$|toMatch(?:Object|(?:Inline)?Snapshot)?$)/;
/** Classes of which no promise is an instance. */
const valueClass = /^(?:Array|ArrayBuffer|Buffer|Date|Map|RegExp|Set|URL|Uint8Array|\w*Error)$/;
/** What depends on what the promise is compared with. */
const equalityMatcher = /^to(?:Be|Equal|StrictEqual)$/;

/** What chai has between `expect()` and what is asserted, those that change the sense aside: https://www.chaijs.com/api/bdd/ */
const chaiWord =
  /^(?:to|be|been|is|that|which|and|has|have|with|at|of|same|but|does|still|also|deep|own|ordered|nested|strict)$/;
/** What a promise is for certain, or never is. */
const chaiPresence = /^(?:exist|false|null|ok|true|undefined)$/;
const chaiEquality = /^(?:eqls?|equals?|eq)$/;
/** What chai asks only of numbers, texts and lists. */
const chaiValue =
  /^(?:above|at(?:Least|Most)|below|closeTo|greaterThan|gte?|least|length(?:Of)?|lessThan|lte?|match|members|most|string|within)$/;

/** Node's own: https://nodejs.org/api/assert.html */
const assertModules = ['assert', 'assert/strict'];
const assertTrue = /^(?:(?:default|strict)\.)*(?:default|ok|strict)$/;
const assertEqual = /^(?:(?:default|strict)\.)*(?:not)?(?:(?:partial)?(?:deep)?strict|deep)?equal$/i;

/** What an assertion is given in place of a value, if that is a promise. */
export interface Asserted {
  readonly argument: TSESTree.CallExpressionArgument;
  /** What the assertion tells of a promise, as the middle of a message. */
  readonly verdict: string;
  /** What the promise is compared with, where it does not tell by itself that it is none. */
  readonly expected?: TSESTree.Expression;
}

/**
 * What an assertion compares with a value: `expect(load()).toBe(1)`, `assert.equal(load(), 1)`. Undefined where it waits for
 * the promise (`resolves`), may be about the promise itself, or is no assertion.
 * @param node the call of `expect`, or of a function of `assert`
 */
export function findAsserted(node: TSESTree.CallExpression, names: NameSource): Asserted | undefined {
  const { sourceCode } = names;
  const [argument, expected] = node.arguments;
  if (!argument) return undefined;
  const judged = findVerdict(node, names) ?? findChaiVerdict(node, sourceCode);
  if (judged) return { argument, ...judged };
  const name = findAssertName(node, sourceCode);
  if (name === undefined) return undefined;
  if (assertTrue.test(name)) return { argument, verdict: 'the assertion always passes' };
  if (!expected || !assertEqual.test(name)) return undefined;
  const verdictOnValue = `the assertion always ${/not/i.test(name) ? 'passes' : 'fails'}`;
  if (isPlain(expected)) return { argument, verdict: verdictOnValue };
  if (isPlain(argument)) return { argument: expected, verdict: verdictOnValue };
  return expected.type === 'SpreadElement' ? undefined : { argument, verdict: verdictOnValue, expected };
}

function findVerdict(node: TSESTree.CallExpression, names: NameSource): Omit<Asserted, 'argument'> | undefined {
  const matched = findMatcher(node);
  if (!matched || !isExpect(node, names)) return undefined;
  const { matcher, call, isNegated } = matched;
  if (presenceMatcher.test(matcher)) {
    const isPassed = /Defined|Truthy/.test(matcher) !== isNegated;
    return { verdict: `the assertion always ${isPassed ? 'passes' : 'fails'}` };
  }
  const verdict = 'the assertion tells nothing of what it resolves to';
  const [expected] = call.arguments;
  if (valueMatcher.test(matcher) || (equalityMatcher.test(matcher) && isPlain(expected))) return { verdict };
  if (matcher === 'toBeInstanceOf' && expected?.type === 'Identifier' && valueClass.test(expected.name)) {
    return { verdict };
  }
  const isCompared = equalityMatcher.test(matcher) && expected !== undefined && expected.type !== 'SpreadElement';
  return isCompared ? { verdict, expected } : undefined;
}

function findChaiVerdict(
  node: TSESTree.CallExpression,
  sourceCode: ScopeSource,
): Omit<Asserted, 'argument'> | undefined {
  const origin = findCalleeOrigin(node, sourceCode);
  if (origin?.module !== 'chai' || origin.name !== 'expect') return undefined;
  const { member, isNegated } = skipChaiWords(node);
  const name = member && findPropertyName(member);
  if (!member || name === undefined) return undefined;
  const { parent } = member;
  const call = parent.type === 'CallExpression' && parent.callee === member ? parent : undefined;
  const [expected] = call?.arguments ?? [];
  if (!call) {
    const isPassed = /^(?:exist|ok)$/.test(name) !== isNegated;
    return chaiPresence.test(name) ? { verdict: `the assertion always ${isPassed ? 'passes' : 'fails'}` } : undefined;
  }
  const verdict = 'the assertion tells nothing of what it resolves to';
  if (chaiValue.test(name)) return { verdict };
  if (!chaiEquality.test(name) || !expected || expected.type === 'SpreadElement') return undefined;
  return isPlain(expected) ? { verdict } : { verdict, expected };
}

/** What is asserted: `equal` of `expect(x).to.not.be.equal`. */
function skipChaiWords(node: TSESTree.Expression): { member?: TSESTree.MemberExpression; isNegated: boolean } {
  let isNegated = false;
  for (let at = node; at.parent.type === 'MemberExpression' && at.parent.object === at; at = at.parent) {
    const name = findPropertyName(at.parent) ?? '';
    if (name === 'not') isNegated = !isNegated;
    else if (!chaiWord.test(name)) return { member: at.parent, isNegated };
  }
  return { isNegated };
}

/** Whether the call is one of Node's assertions about a promise: `assert.rejects(load())`. */
export function isRejectionAssertion(node: TSESTree.CallExpression, sourceCode: ScopeSource): boolean {
  const name = findAssertName(node, sourceCode);
  return name !== undefined && rejectionAssertion.test(name);
}

/** Whether the call is an assertion that gives a promise, whatever it is given: `expect(load()).resolves.toBe(1)`. */
export function isWaitingAssertion({ callee }: TSESTree.CallExpression, sourceCode: ScopeSource): boolean {
  if (callee.type !== 'MemberExpression') return false;
  let { object } = callee;
  if (object.type === 'MemberExpression' && findPropertyName(object) === 'not') ({ object } = object);
  if (object.type !== 'MemberExpression' || !/^(?:resolves|rejects)$/.test(findPropertyName(object) ?? ''))
    return false;
  const asserted = object.object;
  return asserted.type === 'CallExpression' && isExpect(asserted, { sourceCode });
}

/** Whether the call is one of `expect`, which may be imported from a package, exported again by the project, or be a global. */
function isExpect(node: TSESTree.CallExpression, names: NameSource): boolean {
  const origin = findCalleeOrigin(node, names.sourceCode);
  if (origin?.module.startsWith('.') !== true) return isOfExpect(origin);
  const exported = names.resolve?.(node.callee);
  return exported?.kind === 'library' && isOfExpect(exported);
}

function isOfExpect(origin: CalleeOrigin | undefined): boolean {
  if (!origin || !expectModules.includes(origin.module)) return false;
  const { module, name } = origin;
  return expectName.test(name) || (module === 'expect' && name === 'default');
}

/** What the function of Node's `assert` that is called has for a name there. */
function findAssertName(node: TSESTree.CallExpression, sourceCode: ScopeSource): string | undefined {
  const origin = findCalleeOrigin(node, sourceCode);
  if (origin) return assertModules.includes(origin.module) ? origin.name : undefined;
  return findAssertionOfTest(node, sourceCode);
}

/** An assertion about what a function throws when it is called. */
export interface ThrowAssertion {
  readonly fn: TSESTree.CallExpressionArgument;
  /** The whole assertion. */
  readonly call: TSESTree.CallExpression;
  /** The call of `expect`, where it is one. */
  readonly expectation?: TSESTree.CallExpression;
  /** `toThrow`, `throws` */
  readonly name: string;
  /** Whether it is that nothing is thrown. */
  readonly isNegated: boolean;
  /** The assertion of Node that waits: `rejects`. */
  readonly twin?: string;
  /** What to write instead, for a message. */
  readonly advice: string;
}

/** `expect(f).toThrow()`, `assert.throws(f)`; undefined for what is no such assertion. */
export function findThrowAssertion(node: TSESTree.CallExpression, names: NameSource): ThrowAssertion | undefined {
  const [fn] = node.arguments;
  if (!fn || !/Function/.test(fn.type)) return undefined;
  const matched = findMatcher(node);
  if (matched && /^toThrow/.test(matched.matcher)) {
    if (!isExpect(node, names)) return undefined;
    const { matcher: name, call, isNegated } = matched;
    const advice = isNegated ? `expect(…).resolves.not.${name}()` : `expect(…).rejects.${name}()`;
    return { fn, call, expectation: node, name, isNegated, advice };
  }
  const { callee } = node;
  const called = callee.type === 'MemberExpression' ? callee.property : callee;
  if (!isNamed(called, 'throws') && !isNamed(called, 'doesNotThrow')) return undefined;
  const [, name] =
    /^(?:(?:default|strict)\.)*(throws|doesNotThrow)$/.exec(findAssertName(node, names.sourceCode) ?? '') ?? [];
  if (name === undefined) return undefined;
  const twin = name === 'throws' ? 'rejects' : 'doesNotReject';
  return { fn, call: node, name, isNegated: name !== 'throws', twin, advice: `assert.${twin}()` };
}

/**
 * What an assertion compares, element by element, with values that are written there: `expect(loads).toEqual(['a', 'b'])`.
 * @param node the call of `expect`, or of a function of `assert`
 */
export function findAssertedElements(
  node: TSESTree.CallExpression,
  names: NameSource,
): TSESTree.CallExpressionArgument | undefined {
  const [argument, compared] = node.arguments;
  if (!argument) return undefined;
  const matched = findMatcher(node);
  if (matched) {
    const [expected] = matched.call.arguments;
    const isElement = /^toContain(?:Equal)?$/.test(matched.matcher) && isPlain(expected);
    const isList = /^to(?:Strict)?Equal$/.test(matched.matcher) && isPlainList(expected);
    const isAsserted = isElement || isList;
    return isAsserted && isExpect(node, names) ? argument : undefined;
  }
  if (!isPlainList(compared)) return undefined;
  const name = findAssertName(node, names.sourceCode);
  return name !== undefined && assertEqual.test(name) ? argument : undefined;
}

/** Whether it is an array of which all elements are written to be no promises, and there is one. */
function isPlainList(node: TSESTree.Node | undefined): boolean {
  return (
    node?.type === 'ArrayExpression' && node.elements.length > 0 && node.elements.every((one) => one && isPlain(one))
  );
}

interface Matched {
  readonly matcher: string;
  readonly call: TSESTree.CallExpression;
  readonly isNegated: boolean;
}

function findMatcher(node: TSESTree.Expression, isNegated = false): Matched | undefined {
  const member = findMemberOf(node);
  const name = member && findPropertyName(member);
  if (!member || name === undefined) return undefined;
  if (name === 'not') return findMatcher(member, !isNegated);
  const call = member.parent;
  if (call.type !== 'CallExpression' || call.callee !== member) return undefined;
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
