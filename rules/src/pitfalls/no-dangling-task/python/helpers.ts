import { findAssigned, findOrigin, findTarget, getNamesIn, isDeclaredIn } from '../../../python/flow/assignments.js';
import { getReturns, getRunningScope } from '../../../python/flow/enclosing.js';
import type { FunctionRef, OpenedModule } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { isConstant } from '../../../python/syntax/predicates.js';
import { findPlainFunction, openModule } from '../../python/modules.js';
import { isTaskStarter } from './starters.js';

const taskClass = 'asyncio.Task';

/** Helpers of helpers are followed up to this depth. */
const maxDepth = 3;

/** What functions are looked into for. */
interface Search {
  /** Qualified names of what starts a task. */
  readonly starters: ReadonlySet<string>;
  /** The module that is looked at. */
  readonly around: OpenedModule;
  /** How many helpers have been entered. */
  readonly depth: number;
}

/** Where a function starts a task that it does nothing with but return it. */
export interface StartInHelper {
  readonly call: ast.Call;
  readonly owner: ast.FunctionNode;
  /** The module of the function. */
  readonly home: OpenedModule;
  /** Whether this is all that the function returns, and the functions between return. */
  readonly isOnly: boolean;
}

/**
 * Where a function starts the task that a call of it gives, when all it does is to return that task: whoever calls it has to
 * keep it. Undefined when the function keeps it, or nothing is known.
 * @param given the call, or the `await` of it
 */
export function findStartInHelper(
  given: ast.Call | ast.Await,
  starters: ReadonlySet<string>,
  around: OpenedModule,
): StartInHelper | undefined {
  return findStartInCalled(given, { starters, around, depth: 0 });
}

/** The same of a function that something else calls: the place where it starts the task that it returns. */
export function findStartInCallback(
  callback: ast.Expression,
  starters: ReadonlySet<string>,
  around: OpenedModule,
): StartInHelper | undefined {
  if (callback.type !== 'Name' && callback.type !== 'Attribute') return undefined;
  const ref = around.facts.findFunction(callback);
  return ref === undefined || ref.isAsync ? undefined : findStartIn(ref, { starters, around, depth: 0 });
}

function findStartInCalled(given: ast.Call | ast.Await, search: Search): StartInHelper | undefined {
  const { facts } = search.around;
  const call = given.type === 'Await' ? given.value : given;
  if (call.type !== 'Call' || search.depth > maxDepth) return undefined;
  const ref = facts.findFunction(call.func);
  if (ref === undefined || ref.isAsync !== (given.type === 'Await')) return undefined;
  return facts.isInstanceOf(given, taskClass) ? findStartIn(ref, search) : undefined;
}

function findStartIn(ref: FunctionRef, { starters, around, depth }: Search): StartInHelper | undefined {
  if (ref.isGenerator || around.facts.isOverride(ref)) return undefined;
  const home = openModule(ref.path, around);
  const node = home && findPlainFunction(ref, home);
  if (home === undefined || node === undefined) return undefined;
  const places = getReturned(node).map((value) => findFreshTask(value, node, { starters, around: home, depth }));
  const [first] = places;
  if (first === undefined || places.includes(undefined)) return undefined;
  return places.length === 1 ? first : { ...first, isOnly: false };
}

/** What the function returns, `None` apart. */
function getReturned(owner: ast.FunctionNode): readonly ast.Expression[] {
  return getReturns(owner).flatMap(({ value }) => (value === null || isConstant(value, 'None') ? [] : [value]));
}

/** Where a task is started that nothing but an expression of a function refers to. */
function findFreshTask(expression: ast.Expression, owner: ast.FunctionNode, search: Search): StartInHelper | undefined {
  const { starters, around, depth } = search;
  switch (expression.type) {
    case 'Call': {
      if (!isTaskStarter(expression, starters, around.facts)) {
        return findStartInCalled(expression, { ...search, depth: depth + 1 });
      }
      return { call: expression, owner, home: around, isOnly: true };
    }
    case 'Await':
      return findStartInCalled(expression, { ...search, depth: depth + 1 });
    case 'Name': {
      const value = findUnkeptValue(expression.id, owner);
      return value && findFreshTask(value, owner, search);
    }
    default:
      return undefined;
  }
}

/** What a local name is given, when it is given one thing, has its methods called, and is returned: not kept anywhere else. */
function findUnkeptValue(name: string, owner: ast.FunctionNode): ast.Expression | undefined {
  if (isDeclaredIn(owner, name)) return undefined;
  const values: ast.Expression[] = [];
  for (const node of getNamesIn(owner, name)) {
    const assigned = node.ctx === 'Store' ? findAssigned(node) : undefined;
    const isLocal = node.parent?.type === 'Return' || node.parent?.type === 'Attribute';
    if (assigned !== undefined && findTarget(assigned) === node) values.push(findOrigin(node) ?? assigned);
    else if (!isLocal || getRunningScope(node) !== owner) return undefined;
  }
  const [only, ...more] = values;
  return more.length === 0 && only?.type !== 'Name' ? only : undefined;
}
