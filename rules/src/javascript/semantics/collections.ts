import { elementMethods } from '../library/array-methods.js';
import { globalModule } from './origins.js';
import type { Value } from './summary.js';

/** By type of the language, or of TypeScript, which of its type arguments says what it holds, or what it resolves to. */
const heldArguments: ReadonlyMap<string, number> = new Map([
  ['Array', 0],
  ['AsyncIterable', 0],
  ['Iterable', 0],
  ['Map', 1],
  ['Promise', 0],
  ['ReadonlyArray', 0],
  ['ReadonlyMap', 1],
  ['ReadonlySet', 0],
  ['Record', 1],
  ['Set', 0],
]);

/** By method of arrays, sets and maps what calling it gives: one of what they hold, or a list of it. */
const results: ReadonlyMap<string, 'one' | 'list'> = new Map([
  ...(['at', 'find', 'findLast', 'get', 'pop', 'shift'] as const).map((name) => [name, 'one'] as const),
  ...(['concat', 'copyWithin', 'fill', 'filter', 'reverse', 'slice', 'sort', 'splice'] as const).map(
    (name) => [name, 'list'] as const,
  ),
  ...(['toReversed', 'toSorted', 'toSpliced', 'values', 'with'] as const).map((name) => [name, 'list'] as const),
]);

/** The class of arrays, as summaries name it. */
export const arrayClass: Value = { kind: 'imported', module: globalModule, name: 'Array' };

/** The index of the type argument that says what an instance holds or resolves to; undefined for what is known to do neither. */
export function findHeldArgument(of: Value): number | undefined {
  return of.kind === 'imported' && of.module === globalModule ? heldArguments.get(of.name) : undefined;
}

/** What calling a method gives of what its object holds; `method` is named as in a `CalleeOrigin`: `Map().get`. */
export function findMethodResult(method: string): 'one' | 'list' | undefined {
  return results.get(toOwnName(method));
}

/** Methods of arrays whose list holds what they are handed as well, and the array does not. */
const additions: ReadonlySet<string> = new Set(['concat', 'toSpliced', 'with']);

/** Whether a method of arrays gives what the array holds, and nothing else. */
export function givesHeld(name: string | undefined): boolean {
  return name !== undefined && results.has(name) && !additions.has(name);
}

/** Whether the callback of a method gets one of what the method's object holds as that parameter. */
export function isHandedToCallback(method: string, argument: number, parameter: number): boolean {
  const name = toOwnName(method);
  const isTaker = name === 'then' || elementMethods.has(name);
  // Before the element stands what was made of those before it.
  return isTaker && argument === 0 && parameter === (/^reduce/.test(name) ? 1 : 0);
}

/** `get` of `Map().get`; empty for what is no method of an instance. */
function toOwnName(method: string): string {
  return /^\w+\(\)\.(\w+)$/.exec(method)?.[1] ?? '';
}

/** Whether an instance of it holds what its entries, pairs of key and value, have as values. */
export function isMap(instance: string): boolean {
  return instance === 'Map()' || instance === 'ReadonlyMap()';
}

/** Whether going through an instance of it, or an index into it, gives what it holds. */
export function isList(instance: string): boolean {
  return instance !== 'Promise()' && !isMap(instance) && heldArguments.has(instance.slice(0, -'()'.length));
}
