import type { TSESTree } from '@typescript-eslint/utils';
import type { Location } from '../../project/text/location.js';
import type { CallNode } from '../syntax/predicates.js';

/**
 * What a type is made of, as far as the oracle has to tell apart. `constrained` is what stands for another type (type
 * parameters, indexed access, conditional types) and has an apparent type; `other` is null, undefined and never.
 */
export type TypeShape =
  'any' | 'error' | 'unknown' | 'void' | 'union' | 'intersection' | 'object' | 'constrained' | 'primitive' | 'other';

/** One parameter of a signature. */
export interface Parameter<T> {
  readonly type: T;
  readonly isRest: boolean;
}

/** A declared name with what it is declared in, outermost first: `['Page', 'click']`. */
export interface DeclaredSymbol {
  readonly names: readonly string[];
  /** The module as it is declared (`fs` of `declare module 'fs'`); undefined for files and globals. */
  readonly ambientModule?: string;
  /** Absolute path of the file of the declaration. */
  readonly path?: string;
  readonly isExported: boolean;
}

/** A property of a type. */
export interface Property {
  /** That of a well-known symbol has a number behind it: `__@asyncIterator@42`. */
  readonly name: string;
  readonly isOptional: boolean;
}

/**
 * The few questions that are asked of types alone. Types and signatures are handles of the checker and good for the text at
 * hand only. A back end is an implementation of this, and holds no opinion on promises.
 */
export interface TypeFacts<T, S> {
  /** Whether null and undefined are types of their own; else every type has them (`strictNullChecks` is off). */
  hasNullTypes(): boolean;
  /** Equal for equal types. */
  keyOf(type: T): unknown;
  shapeOf(type: T): TypeShape;
  /** The members of a union or intersection. */
  partsOf(type: T): readonly T[];
  /** The type whose members a value of the type has: constraints resolved. The type itself when there is nothing to resolve. */
  apparentOf(type: T): T;
  /** The generic declaration of a reference (`Promise<T>` of `Promise<string>`), so that answers on it are found once. */
  targetOf(type: T): T;
  typeArgumentsOf(type: T): readonly T[];
  /** The name of the class, interface or alias-free symbol of the type. */
  symbolNameOf(type: T): string | undefined;
  /** What the type is declared as. */
  declaredSymbolOf(type: T): DeclaredSymbol | undefined;
  /** The member of that name as it is declared, also where the type takes it over from another. */
  memberOf(type: T, name: string): DeclaredSymbol | undefined;
  /** Whether the type is the `Promise` of TypeScript's own library files, or its generic declaration. */
  isBuiltinPromise(type: T): boolean;
  baseTypesOf(type: T): readonly T[];
  /** The element types of an array or tuple type, undefined for all else. */
  elementsOf(type: T): readonly T[] | undefined;
  /** Length of a tuple without optional, rest or variadic elements. */
  tupleLengthOf(type: T): number | undefined;
  propertyOf(type: T, name: string): T | undefined;
  /** The properties, without those that every object has. */
  propertiesOf(type: T): readonly Property[];
  signaturesOf(type: T, kind: 'call' | 'construct'): readonly S[];
  parametersOf(signature: S): readonly Parameter<T>[];
  returnTypeOf(signature: S): T;
}

/** The same with the questions that are asked of the nodes of one file. */
export interface Checker<T, S> extends TypeFacts<T, S> {
  /** Tells which nodes `typeOf` will be asked for. */
  prefetch(nodes: readonly TSESTree.Node[]): void;
  /** Tells which types will be asked whether they are promises, and which what calling them gives. Changes no answer. */
  foresee(types: Iterable<T>, called: Iterable<T>): void;
  /** Tells which members will be asked for, and what calling them gives. Changes no answer. */
  foreseeMembers(members: readonly { readonly type: T; readonly name: string }[]): void;
  /** Tells of which expressions the contextual types will be asked, and what calling these gives. Changes no answer. */
  foreseeContexts(nodes: readonly TSESTree.Expression[]): void;
  /** Tells of which calls the resolved signatures will be asked. Changes no answer. */
  foreseeSignatures(calls: readonly CallNode[]): void;
  typeOf(node: TSESTree.Node): T | undefined;
  /** The type that the place of the expression expects. */
  contextualTypeOf(node: TSESTree.Expression): T | undefined;
  /** The signature that a call resolves to, overloads decided. */
  resolvedSignatureOf(call: CallNode): S | undefined;
  declarationOf(signature: S): Location | undefined;
  /** Absolute path of the file that declares the signature. Costs less than all of the declaration. */
  declaringFileOf(signature: S): string | undefined;
  /** What the expression names, through aliases. */
  symbolOf(node: TSESTree.Expression): DeclaredSymbol | undefined;
}
