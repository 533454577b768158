import { findOrigin } from '../../../python/flow/assignments.js';
import { findRunningFunction, walkOwn } from '../../../python/flow/enclosing.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { getItems, getTargets } from '../../../python/syntax/predicates.js';

/**
 * The exceptions by which a task learns that it is cancelled
 * (https://docs.python.org/3/library/asyncio-task.html#task-cancellation,
 * https://trio.readthedocs.io/en/stable/reference-core.html#trio.Cancelled).
 */
const cancellations: ReadonlySet<string> = new Set([
  'asyncio.CancelledError',
  'asyncio.exceptions.CancelledError',
  'trio.Cancelled',
]);

/** What of a handler's `except` catches a cancellation. */
export interface Caught {
  /** The class that does; undefined for a bare `except:`. */
  readonly expression: ast.Expression | undefined;
  /** Whether cancellation is named, and not only caught along with everything else. */
  readonly isByName: boolean;
  /** Whether it is caught as one of all errors, which it was until Python 3.7. */
  readonly isAsError: boolean;
  /** Whether other classes are caught beside it (a tuple). */
  readonly isAmongOthers: boolean;
}

/** What in the classes of an `except` or of `contextlib.suppress` catches a cancellation; undefined when none does. */
export function findCaught(exceptionType: ast.Expression | null, facts: PythonFacts): Caught | undefined {
  if (exceptionType === null) return { expression: undefined, isByName: false, isAsError: false, isAmongOthers: false };
  const tuple = exceptionType.type === 'Name' ? findConstant(exceptionType, facts) : exceptionType;
  if (tuple.type === 'Call' && tuple !== exceptionType) {
    const caught = findCaught(tuple, facts);
    return caught && { ...caught, expression: exceptionType };
  }
  if (tuple.type === 'Tuple') {
    const caught = tuple.elts.map((one) => findCaught(one, facts)).find((one) => one !== undefined);
    const isWritten = tuple === exceptionType;
    return caught && { ...caught, expression: isWritten ? caught.expression : exceptionType, isAmongOthers: true };
  }
  const name = findClass(exceptionType, facts);
  const itself = name === undefined ? undefined : getCatching(name, facts);
  if (itself !== undefined) return { expression: exceptionType, ...toWay(itself), isAmongOthers: false };
  // A tuple that another file defines.
  const how = facts
    .getClassesInTuple(exceptionType)
    .map((one) => getCatching(one, facts))
    .find((one) => one !== undefined);
  return how && { expression: exceptionType, ...toWay(how), isAmongOthers: true };
}

type Catching = 'byName' | 'broadly' | 'asError';

function toWay(how: Catching): Pick<Caught, 'isByName' | 'isAsError'> {
  return { isByName: how === 'byName', isAsError: how === 'asError' };
}

/** Whether a class catches a cancellation because it is one, or along with everything else. */
function getCatching(name: string, facts: PythonFacts): Catching | undefined {
  if (cancellations.has(name)) return 'byName';
  if (name === 'BaseException') return 'broadly';
  return name === 'Exception' && isErrorIn(facts) ? 'asError' : undefined;
}

/**
 * Whether a cancellation is an `Exception`: that of asyncio was one until Python 3.7
 * (https://docs.python.org/3/library/asyncio-exceptions.html#asyncio.CancelledError), that of trio never. That of Twisted is one
 * to this day, and coroutines there are not cancelled as those of asyncio are.
 */
function isErrorIn(facts: PythonFacts): boolean {
  const [major, minor] = facts.pythonVersion;
  return major === 3 && minor < 8 && facts.framework !== 'trio' && !facts.isForTwisted();
}

function findClass(expression: ast.Expression, facts: PythonFacts): string | undefined {
  if (expression.type === 'Call') {
    const callee = facts.findQualifiedName(expression.func);
    return callee?.endsWith('.get_cancelled_exc_class') === true ? 'asyncio.CancelledError' : undefined;
  }
  return facts.findQualifiedName(expression)?.replace(/^builtins\./, '');
}

/**
 * What a name of the function or the module stands for: `IGNORED = (CancelledError, TimeoutError)`,
 * `cancelled = anyio.get_cancelled_exc_class()`; the name itself when it is neither.
 */
function findConstant(name: ast.Name, facts: PythonFacts): ast.Expression {
  const declaration = facts.findDeclaration(name);
  for (const scope of [findRunningFunction(name), findModule(name)]) {
    for (const statement of scope?.body ?? []) {
      const target = getAssignedNames(statement).find((one) => one.id === name.id);
      if (target === undefined || (declaration !== undefined && declaration.start !== target.start)) continue;
      const value = findOrigin(target);
      if (value?.type === 'Tuple' || value?.type === 'Call') return value;
    }
  }
  return name;
}

/** The names that a statement assigns to. */
function getAssignedNames(statement: ast.Statement): readonly ast.Name[] {
  if (statement.type === 'Expr') return statement.value.type === 'NamedExpr' ? [statement.value.target] : [];
  if (statement.type !== 'Assign' && statement.type !== 'AnnAssign') return [];
  return getTargets(statement)
    .flatMap(getItems)
    .filter((one) => one.type === 'Name');
}

/** The module that a node is in; undefined when parents are not linked. */
function findModule(node: ast.Node): ast.Module | undefined {
  let one: ast.Node | null = node;
  while (one !== null && one.type !== 'Module') one = one.parent;
  return one ?? undefined;
}

/** A place where a task stands still and cancellation can arrive. */
export interface Suspension {
  readonly node: ast.Node;
  /** What is waited for. */
  readonly operand: ast.Expression;
}

/** Whether an `async with` runs its body at the `yield` of the function, so that a cancellation arrives there. */
export function isEntered({ decorator_list }: ast.FunctionNode, facts: PythonFacts): boolean {
  return decorator_list.some((one) => facts.findQualifiedName(one) === 'contextlib.asynccontextmanager');
}

/**
 * Every place in the statements where their own function can be cancelled, in the order of the text.
 * @param withYields whether `yield` is one, too
 */
export function getSuspensions(statements: readonly ast.Node[], withYields = false): readonly Suspension[] {
  const found: Suspension[] = [];
  walkOwn(statements, (node) => {
    if (node.type === 'Await') found.push({ node, operand: node.value });
    else if (withYields && node.type === 'Yield') found.push({ node, operand: node });
    else if (node.type === 'AsyncFor') found.push({ node, operand: node.iter });
    else if (node.type === 'comprehension' && node.is_async) found.push({ node, operand: node.iter });
    else if (node.type === 'AsyncWith') {
      for (const item of node.items) found.push({ node: item, operand: item.context_expr });
    }
  });
  return found;
}
