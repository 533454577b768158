import { remember } from '../../../project/remember.js';
import type { ControlFlowGraph } from '../../../python/flow/control-flow.js';
import {
  findAssigned,
  findHolder,
  findOrigin,
  findTarget,
  getNamesIn,
  isDeclaredIn,
} from '../../../python/flow/assignments.js';
import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import { findCallOf } from '../../../python/syntax/arguments.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { getParameters, isNamed } from '../../../python/syntax/predicates.js';
import { getControlFlow } from '../../python/flows.js';
import type { MessageIds } from '../messages.js';
import { findLeavingWait, getUsesOfLocal, type LeavingWait } from './waits.js';

/** A local variable that keeps a task for too short a time, and what is to be said of it. */
interface ForgottenLocal {
  readonly variable: ast.Name;
  /** The local set that keeps the task for no longer; undefined when the variable is all that keeps it. */
  readonly set?: ast.Name;
  /** What it is waited for in beside others; nothing else is done with it. */
  readonly wait?: LeavingWait;
  readonly messageId: MessageIds;
}

/**
 * A local variable that a task has been put in, when nothing reads it but to ask for a callback, and it ends before
 * the task need be done: with its function, or when it is given the next task.
 */
export function findForgottenLocal(variable: ast.Name, facts: PythonFacts, text: string): ForgottenLocal | undefined {
  const owner = findRunningFunction(variable);
  const use = owner && getUse(variable, owner, facts);
  if (owner === undefined || use === undefined || use === 'used') return undefined;
  const graph = getControlFlow(owner, text, facts);
  if (typeof use === 'object') {
    // Where the function goes on to wait, the set is there for as long, which may be as long as the program runs.
    if (!isOnlyFilled(use.id, owner)) return undefined;
    const isForgotten = graph.findEnd({ from: variable, stops: getPauses(graph) }) !== undefined;
    return isForgotten ? { variable, set: use, messageId: 'taskInLocalSet' } : undefined;
  }
  if (use === 'observed') {
    return isForgottenAtOnce(variable, graph) ? { variable, messageId: 'observedTask' } : undefined;
  }
  const wait = use === 'left' ? findWait(variable, owner, facts) : undefined;
  const paths = { from: variable, stops: getYields(graph) };
  const isForgotten = graph.findEnd(paths) !== undefined;
  if (!isForgotten && graph.getReached(new Set([variable]), paths).size === 0) return undefined;
  if (wait !== undefined) return { variable, wait, messageId: 'leftTask' };
  return { variable, messageId: isForgotten ? 'unusedTask' : 'replacedTask' };
}

function findWait({ id }: ast.Name, owner: ast.FunctionNode, facts: PythonFacts): LeavingWait | undefined {
  for (const name of getNamesIn(owner, id)) {
    const wait = name.ctx === 'Store' ? undefined : findLeavingWait(name, facts);
    if (wait !== undefined) return wait;
  }
  return undefined;
}

/** Whoever has a generator, as the lifespan of a server, keeps its variables for as long. */
function isYield({ type }: ast.Node): boolean {
  return type === 'Yield' || type === 'YieldFrom';
}

const getYields = remember((graph: ControlFlowGraph) => graph.getNodes(isYield));

/** Where other tasks may run before the function goes on, and the task come to its end. */
const getPauses = remember((graph: ControlFlowGraph) => graph.getNodes((node) => isYield(node) || isSuspension(node)));

function isSuspension(node: ast.Node): boolean {
  if (node.type === 'comprehension') return node.is_async;
  return node.type === 'Await' || node.type === 'AsyncFor' || node.type === 'AsyncWith';
}

/**
 * The local list or set that a task is put in, when all that is done with it is to fill it, in a function that comes to an
 * end: `tasks = [create_task(f(x)) for x in xs]`, `tasks.append(create_task(f()))`.
 */
export function findForgottenCollection(
  task: ast.Expression,
  facts: PythonFacts,
  text: string,
): ForgottenLocal | undefined {
  const variable = findFilledName(task) ?? findMadeName(task);
  if (variable === undefined) return undefined;
  const owner = findRunningFunction(variable);
  if (owner === undefined || !isOnlyFilled(variable.id, owner)) return undefined;
  const graph = getControlFlow(owner, text, facts);
  const isForgotten = graph.findEnd({ from: variable, stops: getYields(graph) }) !== undefined;
  return isForgotten ? { variable, messageId: 'unusedTasks' } : undefined;
}

/** The name of `tasks.append(task)`, as a statement. */
function findFilledName(task: ast.Expression): ast.Name | undefined {
  const { parent } = task;
  if (parent?.type !== 'Call' || parent.args[0] !== task || parent.func.type !== 'Attribute') return undefined;
  const { value } = parent.func;
  return value.type === 'Name' && isFilling(value) ? value : undefined;
}

function isFilling({ parent }: ast.Name): boolean {
  return parent?.type === 'Attribute' && (parent.attr === 'append' || parent.attr === 'add') && isCallStatement(parent);
}

/** Whether a method is called, and its result dropped. */
function isCallStatement(method: ast.Attribute): boolean {
  return findCallOf(method)?.parent?.type === 'Expr';
}

/** The name of `tasks = [task for x in xs]`. */
function findMadeName({ parent }: ast.Expression): ast.Name | undefined {
  const made = parent !== null && isCollection(parent) ? findTarget(parent) : undefined;
  return made && findHolder(made);
}

function isCollection(node: ast.Node): node is ast.List | ast.Set | ast.ListComp | ast.SetComp {
  return node.type === 'List' || node.type === 'Set' || node.type === 'ListComp' || node.type === 'SetComp';
}

/** `task.add_done_callback(tasks.discard)`: the task refers to the set then, and the set to the task. */
function isEmptying({ parent }: ast.Name): boolean {
  if (parent?.type !== 'Attribute' || (parent.attr !== 'discard' && parent.attr !== 'remove')) return false;
  const taker = parent.parent;
  return taker?.type === 'Call' && taker.func.type === 'Attribute' && taker.func.attr === 'add_done_callback';
}

/** Whether the function makes a list or set of that name, and does nothing with it but to fill it. */
function isOnlyFilled(name: string, owner: ast.FunctionNode): boolean {
  let made = getParameters(owner.args).some(({ arg }) => arg === name) ? NaN : 0;
  if (isDeclaredIn(owner, name)) return false;
  for (const node of getUsesOfLocal(name, owner)) {
    if (findRunningFunction(node) !== owner) made = NaN;
    else if (isMaking(node)) made++;
    else if (!isFilling(node) && !isEmptying(node)) made = NaN;
  }
  return made > 0;
}

function isMaking(name: ast.Name): boolean {
  const assigned = name.ctx === 'Store' ? findAssigned(name) : undefined;
  const value = assigned && findTarget(assigned) === name ? findOrigin(name) : undefined;
  if (value === undefined) return false;
  if (value.type !== 'Call') return isCollection(value);
  const isEmpty = value.args.length + value.keywords.length === 0;
  return isEmpty && (isNamed(value.func, 'list') || isNamed(value.func, 'set'));
}

/**
 * Whether the variable ends before the function waits for anything more: while it waits, the task may come to its end. In a
 * loop what is waited for before the task is started is the next round's work.
 */
function isForgottenAtOnce(variable: ast.Name, graph: ControlFlowGraph): boolean {
  const stops = [...getPauses(graph)].filter((node) => isYield(node) || node.start > variable.start);
  return graph.findEnd({ from: variable, stops: new Set(stops) }, new Set([variable])) !== undefined;
}

/**
 * How a function uses a local variable: not at all, only to ask for callbacks of the task in it, only to wait for it beside others
 * for as long as these take, only to put it into the collection of that name, too, or otherwise.
 */
function getUse(
  { id }: ast.Name,
  owner: ast.FunctionNode,
  facts: PythonFacts,
): 'unused' | 'observed' | 'left' | 'used' | ast.Name {
  const uses = new Set<'observed' | 'left' | 'used'>();
  let collection: ast.Name | undefined;
  if (isDeclaredIn(owner, id)) return 'used';
  for (const node of getUsesOfLocal(id, owner)) {
    if (node.ctx === 'Store') continue;
    const filled = findFilledName(node);
    if (filled !== undefined && collection === undefined) collection = filled;
    else if (isAskingForCallback(node)) uses.add('observed');
    else uses.add(findLeavingWait(node, facts) === undefined ? 'used' : 'left');
  }
  if (uses.has('used')) return 'used';
  if (collection !== undefined) return uses.has('left') ? 'used' : collection;
  if (uses.has('left')) return 'left';
  return uses.size === 0 ? 'unused' : 'observed';
}

/** `task.add_done_callback(f)` as a statement: the task refers to `f`, and nothing to the task. */
function isAskingForCallback({ parent }: ast.Name): boolean {
  return parent?.type === 'Attribute' && keepingNothing.has(parent.attr) && isCallStatement(parent);
}

/** Methods of a task after which nothing more refers to it (https://docs.python.org/3/library/asyncio-task.html#task-object). */
const keepingNothing: ReadonlySet<string> = new Set(['add_done_callback', 'remove_done_callback', 'set_name']);
