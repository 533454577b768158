import type { TSESTree } from '@typescript-eslint/utils';
import { isExit } from '../../../javascript/flow/node-kinds.js';
import { promiseMethods } from '../../../javascript/library/promise-methods.js';
import { isUnawaited } from '../../../javascript/library/settling.js';
import { mayStore, storesByThenable } from '../../../javascript/library/stored-thenables.js';
import { givesHeld } from '../../../javascript/semantics/collections.js';
import { endsTest, isTestCode } from '../../../javascript/semantics/facts/test-code.js';
import { getModuleFile } from '../../../javascript/semantics/project.js';
import { findEnclosingFunction, isFunction } from '../../../javascript/syntax/functions.js';
import { findMethod, findMethodName, findPropertyName } from '../../../javascript/syntax/member-names.js';
import { isCallNode } from '../../../javascript/syntax/predicates.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findVariable, getReads } from '../../../javascript/syntax/variables.js';
import { isPromiseLike, isUnknownKind } from '../../../javascript/types/oracle.js';
import { startsTooMany } from '../../no-unbounded-fan-out/javascript/too-many.js';
import { findLocalFunction } from './promises/certain-promises.js';
import { suggestCatch } from './suggestions/executors.js';
import { isAllowedCall, isServiceCall, isServiceOfTest } from './calls.js';
import type { Check, Inspection } from './inspection.js';
import { findQueryFate, type QueryFate } from './promises/lazy-queries.js';
import { endsItsCaller } from './own-end.js';
import {
  hasNothingToHandle,
  isHandledElsewhere,
  isNeedlesslyAsync,
  isSettled,
  isSettlingFunction,
} from './promises/settled-promises.js';
import {
  suggestAwaitAll,
  suggestAwaitOf,
  suggestInsteadOfVoid,
  suggestVoid,
  type Changes,
} from './suggestions/suggestions.js';
import { isAwaitOfMapped } from './values/awaited-arrays.js';
import { isNeverFalse } from './values/conditions.js';

interface Floating {
  readonly node: TSESTree.Expression;
  /** What suggestions change, where that is not the node: `done.finally(f)`, of which `done` is reported. */
  readonly chain?: TSESTree.Expression;
  readonly messageId:
    | 'floating'
    | 'floatingLazy'
    | 'floatingStore'
    | 'floatingPause'
    | 'floatingNeedless'
    | 'floatingArray'
    | 'floatingPauses'
    | 'droppedGenerator'
    | 'uselessHandler';
  /** Of `floatingLazy`: whose query it is. */
  readonly package?: string;
}

/** Statements whose value is a promise, or an array of promises, that nothing is done with. */
export function checkFloating(inspection: Inspection): Check {
  const statements: TSESTree.Expression[] = [];
  const voided = new Set<TSESTree.Expression>();
  const add = (written: TSESTree.Expression): void => {
    statements.push(...getDropped(written, inspection));
    const isVoid = written.type === 'UnaryExpression' && written.operator === 'void';
    if (isVoid && inspection.options.allowVoid) voided.add(written.argument);
  };
  return {
    listener: {
      ExpressionStatement({ directive, expression }) {
        // Absent is undefined or null, depending on the parser.
        if (!directive) getParts(expression).forEach(add);
      },
      ArrowFunctionExpression({ body }) {
        if (body.type === 'UnaryExpression' && body.operator === 'void') add(body);
      },
    },
    getAsked: () => statements.flatMap((one) => getBranches(one)).flatMap((one) => getDropped(one, inspection)),
    report() {
      for (const statement of statements) {
        const found = voided.has(statement)
          ? toUnrun(statement, findQueryFate(statement, inspection), inspection)
          : findFloating(statement, inspection);
        if (!found) continue;
        inspection.report({
          at: found.node,
          messageId: found.messageId,
          data: { package: found.package ?? '' },
          getChanges: () => suggest(found, statement, inspection),
        });
      }
    },
  };
}

/** `f()` and `g()` of `f(), g()`. */
function getParts(node: TSESTree.Expression): TSESTree.Expression[] {
  return node.type === 'SequenceExpression' ? node.expressions.flatMap(getParts) : [node];
}

/**
 * What a condition comes down to, in the end: `f()`, `g()` and `h()` of `a ? f() : b ? g() : h()`. Its own type says no more, and
 * to ask for that of each condition in another takes the compiler the cube of their number.
 */
function getBranches(node: TSESTree.Expression): TSESTree.Expression[] {
  if (node.type !== 'ConditionalExpression') return [node];
  return [...getBranches(node.consequent), ...getBranches(node.alternate)];
}

/** What may be a promise that is dropped: of `void x` it is `x`. */
function getDropped(written: TSESTree.Expression, inspection: Inspection): TSESTree.Expression[] {
  if (written.type === 'UnaryExpression' && written.operator === 'void') return [written.argument];
  if (written.type === 'AssignmentExpression') return [];
  return written.type === 'ArrayExpression' || inspection.canBePromise(written) ? [written] : [];
}

function findFloating(written: TSESTree.Expression, inspection: Inspection): Floating | undefined {
  const node = written.type === 'ChainExpression' ? written.expression : written;
  if (node.type === 'SequenceExpression') return findFirst(node.expressions, inspection);
  if (node.type === 'ConditionalExpression') return findInBranches(node, inspection);
  if (node.type === 'ArrayExpression') {
    return isArrayOfFloating(node, inspection) ? { node, messageId: 'floatingArray' } : undefined;
  }
  if (node.type === 'AssignmentExpression' || !inspection.canBePromise(node)) return undefined;
  const kind = inspection.kindOf(node);
  if (isTakenFromArray(node, inspection)) return undefined;
  if (kind === 'array') return findArray(node, inspection);
  if (node.type === 'AwaitExpression') return undefined;
  if (!isPromiseLike(kind)) {
    return inspection.isGeneratorCall(node) ? { node, messageId: 'droppedGenerator' } : undefined;
  }
  const fate = findQueryFate(node, inspection);
  if (fate) return toUnrun(node, fate, inspection);
  if (node.type === 'LogicalExpression') {
    // What is tested as well is reported as a condition.
    const isTest = inspection.options.checkValues && isNeverFalse(node.left, inspection);
    return findFirst(isTest ? [node.right] : [node.left, node.right], inspection);
  }
  if (kind === 'thenable' && !inspection.options.checkThenables) return findStore(node, inspection);
  if (node.type === 'CallExpression') return findInCall(node, inspection);
  if ((node.type === 'NewExpression' || node.type === 'Identifier') && isSettled(node, inspection)) {
    return isPause(node, inspection) ? { node, messageId: 'floatingPause' } : undefined;
  }
  return { node, messageId: 'floating' };
}

/** A thenable that tells whether data was kept. Others are often dropped on purpose: those of messages that are shown. */
function findStore(node: TSESTree.Expression, inspection: Inspection): Floating | undefined {
  if (node.type !== 'CallExpression' || !mayStore(findMethodName(node))) return undefined;
  const origin = inspection.oracle.calleeOrigin(node);
  if (!origin || !storesByThenable(origin) || isAllowedCall(node, inspection)) return undefined;
  return { node, messageId: 'floatingStore' };
}

/** A query that nothing runs, neither `void` nor the end of the statement. */
function toUnrun(node: TSESTree.Expression, fate: QueryFate | undefined, inspection: Inspection): Floating | undefined {
  if (fate?.kind !== 'unrun' || isAllowedCall(node, inspection)) return undefined;
  return { node, messageId: 'floatingLazy', package: fate.package };
}

/** Where both branches float, whatever is to be done is done to the two of them at once. */
function findInBranches(node: TSESTree.ConditionalExpression, inspection: Inspection): Floating | undefined {
  const first = findFloating(node.consequent, inspection);
  const second = findFloating(node.alternate, inspection);
  const areAlike = [first, second].every((one) => one && isAwaitable(one) && !mustGoOn(one, inspection));
  return first && areAlike ? { ...first, chain: node } : (first ?? second);
}

/** Whether it is a promise that `await` before it is enough for. */
function isAwaitable({ messageId }: Floating): boolean {
  return ['floating', 'floatingStore', 'floatingPause', 'floatingNeedless'].includes(messageId);
}

/** To wait for what goes on until it is stopped, or until others are done with it, would stop the caller. */
function mustGoOn({ node }: Floating, inspection: Inspection): boolean {
  const isEndless = node.type === 'CallExpression' && isServiceCall(node, inspection);
  return isEndless || endsItsCaller(node, inspection.sourceCode) || followsShared(node, inspection);
}

/** `ready.then(() => (isReady = true));` of a promise that was given, is kept in a property, or of which something else is made. */
function followsShared(node: TSESTree.Expression, inspection: Inspection): boolean {
  const method = node.type === 'CallExpression' ? findMethod(node, ...promiseMethods) : undefined;
  if (!method) return false;
  const object = unwrapExpression(method.object);
  if (object.type === 'MemberExpression' || followsShared(object, inspection)) return true;
  const variable = findVariable(object, inspection.sourceCode);
  if (variable?.defs.some(({ type }) => type === 'Parameter')) return true;
  return getReads(variable).length > 1;
}

function findFirst(nodes: readonly TSESTree.Expression[], inspection: Inspection): Floating | undefined {
  for (const one of nodes) {
    const found = findFloating(one, inspection);
    if (found) return found;
  }
  return undefined;
}

/** `new Promise((resolve) => setTimeout(resolve, 100));` in an asynchronous function: all that it is good for is to wait. */
function isPause(node: TSESTree.Identifier | TSESTree.NewExpression, { sourceCode }: Inspection): boolean {
  const [executor] = node.type === 'NewExpression' ? node.arguments : [];
  if (!executor || !isFunction(executor) || findEnclosingFunction(node)?.async !== true) return false;
  const [resolve] = executor.params;
  if (resolve?.type !== 'Identifier') return false;
  const reads = sourceCode.getDeclaredVariables(executor).find(({ name }) => name === resolve.name)?.references ?? [];
  return reads.length > 0 && reads.every(({ identifier: { parent } }) => parent.type !== 'AssignmentExpression');
}

/** A statement of its own: `[save(a), save(b)];`. */
function isArrayOfFloating({ elements }: TSESTree.ArrayExpression, inspection: Inspection): boolean {
  return elements.some((one) => one && one.type !== 'SpreadElement' && findFloating(one, inspection));
}

/** `running.splice(at, 1);`, `jobs.reverse();`: the array had the promises before, and whoever put them there can have handled them. */
function isTakenFromArray(node: TSESTree.Expression, inspection: Inspection): boolean {
  if (node.type !== 'CallExpression' || !givesHeld(findMethodName(node))) return false;
  const callee = unwrapExpression(node.callee);
  if (callee.type !== 'MemberExpression') return false;
  const object = unwrapExpression(callee.object);
  const isPlace = object.type === 'Identifier' || object.type === 'MemberExpression';
  return isPlace ? inspection.kindOf(object) === 'array' : isTakenFromArray(object, inspection);
}

/** An array of promises, unless it is dropped well, or awaited, which is reported as such. */
function findArray(node: TSESTree.Expression, inspection: Inspection): Floating | undefined {
  if (node.type === 'AwaitExpression' && isAwaitOfMapped(node, inspection.sourceCode)) return undefined;
  const [callback] = node.type === 'CallExpression' ? node.arguments : [];
  const isSettledMap = callback && isFunction(callback) && isSettlingFunction(callback, inspection);
  if (!isSettledMap) return { node, messageId: 'floatingArray' };
  // `xs.map((x) => x.close())`: where an error cannot be, all that the promises are good for is to wait.
  const isPause = !callback.async && hasNothingToHandle(callback.body, inspection, node);
  return isPause ? { node, messageId: 'floatingPauses' } : undefined;
}

function findInCall(node: TSESTree.CallExpression, inspection: Inspection): Floating | undefined {
  if (isAllowedCall(node, inspection)) return undefined;
  const callee = unwrapExpression(node.callee);
  const name = callee.type === 'MemberExpression' ? findPropertyName(callee) : undefined;
  if (callee.type === 'MemberExpression' && name === 'finally') {
    if (endsProcess(node.arguments[0])) return undefined;
    const found = findFloating(callee.object, inspection);
    return found && (isCallNode(found.node) ? { ...found, chain: node } : { ...found, node });
  }
  const handler = name === 'catch' ? node.arguments[0] : name === 'then' ? node.arguments[1] : undefined;
  if (handler && handler.type !== 'SpreadElement') {
    return isHandler(handler, inspection) ? undefined : { node: handler, messageId: 'uselessHandler' };
  }
  if (name === 'then' && node.arguments[0] && endsTest(node.arguments[0], inspection.sourceCode)) return undefined;
  const isNeedless = isNeedlesslyAsync(node, inspection);
  if (hasNothingToHandle(node, inspection))
    return { node, messageId: isNeedless ? 'floatingNeedless' : 'floatingPause' };
  if (isSettled(node, inspection) || isTopOfTest(node, inspection) || isServiceOfTest(node, inspection))
    return undefined;
  if (inspection.oracle.hasPlainResult(node) || isBuiltOn(callee, inspection)) return undefined;
  // What is chained to it is another promise.
  if (node.parent.type !== 'MemberExpression' && isHandledElsewhere(node, inspection)) return undefined;
  const origin = inspection.oracle.calleeOrigin(node);
  if (origin && isUnawaited(origin, findEnclosingFunction(node)?.async === true)) return undefined;
  return { node, messageId: isNeedless ? 'floatingNeedless' : 'floating' };
}

/** `() => process.exit(0)`: with the process ends what nobody handled. */
function endsProcess(handler: TSESTree.CallExpressionArgument | undefined): boolean {
  if (!handler || !isFunction(handler)) return false;
  const { body } = handler;
  const last = body.type === 'BlockStatement' ? body.body.at(-1) : body;
  const ended =
    last?.type === 'ExpressionStatement' ? last.expression : last?.type === 'ReturnStatement' ? last.argument : last;
  return Boolean(ended && isExit(ended));
}

/**
 * `query.where('age', 18)` for a query that is a promise itself, as those of Objection and some other query builders: the
 * method changes it, gives it back, and whoever awaits the query sees its error.
 */
function isBuiltOn(callee: TSESTree.Expression, inspection: Inspection): boolean {
  if (callee.type !== 'MemberExpression' || promiseMethods.has(findPropertyName(callee) ?? '')) return false;
  const object = unwrapExpression(callee.object);
  if (object.type === 'Identifier') return inspection.kindOf(object) === 'promise';
  return object.type === 'CallExpression' && isBuiltOn(unwrapExpression(object.callee), inspection);
}

/** What is not known to be something else is taken for a function. */
function isHandler(node: TSESTree.Expression, { oracle }: Inspection): boolean {
  return oracle.isCallable(node) || isUnknownKind(oracle.promiseKind(node));
}

/** A function of the file that fails at the top level of a test fails the test's process, and nobody can miss it. */
function isTopOfTest(node: TSESTree.CallExpression, { context, sourceCode }: Inspection): boolean {
  return (
    !findEnclosingFunction(node) &&
    findLocalFunction(unwrapExpression(node.callee), sourceCode) !== undefined &&
    isTestCode(getModuleFile(context))
  );
}

function suggest(found: Floating, whole: TSESTree.Expression, inspection: Inspection): Changes {
  const { node: reported, chain: node = reported, messageId } = found;
  const { context, options } = inspection;
  // What it gives is to be looped over, and what for nobody knows.
  if (messageId === 'droppedGenerator') return { suggest: [] };
  if (messageId === 'floatingArray' || messageId === 'floatingPauses') return suggestAwaitAll(node, context);
  const target = messageId === 'uselessHandler' ? whole : node;
  if (whole.parent.type === 'UnaryExpression')
    return messageId === 'floatingLazy' ? suggestInsteadOfVoid(whole.parent, context) : { suggest: [] };
  if (messageId === 'floatingLazy') return suggestAwaitOf(target, context);
  const changes = mustGoOn(found, inspection) ? { suggest: [] } : suggestAwaitOf(target, context);
  const handled = messageId === 'floating' ? suggestCatch(node, context.sourceCode) : [];
  const isIgnorable = options.allowVoid && !startsTooMany(target, context);
  const ignored = isIgnorable ? [suggestVoid(target)] : [];
  return { ...changes, suggest: [...changes.suggest, ...handled, ...ignored] };
}
