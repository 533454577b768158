import { remember } from '../../project/remember.js';
import type * as ast from '../syntax/nodes.js';
import { isFunction } from '../syntax/predicates.js';
import { walk } from '../syntax/walk.js';
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

/** What an assignment gives to what: each item of a tuple to the target at its place, however deep. */
export function getPairs(
  target: ast.Expression,
  value: ast.Expression,
): readonly (readonly [target: ast.Expression, value: ast.Expression])[] {
  if (target.type !== 'Tuple') return [[target, value]];
  const pairs = target.elts.flatMap((one) => {
    const paired = findPaired(one, target, value);
    return paired === undefined ? [] : getPairs(one, paired);
  });
  return pairs.length === 0 ? [[target, value]] : pairs;
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
  const [giving, given] = [findStatement(target), findStatement(load)];
  // What a name is given of itself, or of a name that it gives (`a, b = b, a`), ends up nowhere else.
  if (giving === given || giving?.parent !== given?.parent) return target;
  return isDeclaredIn(owner, target.id) ? target : findHolder(next);
}

/** The expression whose value ends up in a name that is assigned to: the other way round, also where `findHolder` stays. */
export function findOrigin(target: ast.Name): ast.Expression | undefined {
  const assigned = findAssigned(target);
  if (assigned?.type !== 'Name') return assigned;
  const [store, ...more] = getNamesBeside(assigned);
  // Whoever looks for the origin goes up in the text: `loop = tasks; tasks = loop` has an end.
  if (store?.ctx !== 'Store' || store.start >= target.start || more.length > 0) return assigned;
  return findHolder(store) === findHolder(target) ? findOrigin(store) : assigned;
}

/** The other names of that spelling in the function or module whose run evaluates it; none in a class or lambda. */
export function getNamesBeside(name: ast.Name): readonly ast.Name[] {
  const owner = getRunningScope(name);
  if (owner === undefined || (!isFunction(owner) && owner.type !== 'Module')) return [];
  return getNamesIn(owner, name.id).filter((node) => node !== name);
}

/** The names of that spelling in a function, class or module, also those that mean something else in scopes within. */
export function getNamesIn(owner: ast.Node, name: string): readonly ast.Name[] {
  return getSpelled(owner).names.get(name) ?? [];
}

/** Whether a `global` or `nonlocal` within the owner has the name. */
export function isDeclaredIn(owner: ast.Node, name: string): boolean {
  return getSpelled(owner).declared.has(name);
}

/** Whether a variable of the owner can be used without its name standing there: by the module, by whoever reads `locals()`. */
export function isOpen(owner: ast.Node, name: string): boolean {
  return isDeclaredIn(owner, name) || ['locals', 'vars'].some((reader) => getNamesIn(owner, reader).length > 0);
}

/** Whether something within the owner binds the name without a name node as its target: a parameter, a handler, an import, `def`. */
export function isBoundInText(owner: ast.Node, name: string): boolean {
  const { bound, declared } = getSpelled(owner);
  return bound.has(name) || declared.has(name);
}

/** What is written in a function, class or module. */
interface Spelled {
  /** In the order of the text. */
  readonly names: ReadonlyMap<string, readonly ast.Name[]>;
  /** What a `global` or `nonlocal` has. */
  readonly declared: ReadonlySet<string>;
  /** What parameters, handlers, imports and definitions are called. */
  readonly bound: ReadonlySet<string>;
}

/** A function is walked once for all of its variables. */
const getSpelled = remember((owner: ast.Node): Spelled => {
  const names = new Map<string, ast.Name[]>();
  const declared = new Set<string>();
  const bound = new Set<string>();
  walk(owner, (node) => {
    switch (node.type) {
      case 'Name': {
        const same = names.get(node.id);
        if (same === undefined) names.set(node.id, [node]);
        else same.push(node);
        break;
      }
      case 'Global':
      case 'Nonlocal':
        for (const { name } of node.names) declared.add(name);
        break;
      case 'arg':
        bound.add(node.arg);
        break;
      case 'alias':
        bound.add(node.asname?.name ?? node.name);
        break;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'ClassDef':
        if (node !== owner) bound.add(node.name);
        break;
      case 'ExceptHandler':
      case 'MatchAs':
      case 'MatchStar':
        if (node.name !== null) bound.add(node.name.name);
        break;
      default:
    }
  });
  return { names, declared, bound };
});
