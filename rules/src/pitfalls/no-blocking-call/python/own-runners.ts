import { getOrAdd } from '../../../project/remember.js';
import { findAssigned, getNamesIn } from '../../../python/flow/assignments.js';
import { findStatement, getReturns, isInLoop, isInTry } from '../../../python/flow/enclosing.js';
import type { FunctionRef, OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import { findCallOf } from '../../../python/syntax/arguments.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { getParameters, isConstant, isNamed } from '../../../python/syntax/predicates.js';
import { findPlainFunction, openModule } from '../../python/modules.js';
import { findOnlyValueIn } from '../../python/only-value.js';
import { awaitedThreadRunners, type PositionalPlace } from '../../python/thread-runners.js';

/** A function of the project, and how code calls it, by which another one is run in a worker thread. */
export interface OwnRunner extends Forwarding {
  /** `run_in_thread`, `self.run_in_executor` */
  readonly callee: string;
}

/** What a function does that does nothing but hand on the function and the arguments that it is given. */
interface Forwarding {
  /** Dotted names of what runs the function in the end: `asyncio.to_thread`. */
  readonly sources: ReadonlySet<string>;
  /** Whether keyword arguments are handed on, too. */
  readonly hasKeywords: boolean;
  /** What no keyword argument can be called: that is a parameter of its own. */
  readonly ownKeywords: ReadonlySet<string>;
}

/** A function `f(function, *rest, **keywords)` that is looked at. */
interface Inspected {
  readonly node: ast.FunctionNode;
  readonly home: OpenedModule;
  readonly taken: string;
  /** The calls of the function taken that a thread will make. */
  readonly calls: Set<ast.Call>;
  /** How many functions have handed on to this one. */
  readonly depth: number;
}

/** Functions that hand on to functions are followed up to this depth. */
const maxDepth = 3;

/** The functions that code at a node can have another one run by in a worker thread without importing anything. */
export function getOwnRunners(node: ast.Node, around: OpenedModule): readonly OwnRunner[] {
  const ofProject = around.facts.getRunnersInReach(node).flatMap(({ callee, fn }) => {
    const forwarding = findForwarding(fn, around);
    return forwarding === undefined ? [] : { callee, ...forwarding };
  });
  return [...ofProject, ...getImportedRunners(around.module)];
}

/** `run_in_threadpool` of Starlette and its like, where the module imports it. */
function getImportedRunners({ body }: ast.Module): readonly OwnRunner[] {
  return body.flatMap((statement) => {
    if (statement.type !== 'ImportFrom' || statement.level > 0 || statement.module === 'asyncio') return [];
    return statement.names.flatMap(({ name, asname }) => {
      const source = `${statement.module}.${name}`;
      const place = awaitedThreadRunners.get(source);
      if (place === undefined) return [];
      const ownKeywords = new Set(['func']);
      return { callee: asname?.name ?? name, sources: new Set([source]), hasKeywords: place.hasKeywords, ownKeywords };
    });
  });
}

/** What functions do that were looked at. A function has another reference once its file, or what that imports, has changed. */
const known = new WeakMap<FunctionRef, { readonly forwarding: Forwarding | undefined }>();

function findForwarding(ref: FunctionRef, around: OpenedModule): Forwarding | undefined {
  return getOrAdd(known, ref, () => ({ forwarding: lookInto(ref, around, 0) })).forwarding;
}

function lookInto(ref: FunctionRef, around: OpenedModule, depth: number): Forwarding | undefined {
  const home = openModule(ref.path, around);
  const node = home && findPlainFunction(ref, home);
  return home && node && inspect(node, home, depth);
}

function inspect(node: ast.FunctionNode, home: OpenedModule, depth: number): Forwarding | undefined {
  const own = getParameters(node.args).slice(node.parent?.type === 'ClassDef' ? 1 : 0);
  const taken = own[0]?.arg;
  if (taken === undefined || depth > maxDepth) return undefined;
  const inspected: Inspected = { node, home, taken, calls: new Set(), depth };
  const handedOn = getReturned(node).map((value) => findHandOver(value, inspected));
  const known = handedOn.filter((one) => one !== undefined);
  if (known.length === 0 || known.length < handedOn.length || !isOnlyHandedOn(inspected)) return undefined;
  const { posonlyargs, vararg, kwarg } = node.args;
  const unnamed = [...posonlyargs, vararg, kwarg];
  return {
    sources: new Set(known.flatMap(({ sources }) => [...sources])),
    hasKeywords: known.every(({ hasKeywords }) => hasKeywords),
    ownKeywords: new Set(own.filter((one) => !unnamed.includes(one)).map(({ arg }) => arg)),
  };
}

/** The values that a function returns; null for nothing, and where what is called may be called again, or has failed. */
function getReturned(owner: ast.FunctionNode): readonly (ast.Expression | null)[] {
  return getReturns(owner).map((one) => (isInLoop(one) || isInTry(one) ? null : one.value));
}

/** What is called with the function taken and its arguments. */
interface Target {
  readonly sources: Forwarding['sources'];
  readonly place: PositionalPlace;
}

/** What a value that is returned hands on to; undefined when it is anything but the result, or the awaitable of it. */
function findHandOver(value: ast.Expression | null, inspected: Inspected): Omit<Forwarding, 'ownKeywords'> | undefined {
  const given = value && resolve(value, inspected);
  const isAwaited = given?.type === 'Await';
  const call = isAwaited ? resolve(given.value, inspected) : given;
  if (call?.type !== 'Call' || isAwaited !== (inspected.node.type === 'AsyncFunctionDef')) return undefined;
  const target = findTarget(call, inspected);
  if (target === undefined) return undefined;
  const { position, hasKeywords } = target.place;
  const handed = call.args[position];
  const bound = unite(
    handed && findBound(handed, inspected),
    findBoundBehind(call.args.slice(position + 1), hasKeywords ? call.keywords : [], inspected),
  );
  if (bound?.has('function') !== true || !bound.has('rest')) return undefined;
  return { sources: target.sources, hasKeywords: bound.has('keywords') };
}

/** What a name that is assigned once stands for; any other expression as it is. */
function resolve(expression: ast.Expression, { node }: Inspected): ast.Expression | undefined {
  return expression.type === 'Name' ? findOnlyValueIn(node, expression.id) : expression;
}

function findTarget({ func, args: [first] }: ast.Call, { home, depth }: Inspected): Target | undefined {
  const name = home.facts.findQualifiedName(func);
  const place = name === undefined ? undefined : awaitedThreadRunners.get(name);
  if (name !== undefined && place !== undefined) {
    const isInThread = place.position === 0 || (first !== undefined && isThreadPool(first, home.facts));
    return isInThread ? { sources: new Set([name]), place } : undefined;
  }
  const ref = home.facts.findFunction(func);
  const forwarding = ref && lookInto(ref, home, depth + 1);
  return forwarding && { sources: forwarding.sources, place: { position: 0, hasKeywords: forwarding.hasKeywords } };
}

/** Whether an executor has threads: the loop's own, or one for threads. What goes to another process must be pickled. */
function isThreadPool(executor: ast.Expression, facts: PythonFacts): boolean {
  return isConstant(executor, 'None') || facts.isInstanceOf(executor, 'concurrent.futures.ThreadPoolExecutor');
}

/** What of its own parameters a function has put into something that is called without arguments. */
type Bound = ReadonlySet<'function' | 'rest' | 'keywords'>;

function unite(one: Bound | undefined, other: Bound | undefined): Bound | undefined {
  return one && other && new Set([...one, ...other]);
}

function findBound(expression: ast.Expression, inspected: Inspected): Bound | undefined {
  switch (expression.type) {
    case 'Name': {
      if (expression.id === inspected.taken) return findBoundToTaken(inspected);
      const value = resolve(expression, inspected);
      return value === undefined || value.type === 'Name' ? undefined : findBound(value, inspected);
    }
    case 'Call': {
      const [first, ...behind] = isPartial(expression, inspected) ? expression.args : [];
      return unite(first && findBound(first, inspected), findBoundBehind(behind, expression.keywords, inspected));
    }
    case 'Lambda': {
      const { args, body } = expression;
      if (getParameters(args).length > 0 || body.type !== 'Call') return undefined;
      inspected.calls.add(body);
      return unite(findBound(body.func, inspected), findBoundBehind(body.args, body.keywords, inspected));
    }
    default:
      return undefined;
  }
}

/** The function itself, and what is put into it before: `if kwargs: func = partial(func, **kwargs)`. */
function findBoundToTaken(inspected: Inspected): Bound | undefined {
  const { node, taken } = inspected;
  const stores = getNamesIn(node, taken).filter(({ ctx }) => ctx !== 'Load');
  return stores.reduce<Bound | undefined>(
    (bound, store) => {
      const value = findAssigned(store);
      if (value?.type !== 'Call' || !isPartial(value, inspected) || !isNamed(value.args[0], taken)) return undefined;
      const more = findBoundBehind(value.args.slice(1), value.keywords, inspected);
      const block = findStatement(store)?.parent;
      const isAlways = block === node;
      const isUnlessEmpty = block?.type === 'If' && block.parent === node && isNamed(block.test, node.args.kwarg?.arg);
      return isAlways || (isUnlessEmpty && more?.has('rest') === false) ? unite(bound, more) : undefined;
    },
    new Set(['function']),
  );
}

/** The arguments behind the function, if there are any: `*rest` and `**keywords` as they were given, and nothing else. */
function findBoundBehind(
  args: readonly ast.Expression[],
  keywords: readonly ast.Keyword[],
  {
    node: {
      args: { vararg, kwarg },
    },
  }: Inspected,
): Bound | undefined {
  const isRest = args.every((one) => one.type === 'Starred' && isNamed(one.value, vararg?.arg));
  const isKeywords = keywords.every((one) => one.arg === null && isNamed(one.value, kwarg?.arg));
  if (!isRest || !isKeywords || args.length > 1 || keywords.length > 1) return undefined;
  return new Set([...args.map(() => 'rest' as const), ...keywords.map(() => 'keywords' as const)]);
}

function isPartial({ func }: ast.Call, { home }: Inspected): boolean {
  return home.facts.findQualifiedName(func) === 'functools.partial';
}

/** Whether the function taken is not called here itself, and its arguments are what was given. */
function isOnlyHandedOn({ node, taken, calls }: Inspected): boolean {
  const { vararg, kwarg } = node.args;
  const isChanged = [vararg, kwarg].some((one) => one && getNamesIn(node, one.arg).some(({ ctx }) => ctx !== 'Load'));
  const ownCalls = getNamesIn(node, taken).flatMap((one) => findCallOf(one) ?? []);
  return !isChanged && ownCalls.every((call) => calls.has(call));
}
