import { buildControlFlow, type ControlFlowGraph } from '../../python/flow/control-flow.js';
import { findRunningFunction } from '../../python/flow/enclosing.js';
import type { PythonFacts } from '../../python/semantics/python-facts.js';
import type * as ast from '../../python/syntax/nodes.js';
import { isDeclaredElsewhere } from '../../python/syntax/predicates.js';
import { walk } from '../../python/syntax/walk.js';
import type { MessageIds } from './messages.js';

/** A local variable that keeps a task for too short a time, and what is to be said of it. */
interface ForgottenLocal {
  readonly variable: ast.Name;
  readonly messageId: MessageIds;
}

/**
 * The local variable that an assignment puts a task in, when nothing reads it but to ask for a callback, and it ends before
 * the task need be done: with its function, or when it is given the next task.
 */
export function findForgottenLocal(
  assignment: ast.Assign | ast.AnnAssign,
  facts: PythonFacts,
  text: string,
): ForgottenLocal | undefined {
  const [variable, ...more] = assignment.type === 'Assign' ? assignment.targets : [assignment.target];
  if (variable?.type !== 'Name' || more.length > 0) return undefined;
  const owner = findRunningFunction(variable);
  const use = owner && getUse(variable, owner);
  if (owner === undefined || use === undefined || use === 'used') return undefined;
  const graph = buildControlFlow(owner, { text, isNoReturn: (call) => facts.isNoReturn(call) });
  if (use === 'observed') {
    return isForgottenAtOnce(variable, graph) ? { variable, messageId: 'observedTask' } : undefined;
  }
  if (graph.findPathAvoiding(variable, new Set()) !== undefined) return { variable, messageId: 'unusedTask' };
  return graph.getNodesReachedFrom(variable).has(variable) ? { variable, messageId: 'replacedTask' } : undefined;
}

/**
 * Whether the variable ends before the function waits for anything more: while it waits, the task may come to its end. In a
 * loop what is waited for before the task is started is the next round's work.
 */
function isForgottenAtOnce(variable: ast.Name, graph: ControlFlowGraph): boolean {
  const path = graph.findPathAvoiding(
    variable,
    (node, { isSuspension }) => isSuspension && node.start > variable.start,
    { isEnd: (node) => node === variable },
  );
  return path !== undefined;
}

/** How a function uses a local variable: not at all, only to ask for callbacks of the task in it, or otherwise. */
function getUse({ id }: ast.Name, owner: ast.FunctionNode): 'unused' | 'observed' | 'used' {
  const uses = new Set<'observed' | 'used'>();
  walk(owner, (node) => {
    if (isDeclaredElsewhere(node, id)) uses.add('used');
    if (node.type !== 'Name' || node.ctx === 'Store' || (node.id !== id && node.id !== 'locals')) return;
    uses.add(isAskingForCallback(node) ? 'observed' : 'used');
  });
  if (uses.has('used')) return 'used';
  return uses.size === 0 ? 'unused' : 'observed';
}

/** `task.add_done_callback(f)` as a statement: the task refers to `f`, and nothing to the task. */
function isAskingForCallback({ parent }: ast.Name): boolean {
  if (parent?.type !== 'Attribute' || !keepingNothing.has(parent.attr)) return false;
  return parent.parent?.type === 'Call' && parent.parent.func === parent && parent.parent.parent?.type === 'Expr';
}

/** Methods of a task after which nothing more refers to it (https://docs.python.org/3/library/asyncio-task.html#task-object). */
const keepingNothing: ReadonlySet<string> = new Set(['add_done_callback', 'remove_done_callback', 'set_name']);
