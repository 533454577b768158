import type { Location } from '../../../project/location.js';
import { getRunningScope } from '../../../python/flow/enclosing.js';
import type { FunctionRef, OpenedModule } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { isDeclaredElsewhere, isNamed } from '../../../python/syntax/predicates.js';
import { walk } from '../../../python/syntax/walk.js';
import { findPlainFunction, openModule } from '../../python/modules.js';
import { isTaskStarter } from './starters.js';

const taskClass = 'asyncio.Task';

/** Helpers of helpers are followed up to this depth. */
const maxDepth = 3;

/**
 * Where a function starts the task that a call of it gives, when all it does is to return that task: whoever calls it has to
 * keep it. Undefined when the function keeps it, or nothing is known.
 * @param given the call, or the `await` of it
 */
export function findStartInHelper(
  given: ast.Call | ast.Await,
  starters: ReadonlySet<string>,
  around: OpenedModule,
  depth = 0,
): Location | undefined {
  const call = given.type === 'Await' ? given.value : given;
  if (call.type !== 'Call' || depth > maxDepth) return undefined;
  const ref = around.facts.findFunction(call.func);
  if (ref === undefined || ref.isAsync !== (given.type === 'Await')) return undefined;
  return around.facts.isInstanceOf(given, taskClass) ? findStartIn(ref, starters, around, depth) : undefined;
}

/** The same of a function that something else calls: the place where it starts the task that it returns. */
export function findStartInCallback(
  callback: ast.Expression,
  starters: ReadonlySet<string>,
  around: OpenedModule,
): Location | undefined {
  if (callback.type !== 'Name' && callback.type !== 'Attribute') return undefined;
  const ref = around.facts.findFunction(callback);
  return ref === undefined || ref.isAsync ? undefined : findStartIn(ref, starters, around, 0);
}

function findStartIn(
  ref: FunctionRef,
  starters: ReadonlySet<string>,
  around: OpenedModule,
  depth: number,
): Location | undefined {
  if (ref.isGenerator || around.facts.isOverride(ref)) return undefined;
  const home = openModule(ref.path, around);
  const node = home && findPlainFunction(ref, home);
  if (home === undefined || node === undefined) return undefined;
  const values = getReturned(node);
  const places = values.map((value) => findFreshTask(value, node, starters, home, depth));
  return places.includes(undefined) ? undefined : places[0];
}

/** What the function returns, `None` apart. */
function getReturned(owner: ast.FunctionNode): readonly ast.Expression[] {
  const values: ast.Expression[] = [];
  walk(owner, (node) => {
    if (node.type !== 'Return' || node.value === null || getRunningScope(node) !== owner) return;
    if (node.value.type !== 'Constant' || node.value.kind !== 'None') values.push(node.value);
  });
  return values;
}

/** Where a task is started that nothing but the expression refers to. */
function findFreshTask(
  expression: ast.Expression,
  owner: ast.FunctionNode,
  starters: ReadonlySet<string>,
  home: OpenedModule,
  depth: number,
): Location | undefined {
  switch (expression.type) {
    case 'Call': {
      if (!isTaskStarter(expression, starters, home.facts))
        return findStartInHelper(expression, starters, home, depth + 1);
      const { start, end } = expression;
      return { path: home.path, start, end };
    }
    case 'Await':
      return findStartInHelper(expression, starters, home, depth + 1);
    case 'Name': {
      const value = findOnlyValue(expression.id, owner);
      return value && findFreshTask(value, owner, starters, home, depth);
    }
    default:
      return undefined;
  }
}

/** What a local name is given, when it is given one thing, has its methods called, and is returned: not kept anywhere else. */
function findOnlyValue(name: string, owner: ast.FunctionNode): ast.Expression | undefined {
  const values: ast.Expression[] = [];
  let others = 0;
  walk(owner, (node) => {
    if (isDeclaredElsewhere(node, name)) others++;
    if (!isNamed(node, name)) return;
    const { parent } = node;
    if (parent?.type === 'Assign' && parent.targets.length === 1 && parent.targets[0] === node) {
      values.push(parent.value);
      return;
    }
    const isLocal = parent?.type === 'Return' || parent?.type === 'Attribute';
    if (!isLocal || getRunningScope(node) !== owner) others++;
  });
  const [only] = values;
  return values.length === 1 && others === 0 && only?.type !== 'Name' ? only : undefined;
}
