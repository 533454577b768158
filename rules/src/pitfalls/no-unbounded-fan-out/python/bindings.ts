import { getOrAdd, remember } from '../../../project/remember.js';
import { getPairs } from '../../../python/flow/assignments.js';
import { findClassAround } from '../../../python/flow/enclosing.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { bindsName, getParameters, isComprehension, isFunction, isNamed } from '../../../python/syntax/predicates.js';
import { walk } from '../../../python/syntax/walk.js';
import { isKeptShort, isLoop } from './cut-loops.js';

/** One way in which a name gets what it holds. */
export type Binding =
  | { readonly kind: 'value'; readonly value: ast.Expression }
  /** It is each element of something in turn. */
  | { readonly kind: 'element'; readonly iterable: ast.Expression }
  | Filling
  /** It is one of the parts of a value: `done` in `done, pending = await asyncio.wait(tasks)`. */
  | { readonly kind: 'part'; readonly value: ast.Expression }
  | { readonly kind: 'other' };

/** A collection that grows by one element, or by those of `added`, in each round of the loops. */
export interface Filling {
  readonly kind: 'filled';
  readonly iterables: readonly ast.Expression[];
  readonly element?: ast.Expression | undefined;
  readonly added: ast.Expression | undefined;
  readonly isEndless: boolean;
}

/** What a name can belong to. */
export type BindingScope = ast.FunctionNode | ast.Module;

/** What is assigned to a name where it belongs. */
export interface FoundBindings {
  /** The scope that the name belongs to; undefined for built-in names and the like. */
  readonly scope: BindingScope | undefined;
  /** Empty for a parameter that is not assigned to. */
  readonly bindings: readonly Binding[];
}

/** Everything that is assigned to the name in the innermost scope that binds it. */
export function findBindings(name: ast.Name): FoundBindings {
  let child: ast.Node = name;
  for (let { parent } = name; parent !== null; child = parent, parent = parent.parent) {
    if (isComprehension(parent)) {
      const clause = parent.generators.find(({ target }) => bindsName(target, name.id));
      if (clause !== undefined && child !== parent.generators[0]) {
        return { scope: findScope(parent), bindings: [toElement(clause.target, clause.iter)] };
      }
    }
    if (!isBindingScope(parent)) continue;
    const bindings = getBindings(parent, name.id);
    if (bindings.length > 0 || hasParameter(parent, name.id)) return { scope: parent, bindings };
  }
  return { scope: undefined, bindings: [] };
}

/** What the class around gives an attribute of `self`, if it does so in one place and adds nothing to it. */
export function findOnlyAssignment({ value, attr }: ast.Attribute): ast.Expression | undefined {
  const owner = isNamed(value, 'self') ? findClassAround(value) : undefined;
  if (owner === undefined) return undefined;
  const values: (ast.Expression | null)[] = [];
  walk(owner, (node) => {
    if (node.type !== 'Attribute' || node.attr !== attr || !isNamed(node.value, 'self')) return;
    const { parent } = node;
    if (node.ctx === 'Store')
      values.push(parent?.type === 'Assign' || parent?.type === 'AnnAssign' ? parent.value : null);
    if (parent?.type === 'Attribute' && growers.has(parent.attr)) values.push(null);
  });
  const [only] = values;
  return values.length === 1 ? (only ?? undefined) : undefined;
}

/** Methods of collections that add to them. */
const growers: ReadonlySet<string> = new Set('append appendleft add extend insert update setdefault'.split(' '));

/**
 * The loops around a node in which a name grows, the outermost first; undefined where one of them has no end in sight. One that
 * keeps it short ends the search.
 */
function findLoops(node: ast.Node, name: string, scope: BindingScope): readonly ast.Expression[] | undefined {
  const iterables: ast.Expression[] = [];
  for (let { parent } = node; parent !== null && parent !== scope; { parent } = parent) {
    if (isLoop(parent) && isKeptShort(name, parent)) return iterables;
    if (parent.type === 'While' || parent.type === 'AsyncFor') return undefined;
    if (parent.type === 'For') iterables.unshift(parent.iter);
    if (isComprehension(parent)) iterables.unshift(...parent.generators.map(({ iter }) => iter));
  }
  return iterables;
}

/** A scope is walked once for each of its names. */
const getKnownBindings = remember((_scope: BindingScope) => new Map<string, readonly Binding[]>());

function getBindings(scope: BindingScope, name: string): readonly Binding[] {
  return getOrAdd(getKnownBindings(scope), name, () => collectBindings(scope, name));
}

function collectBindings(scope: BindingScope, name: string): readonly Binding[] {
  const bindings: Binding[] = [];
  /** Assignments to items, which make dictionaries grow, and nothing else. */
  const keyed: Binding[] = [];
  const add = (target: ast.Expression, binding: Binding): void => {
    if (isNamed(target, name)) bindings.push(binding);
    else if (bindsName(target, name)) bindings.push(toPart(target, name, binding));
  };
  for (const statement of scope.body) {
    walk(statement, (node) => {
      switch (node.type) {
        case 'FunctionDef':
        case 'AsyncFunctionDef':
        case 'ClassDef':
        case 'Lambda':
          return false;
        case 'Assign':
          for (const target of node.targets) {
            if (isNewKey(target, name)) keyed.push(toFilling(node, undefined, name, scope));
            for (const [part, value] of getPairs(target, node.value)) add(part, { kind: 'value', value });
          }
          break;
        case 'AnnAssign':
          if (node.value !== null) add(node.target, { kind: 'value', value: node.value });
          break;
        case 'NamedExpr':
          add(node.target, { kind: 'value', value: node.value });
          break;
        case 'AugAssign':
          if (isNamed(node.target, name)) bindings.push(toFilling(node, node.value, name, scope));
          break;
        case 'For':
        case 'AsyncFor':
          add(node.target, toElement(node.target, node.iter));
          break;
        case 'withitem':
          if (node.optional_vars !== null) add(node.optional_vars, { kind: 'other' });
          break;
        case 'Call': {
          const filling = findFilling(node, name, scope);
          if (filling !== undefined) bindings.push(filling);
          break;
        }
      }
      return true;
    });
  }
  if (bindings.some(isDictionary)) bindings.push(...keyed);
  // Without a value of its own, a name that something is appended to is a parameter or of another scope.
  return bindings.some(({ kind }) => kind !== 'filled') ? bindings : [];
}

/** What a name gets of the value that a target with several names is given. */
function toPart(target: ast.Expression, name: string, binding: Binding): Binding {
  const isPart = target.type === 'Tuple' && target.elts.some((part) => isNamed(part, name));
  return isPart && binding.kind === 'value' ? { kind: 'part', value: binding.value } : { kind: 'other' };
}

/** A name that stands for a whole element; parts of an element are not followed. */
function toElement(target: ast.Expression, iterable: ast.Expression): Binding {
  return target.type === 'Name' ? { kind: 'element', iterable } : { kind: 'other' };
}

/** `urls[name]` of any number of names. */
function isNewKey(target: ast.Expression, name: string): boolean {
  return target.type === 'Subscript' && isNamed(target.value, name) && target.slice.type !== 'Constant';
}

function isDictionary(binding: Binding): boolean {
  if (binding.kind !== 'value') return false;
  const { value } = binding;
  return value.type === 'Dict' || value.type === 'DictComp' || (value.type === 'Call' && isNamed(value.func, 'dict'));
}

/** `urls.append(url)`, `urls.extend(more)`, `urls.setdefault(name, [])`. */
function findFilling({ func, args }: ast.Call, name: string, scope: BindingScope): Binding | undefined {
  if (func.type !== 'Attribute' || !isNamed(func.value, name)) return undefined;
  const [first] = args;
  switch (func.attr) {
    case 'append':
      return { ...toFilling(func, undefined, name, scope), element: first };
    case 'add':
    case 'insert':
    case 'appendleft':
    case 'setdefault':
      return toFilling(func, undefined, name, scope);
    case 'extend':
    case 'update':
      return first && toFilling(func, first, name, scope);
    default:
      return undefined;
  }
}

function toFilling(at: ast.Node, added: ast.Expression | undefined, name: string, scope: BindingScope): Filling {
  const loops = findLoops(at, name, scope);
  return { kind: 'filled', iterables: loops ?? [], added, isEndless: loops === undefined };
}

function hasParameter(scope: BindingScope, name: string): boolean {
  if (scope.type === 'Module') return false;
  return getParameters(scope.args).some(({ arg }) => arg === name);
}

function findScope(node: ast.Node): BindingScope | undefined {
  let one: ast.Node | null = node;
  while (one !== null && !isBindingScope(one)) one = one.parent;
  return one ?? undefined;
}

function isBindingScope(node: ast.Node): node is BindingScope {
  return isFunction(node) || node.type === 'Module';
}
