import type { ClassEntity, Env, FunctionEntity, ModuleEntity } from '../entities.js';
import { getAncestors } from '../inference/classes.js';
import { evaluate } from '../inference/expressions.js';
import { findReferenceName } from '../inference/annotations.js';
import { findMember } from '../inference/members.js';
import { findModuleSymbol } from '../inference/symbols.js';
import { findBindingEnv, findHeld } from '../scopes.js';
import type { Binding } from '../summary.js';
import type { Expr, NameExpr } from '../summary-expressions.js';
import { isInstance, type Type } from '../types.js';

/**
 * The dotted name of what an expression names, as other code would import it.
 * @param type what the expression evaluates to
 */
export function findQualifiedName(type: Type, expr: Expr, env: Env): string | undefined {
  return findStreamMethod(expr, env) ?? findTypeName(type) ?? findVariableName(expr, env);
}

/** Streams that belong to somebody else, so that reading them waits: by the attribute, whose they are. */
const streamOwners: ReadonlyMap<string, string> = new Map([
  ['stdout', 'subprocess.Popen'],
  ['stderr', 'subprocess.Popen'],
  ['stdin', 'sys'],
]);

/** The dotted name of the pipe of a process, or of the standard input: `subprocess.Popen.stdout`. */
export function findStreamName(expr: Expr, env: Env): string | undefined {
  if (expr.kind !== 'attribute') return undefined;
  const owner = streamOwners.get(expr.attr);
  if (owner === undefined) return undefined;
  const type = evaluate(expr.value, env);
  return (findTypeName(type) ?? findClassName(type)) === owner ? `${owner}.${expr.attr}` : undefined;
}

/** The dotted name of a method of such a stream: `sys.stdin.readline`. */
export function findStreamMethod(expr: Expr, env: Env): string | undefined {
  const stream = expr.kind === 'attribute' ? findStreamName(expr.value, env) : undefined;
  return stream !== undefined && expr.kind === 'attribute' ? `${stream}.${expr.attr}` : undefined;
}

/** The dotted name that a value has of its own: of a function, method, class or module. */
export function findTypeName(type: Type): string | undefined {
  switch (type.kind) {
    case 'module':
      return type.module.name;
    case 'unresolved':
      return type.name;
    case 'class':
      return getClassName(type.class);
    case 'function':
      return getFunctionName(type.fn, type.self);
    case 'union': {
      const [first, ...rest] = type.members.map(findTypeName);
      return rest.every((name) => name === first) ? first : undefined;
    }
    default:
      return undefined;
  }
}

/** A variable of a module, or something imported of which nothing more is known. */
function findVariableName(expr: Expr, env: Env): string | undefined {
  if (expr.kind === 'attribute') {
    const owner = evaluate(expr.value, env);
    if (owner.kind === 'module') return `${owner.module.name}.${expr.attr}`;
    if (isInstance(owner)) return findDynamicName(owner, expr.attr);
    const root = findRoot(expr);
    return root === undefined || isLocal(root.id, env) ? undefined : findReferenceName(expr, env);
  }
  if (expr.kind !== 'name') return undefined;
  if (!isLocal(expr.id, env)) return findReferenceName(expr, env);
  const held = findHeld(expr.id, env);
  return held && findQualifiedName(evaluate(held.expr, held.env), held.expr, held.env);
}

/** The name that a dotted name begins with. */
function findRoot(expr: Expr): NameExpr | undefined {
  let root = expr;
  while (root.kind === 'attribute') root = root.value;
  return root.kind === 'name' ? root : undefined;
}

/** The name of what a library's class makes at run time: `botocore.client.BaseClient.list_buckets`. */
export function findDynamicName(owner: Type, name: string): string | undefined {
  if (!isInstance(owner) || owner.class.module.origin !== 'library') return undefined;
  if (findMember(owner.class, name, true) !== undefined) return undefined;
  return findMember(owner.class, '__getattr__', true) && `${getClassName(owner.class)}.${name}`;
}

/** Whether a name belongs to a function that does not import it. */
function isLocal(name: string, env: Env): boolean {
  const home = findBindingEnv(name, env);
  if (home?.parent === undefined) return false;
  const bindings = home.table.get(name) ?? [];
  const isImported = bindings.length > 0 && bindings.every(({ kind }) => kind === 'import' || kind === 'from');
  return !isImported || home.findParameter(name) !== undefined;
}

/** The dotted name of the class that a value is an instance of. */
export function findClassName(type: Type): string | undefined {
  switch (type.kind) {
    case 'instance':
    case 'self':
      return getClassName(type.class);
    case 'union': {
      const [first, ...rest] = type.members.map(findClassName);
      return rest.every((name) => name === first) ? first : undefined;
    }
    default:
      return undefined;
  }
}

/** The dotted name of a class, by the module that it is to be imported from. */
export function getClassName(entity: ClassEntity): string {
  return getPublicName(entity.module, entity.qualname, entity);
}

function getFunctionName(fn: FunctionEntity, self: Type | undefined): string {
  const { owner } = fn;
  if (owner === undefined) return getPublicName(fn.module, fn.qualname, fn);
  const named = getNamedClass(owner, self);
  if (named !== owner) return `${getClassName(named)}.${fn.scope.name}`;
  let name = publicNames.get(fn);
  if (name === undefined) publicNames.set(fn, (name = `${getClassName(owner)}.${fn.scope.name}`));
  return name;
}

/**
 * The class that a method is known by: the one that defines it, unless that is hidden in a private module of a library
 * (`_socket.socket`); then the first class of the library that the receiver is an instance of.
 */
function getNamedClass(owner: ClassEntity, self: Type | undefined): ClassEntity {
  const isPrivate = owner.module.origin !== 'project' && /(?:^|\.)_/.test(getClassName(owner));
  if (!isPrivate || self === undefined || !(isInstance(self) || self.kind === 'class')) return owner;
  const candidates = getAncestors(self.class).map((ancestor) => ancestor.class);
  return candidates.find((one) => one.module.origin !== 'project') ?? owner;
}

const publicNames = new WeakMap<FunctionEntity | ClassEntity, string>();

/** Modules that show what a private one defines, beside the one of the same name without the underscore. */
const fronts: Readonly<Record<string, readonly string[]>> = {
  _thread: ['threading'],
  _io: ['io'],
  _typeshed: [],
  posix: ['os'],
  genericpath: ['os.path'],
  posixpath: ['os.path'],
};

/**
 * The name a library's function or class is imported by: the shortest package that exports it, or the public module
 * that shows what a private one defines.
 */
function getPublicName(module: ModuleEntity, qualname: string, entity: FunctionEntity | ClassEntity): string {
  const plain = `${module.name}.${qualname}`;
  if (module.name === 'builtins') return qualname;
  if (module.origin === 'project') return plain;
  let name = publicNames.get(entity);
  if (name === undefined) {
    name = findPublicName(module, qualname) ?? plain;
    publicNames.set(entity, name);
  }
  return name;
}

function findPublicName(module: ModuleEntity, qualname: string): string | undefined {
  const [head, ...rest] = qualname.split('.');
  const own = head === undefined ? undefined : findModuleSymbol(module, head);
  if (own?.kind !== 'binding' || head === undefined) return undefined;
  for (const name of getFronts(module.name)) {
    const front = module.project.findLibraryModule(name);
    const shown = front && findShownName(front, head, own.binding);
    if (shown !== undefined) return [name, shown, ...rest].join('.');
  }
  return undefined;
}

function getFronts(name: string): readonly string[] {
  const parts = name.split('.');
  const packages = parts.slice(0, -1).map((_part, index) => parts.slice(0, index + 1).join('.'));
  const front = parts[0]?.startsWith('_') ? [parts[0].slice(1)] : [];
  return [...packages, ...(fronts[name] ?? []), ...front].filter((one) => !one.startsWith('_'));
}

/** The name under which a module shows a binding of another module: the same, or another one (`Lock = _thread.lock`). */
function findShownName(front: ModuleEntity, name: string, binding: Binding): string | undefined {
  const same = findModuleSymbol(front, name);
  if (same?.kind === 'binding' && same.binding === binding) return name;
  for (const alias of front.env.table.values()) {
    const [first] = alias;
    if (first?.kind === 'from' && first.imported === name) {
      const symbol = findModuleSymbol(front, first.name);
      if (symbol?.kind === 'binding' && symbol.binding === binding) return first.name;
    }
    const value = first?.kind === 'value' && first.path === undefined ? first.value : undefined;
    if (first === undefined || value === undefined || (value.kind !== 'name' && value.kind !== 'attribute')) continue;
    const type = evaluate(value, front.env);
    if (
      type.kind === 'class' &&
      binding.kind === 'class' &&
      type.class.scope.nameStart === binding.start &&
      type.class.scope.name === name
    )
      return first.name;
  }
  return undefined;
}
