import { getOrAdd } from '../../../project/remember.js';
import type { Parameter } from '../checker.js';
import type { api } from './compiler.js';

/** A type by the name that its process has for it. Good for one snapshot. */
export type NativeType = api.Type;
/** A signature by the name that its process has for it. Good for one snapshot. */
export type NativeSignature = api.Signature;

/** What the compiler has said of types and signatures, which holds for all files of a project as long as its snapshot. */
export class Answers {
  readonly parts = new Map<number, readonly NativeType[]>();
  readonly apparent = new Map<number, NativeType>();
  readonly elements = new Map<number, readonly NativeType[]>();
  readonly calls = new Map<number, readonly NativeSignature[]>();
  readonly constructs = new Map<number, readonly NativeSignature[]>();
  readonly parameters = new Map<number, readonly Parameter<NativeType>[]>();
  readonly returned = new Map<number, NativeType>();
  readonly bases = new Map<number, readonly NativeType[]>();
  readonly targets = new Map<number, NativeType>();
  /** The ids of the generic declarations that have been asked for. */
  readonly askedTargets = new Set<unknown>();
  /** The type of the property `then`, by the id of the generic type; null for none. */
  readonly then = new Map<number, NativeType | null>();
  /** By the id of the type and the name; null for none. */
  readonly properties = new Map<string, api.Symbol | null>();
  readonly ofSymbols = new Map<number, NativeType>();
  /** The ids of the symbols of the library's types, by their names; null for those that the project does not have. */
  readonly ofLibrary = new Map<string, number | null>();

  get<V>(known: Map<number, V>, { id }: { readonly id: number }, find: () => V): V {
    return getOrAdd(known, id, find);
  }
}
