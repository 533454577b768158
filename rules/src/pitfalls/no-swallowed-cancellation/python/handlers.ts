import type { ControlFlowGraph, Paths } from '../../../python/flow/control-flow.js';
import { findRunningFunction, getRunningScope, isInLoop, walkOwn } from '../../../python/flow/enclosing.js';
import { remember } from '../../../project/remember.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import type { Span } from '../../../project/text/span.js';
import { getItems, getTargets, isNamed } from '../../../python/syntax/predicates.js';
import { someNode } from '../../../python/syntax/walk.js';
import type { PythonRuleContext } from '../../../rule.js';
import { toLabel } from '../../python/labels.js';
import { toRelated } from '../../python/modules.js';
import { findCaught, getSuspensions, isEntered, type Caught, type Suspension } from './cancellation.js';
import type { CancelledTasks } from './cancelled-tasks.js';
import { createEdgeFilter, findExceptionNames, isAskingOwnState, isExcInfo } from './conditions.js';
import { isEntryFunction } from './entries.js';
import type { PythonMessageIds } from './messages.js';
import { getHandlerSuggestions } from './suggestions.js';
import { getCallee } from '../../python/callees.js';
import { getControlFlow } from '../../python/flows.js';
import { findOnlyValue } from '../../python/only-value.js';

/** How a function goes on from a handler that has caught a cancellation. */
interface Flow {
  readonly graph: ControlFlowGraph;
  /** Those that neither raise nor call what never returns: `sys.exit()`. */
  readonly paths: Paths;
}

type WayOn = 'end' | 'elsewhere' | 'loop';

const goesOn = 'goes on: the task cannot be stopped and its timeouts do not fire';
const outcomes: Readonly<Record<WayOn, string>> = {
  end: 'returns as if nothing had happened: whoever awaits this function goes on, and timeouts do not fire',
  elsewhere: goesOn,
  loop: goesOn,
};

/** Reports the handler of a `try` that catches a cancellation of what the `try` awaits, and goes on. */
export function checkHandlers(
  node: ast.Try,
  context: PythonRuleContext<PythonMessageIds>,
  cancelledTasks: CancelledTasks,
): void {
  const { facts, text } = context.sourceCode;
  const around = findRunningFunction(node);
  if (around?.type !== 'AsyncFunctionDef') return;
  const found = findCatchingHandler(node, facts);
  if (found === undefined) return;
  const { handler, caught } = found;
  const awaited = getSuspensions(node.body, isEntered(around, facts)).filter(
    (one) => !cancelledTasks.isAwaitOfCancelled(one, around, node),
  );
  const [first] = awaited;
  if (first === undefined || isGuarded(handler, caught, facts)) return;
  const graph = getControlFlow(around, text, facts);
  const canTake = createEdgeFilter(findExceptionNames(handler, facts), facts);
  const flow: Flow = { graph, paths: { from: handler, stops: graph.leaving, canTake } };
  if (isHandedOn(handler, around, flow, facts) || isRaisedLater(handler, around, flow)) return;
  const wayOn = findWayOn(handler, awaited, around, flow);
  if (wayOn === undefined || (wayOn !== 'loop' && isEntryFunction(around, context.sourceCode))) return;
  const messageId = wayOn === 'loop' ? 'swallowedInLoop' : caught.isByName ? 'swallowedByName' : 'swallowed';
  context.report({
    at: caught.expression ?? { start: handler.start, end: handler.start + 'except'.length },
    messageId,
    data: { caught: getCaughtText(caught, text), awaited: toLabel(first.operand, text), outcome: outcomes[wayOn] },
    related: [toRelated(first.node, 'A cancellation arrives here.', context)],
    suggest: getHandlerSuggestions(handler, caught, context),
  });
}

/** The first handler that a cancellation reaches. */
function findCatchingHandler(
  { handlers }: ast.Try,
  facts: PythonFacts,
): { handler: ast.ExceptHandler; caught: Caught } | undefined {
  for (const handler of handlers) {
    const caught = findCaught(handler.exceptionType, facts);
    if (caught !== undefined) return { handler, caught };
  }
  return undefined;
}

/**
 * Where a cancellation leads that the handler has caught, if not out of the function by an exception: to the end of the
 * function, at once or after something else was awaited, to the same `await` again, or into a loop without an end.
 */
function findWayOn(
  handler: ast.ExceptHandler,
  awaited: readonly Suspension[],
  around: ast.AsyncFunctionDef,
  { graph, paths }: Flow,
): WayOn | undefined {
  if (graph.getReached(new Set(awaited.map(({ node }) => node)), paths).size > 0) return 'loop';
  // What the handler awaits itself is its clean-up.
  const isInside = ({ start }: ast.Node): boolean => handler.start <= start && start < handler.end;
  const later = [...graph.getReached(getSuspensionsOf(around), paths)].filter((node) => !isInside(node));
  if (graph.findEnd(paths) !== undefined) return later.length > 0 ? 'elsewhere' : 'end';
  if (graph.getReached(graph.leaving, paths).size > 0) return undefined;
  const isEndless = later.some(
    (node) => isInLoop(node) && graph.getReached(new Set([node]), { ...paths, from: node }).size > 0,
  );
  return isEndless ? 'elsewhere' : undefined;
}

const getSuspensionsOf = remember(
  ({ body }: ast.AsyncFunctionDef): ReadonlySet<ast.Node> => new Set(getSuspensions(body).map(({ node }) => node)),
);

function isRaise(node: ast.Node): boolean {
  return node.type === 'Raise';
}

/** Attributes that tell the task's own cancellation from another's. */
const guards: ReadonlySet<string> = new Set(
  'cancelling uncancel cancelled cancel_called cancelled_caught expired'.split(' '),
);

/**
 * Whether the handler looks at who was cancelled (https://docs.python.org/3/library/asyncio-task.html#asyncio.Task.cancelling),
 * or lets a function decide by the exception whether to raise: `if is_fatal(error): raise`.
 */
function isGuarded(handler: ast.ExceptHandler, caught: Caught, facts: PythonFacts): boolean {
  if (caught.isByName && isLeftToState(handler)) return true;
  const exception = handler.name?.name;
  return someNode(handler, (node) => {
    switch (node.type) {
      case 'Attribute':
        return guards.has(node.attr);
      case 'Match':
        return isMatched(node, exception, facts);
      case 'If':
        if (![...node.body, ...node.orelse].some(hasRaise)) return false;
        return isDecidedElsewhere(node.test, exception) || someNode(node.test, (one) => isExcInfo(one, facts));
      default:
        return false;
    }
  });
}

/** Whether the handler raises unless the object says that it is closing: whoever cancelled it then has set that before. */
function isLeftToState({ body }: ast.ExceptHandler): boolean {
  const isAsked = body.some((one) => one.type === 'If' && isAskingOwnState(one.test));
  return isAsked && body.some(hasRaise);
}

/** Whether `match error:` has a case for cancellations that raises. */
function isMatched({ subject, cases }: ast.Match, exception: string | undefined, facts: PythonFacts): boolean {
  if (!isNamed(subject, exception)) return false;
  const chosen = cases.find(({ pattern }) => isMatchingCancellation(pattern, facts));
  return chosen?.body.some(hasRaise) ?? false;
}

function isMatchingCancellation(pattern: ast.Pattern, facts: PythonFacts): boolean {
  switch (pattern.type) {
    case 'MatchClass':
      return findCaught(pattern.cls, facts) !== undefined;
    case 'MatchOr':
      return pattern.patterns.some((one) => isMatchingCancellation(one, facts));
    case 'MatchAs':
      return pattern.pattern === null || isMatchingCancellation(pattern.pattern, facts);
    default:
      return false;
  }
}

/** Whether a test hands the exception to a function other than those that a test is understood by, or looks at what that has given. */
function isDecidedElsewhere(test: ast.Expression, exception: string | undefined): boolean {
  if (exception === undefined) return false;
  const isHandedOver = (node: ast.Node): boolean =>
    node.type === 'Call' &&
    !(node.func.type === 'Name' && understood.has(node.func.id)) &&
    node.args.some((one) => isNamed(one, exception));
  return someNode(test, (node) => {
    const value = node.type === 'Name' ? findOnlyValue(node) : undefined;
    return isHandedOver(node) || (value !== undefined && someNode(value, isHandedOver));
  });
}

const understood: ReadonlySet<string> = new Set(['isinstance', 'issubclass', 'type', 'str', 'repr', 'len', 'print']);

/** Methods that keep an exception for another one to see. */
const keepers: ReadonlySet<string> = new Set(
  'set_exception append add put put_nowait send send_nowait throw __exit__ __aexit__'.split(' '),
);

/** Whether the handler hands the exception on: returns it, keeps it, or gives it to a helper that raises. */
function isHandedOn(handler: ast.ExceptHandler, around: ast.FunctionNode, flow: Flow, facts: PythonFacts): boolean {
  const { name, body } = handler;
  const isException = (node: ast.Expression | null): boolean => isNamed(node, name?.name);
  const holds = (node: ast.Expression | null): boolean =>
    isException(node) || ((node?.type === 'Tuple' || node?.type === 'List') && node.elts.some(isException));
  const gives = (node: ast.Expression): boolean =>
    holds(node) || isExcInfo(node.type === 'Starred' ? node.value : node, facts);
  let isFound = false;
  walkOwn(body, (node) => {
    if (node.type === 'Return' || node.type === 'Yield') isFound ||= holds(node.value);
    if (isAssignment(node) && getValues(node).some(holds)) isFound ||= isKept(node, handler, around, flow);
    if (node.type !== 'Call') return;
    const isGiven = node.args.some(gives) || node.keywords.some(({ value }) => gives(value));
    if (isGiven) isFound ||= isKeeping(node, facts) || (mayRaise(node, facts) && isDue(node, handler, flow));
  });
  return isFound;
}

/** Whether an exception is kept for others, or in a local name that the function looks at before it ends. */
function isKept(node: Assignment, handler: ast.ExceptHandler, around: ast.FunctionNode, flow: Flow): boolean {
  const targets = getTargets(node).flatMap(getItems);
  const names = new Set(targets.flatMap((target) => (target.type === 'Name' ? [target.id] : [])));
  if (names.size < targets.length || isSharedAround(names, around)) return true;
  return isLookedAt(names, { start: handler.start, end: node.start }, flow);
}

type Assignment = ast.Assign | ast.AnnAssign | ast.NamedExpr;

function isAssignment(node: ast.Node): node is Assignment {
  return node.type === 'Assign' || node.type === 'AnnAssign' || node.type === 'NamedExpr';
}

/** The value that is assigned, and its items when they are written there. */
function getValues({ value }: Assignment): readonly ast.Expression[] {
  return value === null ? [] : [value, ...getItems(value)];
}

/** Whether nested functions, or those around, use one of the names, too. */
function isSharedAround(names: ReadonlySet<string>, around: ast.FunctionNode): boolean {
  return someNode(around, (node) => {
    if (node.type === 'Global' || node.type === 'Nonlocal') return node.names.some(({ name }) => names.has(name));
    return node.type === 'Name' && names.has(node.id) && getRunningScope(node) !== around;
  });
}

/**
 * Whether every way on from the handler raises, or looks at one of the names. In a loop the next round may return a result.
 * @param ignored where a look at them does not count
 */
function isLookedAt(names: ReadonlySet<string>, ignored: Span, { graph, paths }: Flow): boolean {
  const looks = graph.getNodes((node) => {
    if (node.type !== 'Name' || node.ctx !== 'Load' || !names.has(node.id)) return false;
    return node.start < ignored.start || ignored.end <= node.start;
  });
  return graph.findEnd({ ...paths, stops: new Set([...graph.leaving, ...looks]) }) === undefined;
}

function isKeeping(call: ast.Call, facts: PythonFacts): boolean {
  const func = getCallee(call, facts);
  return func.type === 'Attribute' && keepers.has(func.attr);
}

/** Whether a helper is called that may raise what it is given. */
function mayRaise(call: ast.Call, facts: PythonFacts): boolean {
  const ref = facts.findFunction(getCallee(call, facts));
  return ref !== undefined && facts.mayRaise(ref) && ref.isAsync === (call.parent?.type === 'Await');
}

/** Whether a helper is called on every way on from the handler, or where a test of the exception says so. */
function isDue(call: ast.Call, handler: ast.ExceptHandler, { graph, paths }: Flow): boolean {
  for (let node = call.parent; node !== null && node !== handler; node = node.parent) {
    const test = node.type === 'If' ? node.test : undefined;
    if (test !== undefined && handler.name !== null && mentions(test, new Set([handler.name.name]))) return true;
  }
  return graph.findEnd({ ...paths, stops: new Set([...graph.leaving, call]) }) === undefined;
}

/**
 * Whether the handler only notes what happened, and the function raises later: `cancelled = True … if cancelled: raise`. Not
 * when it can end without a look at what was noted: the next round of a loop returns a result.
 */
function isRaisedLater(handler: ast.ExceptHandler, around: ast.FunctionNode, flow: Flow): boolean {
  const noted = new Set<string>();
  walkOwn(handler.body, (node) => {
    // A count does not tell a cancellation from what may be tried again.
    const isCounted = node.parent?.type === 'AugAssign';
    if (node.type === 'Name' && node.ctx === 'Store' && !isCounted) noted.add(node.id);
  });
  return noted.size > 0 && isRaisedFor(noted, handler, around) && isLookedAt(noted, handler, flow);
}

/** Whether the function raises one of the names, or tests one of them and raises, outside of the handler. */
function isRaisedFor(noted: ReadonlySet<string>, handler: ast.ExceptHandler, around: ast.FunctionNode): boolean {
  let isFound = false;
  walkOwn(around.body, (node) => {
    if (node === handler) return false;
    if (node.type === 'If' && mentions(node.test, noted) && node.body.some(hasRaise)) isFound = true;
    if (node.type === 'Raise' && node.exc !== null && mentions(node.exc, noted)) isFound = true;
    return undefined;
  });
  return isFound;
}

function mentions(expression: ast.Expression, names: ReadonlySet<string>): boolean {
  return someNode(expression, (node) => node.type === 'Name' && names.has(node.id));
}

function hasRaise(root: ast.Node): boolean {
  return someNode(root, isRaise);
}

function getCaughtText({ expression }: Caught, text: string): string {
  return expression === undefined ? 'except:' : text.slice(expression.start, expression.end);
}
