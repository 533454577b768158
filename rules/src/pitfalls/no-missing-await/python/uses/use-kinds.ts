import type * as ast from '../../../../python/syntax/nodes.js';

/**
 * What the code does with the value of an expression:
 *
 * - `awaited`;
 * - `handed`: returned, yielded, passed to something that may wait for it, or put where it lives on;
 * - `dropped`: the expression is a statement, or a part of one that keeps nothing;
 * - `stored` in a local name: what becomes of it is for the flow of the function to tell;
 * - `value`: used as if it were the result; the consequence ends a sentence about the coroutine;
 * - `condition`: its truth is asked;
 * - `neutral`: looked at without any harm (`coro is None`).
 */
export type Use =
  | { readonly kind: 'awaited' | 'handed' | 'condition' | 'neutral' }
  | { readonly kind: 'dropped'; readonly statement: ast.Expr; readonly isCollection: boolean }
  | StoredUse
  | ValueUse;

/** The value is kept in a local name. */
export interface StoredUse {
  readonly kind: 'stored';
  readonly target: ast.Name;
  /** What happens to the value where it is stored by `:=`. */
  readonly outer: Use | undefined;
  /** Whether it is stored as an element of a collection. */
  readonly isCollection: boolean;
}

/** The value is used as if it were the result. */
interface ValueUse {
  readonly kind: 'value';
  readonly consequence: string;
  /** Whether it fails for futures and other awaitables, too; some of them may well support what a coroutine does not. */
  readonly isCertainForAwaitables: boolean;
  /** Whether it fails for what is declared as `Awaitable`, too: for all that a function with that annotation may give. */
  readonly isCertainForDeclared?: boolean;
  /** Where an attribute is read: it fails for all awaitables that do not have it. */
  readonly attribute?: ast.Attribute;
  /** Whether it raises an exception, so that nothing behind it runs. */
  readonly isRaising: boolean;
  /** Whether it is a use of the elements, too, when the value is a collection. */
  readonly isOfElements?: true;
}

/** It is somebody else's to await. */
export const handed: Use = { kind: 'handed' };
/** It is awaited. */
export const awaited: Use = { kind: 'awaited' };
/** Its truth is asked. */
export const condition: Use = { kind: 'condition' };
/** Nothing is done with it. */
export const neutral: Use = { kind: 'neutral' };

/** A use that is pointless, and gives no exception. */
export function asValue(consequence: string): ValueUse {
  return { kind: 'value', consequence, isCertainForAwaitables: false, isRaising: false };
}

/** A use that fails for futures and other awaitables, too. */
export function asResult(consequence: string): ValueUse {
  return { kind: 'value', consequence, isCertainForAwaitables: true, isRaising: true };
}

/** A use that makes text of the value, down to its elements. */
export function asText(consequence: string): ValueUse {
  return { ...asValue(consequence), isOfElements: true };
}

/** What follows from the use of a coroutine as a value or as a condition; undefined for other uses. */
export function findConsequence(use: Use): string | undefined {
  if (use.kind === 'condition') return 'a coroutine is always true';
  return use.kind === 'value' ? use.consequence : undefined;
}

/** `for`, `list()`, `zip()` … */
export const iterated = asResult('iterating over it raises a TypeError');
/** `a, b = …`, `*…` */
export const unpacked = asResult('unpacking it raises a TypeError');
/** Arithmetic, also by `sum()`. */
export const calculated = asResult('calculating with it raises a TypeError');
/** `f"{…}"`, `%` and the like. */
export const formatted = asText('the text shows the coroutine object');
/** `==`. */
export const compared = asValue('a coroutine object equals nothing else');
/** `<` and the like, also by `sorted()`. */
export const ordered = asResult('comparing it raises a TypeError');
/** What `in` looks for. */
export const lookedFor = asValue('a coroutine object is looked for');
/** What `in` looks in. */
export const searched = asResult('searching in it raises a TypeError');
