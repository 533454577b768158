import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  findCalleeOrigin,
  findOnlyValue,
  findPropertyName,
  findVariable,
  globalModule,
  isOrigin,
  type CalleeOrigin,
  unwrapExpression,
} from '../../javascript/semantics/call-targets.js';
import { isFunction } from '../../javascript/semantics/functions.js';
import type { RuleListener } from '../../rule.js';
import type { JavaScriptMessageIds } from './javascript/messages.js';
import type { RuleOptions } from './options.js';
import { findCollectionLoop, findDroppedCall, findLoop, isDrainedIn, type LoopStatement } from './javascript/loops.js';
import { findReduced } from './javascript/reductions.js';
import { getStarted, getStartedBy, type Started } from './javascript/started.js';
import { suggestLimits } from './javascript/suggestions.js';
import { areTooMany, defaultMax } from './javascript/too-many.js';
import { contains, isNamed } from '../../javascript/syntax/predicates.js';

type Context = Readonly<TSESLint.RuleContext<JavaScriptMessageIds, readonly [RuleOptions]>>;

/** What the checks of one file share. */
interface Check {
  readonly context: Context;
  readonly options: RuleOptions;
}

/** One operation for each element of a collection. */
interface FanOut {
  /** What to point at. */
  readonly at: TSESTree.Node;
  readonly source: TSESTree.Expression;
  readonly started: Started;
  /** `xs.map(callback)`, where it is one. */
  readonly mapping?: { readonly call: TSESTree.CallExpression; readonly callback: TSESTree.Node };
}

const combinators: ReadonlySet<string> = new Set([
  'Promise.all',
  'Promise.allSettled',
  'Promise.any',
  'Promise.race',
  'Array.fromAsync',
]);

/** Reports operations that are started for every element of something arbitrarily long, all at once. */
export function checkJavaScript(context: Context, options: RuleOptions): RuleListener {
  const check: Check = { context, options };
  const visitLoop = (node: LoopStatement): void => checkLoop(node, check);
  return {
    CallExpression(node) {
      checkForEach(node, check);
      checkCombined(node, check);
    },
    ForOfStatement: visitLoop,
    ForStatement: visitLoop,
    WhileStatement: visitLoop,
  };
}

/** `for (const x of xs) void f(x);` */
function checkLoop(node: LoopStatement, check: Check): void {
  // With `for await` the next one comes when the source has it.
  const loop = node.type === 'ForOfStatement' && node.await ? undefined : findCollectionLoop(node);
  const call = loop && findDroppedCall(node.body);
  if (call) reportStarts(call, loop.source, check);
}

/** `xs.forEach((x) => void f(x))` */
function checkForEach(node: TSESTree.CallExpression, check: Check): void {
  const callee = unwrapExpression(node.callee);
  const [callback] = node.arguments;
  if (callee.type !== 'MemberExpression' || findPropertyName(callee) !== 'forEach') return;
  if (!callback || !isFunction(callback) || callback.async) return;
  const call = findDroppedCall(callback.body);
  if (call) reportStarts(call, callee.object, check);
}

function reportStarts(call: TSESTree.CallExpression, source: TSESTree.Expression, check: Check): void {
  const { context } = check;
  const fanOut: FanOut = { at: call, source, started: getStartedBy(call, context) };
  if (!isReported(fanOut, check)) return;
  context.report({
    node: call.callee,
    messageId: 'startsInLoop',
    data: { started: fanOut.started.label, source: getText(source, context) },
  });
}

/** `Promise.all(xs.map(f))` and its kin. */
function checkCombined(node: TSESTree.CallExpression, check: Check): void {
  const { context, options } = check;
  const origin = findCalleeOrigin(node, context.sourceCode);
  const isPMap = isOrigin(origin, 'p-map', 'default');
  const fanOut = isPMap ? findUnlimitedMap(node, context) : findCombined(node, origin, context);
  if (!origin || !fanOut || !isReported(fanOut, check)) return;
  context.report({
    node: node.callee,
    messageId: 'startsForEach',
    data: {
      call: isPMap ? 'pMap()' : `${origin.name}()`,
      started: fanOut.started.label,
      source: getText(fanOut.source, context),
    },
    suggest: suggestLimits(node, fanOut, options.limit ?? 10, context),
  });
}

function findCombined(
  node: TSESTree.CallExpression,
  origin: CalleeOrigin | undefined,
  context: Context,
): FanOut | undefined {
  const [argument] = node.arguments;
  if (origin?.module !== globalModule || !combinators.has(origin.name)) return undefined;
  if (!argument || argument.type === 'SpreadElement') return undefined;
  return findMapping(argument, node, context) ?? findFilled(argument, node, context);
}

function isReported({ source, started }: FanOut, { context, options }: Check): boolean {
  return areTooMany(started, source, options.max ?? defaultMax, context);
}

/** The collection for a message: on one line, never long. */
function getText(node: TSESTree.Node, { sourceCode }: Context): string {
  const text = sourceCode.text.slice(...node.range).replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

/** `xs.map(callback)`, `Array.from(xs, callback)` or `xs.reduce(callback, [])`, on the spot or in a variable. */
function findMapping(written: TSESTree.Expression, at: TSESTree.Node, context: Context, depth = 0): FanOut | undefined {
  const node = unwrapExpression(written);
  if (node.type === 'Identifier' && depth < 3) {
    const variable = findVariable(node, context.sourceCode);
    const value = variable && findOnlyValue(variable);
    return value && findMapping(value, at, context, depth + 1);
  }
  if (node.type === 'ArrayExpression') {
    for (const element of node.elements) {
      const found = element?.type === 'SpreadElement' && findMapping(element.argument, at, context, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  if (node.type !== 'CallExpression') return undefined;
  const callee = unwrapExpression(node.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const name = findPropertyName(callee);
  const [first, second] = node.arguments;
  if (name === 'concat') return findMapping(callee.object, at, context, depth + 1);
  if (name === 'from' && isNamed(callee.object, 'Array')) {
    if (!first || !second || first.type === 'SpreadElement') return undefined;
    return { at, source: first, started: getStarted(second, context) };
  }
  const reduced = findReduced(node, context.sourceCode);
  if (reduced) return { at, source: callee.object, started: getStartedBy(reduced, context) };
  if (!first || (name !== 'map' && name !== 'flatMap')) return undefined;
  const inner = name === 'flatMap' ? findInnerMapping(first, at, context, depth) : undefined;
  if (inner) return { at, source: callee.object, started: inner.started };
  const mapping = node === unwrapExpression(written) && name === 'map' ? { call: node, callback: first } : undefined;
  return { at, source: callee.object, started: getStarted(first, context), mapping: depth === 0 ? mapping : undefined };
}

/** `page.ids.map(load)` in `pages.flatMap((page) => page.ids.map(load))`. */
function findInnerMapping(
  callback: TSESTree.CallExpressionArgument,
  at: TSESTree.Node,
  context: Context,
  depth: number,
): FanOut | undefined {
  if (callback.type !== 'ArrowFunctionExpression' || callback.async || depth > 3) return undefined;
  return callback.body.type === 'CallExpression' ? findMapping(callback.body, at, context, depth + 1) : undefined;
}

/** `const tasks = []; for (const x of xs) tasks.push(f(x));`, or the same with a set, and then all of `tasks`. */
function findFilled(written: TSESTree.Expression, at: TSESTree.Node, context: Context): FanOut | undefined {
  const node = unwrapExpression(written);
  const variable = node.type === 'Identifier' ? findVariable(node, context.sourceCode) : undefined;
  const initial = variable && findOnlyValue(variable);
  if (!variable || !initial || !isNewCollection(initial)) return undefined;
  for (const { identifier } of variable.references) {
    const pushed = findPush(identifier)?.arguments[0] ?? findElement(identifier);
    if (pushed?.type === 'SpreadElement') {
      const mapping = contains(pushed, at) ? undefined : findMapping(pushed.argument, at, context, 1);
      if (mapping) return mapping;
      continue;
    }
    const loop = pushed && findLoop(pushed);
    if (!loop || contains(loop.node, at) || isDrainedIn(loop, variable)) continue;
    if (pushed.type !== 'CallExpression') continue;
    return { at, source: loop.source, started: getStartedBy(pushed, context) };
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
  const member = identifier.parent;
  if (member?.type !== 'MemberExpression' || member.object !== identifier || !member.computed) return undefined;
  return member.parent.type === 'AssignmentExpression' && member.parent.left === member
    ? member.parent.right
    : undefined;
}

/** `tasks.push(f(x))`, `tasks.add(f(x))` */
function findPush(identifier: TSESTree.Node): TSESTree.CallExpression | undefined {
  const member = identifier.parent;
  if (member?.type !== 'MemberExpression' || member.object !== identifier) return undefined;
  if (!/^(?:push|add)$/.test(findPropertyName(member) ?? '') || member.parent.type !== 'CallExpression')
    return undefined;
  return member.parent;
}

/** `pMap(xs, f)`, which without `concurrency` starts all: https://github.com/sindresorhus/p-map#concurrency */
function findUnlimitedMap(node: TSESTree.CallExpression, context: Context): FanOut | undefined {
  const [source, mapper, options] = node.arguments;
  if (!source || source.type === 'SpreadElement' || !mapper || mapper.type === 'SpreadElement') return undefined;
  if (options) {
    if (options.type !== 'ObjectExpression') return undefined;
    const isLimited = options.properties.some(
      (one) => one.type === 'SpreadElement' || findPropertyName(one) === 'concurrency',
    );
    if (isLimited) return undefined;
  }
  return { at: node, source, started: getStarted(mapper, context) };
}
