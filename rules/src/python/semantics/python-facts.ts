import type { CallPath } from '../../project/calls/call-path.js';
import type { Location } from '../../project/text/location.js';
import type { ClientTwin } from '../library/client-twins.js';
import type * as ast from '../syntax/nodes.js';
import type { Distribution } from './layout/distributions.js';
import type { Extent } from './extent.js';

/**
 * What evaluating an expression gives, as far as waiting is concerned.
 *
 * - `coroutine`: does not run until it is awaited or handed to the loop;
 * - `future`: a `Future` or `Task`; runs (or is waited for) by itself;
 * - `awaitable`: can be awaited, nothing more is known (`Awaitable[T]`, a class with `__await__`);
 * - `value`: known, and nothing to await;
 * - `unknown`: cannot be told. Rules stay silent.
 */
export type AwaitableKind = 'coroutine' | 'future' | 'awaitable' | 'value' | 'unknown';

/** A part of what a function gives: an element of a list or set, a value of a dict, what a generator yields, an item of a tuple. */
export type ResultPart =
  | { readonly kind: 'element' | 'value' | 'yielded' }
  | {
      readonly kind: 'item';
      readonly index: number;
      /** How many items the tuple has. */
      readonly of: number;
    };

/** Whether something can be used with `with`/`async with`, or `for`/`async for`. */
export type ProtocolKind = 'sync' | 'async' | 'both' | 'neither' | 'unknown';

/**
 * What a coroutine function does, as far as running many of it at once goes:
 *
 * - `outside`: it waits for something outside of the program, and nothing limits how many do so at once;
 * - `limited`: it takes a limiter (semaphore, lock) before it waits for anything outside, itself or in what it calls;
 * - `internal`: it waits for nothing, or for other tasks, threads and the clock only;
 * - `worker`: it takes its work from a queue, or never ends: there are as many of it as somebody wanted;
 * - `unknown`: cannot be told.
 */
export type OperationKind = 'outside' | 'limited' | 'internal' | 'worker' | 'unknown';

/** A function or method of the project (not of a library), wherever it is defined. */
export interface FunctionRef {
  readonly path: string;
  /** `load`, `Client.fetch`, `outer.<locals>.inner`. */
  readonly qualifiedName: string;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** Whether an annotation says what it returns. */
  readonly isAnnotated: boolean;
  /** The range of the function's name. */
  readonly location: Location;
}

/** The parameter that an argument of a call fills. */
export interface ArgumentTaker {
  /** Whose parameter it is, when it is a function of the project. */
  readonly fn: FunctionRef | undefined;
  /** Whether that is sure to run: it is the constructor of the very class that is called, and no method that others override. */
  readonly isConstructor: boolean;
  readonly name: string;
  /** Whether callers can write its name, or read it in the project: not so what libraries take by position only, or with others. */
  readonly isKnownByName: boolean;
  /** Where its name stands; undefined for libraries. */
  readonly location: Location | undefined;
  /** What its annotation says that it takes; undefined when it has none. */
  readonly kind: AwaitableKind | undefined;
}

/** A coroutine function that does what another one does that is called. */
export interface AsyncTwin {
  readonly name: string;
  /** Whether it stands where the callee does; else the module from where that is imported has it, too. */
  readonly isInReach: boolean;
}

/** A change that a client's asynchronous twin asks for; the nodes are those of the module. */
export type ClientChange =
  | { readonly kind: 'await'; readonly node: ast.Call }
  | { readonly kind: 'with'; readonly node: ast.With }
  | { readonly kind: 'for'; readonly node: ast.For | ast.Comprehension }
  | { readonly kind: 'rename'; readonly node: ast.Attribute; readonly name: string };

/** A client of a library that can become its asynchronous twin. */
export interface ClientConversion {
  /** Where its class, or the function that makes it, is named. */
  readonly named: ast.Name | ast.Attribute;
  readonly twin: ClientTwin;
  /**
   * Finds all that has to change where the client is used; undefined where something cannot, or cannot be seen.
   * To be asked for an edit, not for each finding.
   */
  readonly findChanges: () =>
    | {
        readonly changes: readonly ClientChange[];
        /** Variables of the module that have it, or something of it: no other module may use them. */
        readonly globals: readonly string[];
      }
    | undefined;
}

/** A function of the project by which code can have others run: a function with any arguments, or any number of coroutines. */
export interface RunnerInReach {
  /** How the code can call it: `run_in_thread`, `self.run_in_executor`. */
  readonly callee: string;
  readonly fn: FunctionRef;
}

/** A node whose code runs as one. */
export type CodeNode = ast.Module | ast.FunctionNode | ast.Lambda;

/** A module with what is needed to change it. */
export interface OpenedModule {
  readonly path: string;
  readonly module: ast.Module;
  readonly text: string;
  readonly facts: PythonFacts;
}

/** What a call path leads to. Create one for each set of options, not for each question: answers are kept by `id`. */
export interface CallMatcher {
  /** Matchers that pick the same calls have the same id: the rule's name and the options that matter. */
  readonly id: string;
  /**
   * Whether a call is one that is looked for.
   * @param qualifiedName as `findQualifiedName` gives it; `threading.Lock.__enter__` for `with lock:`
   */
  match(qualifiedName: string, call: CallArguments): boolean;
  /**
   * Whether a function of the project is fine whatever it calls, so that its calls are not followed.
   * @param isMarkedNonBlocking whether a comment at its definition says so: `# async-pitfalls: non-blocking`
   */
  isFine?(qualifiedName: string, isMarkedNonBlocking: boolean): boolean;
}

/**
 * The arguments of a call: constants as they are written (`False`, `0`, `'r'`, `WNOHANG`), calls that read a whole file
 * (`file.read()`, `path.read_bytes()`), undefined for anything else.
 */
export interface CallArguments {
  readonly positional: readonly (string | undefined)[];
  readonly keywords: ReadonlyMap<string, string | undefined>;
  /** Finds how the object was made whose method is called; undefined when that cannot be told, and for functions. */
  readonly findOwner?: () => CallOwner | undefined;
}

/** How an object was made that a name or attribute is given once, and what else is done with objects there. */
export interface CallOwner {
  /** The dotted name of what was called to make it: `socket.socket`. */
  readonly madeBy: string;
  readonly arguments: CallArguments;
  /** What methods are called in the module that makes it, on whatever object, by name: the arguments of each call. */
  readonly getCallsByMethod: () => ReadonlyMap<string, readonly CallArguments[]>;
}

/**
 * What the rules may ask about one Python module. All answers come from the text of the project, of its installed
 * packages and from the library index; nothing is imported or run. "Unknown" is an answer: rules are silent on it.
 * The expressions asked about are nodes of this module.
 */
export interface PythonFacts {
  /** What evaluating the expression gives. */
  getAwaitableKind(expression: ast.Expression): AwaitableKind;

  /**
   * What a function says by its annotation that awaiting it gives (an asynchronous one), or calling it; unknown without one.
   * @param given what it gives: a value is declared as well where it is what only awaiting this gives (a task, what a package has
   *   that is not installed)
   * @param part the part of the result that it is; all of it without one
   */
  getDeclaredResultKind(node: ast.FunctionNode, given: ast.Expression, part?: ResultPart): AwaitableKind;

  /**
   * What is declared for a variable, for an attribute (by an annotation in its class or of its setter), or for an item of a dict or
   * list (`users[key]` of a `users: dict[str, User]`); unknown without a declaration.
   * @param given what is put there, which counts as above
   */
  getDeclaredKind(target: ast.Name | ast.Attribute | ast.Subscript, given: ast.Expression): AwaitableKind;

  /** Whether a value is sure to lack an attribute that is read of it, and to give what has it when it is awaited. */
  isAttributeOfResult(attribute: ast.Attribute): boolean;

  /** Whether an expression is sure to give nothing to await once a part is awaited from which it goes on: `f().json()` for `f()`. */
  isValueOnceAwaited(whole: ast.Expression, part: ast.Expression): boolean;

  /** What calling the expression would give (without looking at arguments): `coroutine` for a coroutine function. */
  getCallKind(callee: ast.Expression): AwaitableKind;

  /**
   * Whether some class has an asynchronous property or special method of that name, so that `x.name` (or `x[key]`, for
   * `__getitem__`) may give a coroutine. Costs next to nothing; for all other names there is nothing to ask.
   */
  isAsyncMemberName(name: string): boolean;

  /**
   * Whether some scope of the module gives that name to what has another one: `c = loop.create_task`, `from x import y as c`.
   * Costs next to nothing; all other names that functions are called by are their own.
   */
  isOtherName(name: string): boolean;

  /** What calling a method of the value would give, whatever the arguments: `__contains__` for `x in value`. */
  getMethodKind(expression: ast.Expression, name: string): AwaitableKind;

  /** The parameter that an argument of a call (a keyword argument's value) fills, when there is no doubt which. */
  findArgumentTaker(call: ast.Call, argument: ast.Expression): ArgumentTaker | undefined;

  getContextManagerKind(expression: ast.Expression): ProtocolKind;

  getIterableKind(expression: ast.Expression): ProtocolKind;

  /**
   * The dotted name of the thing the expression names, however it was imported or renamed: `time.sleep` for `s` after
   * `from time import sleep as s`; `requests.Session.get` for `self.session.get`; `myapp.db.load` for a function of the
   * project; `threading.Lock` for the class. Re-exports are resolved to the public name where one is known
   * (`asyncio.sleep`, not `asyncio.tasks.sleep`). Undefined where it cannot be told (rebound, shadowed, unknown).
   */
  findQualifiedName(expression: ast.Expression): string | undefined;

  /** The dotted name of the class whose instance the expression evaluates to: `requests.Session`. */
  findClassName(expression: ast.Expression): string | undefined;

  /** Whether the expression evaluates to an instance of the class or of a subclass of it. False when unknown. */
  isInstanceOf(expression: ast.Expression, className: string): boolean;

  /** Whether the value has the method, by its class or a base of it. False when unknown. */
  hasMethod(expression: ast.Expression, name: string): boolean;

  /** Dotted names of the classes in a tuple that the expression evaluates to; empty when it is none. */
  getClassesInTuple(expression: ast.Expression): readonly string[];

  /** The function of the project that calling the expression enters. Undefined for library code, overrides that disagree, or unknown. */
  findFunction(callee: ast.Expression): FunctionRef | undefined;

  /**
   * The coroutine function beside the one that a call calls, in the same class or module, that is named after it and takes the
   * same: `aload` beside `load`. To be asked for a finding, not for each node.
   */
  findAsyncTwin(call: ast.Call): AsyncTwin | undefined;

  /** How the client could become asynchronous that an expression comes from: `client` of `client.chat.completions.create()`. */
  findClientConversion(used: ast.Expression): ClientConversion | undefined;

  /**
   * The undecorated functions `f(first, *rest)` of the project that code at a node can call by a name of its module, or as
   * methods of its `self`. To be asked for a finding, not for each node.
   */
  getRunnersInReach(node: ast.Node): readonly RunnerInReach[];

  /** The node of the function of this same module whose name stands at a place. */
  findFunctionNode(name: Location): ast.FunctionNode | undefined;

  /** The reference of a function defined in this module. */
  getFunctionRef(node: ast.FunctionNode): FunctionRef;

  /** Whether a class above or below the one that defines a method has the same method, or could have. */
  isOverride(ref: FunctionRef): boolean;

  /**
   * The other modules of the project in which a name stands (or all of several), parsed. Undefined when there are too many of
   * them, or too many files to tell. Reads and parses files: to be asked for a finding, not for each node.
   */
  openModulesNaming(...names: readonly string[]): readonly OpenedModule[] | undefined;

  /** Another module of the project, for edits of several files; undefined when it cannot be read. */
  openModule(path: string): OpenedModule | undefined;

  /** Where a name or attribute is bound, for related information. */
  findDeclaration(expression: ast.Expression): Location | undefined;

  /**
   * The shortest chain of calls from a call in this module, the first step, down to one that the matcher picks, the last.
   * Undefined when there is none, and for a call of a coroutine function that is awaited (that one reports for itself).
   *
   * Followed are calls of the project's functions, methods and constructors, and what runs without being called in the
   * text: see `findImplicitPaths`. A method that subclasses override counts when all of them lead to a target, and an
   * abstract one is no evidence. Functions that a function is given are followed where it calls them. Not followed:
   * functions that are only handed on (to an executor, as a callback of the loop), coroutines, whatever runs only where
   * no event loop does (`except RuntimeError` of `get_running_loop()`), and calls that cannot be resolved.
   */
  findPathOfCall(call: ast.Call, matcher: CallMatcher): CallPath | undefined;

  /** The same for a function that something else calls: its name, a method, a lambda or a `functools.partial`. */
  findPathOfCallback(callback: ast.Expression, matcher: CallMatcher): CallPath | undefined;

  /**
   * The same for what a function, lambda or module runs without calling it in its text: methods behind `with` and `for`,
   * generators that are iterated over (`list(rows())`), bodies of `@contextmanager`, properties that are read, and
   * functions that are handed on and called at once (`sorted(xs, key=f)`, `map`).
   */
  findImplicitPaths(node: CodeNode, matcher: CallMatcher): readonly CallPath[];

  /** The arguments of a call as a matcher sees them. */
  getCallArguments(call: ast.Call): CallArguments;

  /** What running many of a coroutine function at once does; `callee` names it. */
  getOperation(callee: ast.Expression): OperationKind;

  /** The number that an expression outside of functions, an attribute, or a parameter with a default comes to. */
  findNumber(expression: ast.Expression): Extent;

  /** How many elements a name or attribute has whose value is written down outside of the function, in any file. */
  findLength(expression: ast.Expression): Extent;

  /** Whether a function cuts what it is given into pieces: it yields slices, or what `islice` takes. */
  isGivingPieces(callee: ast.Expression): boolean;

  /** Whether the expression evaluates to a limiter (semaphore, lock, capacity limiter); undefined when unknown. */
  isLimiter(expression: ast.Expression): boolean | undefined;

  /**
   * Whether the call never returns: it is annotated so (`NoReturn`, `Never`: `sys.exit`), or every way through the
   * function raises. Of a coroutine function, whether awaiting it never returns.
   */
  isNoReturn(call: ast.Call): boolean;

  /** Whether the function raises somewhere, or a function of the project does that it calls. */
  mayRaise(ref: FunctionRef): boolean;

  /**
   * Whether a synchronous function that only its own module can call (nested, or private by its name) is called from
   * asynchronous code alone; callbacks of the event loop are asynchronous code.
   */
  isOnlyCalledFromAsync(ref: FunctionRef): boolean;

  /**
   * Whether the event loop itself runs a plain function: a method of an asyncio protocol, a generator that Tornado or Twisted
   * drive, a function that a decorator says it of (Home Assistant's `@callback`).
   */
  isRunByLoop(node: ast.FunctionNode): boolean;

  /** `asyncio`, `anyio` or `trio`: what the module's imports say it is written for. */
  readonly framework: 'asyncio' | 'anyio' | 'trio';
  /**
   * Whether the module is written for Twisted, or a part of a program that is: nobody cancels its coroutines as asyncio does
   * (https://docs.twisted.org/en/stable/core/howto/defer-intro.html#coroutines-with-async-await).
   */
  isForTwisted(): boolean;

  /** Oldest Python the project supports, as [major, minor]; from options or `requires-python`. */
  readonly pythonVersion: readonly [number, number];

  /**
   * The one of several distributions, all with modules of the same names, that is installed or that the project asks for.
   * @param names normalized: `discord-py`
   */
  findDistribution(names: readonly string[]): Distribution | undefined;

  /** Whether the module is a notebook (cells joined): its top level runs inside a running loop. */
  readonly isNotebook: boolean;
}
