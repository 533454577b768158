import type { CallArguments } from '../../python-facts.js';
import type { Entered } from './entered.js';

/** A call of a function that runs when the function around does, and what it resolves to. */
export interface ResolvedCall {
  /** The dotted name of what is called. */
  readonly name?: string;
  readonly arguments: CallArguments;
  /** The functions of the project that the call may enter. */
  readonly entered: readonly Entered[];
  /** How the call is written: `self.load()`, `with lock`, `self.config`. */
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** Whether it is no call in the text: a property that is read, a generator that is iterated over. */
  readonly isImplicit: boolean;
  /** What is done with an attribute that runs a function of a property. */
  readonly access?: 'read' | 'write';
}
