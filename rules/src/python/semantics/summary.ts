/**
 * What is kept of one Python file once its tree is thrown away: everything that other files may ask about it, and
 * nothing that depends on other files. A summary is a pure function of the text, is plain JSON, and has the same shape
 * for project files, installed packages and stubs.
 *
 * Scopes are kept in one flat list and refer to each other by index, so that a summary can be written and read back.
 * All offsets are UTF-16, half-open.
 */

import type { Expr, ScopeIndex } from './summary-expressions.js';

/** Raised whenever the shape or the meaning of summaries changes, so that stored ones are thrown away. */
export const summaryVersion = 15;

/** What is known of a module from its text. */
export interface ModuleSummary {
  readonly version: number;
  /** In the order of the text; the first is the module's own. */
  readonly scopes: readonly ScopeSummary[];
  /** What `__all__` lists; undefined when there is none or it is computed. */
  readonly exports?: readonly string[];
}

/** Whether something that was stored is a summary of this version; its parts are taken on trust. */
export function isSummary(value: unknown): value is ModuleSummary {
  if (typeof value !== 'object' || value === null || !('version' in value) || !('scopes' in value)) return false;
  return value.version === summaryVersion && Array.isArray(value.scopes) && value.scopes.length > 0;
}

/** What is known of one scope. */
export type ScopeSummary = ModuleScope | FunctionScope | ClassScope | ComprehensionScope;

interface ScopeBase {
  /** The scope around this one; -1 for the module. */
  readonly parent: ScopeIndex;
  /** Where the scope's node starts: no two scopes of a file share it. */
  readonly start: number;
  readonly bindings: readonly Binding[];
  /** Names that conditions say more about, for a part of the scope. */
  readonly narrowings?: readonly Narrowing[];
  /** Ranges of the loops of the scope: [start, end, start, end, …]. */
  readonly loops?: readonly number[];
  readonly typeParameters?: readonly TypeParameter[];
}

/** The top level of a module. */
export interface ModuleScope extends ScopeBase {
  readonly kind: 'module';
  readonly events: readonly Event[];
}

/** A function or lambda. */
export interface FunctionScope extends ScopeBase {
  /** A lambda has no name. */
  readonly kind: 'function' | 'lambda';
  readonly name: string;
  /** Where the name stands (for a lambda, the keyword). */
  readonly nameStart: number;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly parameters: readonly Parameter[];
  readonly decorators: readonly Expr[];
  readonly returns?: Expr;
  /**
   * Values of the `return` statements, in order; kept only when the function does not say what it returns, when it returns a
   * function of its own, or when it is not asynchronous and says that it gives an awaitable, or, within another, `Any`.
   */
  readonly returned?: readonly Expr[];
  /** Values of `yield`, in a function that does not say what it returns; `yield from x` as a `star` of x. */
  readonly yielded?: readonly Expr[];
  /** Whether the end of the body can be reached, so that `None` is returned. */
  readonly fallsThrough: boolean;
  /** Whether the body is only a docstring, `...`, `pass` or `raise NotImplementedError`. */
  readonly isEmpty: boolean;
  /** Whether it says itself that it is not there yet: its body is `...` or `raise NotImplementedError`. */
  readonly isUnimplemented?: true;
  /** Whether it has a `raise` of its own. */
  readonly hasRaise?: true;
  /** Whether no way through the body leads to its end or to a `return`: it always raises, or runs for ever. */
  readonly neverReturns?: true;
  /** Whether it yields (or returns a list of) pieces of constant length that it cuts something long into. */
  readonly givesPieces?: true;
  readonly globals?: readonly string[];
  /** Whether a comment at its definition says so: `# async-pitfalls: non-blocking`. */
  readonly isMarkedNonBlocking?: true;
  /** In the order of evaluation, without those of nested functions. */
  readonly events: readonly Event[];
}

/** The body of a class. */
export interface ClassScope extends ScopeBase {
  readonly kind: 'class';
  readonly name: string;
  readonly nameStart: number;
  readonly bases: readonly Expr[];
  readonly metaclass?: Expr;
  readonly decorators: readonly Expr[];
}

/** A comprehension or generator expression; its calls belong to the function around it. */
export interface ComprehensionScope extends ScopeBase {
  readonly kind: 'comprehension';
}

/** A parameter in the brackets of `def f[T]`, `class C[T]` or `type A[T]`. */
export interface TypeParameter {
  readonly kind: 'TypeVar' | 'ParamSpec' | 'TypeVarTuple';
  readonly name: string;
  readonly bound?: Expr;
}

/** A parameter of a function; the kind tells how it can be given. */
export interface Parameter {
  readonly name: string;
  readonly start: number;
  readonly kind: 'positional' | 'normal' | 'rest' | 'keyword' | 'keywords';
  readonly annotation?: Expr;
  readonly default?: Expr;
}

// --- bindings

/**
 * One place where a name gets a value. `name` is a plain name, or dotted (`self.session`) for an assignment to an
 * attribute in a function.
 */
export type Binding =
  | ImportBinding
  | FromImportBinding
  | StarImportBinding
  | DefinitionBinding
  | ValueBinding
  | ElementBinding
  | EnteredBinding
  | ExceptionBinding
  | AliasBinding
  | OpaqueBinding;

interface BindingBase {
  readonly name: string;
  /** Where the name stands. */
  readonly start: number;
  /** From where on the binding is in force: the end of the statement or of its head. */
  readonly from: number;
  /** Up to where every way to a place passes this binding: the end of the block. */
  readonly until: number;
  /** Up to where any way from here can lead without leaving the function. */
  readonly reach: number;
  /** The function that binds a `global` or `nonlocal` name: its expressions belong there. */
  readonly scope?: ScopeIndex;
}
/** `import a.b` (binds `a`) or `import a.b as c` (binds `a.b`, `hasAlias`). */
export interface ImportBinding extends BindingBase {
  readonly kind: 'import';
  readonly module: string;
  readonly hasAlias: boolean;
}
/** `from ..module import imported as name`. */
export interface FromImportBinding extends BindingBase {
  readonly kind: 'from';
  /** Without the leading dots; empty in `from . import x`. */
  readonly module: string;
  readonly level: number;
  readonly imported: string;
  /** `import x as x`: in a stub this exports the name. */
  readonly isExported: boolean;
}
/** `from module import *`; the name is `*`. */
export interface StarImportBinding extends BindingBase {
  readonly kind: 'star';
  readonly module: string;
  readonly level: number;
}
/** `def f` or `class C`. */
export interface DefinitionBinding extends BindingBase {
  readonly kind: 'function' | 'class';
  /** The scope of the function or class. */
  readonly definition: ScopeIndex;
}
/** `name = value`, `name: annotation = value`; with `path`, the part of the value that is unpacked into the name. */
export interface ValueBinding extends BindingBase {
  readonly kind: 'value';
  readonly value?: Expr;
  readonly annotation?: Expr;
  readonly path?: UnpackPath;
}
/** A variable with an annotation. */
export interface AnnotatedBinding extends ValueBinding {
  readonly annotation: Expr;
}
/** Target of `for` and of comprehensions. */
export interface ElementBinding extends BindingBase {
  readonly kind: 'element';
  readonly iterable: Expr;
  readonly isAsync: boolean;
  readonly path?: UnpackPath;
}
/** Target of `with`. */
export interface EnteredBinding extends BindingBase {
  readonly kind: 'entered';
  readonly context: Expr;
  readonly isAsync: boolean;
  readonly path?: UnpackPath;
}
/** `except E as name`; `isGroup` for `except*`. */
export interface ExceptionBinding extends BindingBase {
  readonly kind: 'exception';
  readonly exception?: Expr;
  readonly isGroup: boolean;
}
/** `type name = value` (PEP 695). */
export interface AliasBinding extends BindingBase {
  readonly kind: 'alias';
  readonly value: Expr;
  readonly typeParameters?: readonly TypeParameter[];
}
/** Bound in a way that is not followed: a capture of `match`, `del`, or augmented assignment (which keeps the type). */
export interface OpaqueBinding extends BindingBase {
  readonly kind: 'opaque' | 'deleted' | 'augmented';
}

/** Whether a binding says by an annotation what the name holds. */
export function isAnnotated(binding: Binding): binding is AnnotatedBinding {
  return binding.kind === 'value' && binding.annotation !== undefined;
}

/** Steps into nested targets: index from the left, negative from the right behind a starred one, `'*'` for the starred. */
export type UnpackPath = readonly (number | '*')[];

/** Between `from` and `until`, `test` holds for the name or dotted name `target` (or does not hold, if negated). */
export interface Narrowing {
  readonly target: string;
  readonly from: number;
  readonly until: number;
  readonly test: NarrowTest;
  readonly isNegated: boolean;
}
/** What a condition asks of a value. */
export type NarrowTest =
  | { readonly kind: 'instance'; readonly classes: Expr }
  | { readonly kind: 'none' | 'awaitable' | 'coroutine' | 'future' };

// --- events: what a function does, in order

/**
 * - `call`: a call whose result is used as a value; `statement`: a call as a statement of its own;
 * - `await`: something awaited (the call itself, when a call is awaited);
 * - `with`, `asyncWith`, `for`, `asyncFor`: the context manager or iterable entered (`for` also where a display, a call
 *   or `yield from` unpacks an iterable);
 * - `read`: an attribute that is read and not called;
 * - `operation`: an operator, subscript or text that runs a special method of the expression.
 */
export type EventUse =
  'call' | 'statement' | 'await' | 'with' | 'asyncWith' | 'for' | 'asyncFor' | 'read' | 'operation';

/** What runs a special method. */
export interface OperationSite {
  /** The method that is asked first: `__iadd__` for `+=`, `__format__` for `f"{x}"`. */
  readonly method: string;
  /** The other operand, whose reflected method runs when the first has none; the key of an item; what is searched for. */
  readonly right?: Expr;
  readonly start: number;
  readonly end: number;
}

/** Something that a scope does when it runs, in the order of the text. */
export interface Event {
  readonly use: EventUse;
  readonly expr: Expr;
  /** Of `await` and `asyncWith`: nothing takes what it gives (`await f()` as a statement, no `as`). */
  readonly isDropped?: true;
  /** Of `operation`. */
  readonly operation?: OperationSite;
  /** The comprehension (or class) it happens in, when it is not the function itself. */
  readonly scope?: ScopeIndex;
  /** Runs only where no event loop does (`except RuntimeError` of `get_running_loop()`, `not loop.is_running()`). */
  readonly noLoop?: true;
}
