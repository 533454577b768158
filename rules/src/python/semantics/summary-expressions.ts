/** The expressions in summaries: what types are inferred from. Offsets are UTF-16, half-open. */

import type { BinaryOperator } from '../syntax/nodes.js';

/** Index into the scopes of a summary. */
export type ScopeIndex = number;

/** An expression, as far as inference can make something of it. */
export type Expr =
  | NameExpr
  | AttributeExpr
  | CallExpr
  | AwaitExpr
  | SubscriptExpr
  | StringExpr
  | IntegerExpr
  | ConstantExpr
  | BinaryExpr
  | ChoiceExpr
  | DisplayExpr
  | DictExpr
  | StarExpr
  | GivenExpr
  | LambdaExpr
  | ComprehensionExpr
  | OtherExpr;

/** The last name of what a dotted name, or a method of any expression, is written as: `run` of `run` and `loop.run`. */
export function findLastName(expr: Expr): string | undefined {
  if (expr.kind === 'name') return expr.id;
  return expr.kind === 'attribute' ? expr.attr : undefined;
}

/** `[]`, `()`, `{}`: nothing is said of what such a collection is meant for. */
export function isEmptyDisplay(expr: Expr): boolean {
  if (expr.kind === 'dict') return expr.keys.length === 0;
  return (expr.kind === 'list' || expr.kind === 'tuple' || expr.kind === 'set') && expr.items.length === 0;
}

/** `name` */
export interface NameExpr {
  readonly kind: 'name';
  readonly id: string;
  readonly start: number;
}
/** `value.attr` */
export interface AttributeExpr {
  readonly kind: 'attribute';
  readonly value: Expr;
  readonly attr: string;
  /** Where the attribute's name stands. */
  readonly start: number;
}
/** `func(*args, key=value)` */
export interface CallExpr {
  readonly kind: 'call';
  readonly func: Expr;
  /** `*args` as `star`. */
  readonly args: readonly Expr[];
  readonly keywords: readonly KeywordArgument[];
  readonly start: number;
  readonly end: number;
}
/** `name=value` in a call or in the head of a class. */
export interface KeywordArgument {
  /** `**` for `**mapping`. */
  readonly name: string;
  readonly value: Expr;
}
/** `await value` */
export interface AwaitExpr {
  readonly kind: 'await';
  readonly value: Expr;
}
/** `value[index]` */
export interface SubscriptExpr {
  readonly kind: 'subscript';
  readonly value: Expr;
  readonly index: Expr;
}
/** A string, which may be an annotation. */
export interface StringExpr {
  readonly kind: 'string';
  /** Without escapes resolved; undefined for a long one that is no annotation. */
  readonly value?: string;
  /** Whether it is the annotation that a comment gives. */
  readonly isComment?: true;
}
/** An integer as it is written: it may be an index, or the length of something. */
export interface IntegerExpr {
  readonly kind: 'integer';
  readonly text: string;
}
/** A constant of which only the class matters, but for those that have names. */
export interface ConstantExpr {
  readonly kind: 'constant';
  readonly value: 'None' | 'True' | 'False' | '...' | 'bool' | 'int' | 'float' | 'complex' | 'bytes' | 'str' | 'slice';
  /** How a `float` is written. */
  readonly text?: string;
}
/** Comparisons are a `bool` constant. */
export interface BinaryExpr {
  readonly kind: 'binary';
  readonly op: BinaryOperator;
  readonly left: Expr;
  readonly right: Expr;
}
/** `a and b`, `a or b`, `b if test else c`: one of the options. */
export interface ChoiceExpr {
  readonly kind: 'and' | 'or' | 'conditional';
  readonly options: readonly Expr[];
}
/** `[a, b]`, `(a, b)`, `{a, b}` */
export interface DisplayExpr {
  readonly kind: 'list' | 'tuple' | 'set';
  readonly items: readonly Expr[];
}
/** `{key: value}` */
export interface DictExpr {
  readonly kind: 'dict';
  /** Null for `**mapping`. */
  readonly keys: readonly (Expr | null)[];
  readonly values: readonly Expr[];
}
/** `*value` */
export interface StarExpr {
  readonly kind: 'star';
  readonly value: Expr;
}
/** What a function returns only where an optional parameter of it is given, or only where it is not. */
export interface GivenExpr {
  readonly kind: 'given';
  /** The name of the parameter. */
  readonly name: string;
  readonly isGiven: boolean;
  readonly value: Expr;
}
/** A lambda, by its scope. */
export interface LambdaExpr {
  readonly kind: 'lambda';
  readonly scope: ScopeIndex;
}
/** A comprehension or generator expression, by its scope and what it makes of each item. */
export interface ComprehensionExpr {
  readonly kind: 'comprehension';
  readonly type: 'list' | 'set' | 'dict' | 'generator';
  readonly scope: ScopeIndex;
  readonly element: Expr;
  /** The value of a dict comprehension, whose key is `element`. */
  readonly value?: Expr;
  readonly isAsync: boolean;
}
/** Something whose type is not followed. */
export interface OtherExpr {
  readonly kind: 'other';
}

/** Whether an expression is a constant that has a name: `None`, `False`, `...`. */
export function isConstant(expr: Expr | undefined, name: ConstantExpr['value']): boolean {
  return expr?.kind === 'constant' && expr.value === name;
}

/** Whether an annotation is written as that of a coroutine or awaitable: `Awaitable[int]`, `typing.Coroutine`. */
export function isWrittenAsAwaitable(annotation: Expr): boolean {
  const name = findLastName(annotation.kind === 'subscript' ? annotation.value : annotation);
  return name === 'Awaitable' || name === 'Coroutine';
}

/** Whether an annotation leaves open what it is of: `Any`. */
export function isWrittenAsAny(annotation: Expr): boolean {
  return findLastName(annotation) === 'Any';
}

/** What a decorator names, whether or not it is called with arguments: `route` of `@route` and `@route("/")`. */
export function getDecoratorName(decorator: Expr): Expr {
  return decorator.kind === 'call' ? decorator.func : decorator;
}
