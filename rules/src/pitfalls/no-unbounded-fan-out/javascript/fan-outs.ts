import type { TSESTree } from '@typescript-eslint/utils';
import { promiseCombinators } from '../../../javascript/library/promise-methods.js';
import { globalModule, isOrigin, type CalleeOrigin } from '../../../javascript/semantics/origins.js';
import { findResult, isFunction } from '../../../javascript/syntax/functions.js';
import { findMemberOf, findPropertyName } from '../../../javascript/syntax/member-names.js';
import { contains, isNamed } from '../../../javascript/syntax/predicates.js';
import { getArguments, unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findOnlyValue, findVariable } from '../../../javascript/syntax/variables.js';
import { getTypeOracle } from '../../../javascript/types/type-oracle.js';
import type { RuleContext } from '../../../rule.js';
import { findLoop, isDrainedIn } from './loops.js';
import { findOperator, findPipe } from './pipes.js';
import { findReduced } from './reductions.js';
import { getStarted, getStartedBy, type Started } from './started.js';

/** One operation for each element of a collection. */
export interface FanOut {
  readonly source: TSESTree.Expression;
  readonly started: Started;
  /** `xs.map(callback)`, where it is one. */
  readonly mapping?: { readonly call: TSESTree.CallExpression; readonly callback: TSESTree.Node };
}

const combinators: ReadonlySet<string> = new Set([...promiseCombinators, 'Array.fromAsync']);

/** What a call starts, or waits for once it was started: `Promise.all()` and its kin, `pMap()`, `mergeMap()`. */
export function findFanOut(
  node: TSESTree.CallExpression,
  origin: CalleeOrigin | undefined,
  context: RuleContext,
): FanOut | undefined {
  if (isOrigin(origin, 'p-map', 'default')) return findUnlimitedMap(node, context);
  return origin?.name === 'mergeMap' ? findMerged(node, context) : findCombined(node, origin, context);
}

/** What is started for `Promise.all()` and its kin to wait for. */
function findCombined(
  node: TSESTree.CallExpression,
  origin: CalleeOrigin | undefined,
  context: RuleContext,
): FanOut | undefined {
  const [argument] = node.arguments;
  if (origin?.module !== globalModule || !combinators.has(origin.name)) return undefined;
  if (!argument || argument.type === 'SpreadElement') return undefined;
  return findMapping(argument, context) ?? findFilled(argument, node, context);
}

/** `xs.map(callback)`, `Array.from(xs, callback)` or `xs.reduce(callback, [])`, on the spot or in a variable. */
function findMapping(written: TSESTree.Expression, context: RuleContext, depth = 0): FanOut | undefined {
  const node = unwrapExpression(written);
  if (node.type === 'Identifier' && depth < 3) {
    const value = findOnlyValue(findVariable(node, context.sourceCode));
    return value && findMapping(value, context, depth + 1);
  }
  if (node.type === 'ArrayExpression') {
    for (const element of node.elements) {
      const found = element?.type === 'SpreadElement' && findMapping(element.argument, context, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  if (node.type !== 'CallExpression') return undefined;
  const callee = unwrapExpression(node.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const name = findPropertyName(callee);
  const [first, second] = getArguments(node);
  if (name === 'concat') return findMapping(callee.object, context, depth + 1);
  if (name === 'from' && isNamed(callee.object, 'Array')) {
    if (!first || !second || first.type === 'SpreadElement') return undefined;
    return { source: first, started: getStarted(second, context) };
  }
  const reduced = findReduced(node, context.sourceCode);
  if (reduced) return { source: callee.object, started: getStartedBy(reduced, context) };
  if (!first || (name !== 'map' && name !== 'flatMap')) return undefined;
  const inner = name === 'flatMap' ? findInnerMapping(first, context, depth) : undefined;
  if (inner) return { source: callee.object, started: inner.started };
  const mapping = name === 'map' && depth === 0 ? { call: node, callback: first } : undefined;
  return { source: callee.object, started: getStarted(first, context), mapping };
}

/** `page.ids.map(load)` in `pages.flatMap((page) => page.ids.map(load))`. */
function findInnerMapping(
  callback: TSESTree.CallExpressionArgument,
  context: RuleContext,
  depth: number,
): FanOut | undefined {
  const result = isFunction(callback) && !callback.async && depth <= 3 ? findResult(callback) : undefined;
  return result && findMapping(result, context, depth + 1);
}

/** `const tasks = []; for (const x of xs) tasks.push(f(x));`, or the same with a set, and then all of `tasks`. */
function findFilled(written: TSESTree.Expression, at: TSESTree.Node, context: RuleContext): FanOut | undefined {
  const node = unwrapExpression(written);
  const variable = findVariable(node, context.sourceCode);
  const initial = findOnlyValue(variable);
  if (!variable || !initial || !isNewCollection(initial)) return undefined;
  for (const { identifier } of variable.references) {
    const push = findPush(identifier);
    const pushed = (push && getArguments(push)[0]) ?? findElement(identifier);
    if (pushed?.type === 'SpreadElement') {
      const mapping = contains(pushed, at) ? undefined : findMapping(pushed.argument, context, 1);
      if (mapping) return mapping;
      continue;
    }
    const loop = pushed && findLoop(pushed);
    if (!loop || contains(loop.node, at) || isDrainedIn(loop, variable)) continue;
    if (pushed.type !== 'CallExpression') continue;
    return { source: loop.source, started: getStartedBy(pushed, context) };
  }
  return undefined;
}

/** `[]`, `new Array(xs.length)`, `new Set()` */
function isNewCollection(node: TSESTree.Expression): boolean {
  if (node.type === 'ArrayExpression') return true;
  return node.type === 'NewExpression' && (isNamed(node.callee, 'Array') || isNamed(node.callee, 'Set'));
}

/** `f(x)` in `tasks[i] = f(x)`. */
function findElement(identifier: TSESTree.Node): TSESTree.Expression | undefined {
  const member = findMemberOf(identifier);
  return member?.computed === true && member.parent.type === 'AssignmentExpression' && member.parent.left === member
    ? unwrapExpression(member.parent.right)
    : undefined;
}

/** `tasks.push(f(x))`, `tasks.add(f(x))` */
function findPush(identifier: TSESTree.Node): TSESTree.CallExpression | undefined {
  const member = findMemberOf(identifier);
  if (!member || !/^(?:push|add)$/.test(findPropertyName(member) ?? '')) return undefined;
  return member.parent.type === 'CallExpression' ? member.parent : undefined;
}

/** `pMap(xs, f)`, which without `concurrency` starts all: https://github.com/sindresorhus/p-map#concurrency */
function findUnlimitedMap(node: TSESTree.CallExpression, context: RuleContext): FanOut | undefined {
  const [source, mapper, options] = getArguments(node);
  if (!source || source.type === 'SpreadElement' || !mapper || mapper.type === 'SpreadElement') return undefined;
  if (options) {
    if (options.type !== 'ObjectExpression') return undefined;
    const isLimited = options.properties.some(
      (one) => one.type === 'SpreadElement' || findPropertyName(one) === 'concurrency',
    );
    if (isLimited) return undefined;
  }
  return { source, started: getStarted(mapper, context) };
}

/** Operators of RxJS after which there are as many values as before, or fewer, and as soon. */
const passesOn = /^(?:catchError|distinct|filter|finalize|map|tap)$/;

/** `from(xs).pipe(mergeMap(f))`, which without a number behind `f` starts all: https://rxjs.dev/api/operators/mergeMap */
function findMerged(node: TSESTree.CallExpression, context: RuleContext): FanOut | undefined {
  const { sourceCode } = context;
  const [mapper, ...more] = getArguments(node);
  const pipe = findOperator(node, sourceCode) && findPipe(node);
  if (!mapper || more.length > 0 || !pipe) return undefined;
  if (!pipe.before.every((one) => passesOn.test(findOperator(one, sourceCode)?.name ?? ''))) return undefined;
  const made = findOperator(unwrapExpression(pipe.observable), sourceCode);
  const [source] = made?.name === 'from' ? getArguments(made.call) : [];
  // Of a promise there is one value, and of observables nobody knows when the next one comes.
  if (!source || source.type === 'SpreadElement' || getTypeOracle(context).iteration(source) !== 'sync')
    return undefined;
  return { source, started: getStarted(mapper, context) };
}
