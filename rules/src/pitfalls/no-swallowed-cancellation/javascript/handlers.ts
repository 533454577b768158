import type { TSESTree } from '@typescript-eslint/utils';
import { getControlFlow } from '../../../javascript/flow/control-flow.js';
import { isLoop } from '../../../javascript/flow/node-kinds.js';
import { someOwn, walkOwn } from '../../../javascript/flow/traverse.js';
import { isLogCall, isLogHelper } from '../../../javascript/semantics/facts/log-helpers.js';
import { findHeldValue, findUse } from '../../../javascript/semantics/kept-values.js';
import { findCalleeOrigin, globalModule, isOrigin } from '../../../javascript/semantics/origins.js';
import { getModuleFile } from '../../../javascript/semantics/project.js';
import { findEnclosingFunction, isFunction, type FunctionNode } from '../../../javascript/syntax/functions.js';
import { findMethod, findPropertyName } from '../../../javascript/syntax/member-names.js';
import { getArguments } from '../../../javascript/syntax/unwrap.js';
import { findVariable } from '../../../javascript/syntax/variables.js';
import type { RuleContext } from '../../../rule.js';
import { answersAbortedRequest } from './answers.js';
import { getLooksIn, isLook } from './looks.js';
import { findGivenSignal, type OutsideSignal } from './signals.js';

/** A handler that drops the abort of an operation. */
export interface DroppedAbort {
  readonly operation: TSESTree.CallExpression;
  readonly signal: OutsideSignal;
}

/** What a `catch` clause drops: the abort of something awaited in its `try`, on some way on. */
export function findDroppedAbort(handler: TSESTree.CatchClause, context: RuleContext): DroppedAbort | undefined {
  const { sourceCode } = context;
  const statement = handler.parent;
  const found = findAwaitedWithSignal(statement.block, sourceCode);
  if (!found || answersAbortedRequest(handler, found.signal, sourceCode)) return undefined;
  const root = findEnclosingFunction(handler) ?? sourceCode.ast;
  const looks = collectLooks(handler, statement, context);
  const isAgain = (node: TSESTree.Node): boolean => node === statement;
  const round = leavesLoop(handler) ? undefined : findLookedAtRound(statement, looks);
  const isMore = (node: TSESTree.Node): boolean =>
    round?.isLeftForMore === false && node.type === 'AwaitExpression' && node.range[0] >= round.loop.range[1];
  const goesOn = getControlFlow(root).hasPath({
    from: handler,
    to: round ? [isAgain, isMore] : ['return', isAgain],
    avoiding: (node) => looks.has(node),
    exceptions: false,
  });
  return goesOn || triesAgain(handler, looks, context) ? found : undefined;
}

/** A loop that looks at the signal before each round. */
interface LookedAtRound {
  readonly loop: TSESTree.Node;
  /** Whether an abort goes on to what is behind the loop: `if (signal.aborted) break;`. */
  readonly isLeftForMore: boolean;
}

/** `for (const url of urls) { if (signal.aborted) break; try { … } catch { … } }`: the next round stops, and the last one ends anyway. */
function findLookedAtRound(statement: TSESTree.TryStatement, looks: Looks): LookedAtRound | undefined {
  let child: TSESTree.Node = statement;
  for (let at: TSESTree.Node | undefined = statement.parent; at && !isFunction(at); child = at, at = at.parent) {
    if (at.type !== 'BlockStatement' || !isLoop(at.parent)) continue;
    const before = at.body.filter(({ range }) => range[1] <= child.range[0]);
    const check = before.find((one) => {
      if (one.type === 'IfStatement') return someOwn(one.test, looks.has);
      return one.type === 'ExpressionStatement' && someOwn(one, looks.has);
    });
    if (check) return { loop: at.parent, isLeftForMore: someOwn(check, ({ type }) => type === 'BreakStatement') };
  }
  return undefined;
}

function leavesLoop({ body }: TSESTree.CatchClause): boolean {
  return someOwn(body, ({ type }) => type === 'ReturnStatement' || type === 'BreakStatement');
}

/** Whether the handler keeps the error for later, waits without the signal, and then what was aborted is tried again. */
function triesAgain(handler: TSESTree.CatchClause, looks: Looks, { sourceCode }: RuleContext): boolean {
  let pause: TSESTree.AwaitExpression | undefined;
  for (const node of walkOwn(handler.body)) {
    if (node.type === 'AwaitExpression' && !findWithSignal(node.argument, sourceCode)) pause ??= node;
  }
  if (!pause) return false;
  const flow = getControlFlow(findEnclosingFunction(handler) ?? sourceCode.ast);
  const avoiding = (node: TSESTree.Node): boolean => looks.has(node) && !isKept(node);
  const isPause = (node: TSESTree.Node): boolean => node === pause;
  const isTry = (node: TSESTree.Node): boolean => node === handler.parent;
  return (
    flow.hasPath({ from: handler, to: [isPause], avoiding, exceptions: false }) &&
    flow.hasPath({ from: pause, to: [isTry], avoiding, exceptions: false })
  );
}

/** `last = error;` */
function isKept(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type !== 'AssignmentExpression' || parent.operator !== '=' || parent.right !== node) return false;
  return parent.left.type === 'Identifier' && parent.parent.type === 'ExpressionStatement';
}

/**
 * What `operation(…, { signal }).catch(handler)` or `.then(…, handler)` drops, when the handler neither looks at the error nor
 * throws.
 */
export function findDroppedByCatch(call: TSESTree.CallExpression, context: RuleContext): DroppedAbort | undefined {
  const { sourceCode } = context;
  const callee = findMethod(call, 'catch', 'then');
  if (!callee) return undefined;
  const method = findPropertyName(callee);
  const [first, second] = getArguments(call);
  const handler = method === 'catch' ? first : second;
  if (!handler || !isFunction(handler)) return undefined;
  const use = findUse(call, sourceCode).parent;
  const dropped = isUsedOn(use) ? findInChain(callee.object, sourceCode) : undefined;
  if (!dropped) return undefined;
  if (someOwn(handler.body, (node) => node.type === 'ThrowStatement' || isLook(node, sourceCode))) return undefined;
  return isErrorUsed(handler, context) || isLookedAtBehind(use, context) ? undefined : dropped;
}

/** The operation at the start of `load(url, { signal }).then((response) => response.json())`. */
function findInChain(written: TSESTree.Expression, sourceCode: RuleContext['sourceCode']): DroppedAbort | undefined {
  const operation = findHeldValue(written, sourceCode);
  if (operation.type !== 'CallExpression') return undefined;
  const signal = findGivenSignal(operation, sourceCode);
  if (signal) return { operation, signal };
  const then = findMethod(operation, 'then');
  // A second function would see the abort first.
  return then && operation.arguments.length === 1 ? findInChain(then.object, sourceCode) : undefined;
}

/** Whether every way on from where the value is awaited looks at the signal: `while (!signal.aborted)`. */
function isLookedAtBehind(waits: TSESTree.Node, { sourceCode }: RuleContext): boolean {
  if (waits.type !== 'AwaitExpression') return false;
  const root = findEnclosingFunction(waits) ?? sourceCode.ast;
  return !getControlFlow(root).hasPath({
    from: waits,
    to: ['return', (node) => node === waits],
    avoiding: (node) => isLook(node, sourceCode),
    exceptions: false,
  });
}

/** Whether something goes on with the value that the handler gave. */
function isUsedOn({ type }: TSESTree.Node): boolean {
  return type === 'AwaitExpression' || type === 'ReturnStatement';
}

function findAwaitedWithSignal(
  block: TSESTree.BlockStatement,
  sourceCode: RuleContext['sourceCode'],
): DroppedAbort | undefined {
  for (const node of walkOwn(block)) {
    const isLoop = node.type === 'ForOfStatement' && node.await;
    const waited = node.type === 'AwaitExpression' ? node.argument : isLoop ? node.right : undefined;
    const found = waited && findWithSignal(waited, sourceCode);
    if (found) return found;
  }
  return undefined;
}

/** The call that gets a signal: the expression itself, the start of its chain, or one of those in a `Promise.all`. */
function findWithSignal(written: TSESTree.Expression, sourceCode: RuleContext['sourceCode']): DroppedAbort | undefined {
  for (let call = findHeldValue(written, sourceCode); call.type === 'CallExpression';) {
    const signal = findGivenSignal(call, sourceCode);
    if (signal) return { operation: call, signal };
    const combined = findCombined(call, sourceCode);
    if (combined) return combined;
    const method = findMethod(call);
    if (!method) return undefined;
    call = findHeldValue(method.object, sourceCode);
  }
  return undefined;
}

/** What rejects as soon as one of its promises does, or when all do. */
function findCombined(call: TSESTree.CallExpression, sourceCode: RuleContext['sourceCode']): DroppedAbort | undefined {
  const [list] = call.arguments;
  if (list?.type !== 'ArrayExpression') return undefined;
  const origin = findCalleeOrigin(call, sourceCode);
  if (!isOrigin(origin, globalModule, 'Promise.all', 'Promise.race', 'Promise.any')) return undefined;
  for (const element of list.elements) {
    const found = element && element.type !== 'SpreadElement' && findWithSignal(element, sourceCode);
    if (found) return found;
  }
  return undefined;
}

/** Tells nodes after which the abort is not lost. */
interface Looks {
  readonly has: (node: TSESTree.Node) => boolean;
}

/**
 * Nodes after which the abort is not lost: they look at the signal or at the kind of the error, or hand the error on
 * (to anything but a log).
 */
function collectLooks(handler: TSESTree.CatchClause, statement: TSESTree.TryStatement, context: RuleContext): Looks {
  const shared = getLooksIn(findEnclosingFunction(handler)?.body ?? statement, context.sourceCode);
  const own = new Set<TSESTree.Node>();
  for (const variable of context.sourceCode.getDeclaredVariables(handler)) {
    for (const { identifier } of variable.references) {
      if (!isLogged(identifier, context) && !isAskedForOther(identifier)) own.add(identifier);
    }
  }
  return { has: (node) => shared.has(node) || own.has(node) };
}

/** Kinds of errors that no abort has: https://tc39.es/ecma262/#sec-native-error-types-used-in-this-standard */
const otherErrors = /^(?:Aggregate|Eval|Range|Reference|Syntax|Type|URI)Error$/;

/** `if (error instanceof TypeError) throw error;`: what goes on behind it may be an abort. */
function isAskedForOther({ parent }: TSESTree.Node): boolean {
  if (parent?.type !== 'BinaryExpression' || parent.operator !== 'instanceof') return false;
  if (parent.right.type !== 'Identifier' || !otherErrors.test(parent.right.name)) return false;
  const { parent: holder } = parent;
  if (holder.type !== 'IfStatement' || holder.test !== parent) return false;
  const { consequent } = holder;
  const last = consequent.type === 'BlockStatement' ? consequent.body.at(-1) : consequent;
  return last?.type === 'ThrowStatement';
}

function isErrorUsed(handler: FunctionNode, context: RuleContext): boolean {
  const variables = context.sourceCode.getDeclaredVariables(handler);
  return variables.some(({ references }) => references.some(({ identifier }) => !isLogged(identifier, context)));
}

/**
 * Whether the reference only goes into a log: `console.error(error)`, `logger.warn({ error }, '…')`, or a function of the
 * project that writes a log; also by way of a variable, `const message = String(error);`.
 */
function isLogged(identifier: TSESTree.Node, context: RuleContext): boolean {
  const { sourceCode } = context;
  for (let at = identifier.parent; at; at = at.parent) {
    if (at.type === 'CallExpression' && at.callee !== identifier) {
      const callee = sourceCode.getText(at.callee);
      if (isLogCall(callee) || isLogHelperCall(at, context)) return true;
      if (!/^(?:String|JSON\.stringify)$/.test(callee)) return false;
    }
    if (at.type === 'VariableDeclarator') {
      const { range } = at;
      const uses = findVariable(at.id, sourceCode)?.references.filter(({ init }) => init !== true);
      return uses?.every(({ identifier: use }) => use.range[0] > range[1] && isLogged(use, context)) ?? false;
    }
    if (at.type.endsWith('Statement') || isFunction(at)) return false;
  }
  return false;
}

function isLogHelperCall(call: TSESTree.CallExpression, context: RuleContext): boolean {
  const callee = getModuleFile(context).findCallee(call);
  return callee !== undefined && isLogHelper(callee);
}
