import { getOrAdd } from '../../../project/remember.js';
import { walkOwn } from '../../../python/flow/enclosing.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import type * as ast from '../../../python/syntax/nodes.js';
import type { Span } from '../../../project/text/span.js';
import { findLastName, isNamed } from '../../../python/syntax/predicates.js';
import { walk } from '../../../python/syntax/walk.js';
import type { Suspension } from './cancellation.js';

/** Methods that give members of the collection they are called on, or all of them. */
const membersOf: ReadonlySet<string> = new Set('values items keys copy union difference pop popleft get'.split(' '));

/** Names through which a task or its cancellation may be meant, in one function: they are told apart by their text. */
type Link = readonly [target: string, sources: readonly string[]];

/** A name that code cancels, and where it does so. */
interface CancelledPlace {
  readonly place: string;
  readonly at: Span;
}

/**
 * Tells the awaits of children that the code has cancelled itself: their `CancelledError` is the child's, and catching
 * it is the documented way to stop one (https://docs.python.org/3/library/asyncio-task.html#asyncio.Task.cancel).
 */
export class CancelledTasks {
  readonly #sourceCode: PythonSourceCode;
  readonly #byFunction = new WeakMap<ast.FunctionNode, readonly CancelledPlace[]>();
  readonly #byNode = new WeakMap<ast.Node, ReadonlySet<string>>();
  #attributes: readonly CancelledPlace[] | undefined;

  constructor(sourceCode: PythonSourceCode) {
    this.#sourceCode = sourceCode;
  }

  /**
   * Whether what is awaited was cancelled by the function around it, or, for an attribute, anywhere in the module.
   * @param guard the `try` that the await stands in, if its `finally` is known to run only after the await
   */
  isAwaitOfCancelled({ operand }: Suspension, around: ast.FunctionNode, guard?: ast.Try | ast.TryStar): boolean {
    const cancelled = this.#getCancelled(around, guard);
    return getPlaces(operand, this.#sourceCode.text).some((place) => cancelled.has(place));
  }

  #getCancelled(around: ast.FunctionNode, guard: ast.Try | ast.TryStar | undefined): ReadonlySet<string> {
    const key = guard !== undefined && guard.finalbody.length > 0 ? guard : around;
    return getOrAdd(this.#byNode, key, () => {
      const all = [...this.#getDirect(around), ...this.#getAttributes()];
      const before = guard === undefined ? all : all.filter((one) => !isCancelledAfter(one, guard, around));
      const places = before.map(({ place }) => place);
      return spread(places, getLinks(around.body, this.#sourceCode.text));
    });
  }

  #getDirect(around: ast.FunctionNode): readonly CancelledPlace[] {
    return getOrAdd(this.#byFunction, around, () => getCancelledPlaces(around.body, this.#sourceCode.text));
  }

  /** Attributes that any code of the module cancels: `self._task`. */
  #getAttributes(): readonly CancelledPlace[] {
    const { ast: module, text } = this.#sourceCode;
    this.#attributes ??= getCancelledPlaces([module], text).filter(({ place }) => place.includes('.'));
    return this.#attributes;
  }
}

/**
 * Whether something is cancelled in the `finally` of a `try` alone, and thus only when its body is left. In a loop, only
 * what each round makes anew; and not when the `finally` awaits it, which raises the child's `CancelledError`.
 */
function isCancelledAfter(
  { place, at }: CancelledPlace,
  { finalbody, parent }: ast.Try | ast.TryStar,
  around: ast.FunctionNode,
): boolean {
  if (!finalbody.some(({ start, end }) => start <= at.start && at.end <= end)) return false;
  if (finalbody.some(isAwaiting)) return false;
  for (let node = parent; node !== null && node !== around; node = node.parent) {
    if (node.type === 'While') return node.body.some((one) => isAssigning(one, place));
    if (node.type === 'For' || node.type === 'AsyncFor') {
      return isNamed(node.target, place) || node.body.some((one) => isAssigning(one, place));
    }
  }
  return true;
}

function isAwaiting(statement: ast.Statement): boolean {
  return (statement.type === 'Expr' || statement.type === 'Assign') && statement.value.type === 'Await';
}

function isAssigning(statement: ast.Statement, name: string): boolean {
  return statement.type === 'Assign' && statement.targets.some((target) => isNamed(target, name));
}

function getCancelledPlaces(roots: readonly ast.Node[], text: string): readonly CancelledPlace[] {
  const found: CancelledPlace[] = [];
  for (const root of roots) {
    walk(root, (node) => {
      if (node.type === 'Attribute' && node.attr.includes('cancel')) {
        for (const place of getPlaces(node.value, text)) found.push({ place, at: node });
      }
      if (node.type === 'Call' && /cancel/i.test(findLastName(node.func) ?? '')) {
        for (const argument of node.args) {
          for (const place of getPlaces(argument, text)) found.push({ place, at: node });
        }
      }
    });
  }
  return found;
}

/** Which names share their values: loops over a collection, assignments. */
function getLinks(body: readonly ast.Statement[], text: string): readonly Link[] {
  const links: Link[] = [];
  const link = (target: ast.Expression, source: ast.Expression): void => {
    for (const name of getPlaces(target, text)) links.push([name, getPlaces(source, text)]);
  };
  walkOwn(body, (node) => {
    if (node.type === 'For' || node.type === 'AsyncFor' || node.type === 'comprehension') link(node.target, node.iter);
    if (node.type === 'NamedExpr') link(node.target, node.value);
    if (node.type === 'Assign') for (const target of node.targets) link(target, node.value);
    if (node.type === 'Call' && node.func.type === 'Attribute' && /^(append|add|extend|update)$/.test(node.func.attr)) {
      for (const argument of node.args) link(node.func.value, argument);
    }
  });
  return links;
}

/** Those places, and all that share their values by links. */
function spread(direct: readonly string[], links: readonly Link[]): ReadonlySet<string> {
  const all = new Set(direct);
  for (let before = -1; before !== all.size;) {
    before = all.size;
    for (const [target, sources] of links) {
      if (all.has(target)) for (const source of sources) all.add(source);
      else if (sources.some((source) => all.has(source))) all.add(target);
    }
  }
  return all;
}

/** The names and dotted names whose values the expression may hand on; without the functions it calls. */
function getPlaces(expression: ast.Expression, text: string): string[] {
  const places: string[] = [];
  const visit = (node: ast.Node): unknown => {
    if (node.type === 'Await') return false;
    if (node.type === 'Call') {
      const { func } = node;
      if (func.type === 'Attribute' && membersOf.has(func.attr)) walk(func.value, visit);
      for (const argument of [...node.args, ...node.keywords]) walk(argument, visit);
      return false;
    }
    if (node.type === 'Subscript') {
      walk(node.value, visit);
      return false;
    }
    if (node.type === 'Name' || node.type === 'Attribute') {
      places.push(text.slice(node.start, node.end));
      return false;
    }
    return node.type !== 'Lambda';
  };
  walk(expression, visit);
  return places;
}
