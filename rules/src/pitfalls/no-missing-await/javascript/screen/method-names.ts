import { elementMethods } from '../../../../javascript/library/array-methods.js';
import { conversions } from '../values/conversions.js';

/** What makes a text of the elements of an array. */
export const joinName = 'join';
/** What puts something into an array. */
export const pushName = 'push';

/** Functions, and methods by their names alone, of which the rule knows what they make of a promise. */
const conversionNames: ReadonlySet<string> = new Set(
  [...conversions.keys()].map((name) => name.slice(name.lastIndexOf('.') + 1)),
);
/** The same of those that write, send, compare, clone or collect what they are given. */
const takingName =
  /^(?:stringify|json|send|query|expect|soft|ok|strict|(?:not)?(?:(?:partial)?(?:deep)?strict|deep)?equal|push|postMessage|structuredClone)$/iu;

/** Whether a method of an array makes something of its elements. */
export function isElementUse(name: string | undefined): boolean {
  return name === joinName || elementMethods.has(name ?? '');
}

/** Whether what has the name makes something of a promise, or takes one for a value. */
export function isConversion(name: string): boolean {
  return conversionNames.has(name) || takingName.test(name);
}
