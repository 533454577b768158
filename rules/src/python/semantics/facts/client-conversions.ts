import { type ClientTwin, clientTwins } from '../../library/client-twins.js';
import { findAssigned, findTarget, getNamesIn, isBoundInText } from '../../flow/assignments.js';
import { findRunningFunction, getRunningScope } from '../../flow/enclosing.js';
import type * as ast from '../../syntax/nodes.js';
import { isConstant } from '../../syntax/predicates.js';
import type { ModuleEntity } from '../entities.js';
import { type Arguments, findCalled, getOpenParameters, matchArguments } from '../inference/arguments.js';
import { callMethod, callType } from '../inference/calls.js';
import { getMember, hasMember } from '../inference/members.js';
import { getSymbolType } from '../inference/names.js';
import { enter, getAwaited, iterate } from '../inference/protocols.js';
import { findModuleSymbol } from '../inference/symbols.js';
import type { ClientChange, ClientConversion } from '../python-facts.js';
import { isSame, type Type, unknown } from '../types.js';
import { getTwinNames } from './async-twins.js';
import { getContextManagerKind, getIterableKind } from './kinds.js';
import { findTypeName } from './qualified-names.js';

/** The module that a client is used in. */
export interface Surroundings {
  readonly tree: ast.Module;
  readonly module: ModuleEntity;
  getType(node: ast.Expression): Type;
  getArguments(call: ast.Call): Arguments;
}

/** Finds what the client is made by that an expression comes from, if it has an asynchronous twin. */
export function findClientConversion(used: ast.Expression, around: Surroundings): ClientConversion | undefined {
  let node: ast.Expression | undefined = used;
  while (node !== undefined) {
    if (node.type === 'Call') node = node.func;
    else if (node.type === 'Subscript') node = node.value;
    else if (node.type !== 'Name' && node.type !== 'Attribute') return undefined;
    else {
      const named: ast.Name | ast.Attribute = node;
      const twin = clientTwins.get(findTypeName(around.getType(named)) ?? '');
      if (twin !== undefined) return { named, twin, findChanges: () => findChanges(named, twin, around) };
      node = named.type === 'Attribute' ? named.value : findMade(named, around);
    }
  }
  return undefined;
}

/** What a name is given that stands before its use, by the one statement that gives it anything. */
function findMade(name: ast.Name, { tree }: Surroundings): ast.Expression | undefined {
  const fn = findRunningFunction(name);
  const home = fn !== undefined && isBoundIn(fn, name.id) ? fn : tree;
  const [store, ...more] = getNamesIn(home, name.id).filter(({ ctx }) => ctx !== 'Load');
  if (store === undefined || more.length > 0) return undefined;
  const made = store.parent?.type === 'withitem' ? store.parent.context_expr : findAssigned(store);
  return made !== undefined && made.end < name.start ? made : undefined;
}

function isBoundIn(fn: ast.FunctionNode, name: string): boolean {
  return isBoundInText(fn, name) || getNamesIn(fn, name).some(({ ctx }) => ctx !== 'Load');
}

function findChanges(
  named: ast.Name | ast.Attribute,
  { module, name }: ClientTwin,
  around: Surroundings,
): ReturnType<ClientConversion['findChanges']> {
  const home = around.module.project.findLibraryModule(module);
  const [first = '', ...rest] = name.split('.');
  const symbol = home && findModuleSymbol(home, first);
  const twin = rest.reduce(getMember, symbol === undefined ? unknown : getSymbolType(symbol));
  const following = new Following(around);
  return following.follow(named, twin) ? following : undefined;
}

/**
 * Arguments that take what is synchronous itself, and has a twin of its own: other clients, their pools, what sends and repeats
 * for them.
 */
const synchronousArguments: ReadonlySet<string | null> = new Set([
  ...['http_client', 'httpx_client', 'transport', 'mounts', 'proxies', 'event_hooks', 'session'],
  ...['connection_pool', 'connection_class', 'connection_factory', 'cursor_factory', 'node_class', 'transport_class'],
  ...['retry', 'retry_handlers', 'redis_connect_func', 'credential', 'credential_provider', 'resolver'],
  // `**options`
  null,
]);

/** Follows what expressions give once a client is its twin, and collects what has to change for that. */
class Following {
  readonly changes: ClientChange[] = [];
  readonly globals: string[] = [];

  constructor(private readonly around: Surroundings) {}

  /**
   * Follows an expression that gives something else now, through all that is done with it.
   * @returns whether that can be seen as a whole, and all of it can change
   */
  follow(node: ast.Expression, type: Type): boolean {
    const { parent } = node;
    const before = this.around.getType(node);
    if (isAlike(before, type)) return !isAskedForTwins(node, type);
    switch (parent?.type) {
      case 'Attribute':
        return this.followAttribute(parent, type);
      case 'Subscript':
        return parent.value === node && this.follow(parent, callMethod(type, '__getitem__', []));
      case 'Call':
        return parent.func === node && this.followCall(parent, type);
      case 'Assign':
        return parent.targets.length === 1 && this.followName(parent.targets[0], type);
      case 'withitem':
        return this.followEntered(parent, before, type);
      case 'For':
      case 'comprehension':
        return parent.iter === node && this.followElements(parent, before, type);
      default:
        return parent?.type === 'Expr';
    }
  }

  private followAttribute(node: ast.Attribute, type: Type): boolean {
    const name = [node.attr, ...getTwinNames(node.attr)].find((one) => isKnown(getMember(type, one)));
    if (name === undefined || node.ctx !== 'Load') return false;
    if (name !== node.attr) this.changes.push({ kind: 'rename', node, name });
    return this.follow(node, getMember(type, name));
  }

  private followCall(node: ast.Call, callee: Type): boolean {
    const args = this.around.getArguments(node);
    if (getNames(node, callee, args).some((name) => synchronousArguments.has(name))) return false;
    if (![...node.args, ...node.keywords.map(({ value }) => value)].every((one) => this.isForBoth(one))) return false;
    const result = callType(callee, args);
    const isCoroutine = result.kind === 'coroutine';
    if (isCoroutine && (node.parent?.type === 'Await' || !this.add({ kind: 'await', node }))) return false;
    const given = isCoroutine ? getAwaited(result) : result;
    // What comes piece by piece is iterated over otherwise, even where nothing is known of it.
    const isStream = node.keywords.some(({ arg, value }) => arg === 'stream' && !isConstant(value, 'False'));
    if (isStream && isAlike(this.around.getType(node), given)) return false;
    return (isCoroutine || isKnown(given)) && this.follow(node, given);
  }

  /** Whether both clients take an argument: not a function, which one of them awaits, nor what is read piece by piece. */
  private isForBoth(argument: ast.Expression): boolean {
    const type = this.around.getType(argument);
    const isFunction = type.kind === 'function' || type.kind === 'callable' || argument.type === 'Starred';
    return !isFunction && !hasMember(type, '__next__') && !hasMember(type, '__anext__');
  }

  private followEntered(item: ast.WithItem, before: Type, type: Type): boolean {
    const { parent: node, optional_vars: target } = item;
    if (node?.type !== 'With' || node.items.length > 1 || !isAsync(getContextManagerKind(type))) return false;
    if (!this.add({ kind: 'with', node })) return false;
    const entered = enter(type, true);
    // The same object can be read in two ways then, and not in the one as before.
    const isOther = isKnown(entered) && !isAlike(enter(before, false), entered);
    return target === null || (isOther && this.followName(target, entered));
  }

  private followElements(node: ast.For | ast.Comprehension, before: Type, type: Type): boolean {
    if (!isAsync(getIterableKind(type)) || !this.add({ kind: 'for', node })) return false;
    const element = iterate(type, true);
    return isAlike(iterate(before, false), element) || this.followName(node.target, element);
  }

  /** All that a name is used for that is given something once: a variable of a coroutine, or of a module whose coroutines use it. */
  private followName(target: ast.Expression | undefined, type: Type): boolean {
    if (target?.type !== 'Name') return false;
    const { id } = target;
    const home = getRunningScope(target);
    const isGlobal = home?.type === 'Module';
    if (!isGlobal && home?.type !== 'AsyncFunctionDef') return false;
    if (isGlobal) {
      if (target.parent?.parent !== home || this.around.module.summary.exports?.includes(id) === true) return false;
      this.globals.push(id);
    }
    if (isBoundInText(home, id)) return false;
    return getNamesIn(home, id).every((name) => name === target || (name.ctx === 'Load' && this.follow(name, type)));
  }

  /** Adds what only a coroutine can do. */
  private add(change: ClientChange): boolean {
    this.changes.push(change);
    return findRunningFunction(change.node)?.type === 'AsyncFunctionDef';
  }
}

/** Whether something is asked of a value that it has in two ways, and one of them depends on its client: `response.close()`. */
function isAskedForTwins(node: ast.Expression, type: Type): boolean {
  const target = findTarget(node);
  const owner = target && getRunningScope(target);
  const uses = owner === undefined ? [node] : getNamesIn(owner, target?.id ?? '');
  return uses.some(
    ({ parent }) =>
      parent?.type === 'Attribute' && getTwinNames(parent.attr).some((name) => isKnown(getMember(type, name))),
  );
}

/** What the arguments of a call are called, whether they are given by name or by position. */
function getNames({ keywords }: ast.Call, callee: Type, args: Arguments): readonly (string | null)[] {
  const called = findCalled(callee);
  const filled = called === undefined ? [] : matchArguments(getOpenParameters(called.fn, called), args);
  return [...keywords.map(({ arg }) => arg), ...filled.map(([{ name }]) => name)];
}

/** Whether the same can be done with two values: they are of one type, or data of which no more is known than that. */
function isAlike(one: Type, other: Type): boolean {
  return isSame(one, other) || [one, other].every(isData);
}

function isData(type: Type): boolean {
  if (type.kind === 'union') return type.members.every(isData);
  if (type.kind === 'instance') return type.class.module.name === 'builtins' && (type.args ?? []).every(isData);
  return type.kind === 'none' || type.kind === 'unknown';
}

function isKnown({ kind }: Type): boolean {
  return kind !== 'unknown' && kind !== 'unresolved';
}

function isAsync(kind: ReturnType<typeof getIterableKind>): boolean {
  return kind === 'async' || kind === 'both';
}
