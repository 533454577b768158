import type * as ast from '../syntax/nodes.js';
import { isDeclaredElsewhere, isFunction } from '../syntax/predicates.js';
import { someNode, walk } from '../syntax/walk.js';
import { findRunningFunction, findStatement, getRunningScope } from './enclosing.js';

/**
 * The one name that keeps the value of an expression: `x` in `x = value`, in `x: T = value`, in the statement `(x := value)`,
 * and at the place of the value in `x, y = value, other`. Undefined where something else has the value, too.
 */
export function findTarget(value: ast.Expression): ast.Name | undefined {
  const { parent } = value;
  switch (parent?.type) {
    case 'Assign':
      return parent.targets.length === 1 ? toName(parent.targets[0]) : undefined;
    case 'AnnAssign':
      return parent.value === value ? toName(parent.target) : undefined;
    case 'NamedExpr':
      return parent.value === value && parent.parent?.type === 'Expr' ? parent.target : undefined;
    case 'Tuple': {
      const [target, ...more] = parent.parent?.type === 'Assign' ? parent.parent.targets : [];
      return target === undefined || more.length > 0 ? undefined : toName(findPaired(value, parent, target));
    }
    default:
      return undefined;
  }
}

/** The expression that an assignment puts in a name, maybe in others, too; undefined for parts of a value, loops and the like. */
export function findAssigned(target: ast.Name): ast.Expression | undefined {
  const { parent } = target;
  switch (parent?.type) {
    case 'Assign':
      return parent.targets.includes(target) ? parent.value : undefined;
    case 'AnnAssign':
      return parent.target === target ? (parent.value ?? undefined) : undefined;
    case 'NamedExpr':
      return parent.target === target ? parent.value : undefined;
    case 'Tuple': {
      const assignment = parent.parent;
      if (assignment?.type !== 'Assign' || !assignment.targets.includes(parent)) return undefined;
      return findPaired(target, parent, assignment.value);
    }
    default:
      return undefined;
  }
}

function toName(target: ast.Expression | undefined): ast.Name | undefined {
  return target?.type === 'Name' ? target : undefined;
}

/** What stands at the place of one item of a tuple in another one of the same length. */
function findPaired(item: ast.Expression, { elts }: ast.Tuple, other: ast.Expression): ast.Expression | undefined {
  if (other.type !== 'Tuple' || other.elts.length !== elts.length) return undefined;
  if ([...elts, ...other.elts].some(({ type }) => type === 'Starred')) return undefined;
  return other.elts[elts.indexOf(item)];
}

/**
 * The local name that a value ends up in: `b` where `a = value` is followed by `b = a` in the same block, and nothing else
 * uses `a`; else the name itself.
 */
export function findHolder(target: ast.Name): ast.Name {
  const [load, ...more] = getNamesBeside(target);
  const next = load?.ctx === 'Load' && more.length === 0 ? findTarget(load) : undefined;
  if (load === undefined || next === undefined || load.start < target.end) return target;
  const owner = findRunningFunction(target);
  if (owner === undefined || owner !== getRunningScope(load)) return target;
  if (findStatement(load)?.parent !== findStatement(target)?.parent) return target;
  return someNode(owner, (node) => isDeclaredElsewhere(node, target.id)) ? target : findHolder(next);
}

/** The expression whose value ends up in a name that is assigned to: the other way round, also where `findHolder` stays. */
export function findOrigin(target: ast.Name): ast.Expression | undefined {
  const assigned = findAssigned(target);
  if (assigned?.type !== 'Name') return assigned;
  const [store, ...more] = getNamesBeside(assigned);
  const isHandedOn = store?.ctx === 'Store' && more.length === 0 && findHolder(store) === findHolder(target);
  return isHandedOn ? findOrigin(store) : assigned;
}

/** The other names of that spelling in the function or module whose run evaluates it; none in a class or lambda. */
export function getNamesBeside(name: ast.Name): readonly ast.Name[] {
  const owner = getRunningScope(name);
  if (owner === undefined || (!isFunction(owner) && owner.type !== 'Module')) return [];
  return (getNames(owner).get(name.id) ?? []).filter((node) => node !== name);
}

const namesByFunction = new WeakMap<ast.Node, ReadonlyMap<string, readonly ast.Name[]>>();

/** The names in a function, in the order of the text: a function is walked once for all of its loops. */
function getNames(owner: ast.Node): ReadonlyMap<string, readonly ast.Name[]> {
  const known = namesByFunction.get(owner);
  if (known !== undefined) return known;
  const names = new Map<string, ast.Name[]>();
  walk(owner, (node) => {
    if (node.type !== 'Name') return;
    const same = names.get(node.id);
    if (same === undefined) names.set(node.id, [node]);
    else same.push(node);
  });
  namesByFunction.set(owner, names);
  return names;
}
