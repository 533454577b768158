import type { AwaitableKind, ProtocolKind } from '../../../../src/python/semantics/python-facts.js';
import type * as ast from '../../../../src/python/syntax/nodes.js';
import { findLastName, isFunction } from '../../../../src/python/syntax/predicates.js';

/** What a line of a stub says of the thing it declares. */
export interface Claim {
  /** The class that the thing is a member of; undefined for what the module itself has. */
  readonly owner?: string;
  /** How it is used: `connect()`, `closed`. */
  readonly use: string;
  readonly gives: {
    readonly await?: AwaitableKind;
    readonly with?: ProtocolKind;
    readonly for?: ProtocolKind;
    /** Whether it has a dotted name. */
    readonly isNamed?: boolean;
  };
}

/** Names of annotations by what awaiting, entering and iterating them comes to. */
const known: Readonly<Record<string, Claim['gives']>> = {
  None: { await: 'value' },
  int: { await: 'value', with: 'neither', for: 'neither' },
  bool: { await: 'value', with: 'neither', for: 'neither' },
  float: { await: 'value', with: 'neither', for: 'neither' },
  str: { await: 'value', with: 'neither', for: 'sync' },
  bytes: { await: 'value', with: 'neither', for: 'sync' },
  list: { await: 'value', with: 'neither', for: 'sync' },
  dict: { await: 'value', with: 'neither', for: 'sync' },
  tuple: { await: 'value', with: 'neither', for: 'sync' },
  Iterator: { await: 'value', for: 'sync' },
  Generator: { await: 'value', for: 'sync' },
  AsyncIterator: { await: 'value', for: 'async' },
  AsyncIterable: { await: 'value', for: 'async' },
  AsyncGenerator: { await: 'value', for: 'async' },
  Awaitable: { await: 'awaitable' },
  Coroutine: { await: 'coroutine' },
  AbstractAsyncContextManager: { await: 'value', with: 'async' },
  AsyncContextManager: { await: 'value', with: 'async' },
};

/** What each line of a stub claims. Where an annotation leaves it open, the thing has a name and no more. */
export function getClaims(stub: ast.Module): readonly Claim[] {
  const classes = new Map<string, ast.ClassDef>();
  for (const statement of stub.body) if (statement.type === 'ClassDef') classes.set(statement.name, statement);
  return [
    ...getFunctionClaims(stub.body, undefined, classes),
    ...[...classes.values()].flatMap((one) => [
      ...getConstructorClaims(one, classes),
      ...getFunctionClaims(one.body, one, classes),
    ]),
    ...stub.body.flatMap(getImportClaims),
  ];
}

/** `from x import Y as Y` shows Y to others. */
function getImportClaims(statement: ast.Statement): readonly Claim[] {
  if (statement.type !== 'ImportFrom') return [];
  return statement.names
    .filter(({ name, asname }) => asname?.name === name)
    .map(({ name }) => ({ use: name, gives: { isNamed: true } }));
}

function getFunctionClaims(
  body: readonly ast.Statement[],
  owner: ast.ClassDef | undefined,
  classes: ReadonlyMap<string, ast.ClassDef>,
): readonly Claim[] {
  const byName = new Map<string, ast.FunctionNode[]>();
  for (const statement of body) {
    if (!isFunction(statement)) continue;
    if (/^__\w+__$/.test(statement.name)) continue;
    byName.set(statement.name, [...(byName.get(statement.name) ?? []), statement]);
  }
  return [...byName.values()].flatMap((signatures) => {
    const [first, ...others] = signatures.map((one) => toClaim(one, owner, classes));
    const isOne = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
    return first === undefined || !isOne ? [] : [first];
  });
}

function toClaim(
  node: ast.FunctionNode,
  owner: ast.ClassDef | undefined,
  classes: ReadonlyMap<string, ast.ClassDef>,
): Claim | undefined {
  const decorators = node.decorator_list.map((decorator) => findLastName(decorator) ?? '');
  const isProperty = decorators.includes('property') || decorators.includes('cached_property');
  const use = isProperty ? node.name : `${node.name}()`;
  const gives = getResult(node, decorators, owner, classes);
  if (isProperty) return gives && { owner: owner?.name, use, gives };
  return { owner: owner?.name, use, gives: { ...gives, isNamed: true } };
}

function getResult(
  node: ast.FunctionNode,
  decorators: readonly string[],
  owner: ast.ClassDef | undefined,
  classes: ReadonlyMap<string, ast.ClassDef>,
): Claim['gives'] | undefined {
  if (decorators.includes('asynccontextmanager')) return { await: 'value', with: 'async' };
  if (decorators.includes('contextmanager')) return { await: 'value', with: 'sync' };
  const isKnown = ['property', 'cached_property', 'classmethod', 'staticmethod', 'abstractmethod', 'overload'];
  if (decorators.some((name) => !isKnown.includes(name))) return undefined;
  if (node.type === 'AsyncFunctionDef') return { await: 'coroutine' };
  return node.returns === null ? undefined : getAnnotated(node.returns, owner, classes);
}

function getAnnotated(
  annotation: ast.Expression,
  owner: ast.ClassDef | undefined,
  classes: ReadonlyMap<string, ast.ClassDef>,
): Claim['gives'] | undefined {
  if (annotation.type === 'Constant' && annotation.kind === 'None') return known['None'];
  const name = findLastName(annotation.type === 'Subscript' ? annotation.value : annotation);
  if (name === undefined) return undefined;
  if (name === 'Self') return owner && getInstance(owner, classes);
  const declared = classes.get(name);
  return declared ? getInstance(declared, classes) : known[name];
}

function getConstructorClaims(node: ast.ClassDef, classes: ReadonlyMap<string, ast.ClassDef>): readonly Claim[] {
  const gives = getInstance(node, classes);
  return [{ use: `${node.name}()`, gives: { ...gives, isNamed: true } }];
}

/** What an instance can do by the methods that its class and bases have; nothing is said when a base is imported. */
function getInstance(node: ast.ClassDef, classes: ReadonlyMap<string, ast.ClassDef>): Claim['gives'] {
  const methods = findMethods(node, classes);
  if (methods === undefined) return {};
  return {
    await: methods.has('__await__') ? 'awaitable' : 'value',
    with: getProtocol(methods.has('__enter__'), methods.has('__aenter__')),
    for: getProtocol(methods.has('__iter__') || methods.has('__getitem__'), methods.has('__aiter__')),
  };
}

function getProtocol(isSync: boolean, isAsync: boolean): ProtocolKind {
  if (isSync) return isAsync ? 'both' : 'sync';
  return isAsync ? 'async' : 'neither';
}

function findMethods(node: ast.ClassDef, classes: ReadonlyMap<string, ast.ClassDef>): Set<string> | undefined {
  const methods = new Set<string>();
  for (const base of node.bases) {
    const named = base.type === 'Subscript' ? base.value : base;
    const name = findLastName(named);
    if (name === 'Generic' || name === 'Protocol' || name === 'object' || name === 'Exception') continue;
    const declared = named.type === 'Name' ? classes.get(named.id) : undefined;
    const inherited = declared && findMethods(declared, classes);
    if (inherited === undefined) return undefined;
    for (const method of inherited) methods.add(method);
  }
  for (const statement of node.body) {
    if (isFunction(statement)) methods.add(statement.name);
  }
  return methods;
}
