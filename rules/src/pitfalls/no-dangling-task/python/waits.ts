import { getNamesIn, isDeclaredIn } from '../../../python/flow/assignments.js';
import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findLastName, isConstant } from '../../../python/syntax/predicates.js';

/** A wait for several tasks that can end before all of them are done, where nothing takes those that are not. */
export interface LeavingWait {
  readonly statement: ast.Expr | ast.Assign;
  /** The name that stands for what is pending, and is never read. */
  readonly pending?: ast.Name;
}

/**
 * The wait that a task is an element of, when it can leave the task pending to nobody: `asyncio.wait()` does not cancel what
 * is not done (https://docs.python.org/3/library/asyncio-task.html#asyncio.wait).
 */
export function findLeavingWait(task: ast.Expression, facts: PythonFacts): LeavingWait | undefined {
  const { parent: display } = task;
  if (display?.type !== 'List' && display?.type !== 'Set' && display?.type !== 'Tuple') return undefined;
  const { parent: call } = display;
  if (call?.type !== 'Call' || call.args[0] !== display || call.parent?.type !== 'Await') return undefined;
  if (!call.keywords.some(canLeave) || facts.findQualifiedName(call.func) !== 'asyncio.wait') return undefined;
  const { parent: statement } = call.parent;
  if (statement?.type === 'Expr') return { statement };
  const pending = statement?.type === 'Assign' ? findPending(statement) : undefined;
  return statement?.type === 'Assign' && pending && isUnread(pending) ? { statement, pending } : undefined;
}

function canLeave({ arg, value }: ast.Keyword): boolean {
  if (arg === 'timeout') return !isConstant(value, 'None');
  return arg === 'return_when' && /^FIRST_(?:COMPLETED|EXCEPTION)$/.test(findLastName(value) ?? '');
}

/** The second name of `done, pending = …`. */
function findPending({ targets }: ast.Assign): ast.Name | undefined {
  const [target] = targets;
  const isPair =
    targets.length === 1 && (target?.type === 'Tuple' || target?.type === 'List') && target.elts.length === 2;
  const second = isPair ? target.elts[1] : undefined;
  return second?.type === 'Name' ? second : undefined;
}

function isUnread(name: ast.Name): boolean {
  const owner = findRunningFunction(name);
  if (owner === undefined || isDeclaredIn(owner, name.id)) return false;
  return getUsesOfLocal(name.id, owner).every(({ ctx }) => ctx === 'Store');
}

/** Where a function names a local variable, and where it asks for all of them by `locals()`. */
export function getUsesOfLocal(name: string, owner: ast.FunctionNode): readonly ast.Name[] {
  return [...getNamesIn(owner, name), ...getNamesIn(owner, 'locals')];
}
