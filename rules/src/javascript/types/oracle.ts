import type { TSESTree } from '@typescript-eslint/utils';
import type { Location } from '../../project/text/location.js';
import type { CalleeOrigin } from '../semantics/origins.js';
import type { SignalParameter } from '../semantics/summary.js';
import type { CallNode } from '../syntax/predicates.js';

/**
 * What a type is, as far as waiting for it matters.
 * - `promise`: the built-in promise, a subclass of it, or a union or type parameter with such a part
 * - `array`: an array or tuple with promises in it
 * - `thenable`: no promise, but something with a `then` that takes a callback
 * - `any`: the author or a library says `any`, or `unknown`
 * - `unresolved`: nothing is known: no types here, an import that does not resolve, an error in the program
 * - `none`: all else
 */
export type PromiseKind = 'none' | 'promise' | 'array' | 'thenable' | 'any' | 'unresolved';

/** Whether it is a promise, or something that `await` takes for one. */
export function isPromiseLike(kind: PromiseKind): boolean {
  return kind === 'promise' || kind === 'thenable';
}

/** Whether types tell nothing: what `require()` of a module without types gives is `any`. */
export function isUnknownKind(kind: PromiseKind | undefined): boolean {
  return kind === 'unresolved' || kind === 'any';
}

/** What the receiver of a callback does with what the callback returns, by the parameter's declared type. */
export type CallbackResult =
  /** Declared `void`: a returned promise is dropped. */
  | 'dropped'
  /** Declared as something else that takes a promise (`Promise`, `unknown`, a union with a promise, a type parameter). */
  | 'used'
  /** Not a function type, or not known. */
  | 'unknown';

/** How a value can be iterated (`for`/`for await`) or disposed of (`using`/`await using`). */
export type Protocol = 'sync' | 'async' | 'both' | 'none' | 'unknown';

/** A member of what a class extends (an expression) or implements. */
export interface AskedMember {
  readonly heritage: TSESTree.TSClassImplements | TSESTree.Expression;
  readonly name: string;
}

/** What will be asked about beside types of nodes. */
export interface Foreseen {
  readonly members?: readonly AskedMember[];
  /** Calls of which {@link TypeOracle.callbackResult} will be asked. */
  readonly callbacks?: readonly {
    readonly call: CallNode;
    readonly index: number;
  }[];
  /** Functions of which {@link TypeOracle.expectedResult} will be asked. */
  readonly placed?: readonly TSESTree.Expression[];
  /** Calls of which {@link TypeOracle.calleeDeclaration} will be asked. */
  readonly declared?: readonly CallNode[];
}

/**
 * Answers questions about types, whatever checker is behind. Ask about few nodes, and `prefetch` them together first:
 * one back end talks to another process. All answers hold for the text that the rule's `context.sourceCode` has.
 */
export interface TypeOracle {
  readonly backEnd: 'typescript-native' | 'typescript-eslint' | 'none';
  /**
   * Tells what will be asked about, so that the answers come in few batches. Optional, never changes an answer.
   * @param nodes whose own types will be asked for
   */
  prefetch(nodes: readonly TSESTree.Node[], more?: Foreseen): void;
  promiseKind(node: TSESTree.Expression): PromiseKind;
  /** Whether every part of the type is a promise or thenable (so that a condition on it is always true). */
  isAlwaysPromise(node: TSESTree.Expression): boolean;
  /** The same of every part of the type but null and undefined. */
  isPromiseOrNothing(node: TSESTree.Expression): boolean;
  /**
   * Whether the type tells that the promise never rejects, since it gives errors in another way: `unwrap()` of those of Redux
   * Toolkit, and what newer versions of it mark for linters: https://redux-toolkit.js.org/api/createAsyncThunk#handling-thunk-results
   */
  isSafePromise(node: TSESTree.Expression): boolean;
  /** The package of which the value is a query that does nothing until something awaits it, as the package documents. */
  lazyPackage(node: TSESTree.Expression): string | undefined;
  /** Whether the type is that of a primitive value, or of a promise of one: `boolean | Promise<boolean>`. */
  isValueOrPromise(node: TSESTree.Expression): boolean;
  /** Whether types say where null and undefined can be (`strictNullChecks`). */
  hasNullTypes(): boolean;
  /** Whether the object's type knows no member of that name, but has an index signature that allows it. */
  isIndexed(node: TSESTree.MemberExpression): boolean;
  /** Whether the type is that of a primitive, or of one that may be missing: `string | undefined`. */
  isPrimitive(node: TSESTree.Expression): boolean;
  /** Whether the value can be called. */
  isCallable(node: TSESTree.Expression): boolean;
  /** What calling the value gives: `promise` when one of its call signatures returns a promise. */
  returnKind(node: TSESTree.Expression): PromiseKind;
  /**
   * Whether every signature that takes as many arguments, the last of them a callback if one is given, gives back nothing or
   * a primitive. Where the arguments fit none of them, the checker makes a type of all signatures, those that return promises
   * included.
   */
  hasPlainResult(node: TSESTree.CallExpression): boolean;
  /** Whether every signature that has a parameter there takes nothing but a primitive: `name: string`. */
  takesPrimitive(node: CallNode, index: number): boolean;
  /**
   * Whether the place where the promise stands, an argument, a property, a result, is declared to be of a type that no promise has.
   */
  isExcluded(node: TSESTree.Expression): boolean;
  /**
   * What the callee is, through aliases, re-exports, namespaces and `require`. With types: the module that declares it
   * (package name, built-in module, or absolute path of a project file) and the name by which that exports it, with the class
   * before a member (`Page.click`); without types: what scope analysis finds (`findCalleeOrigin`).
   */
  calleeOrigin(node: CallNode): CalleeOrigin | undefined;
  /**
   * The function or method that is called: its file and the range of its declaration. Undefined for those of packages, and
   * where only types are declared.
   */
  calleeDeclaration(node: CallNode): Location | undefined;
  /** Whether the member, or what is called, is declared where only types are, as packages have them, not in code of the project. */
  isDeclaredInTypes(node: TSESTree.CallExpression | TSESTree.MemberExpression): boolean;
  /** What becomes of what the callback at `index` returns. */
  callbackResult(node: CallNode, index: number): CallbackResult;
  /** What the place where the function is written expects it to return (assignment, property, return, attribute). */
  expectedResult(node: TSESTree.Expression): CallbackResult;
  /**
   * What a base class (`extends`, an expression) or an interface (`implements`) expects the method of that name to return.
   */
  expectedMemberResult(heritage: TSESTree.TSClassImplements | TSESTree.Expression, member: string): CallbackResult;
  /** Where the called signature takes an `AbortSignal` or a `CancellationToken`, if it does. */
  findSignalParameter(node: CallNode): SignalParameter | undefined;
  /** Number of elements of a tuple type without rest element; undefined for all else. */
  tupleLength(node: TSESTree.Expression): number | undefined;
  /** What the elements of an array are declared as, wherever that is: `SQSRecord` of `aws-lambda`. */
  elementOrigin(node: TSESTree.Expression): CalleeOrigin | undefined;
  /** How the value can be iterated. */
  iteration(node: TSESTree.Expression): Protocol;
  /** How the value can be disposed of. */
  disposal(node: TSESTree.Expression): Protocol;
  /** Whether what the promise, which may be missing, resolves to has the property and the promise itself has not. */
  hasOnlyAwaited(node: TSESTree.Expression, property: string): boolean;
  /** Whether the promise, which may be missing, resolves to `any` or `unknown` and has itself no such property. */
  lacksProperty(node: TSESTree.Expression, property: string): boolean;
}
