/**
 * What is kept of one JavaScript or TypeScript file once its tree is thrown away: everything other files may ask about
 * it, and nothing that depends on other files. A pure function of the text, and plain JSON.
 * Offsets are UTF-16, half-open.
 */
export interface ModuleSummary {
  readonly functions: readonly FunctionSummary[];
  readonly classes: readonly ClassSummary[];
  /** By exported name; `default` also for `module.exports` and `export =`. */
  readonly exports: Readonly<Record<string, Value>>;
  /** By exported name the name of the variable in the file itself. */
  readonly exportedVariables: Readonly<Record<string, string>>;
  /** Specifiers of `export * from '…'`. */
  readonly starExports: readonly string[];
  /** Functions of the file that it passes to calls: callbacks. */
  readonly handed: readonly HandedFunction[];
  /**
   * Whether the file is a program that runs from top to bottom and ends: it exports nothing, and starts an asynchronous
   * function of its own at module level.
   */
  readonly isScript: boolean;
  /**
   * Whether the file is the program of a command: it reads the arguments of the process and sets how it ends, or a package
   * does that for it.
   */
  readonly isCommand: boolean;
}

/** A function that is handed to a call, as a callback or in its options; a method that is handed to its decorator. */
export interface HandedFunction {
  /** Index into `functions`. */
  readonly function: number;
  /** The callee that gets it. */
  readonly to: Value;
  /** The text that the call is given first: the event that is listened to. */
  readonly event?: string;
}

/**
 * Why a promise does not reject: its author handles rejections, or gave its executor no way to reject. A promise that only
 * happens not to has no reason.
 */
export type SettlingReason = 'handler' | 'executor';

/**
 * Why whoever calls a function need not handle the promise that it returns: the function has given it a handler, the argument
 * for a parameter keeps it as well, or the call gets none, for it hands over a callback.
 */
export type HandledElsewhere =
  { readonly by: 'handler' } | { readonly by: 'argument' | 'callback'; readonly parameter: number };

/** The name, of the module `globalThis`, that a loop that only watches the clock has as a callee. */
export const busyWait = '(busy wait)';
/** The same of a loop that only watches what cannot change while it runs. */
export const endlessWait = '(endless wait)';

/** What is known of a function from its text. */
export interface FunctionSummary {
  /** How the function is called in messages: `load`, `Client.load`; empty for one without a name. */
  readonly name: string;
  /** Range of the function's node: identifies it within the file. */
  readonly start: number;
  readonly end: number;
  /** Range of the name, or of the head where there is none. */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** Whether there is no body: an overload, an abstract or declared function. */
  readonly isBodiless: boolean;
  /**
   * The calls of which one has to fail for the promise that it returns to reject; none when it never rejects. Absent when
   * it may reject by itself.
   */
  readonly rejectsThrough?: readonly FailingCall[];
  /** Why its promise does not reject, where `rejectsThrough` alone would not tell that this is meant. */
  readonly settlingReason?: SettlingReason;
  readonly handledElsewhere?: HandledElsewhere;
  /** It has a `throw` that it does not handle. */
  readonly throws?: true;
  /** Its text speaks of aborts or cancellation. */
  readonly speaksOfAbort?: true;
  /** It is the callback of a `.then()`, `.catch()` or `.finally()` in another function. */
  readonly isContinuation?: true;
  /** It waits in a loop that goes on until somebody outside says stop. */
  readonly isService?: true;
  /** A comment at its definition says so: `// async-pitfalls: non-blocking`. */
  readonly isNonBlocking?: true;
  /** It runs in a worker thread or a forked process: it, or all of its file. */
  readonly isWorker?: true;
  /** Where it takes an `AbortSignal` or a `CancellationToken`. */
  readonly signal?: SignalParameter;
  /** What its callbacks are declared as. */
  readonly callbacks?: DeclaredTypes;
  /** Calls and waits in order of evaluation, those of callbacks that run in place (`xs.map(f)`) included. */
  readonly calls: readonly CallSummary[];
  /** What is returned, where every return gives the same known thing: a promise of it by an asynchronous function. */
  readonly returns?: Value;
  /** `returns` is what an annotation says, and so whichever way it takes. */
  readonly isResultDeclared?: true;
  /** What it returns one way or another, where each way through it returns what a call or a `new` in it gives. */
  readonly outcomes?: readonly Value[];
}

/** Where a function takes a way to cancel it. */
export interface SignalParameter {
  readonly type: 'AbortSignal' | 'CancellationToken';
  /** Index of the argument. */
  readonly index: number;
  /** The property of an options object that takes it; undefined when the argument is the signal itself. */
  readonly property?: string;
}

/** A call that may fail. */
export interface FailingCall {
  readonly callee?: Value | Parameter;
  /** Whether the call's promise is what may reject; else the call itself may throw. */
  readonly isPromise: boolean;
  readonly handed?: HandedOver;
}

/** By index the functions that a call hands over. */
export type HandedOver = Readonly<Record<number, Value | Parameter>>;

/** What the caller of a function hands over as its argument `index`. */
export interface Parameter {
  readonly kind: 'parameter';
  readonly index: number;
}

/** A call in a function, or another wait for something. */
export interface CallSummary {
  /** Undefined where it is unknown what is called, and for an `await` of something that is no call. */
  readonly callee?: Value;
  /** The callee as written, with brackets: `this.store.load()`. */
  readonly label: string;
  /** Range of the callee. */
  readonly start: number;
  readonly end: number;
  /** Which of its own parameters the function calls and waits for: `f` in `run(f) { return f(); }`. */
  readonly parameter?: number;
  /** Of a call that is waited for. */
  readonly handed?: HandedOver;
  /** Indexes of arguments that are the literal `false`. */
  readonly falseArguments?: readonly number[];
  /** The first argument, where it is a text: its first characters, up to the first `${` of a template. */
  readonly firstText?: string;
  /** Whether an argument is an object literal with `recursive: true`. */
  readonly isRecursive?: true;
  /** What the callee is a member or the value of, where the call hands over a function: `limit` in `limit(() => f())`. */
  readonly holder?: Holder;
  /** Runs once: what it gives is kept behind a check of a cache. */
  readonly isCached?: true;
  /** It waits until others of its kind have gone on. */
  readonly isTurn?: true;
  /** A statement of its own, be it with handlers: nobody waits for what it gives. */
  readonly isDropped?: true;
  /** Awaited on the spot. */
  readonly isAwaited: boolean;
  /** Returned, so that the caller waits for it. */
  readonly isReturned: boolean;
}

/** A variable of a module or of a function in it, or a field of a class. */
export interface Holder {
  /** The specifier of the import that it comes from; empty for the file's own. */
  readonly module: string;
  /** The exported name; of the file's own, the variable's name (with its offset, `limit@120`, in a function), or `Class.field`. */
  readonly name: string;
  /** The declaration of a function's own variable calls what makes it: `const limit = pLimit(3);`. */
  readonly isMade?: true;
}

/** What is known of a class, or of an interface, from its text. */
export interface ClassSummary {
  readonly name: string;
  readonly base?: Value;
  /** What the base is given for its type parameters: `extends Handler<Store>`; null for what is not known. */
  readonly baseTypes?: readonly (Value | null)[];
  /** Methods, fields whose class is known, and getters (`get name`). */
  readonly members: Readonly<Record<string, Value>>;
  readonly statics: Readonly<Record<string, Value>>;
}

/** What an expression stands for, as far as its own file can tell. */
export type Value =
  | { readonly kind: 'function' | 'class'; readonly index: number }
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Value>> }
  /** Of another module, or of the globals: a `CalleeOrigin`. */
  | { readonly kind: 'imported'; readonly module: string; readonly name: string }
  | { readonly kind: 'member'; readonly of: Value; readonly name: string }
  /**
   * What `new` makes of a class; without `isExact` it may as well be of a class that extends it. What a promise resolves to, or
   * an array, a set or a map holds, it `gives`. Other types may be given for type parameters.
   */
  | {
      readonly kind: 'instance';
      readonly of: Value;
      readonly isExact?: true;
      readonly gives?: Value;
      readonly types?: readonly (Value | null)[];
    }
  /** One of what a collection holds: of a list, or what the `entry` of a map, a pair, has behind its key. */
  | { readonly kind: 'element'; readonly of: Value; readonly from: 'list' | 'entry' }
  /** What a call returns. */
  | { readonly kind: 'result'; readonly of: Value }
  /** What `await` of it gives. */
  | { readonly kind: 'awaited'; readonly of: Value }
  /** What the callback that a function is given as an argument gets as a parameter. */
  | { readonly kind: 'handed'; readonly by: Value; readonly argument: number; readonly parameter: number }
  /** A function of which nothing but its declared type is known: a method of an interface, `send: () => Promise<void>`. */
  | { readonly kind: 'signature'; readonly returns?: Value; readonly parameters?: DeclaredTypes }
  /** The name of a type; what has that type is an instance of it. */
  | { readonly kind: 'alias'; readonly of: Value }
  /** An instance of what heirs of a class give for its type parameter, or of what that extends. */
  | { readonly kind: 'typeParameter'; readonly index: number; readonly constraint?: Value };

/** By index what parameters are declared as, where that is known. */
export type DeclaredTypes = Readonly<Record<number, Value>>;
