import type { PythonSourceCode } from '../../python/language/source-code.js';
import type * as ast from '../../python/syntax/nodes.js';
import { findLastName } from '../../python/syntax/predicates.js';
import { walk } from '../../python/syntax/walk.js';
import { getModule, walkOwn, type Suspension } from './python-cancellation.js';

const membersOf: ReadonlySet<string> = new Set([
  'values',
  'items',
  'keys',
  'copy',
  'union',
  'difference',
  'pop',
  'popleft',
  'get',
]);

/** Names through which a task or its cancellation may be meant, in one function: they are told apart by their text. */
type Link = readonly [string, readonly string[]];

/**
 * Tells the awaits of children that the code has cancelled itself: their `CancelledError` is the child's, and catching
 * it is the documented way to stop one (https://docs.python.org/3/library/asyncio-task.html#asyncio.Task.cancel).
 */
export class CancelledTasks {
  readonly #sourceCode: PythonSourceCode;
  readonly #byFunction = new WeakMap<ast.FunctionNode, ReadonlySet<string>>();
  #attributes: ReadonlySet<string> | undefined;

  constructor(sourceCode: PythonSourceCode) {
    this.#sourceCode = sourceCode;
  }

  /** Whether what is awaited was cancelled by the function around it, or, for an attribute, anywhere in the module. */
  isAwaitOfCancelled({ operand }: Suspension, around: ast.FunctionNode): boolean {
    const cancelled = this.#getCancelled(around);
    return getPlaces(operand, this.#sourceCode.text).some((place) => cancelled.has(place));
  }

  #getCancelled(around: ast.FunctionNode): ReadonlySet<string> {
    let cancelled = this.#byFunction.get(around);
    if (cancelled === undefined) {
      const direct = getCancelledPlaces(around.body, this.#sourceCode.text);
      cancelled = spread([...direct, ...this.#getAttributes(around)], getLinks(around.body, this.#sourceCode.text));
      this.#byFunction.set(around, cancelled);
    }
    return cancelled;
  }

  /** Attributes that any code of the module cancels: `self._task`. */
  #getAttributes(around: ast.FunctionNode): ReadonlySet<string> {
    if (this.#attributes === undefined) {
      const module = getModule(around);
      const places = module === undefined ? [] : getCancelledPlaces([module], this.#sourceCode.text);
      this.#attributes = new Set([...places].filter((place) => place.includes('.')));
    }
    return this.#attributes;
  }
}

function getCancelledPlaces(roots: readonly ast.Node[], text: string): ReadonlySet<string> {
  const places = new Set<string>();
  for (const root of roots) {
    walk(root, (node) => {
      if (node.type === 'Attribute' && node.attr.includes('cancel')) {
        for (const place of getPlaces(node.value, text)) places.add(place);
      }
      if (node.type === 'Call' && /cancel/i.test(findLastName(node.func) ?? '')) {
        for (const argument of node.args) for (const place of getPlaces(argument, text)) places.add(place);
      }
    });
  }
  return places;
}

/** Which names share their values: loops over a collection, assignments. */
function getLinks(body: readonly ast.Statement[], text: string): readonly Link[] {
  const links: Link[] = [];
  const link = (target: ast.Expression, source: ast.Expression): void => {
    for (const name of getPlaces(target, text)) links.push([name, getPlaces(source, text)]);
  };
  for (const statement of body) {
    walkOwn(statement, (node) => {
      if (node.type === 'For' || node.type === 'AsyncFor' || node.type === 'comprehension')
        link(node.target, node.iter);
      if (node.type === 'NamedExpr') link(node.target, node.value);
      if (node.type === 'Assign') for (const target of node.targets) link(target, node.value);
      if (
        node.type === 'Call' &&
        node.func.type === 'Attribute' &&
        /^(append|add|extend|update)$/.test(node.func.attr)
      ) {
        for (const argument of node.args) link(node.func.value, argument);
      }
    });
  }
  return links;
}

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
