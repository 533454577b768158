import { findOrigin, getNamesBeside } from '../../../python/flow/assignments.js';
import { findRunningFunction, findStatement, walkOwn } from '../../../python/flow/enclosing.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { contains, isComprehension, isNamed, isScope } from '../../../python/syntax/predicates.js';
import { someNode, walk } from '../../../python/syntax/walk.js';
import { getCallee } from '../../python/callees.js';
import { isCutShort } from './cut-loops.js';
import type { Operations } from './started.js';

/** Operations that are started together, one for each element of the iterables. */
export interface FanOut {
  /** What starts the operation: `fetch(x)`; a function when `map` calls it. */
  readonly started: ast.Expression;
  readonly isMapped: boolean;
  /** What is gone through, the outermost first. */
  readonly iterables: readonly ast.Expression[];
  /** The comprehension or loop. */
  readonly place: ast.Node;
}

type Loop = ast.For | ast.AsyncFor;

/** Methods that make a task group start a function; what they start follows as the first argument. */
const groupMethods: ReadonlySet<string> = new Set(['create_task', 'start_soon']);
const groupClasses: readonly string[] = ['asyncio.TaskGroup', 'anyio.abc.TaskGroup', 'anyio.TaskGroup', 'trio.Nursery'];
const taskStarters: ReadonlySet<string> = new Set(['asyncio.create_task', 'asyncio.ensure_future']);

/** Methods that take elements out of a collection. */
const removers: ReadonlySet<string> = new Set(['discard', 'remove', 'pop', 'popleft', 'clear', 'difference_update']);

/** What makes a collection of all that another one has. */
const copying: ReadonlySet<string> = new Set(['list', 'set', 'tuple']);

/** Waits that end when some or all of the tasks they are given have. */
const waitsForTasks: ReadonlySet<string> = new Set(['asyncio.wait', 'asyncio.gather', 'asyncio.wait_for']);

/** Finds what a program starts together. */
export class FanOuts {
  readonly #sourceCode: PythonSourceCode;
  readonly #operations: Operations;
  /** The names that are being looked into. */
  readonly #open = new Set<string>();

  constructor(sourceCode: PythonSourceCode, operations: Operations) {
    this.#sourceCode = sourceCode;
    this.#operations = operations;
  }

  /** What an expression that is handed to `gather(*…)`, `wait(…)` or `as_completed(…)` holds. */
  findIn(expression: ast.Expression): FanOut | undefined {
    const collection = this.#getCopied(expression);
    switch (collection.type) {
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
        return this.#findInComprehension(collection, collection.elt);
      case 'DictComp':
        return collection.value === null ? undefined : this.#findInComprehension(collection, collection.value);
      case 'Call':
        return this.#findInMap(collection);
      case 'Name':
        return this.#findInName(collection);
      default:
        return undefined;
    }
  }

  /** The collection whose items an expression has: `tasks` of `list(tasks)`, `[*tasks]` and `tasks.values()`. */
  #getCopied(expression: ast.Expression): ast.Expression {
    switch (expression.type) {
      case 'Starred':
        return this.#getCopied(expression.value);
      case 'List':
      case 'Tuple':
      case 'Set': {
        const [only, ...more] = expression.elts;
        return only?.type === 'Starred' && more.length === 0 ? this.#getCopied(only) : expression;
      }
      case 'Call': {
        const { func, args } = expression;
        if (func.type === 'Attribute' && func.attr === 'values') return this.#getCopied(func.value);
        const name = this.#sourceCode.facts.findQualifiedName(func);
        return args[0] && copying.has(name ?? '') ? this.#getCopied(args[0]) : expression;
      }
      default:
        return expression;
    }
  }

  /** Whether the call starts a task, by itself or in a group; with the task's coroutine or function. */
  findStartedTask(call: ast.Call): { readonly started: ast.Expression; readonly isMapped: boolean } | undefined {
    const { facts } = this.#sourceCode;
    const func = getCallee(call, facts);
    const [first] = call.args;
    if (first === undefined) return undefined;
    const name = facts.findQualifiedName(func);
    if (name !== undefined && taskStarters.has(name)) return { started: first, isMapped: false };
    if (func.type !== 'Attribute' || !groupMethods.has(func.attr)) return undefined;
    const isStarter = [...groupClasses, 'asyncio.AbstractEventLoop'].some((one) => facts.isInstanceOf(func.value, one));
    return isStarter ? { started: first, isMapped: func.attr === 'start_soon' } : undefined;
  }

  /**
   * The loops (statements and comprehensions) around a call in which tasks gather; a loop that waits for them, or paces
   * itself, ends the search, and so does the task group's own `async with`.
   */
  getLoopsAround(
    call: ast.Call,
  ): { readonly iterables: readonly ast.Expression[]; readonly place: ast.Node } | undefined {
    const { facts, text } = this.#sourceCode;
    const func = getCallee(call, facts);
    const group = func.type === 'Attribute' ? text.slice(func.value.start, func.value.end) : undefined;
    const keeper = findKeeper(call);
    const iterables: ast.Expression[] = [];
    let place: ast.Node | undefined;
    for (let node = call.parent; node !== null && !isScope(node); node = node.parent) {
      if (isComprehension(node)) {
        iterables.unshift(...node.generators.map(({ iter }) => iter));
        place ??= node;
      }
      if (node.type === 'AsyncFor' || node.type === 'While') break;
      if (node.type === 'For') {
        if (!node.body.some((statement) => contains(statement, call))) break;
        if (this.#isPaced(node) || isCutShort(node, keeper)) break;
        iterables.unshift(node.iter);
        place ??= node;
      }
      if (node.type === 'AsyncWith' && node.items.some((item) => isTarget(item, group, text))) break;
    }
    return place && { iterables, place };
  }

  #findInComprehension(comprehension: ast.ComprehensionNode, element: ast.Expression): FanOut | undefined {
    if (element.type === 'Await') return undefined;
    const started = this.#operations.findStarted(element);
    const iterables = comprehension.generators.map(({ iter }) => iter);
    return started && { started, isMapped: false, iterables, place: comprehension };
  }

  /** `map(f, xs)` */
  #findInMap(call: ast.Call): FanOut | undefined {
    const [started, iterable] = call.args;
    if (!started || !iterable || this.#sourceCode.facts.findQualifiedName(call.func) !== 'map') return undefined;
    return { started, isMapped: true, iterables: [iterable], place: call };
  }

  /** A local name that is given a comprehension, or filled in a loop; nothing when it is given something else, too. */
  #findInName(name: ast.Name): FanOut | undefined {
    const around = findRunningFunction(name);
    if (around === undefined) return undefined;
    this.#open.add(name.id);
    const found = [...this.#getGiven(name), ...this.#getFillings(name, around)];
    this.#open.delete(name.id);
    return found.includes(undefined) ? undefined : found[0];
  }

  /** What each statement gives a name. */
  #getGiven(name: ast.Name): readonly (FanOut | undefined)[] {
    return getNamesBeside(name).flatMap((node) => {
      const value = node.ctx === 'Store' ? findOrigin(node) : undefined;
      return value === undefined || isEmptyCollection(value) ? [] : this.#getAdded(value);
    });
  }

  /** What a collection adds to a name. What it is given of itself is nothing new: `tasks = list(tasks)`. */
  #getAdded(collection: ast.Expression): readonly (FanOut | undefined)[] {
    const copied = this.#getCopied(collection);
    return copied.type === 'Name' && this.#open.has(copied.id) ? [] : [this.findIn(copied)];
  }

  /** What is put in a name's collection, in a function. */
  #getFillings(name: ast.Name, around: ast.Node): readonly (FanOut | undefined)[] {
    const found: (FanOut | undefined)[] = [];
    walk(around, (node) => {
      if (node.type === 'AugAssign' && isNamed(node.target, name.id)) found.push(...this.#getAdded(node.value));
      // Who takes tasks out when they are done has no more of them than are running.
      if (node.type === 'Attribute' && removers.has(node.attr) && isNamed(node.value, name.id)) found.push(undefined);
      const filling = node.type === 'Call' ? this.#findFilling(node, name) : undefined;
      if (filling !== undefined) found.push(filling);
    });
    return found;
  }

  /** `tasks.append(fetch(x))`, or of a name that has just been given that, in a loop that the use of the name is not in. */
  #findFilling(call: ast.Call, name: ast.Name): FanOut | undefined {
    const func = getCallee(call, this.#sourceCode.facts);
    const [first] = call.args;
    if (func.type !== 'Attribute' || !isNamed(func.value, name.id) || !first) return undefined;
    if (func.attr === 'extend' || func.attr === 'update') return this.#getAdded(first)[0];
    if (func.attr !== 'append' && func.attr !== 'add') return undefined;
    const started = this.#operations.findStarted(first.type === 'Name' ? (findValueBefore(first) ?? first) : first);
    if (started === undefined) return undefined;
    const loops: Loop[] = [];
    for (let node = call.parent; node !== null && !isScope(node); node = node.parent) {
      if (node.type === 'While' || contains(node, name)) break;
      if (node.type === 'For' || node.type === 'AsyncFor') loops.unshift(node);
    }
    const [place] = loops;
    if (place === undefined || loops.some((loop) => this.#isPaced(loop) || isCutShort(loop, name.id))) return undefined;
    return { started, isMapped: false, iterables: loops.map(({ iter }) => iter), place };
  }

  /** Whether each round of the loop waits for room or for tasks: `await semaphore.acquire()`, `await asyncio.wait(…)`, a pause. */
  #isPaced(loop: Loop): boolean {
    let isFound = false;
    walkOwn(loop.body, (node) => {
      if (node.type === 'Await') isFound ||= this.#isWaitingForRoom(node);
      if (node.type === 'AsyncWith') isFound ||= node.items.some((item) => this.#isHoldingBack(item));
    });
    return isFound;
  }

  #isWaitingForRoom({ value, parent }: ast.Await): boolean {
    const { facts } = this.#sourceCode;
    if (value.type !== 'Call') return true;
    if (facts.getAwaitableKind(value) === 'future') return true;
    const operation = facts.getOperation(value.func);
    if (operation === 'internal') return facts.findFunction(value.func) === undefined;
    if (waitsForTasks.has(facts.findQualifiedName(value.func) ?? '')) return true;
    const func = getCallee(value, facts);
    if (func.type !== 'Attribute' || func.attr !== 'acquire') return operation === 'limited';
    // What a pool gives is used; what a limiter gives says nothing.
    return facts.isLimiter(func.value) ?? parent?.type === 'Expr';
  }

  /** A task group, which waits for its tasks when it is left, a limiter, or what may be either. */
  #isHoldingBack({ context_expr, optional_vars }: ast.WithItem): boolean {
    const { facts } = this.#sourceCode;
    if (optional_vars !== null && groupClasses.some((name) => facts.isInstanceOf(optional_vars, name))) return true;
    return facts.isLimiter(context_expr) ?? optional_vars === null;
  }
}

/** Whether there is a loop around a call in which tasks could gather, by a look that costs little. */
export function isRepeated(call: ast.Call): boolean {
  for (let node = call.parent; node !== null && !isScope(node); node = node.parent) {
    if (node.type === 'For' || isComprehension(node)) return true;
  }
  return false;
}

/** The name of the collection that a task is put in, at once or from a variable: `tasks.append(create_task(f()))`. */
function findKeeper(task: ast.Call): string | undefined {
  const { parent } = task;
  const stored = parent?.type === 'Assign' ? parent.targets[0] : undefined;
  const places = stored?.type === 'Name' ? getNamesBeside(stored) : [task];
  return places.flatMap((place) => findCollection(place) ?? [])[0];
}

function findCollection({ parent }: ast.Node): string | undefined {
  const func = parent?.type === 'Call' ? parent.func : undefined;
  if (func?.type !== 'Attribute' || (func.attr !== 'append' && func.attr !== 'add')) return undefined;
  return func.value.type === 'Name' ? func.value.id : undefined;
}

/** Whether a started task is handed the one before it, to wait for: `last = create_task(send(page, after=last))`. */
export function isChained(task: ast.Call, text: string): boolean {
  const { parent } = task;
  if (parent?.type !== 'Assign') return false;
  const targets = parent.targets.map(({ start, end }) => text.slice(start, end));
  return [...task.args, ...task.keywords].some((argument) =>
    someNode(
      argument,
      ({ type, start, end }) => (type === 'Name' || type === 'Attribute') && targets.includes(text.slice(start, end)),
    ),
  );
}

/** What a name was given by a statement before its use, in the same block: `task = create_task(f(x))`. */
function findValueBefore(name: ast.Name): ast.Expression | undefined {
  const statement = findStatement(name);
  const loop = statement?.parent;
  if (statement === undefined || (loop?.type !== 'For' && loop?.type !== 'AsyncFor')) return undefined;
  const values = getNamesBeside(name).flatMap((node) => {
    const isBefore = node.ctx === 'Store' && node.end <= statement.start && findStatement(node)?.parent === loop;
    return (isBefore ? findOrigin(node) : undefined) ?? [];
  });
  return values.length === 1 ? values[0] : undefined;
}

function isTarget({ optional_vars }: ast.WithItem, name: string | undefined, text: string): boolean {
  return optional_vars !== null && text.slice(optional_vars.start, optional_vars.end) === name;
}

function isEmptyCollection(value: ast.Expression): boolean {
  if (value.type === 'List' || value.type === 'Set') return value.elts.length === 0;
  if (value.type !== 'Call' || value.func.type !== 'Name') return false;
  return (value.func.id === 'list' || value.func.id === 'set') && value.args.length === 0;
}
