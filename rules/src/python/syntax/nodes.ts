/**
 * The syntax tree of Python, named and shaped as CPython's `ast` module has it
 * (https://docs.python.org/3/library/ast.html), with these differences:
 *
 * - positions are `start` and `end`: UTF-16 offsets into the text, half-open;
 * - operators and contexts are strings (`'Add'`, `'Load'`), not nodes;
 * - a `Constant` tells its kind; its text is read from the source when it is needed;
 * - names that stand in the text beside a node (`def name`, `.attr`, `as name`) have offsets of their own;
 * - what the parser could not understand is an `ErrorExpression` that keeps the expressions inside it.
 */

import type { Span } from '../../project/text/span.js';

interface NodeBase extends Span {
  start: number;
  end: number;
  /** The node around this one; `null` for the module and until `linkParents` ran. */
  parent: Node | null;
}

/** An identifier beside a node; not a node itself. */
export interface Identifier extends Span {
  name: string;
}

/** What is wrong with the syntax, and where. */
export interface SyntaxProblem extends Span {
  message: string;
}

/** `# value` */
export interface Comment extends Span {
  type: 'Comment';
  /** The text behind the `#`. */
  value: string;
}

/** What happens to a name, attribute or item: it is read, written or deleted. */
export type Context = 'Load' | 'Store' | 'Del';

/** A whole file. */
export interface Module extends NodeBase {
  type: 'Module';
  body: Statement[];
  comments: Comment[];
  problems: SyntaxProblem[];
}

// --- statements

interface FunctionBase extends NodeBase {
  /** `start` is the `def`/`async` keyword, as in CPython; decorators stand before it. */
  name: string;
  nameRange: Span;
  args: Arguments;
  body: Statement[];
  decorator_list: Expression[];
  returns: Expression | null;
  type_params: TypeParameter[];
}
/** `def name(args): body` */
export interface FunctionDef extends FunctionBase {
  type: 'FunctionDef';
}
/** `async def name(args): body` */
export interface AsyncFunctionDef extends FunctionBase {
  type: 'AsyncFunctionDef';
}
/** `class name(bases, key=value): body` */
export interface ClassDef extends NodeBase {
  type: 'ClassDef';
  name: string;
  nameRange: Span;
  bases: Expression[];
  keywords: Keyword[];
  body: Statement[];
  decorator_list: Expression[];
  type_params: TypeParameter[];
}
/** `return value` */
export interface Return extends NodeBase {
  type: 'Return';
  value: Expression | null;
}
/** `del a, b` */
export interface Delete extends NodeBase {
  type: 'Delete';
  targets: Expression[];
}
/** `a = b = value` */
export interface Assign extends NodeBase {
  type: 'Assign';
  targets: Expression[];
  value: Expression;
}
/** `type name[T] = value` */
export interface TypeAlias extends NodeBase {
  type: 'TypeAlias';
  name: Expression;
  type_params: TypeParameter[];
  value: Expression;
}
/** `target += value` */
export interface AugAssign extends NodeBase {
  type: 'AugAssign';
  target: Expression;
  op: BinaryOperator;
  value: Expression;
}
/** `target: annotation = value` */
export interface AnnAssign extends NodeBase {
  type: 'AnnAssign';
  target: Expression;
  annotation: Expression;
  value: Expression | null;
  /** Whether the target is a bare name without brackets (CPython's `simple`). */
  simple: boolean;
}
interface ForBase extends NodeBase {
  target: Expression;
  iter: Expression;
  body: Statement[];
  orelse: Statement[];
}
/** `for target in iter: body` */
export interface For extends ForBase {
  type: 'For';
}
/** `async for target in iter: body` */
export interface AsyncFor extends ForBase {
  type: 'AsyncFor';
}
/** `while test: body` */
export interface While extends NodeBase {
  type: 'While';
  test: Expression;
  body: Statement[];
  orelse: Statement[];
}
/** `if test: body`; an `elif` is an `If` in `orelse`. */
export interface If extends NodeBase {
  type: 'If';
  test: Expression;
  body: Statement[];
  orelse: Statement[];
}
interface WithBase extends NodeBase {
  items: WithItem[];
  body: Statement[];
}
/** `with items: body` */
export interface With extends WithBase {
  type: 'With';
}
/** `async with items: body` */
export interface AsyncWith extends WithBase {
  type: 'AsyncWith';
}
/** `match subject: cases` */
export interface Match extends NodeBase {
  type: 'Match';
  subject: Expression;
  cases: MatchCase[];
}
/** `raise exc from cause` */
export interface Raise extends NodeBase {
  type: 'Raise';
  exc: Expression | null;
  cause: Expression | null;
}
interface TryBase extends NodeBase {
  body: Statement[];
  handlers: ExceptHandler[];
  orelse: Statement[];
  finalbody: Statement[];
}
/** `try: body` */
export interface Try extends TryBase {
  type: 'Try';
}
/** `try: body` with `except*`. */
export interface TryStar extends TryBase {
  type: 'TryStar';
}
/** `assert test, msg` */
export interface Assert extends NodeBase {
  type: 'Assert';
  test: Expression;
  msg: Expression | null;
}
/** `import a.b as c` */
export interface Import extends NodeBase {
  type: 'Import';
  names: Alias[];
  /** `lazy import` (PEP 810). */
  is_lazy: boolean;
}
/** `from .module import a as b` */
export interface ImportFrom extends NodeBase {
  type: 'ImportFrom';
  /** The dotted name behind the leading dots; `null` in `from . import x`. */
  module: string | null;
  names: Alias[];
  /** How many leading dots. */
  level: number;
  /** `lazy from` (PEP 810). */
  is_lazy: boolean;
}
/** `global a, b` */
export interface Global extends NodeBase {
  type: 'Global';
  names: Identifier[];
}
/** `nonlocal a, b` */
export interface Nonlocal extends NodeBase {
  type: 'Nonlocal';
  names: Identifier[];
}
/** An expression that is a statement. */
export interface Expr extends NodeBase {
  type: 'Expr';
  value: Expression;
}
/** `pass` */
export interface Pass extends NodeBase {
  type: 'Pass';
}
/** `break` */
export interface Break extends NodeBase {
  type: 'Break';
}
/** `continue` */
export interface Continue extends NodeBase {
  type: 'Continue';
}

/** `def` and `async def`; a `lambda` is an expression. */
export type FunctionNode = FunctionDef | AsyncFunctionDef;

/** What may stand in the body of a block. */
export type Statement =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | Expr
  | Pass
  | Break
  | Continue;

// --- expressions

/** Operators of `BinOp` and `AugAssign`, by their names in `ast`. */
export type BinaryOperator =
  | 'Add'
  | 'Sub'
  | 'Mult'
  | 'MatMult'
  | 'Div'
  | 'Mod'
  | 'Pow'
  | 'LShift'
  | 'RShift'
  | 'BitOr'
  | 'BitXor'
  | 'BitAnd'
  | 'FloorDiv';

/** Operators of `UnaryOp`. */
export type UnaryOperator = 'Invert' | 'Not' | 'UAdd' | 'USub';

/** Operators of `Compare`, which has as many of them as it has comparators. */
export type ComparisonOperator = 'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn';

/** `a and b and c` */
export interface BoolOp extends NodeBase {
  type: 'BoolOp';
  op: 'And' | 'Or';
  values: Expression[];
}
/** `target := value` */
export interface NamedExpr extends NodeBase {
  type: 'NamedExpr';
  target: Name;
  value: Expression;
}
/** `left + right` */
export interface BinOp extends NodeBase {
  type: 'BinOp';
  left: Expression;
  op: BinaryOperator;
  right: Expression;
}
/** `-operand` */
export interface UnaryOp extends NodeBase {
  type: 'UnaryOp';
  op: UnaryOperator;
  operand: Expression;
}
/** `lambda args: body` */
export interface Lambda extends NodeBase {
  type: 'Lambda';
  args: Arguments;
  body: Expression;
}
/** `body if test else orelse` */
export interface IfExp extends NodeBase {
  type: 'IfExp';
  test: Expression;
  body: Expression;
  orelse: Expression;
}
/** `{key: value}` */
export interface Dict extends NodeBase {
  type: 'Dict';
  /** `null` for `**mapping`. */
  keys: (Expression | null)[];
  values: Expression[];
}
/** `{a, b}` */
export interface Set extends NodeBase {
  type: 'Set';
  elts: Expression[];
}
/** `[elt for x in xs]` */
export interface ListComp extends NodeBase {
  type: 'ListComp';
  elt: Expression;
  generators: Comprehension[];
}
/** `{elt for x in xs}` */
export interface SetComp extends NodeBase {
  type: 'SetComp';
  elt: Expression;
  generators: Comprehension[];
}
/** `{key: value for x in xs}` */
export interface DictComp extends NodeBase {
  type: 'DictComp';
  key: Expression;
  /** `null` only in Python 3.15's `{**mapping for mapping in mappings}`, where `key` is the mapping. */
  value: Expression | null;
  generators: Comprehension[];
}
/** `(elt for x in xs)` */
export interface GeneratorExp extends NodeBase {
  type: 'GeneratorExp';
  elt: Expression;
  generators: Comprehension[];
}
/** `await value` */
export interface Await extends NodeBase {
  type: 'Await';
  value: Expression;
}
/** `yield value` */
export interface Yield extends NodeBase {
  type: 'Yield';
  value: Expression | null;
}
/** `yield from value` */
export interface YieldFrom extends NodeBase {
  type: 'YieldFrom';
  value: Expression;
}
/** `left < a < b`, one operator for each of `comparators`. */
export interface Compare extends NodeBase {
  type: 'Compare';
  left: Expression;
  ops: ComparisonOperator[];
  comparators: Expression[];
}
/** `func(args, key=value)` */
export interface Call extends NodeBase {
  type: 'Call';
  func: Expression;
  args: Expression[];
  keywords: Keyword[];
}
/** `{value!r:spec}` in an f-string. */
export interface FormattedValue extends NodeBase {
  type: 'FormattedValue';
  value: Expression;
  /** The code of the character behind `!` (115, 114, 97), or -1. */
  conversion: number;
  format_spec: JoinedStr | null;
}
/** A replacement field of a template string (PEP 750). */
export interface Interpolation extends NodeBase {
  type: 'Interpolation';
  value: Expression;
  conversion: number;
  format_spec: JoinedStr | null;
}
/** An f-string, or strings beside one. */
export interface JoinedStr extends NodeBase {
  type: 'JoinedStr';
  values: Expression[];
}
/** A t-string (PEP 750). */
export interface TemplateStr extends NodeBase {
  type: 'TemplateStr';
  values: Expression[];
}

/** The type of a constant, which `ast` tells by the type of its `value`. */
export type ConstantKind = 'str' | 'bytes' | 'int' | 'float' | 'complex' | 'True' | 'False' | 'None' | 'Ellipsis';

/** A number, string, `None`, `True`, `False` or `...`; its text is in the source. */
export interface Constant extends NodeBase {
  type: 'Constant';
  kind: ConstantKind;
}
/** `value.attr` */
export interface Attribute extends NodeBase {
  type: 'Attribute';
  value: Expression;
  attr: string;
  attrRange: Span;
  ctx: Context;
}
/** `value[slice]` */
export interface Subscript extends NodeBase {
  type: 'Subscript';
  value: Expression;
  slice: Expression;
  ctx: Context;
}
/** `*value` */
export interface Starred extends NodeBase {
  type: 'Starred';
  value: Expression;
  ctx: Context;
}
/** `id` */
export interface Name extends NodeBase {
  type: 'Name';
  id: string;
  ctx: Context;
}
/** `[a, b]` */
export interface List extends NodeBase {
  type: 'List';
  elts: Expression[];
  ctx: Context;
}
/** `a, b` */
export interface Tuple extends NodeBase {
  type: 'Tuple';
  elts: Expression[];
  ctx: Context;
}
/** `lower:upper:step` */
export interface Slice extends NodeBase {
  type: 'Slice';
  lower: Expression | null;
  upper: Expression | null;
  step: Expression | null;
}
/** Text that is not an expression (yet), with the expressions that were understood inside it. */
export interface ErrorExpression extends NodeBase {
  type: 'ErrorExpression';
  children: Expression[];
}

/** What has `for` clauses of its own, and a scope. */
export type ComprehensionNode = ListComp | SetComp | DictComp | GeneratorExp;

/** What has a value. */
export type Expression =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | Set
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | Interpolation
  | JoinedStr
  | TemplateStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice
  | ErrorExpression;

// --- parts

/** `for target in iter if a if b` in a comprehension. */
export interface Comprehension extends NodeBase {
  type: 'comprehension';
  target: Expression;
  iter: Expression;
  ifs: Expression[];
  is_async: boolean;
}
/** `except E as name: body` */
export interface ExceptHandler extends NodeBase {
  type: 'ExceptHandler';
  /** The exceptions caught (CPython's `type`); `null` for a bare `except:`. */
  exceptionType: Expression | null;
  name: Identifier | null;
  body: Statement[];
}
/** The parameters of a function, in the order of their kinds. */
export interface Arguments extends NodeBase {
  type: 'arguments';
  posonlyargs: Arg[];
  args: Arg[];
  vararg: Arg | null;
  kwonlyargs: Arg[];
  /** One for each of `kwonlyargs`; `null` where there is no default. */
  kw_defaults: (Expression | null)[];
  kwarg: Arg | null;
  /** Defaults of the last of `posonlyargs` and `args`. */
  defaults: Expression[];
}
/** `arg: annotation`, a parameter. */
export interface Arg extends NodeBase {
  type: 'arg';
  arg: string;
  annotation: Expression | null;
}
/** `arg=value` */
export interface Keyword extends NodeBase {
  type: 'keyword';
  /** `null` for `**mapping`. */
  arg: string | null;
  value: Expression;
}
/** `name as asname` in an import. */
export interface Alias extends NodeBase {
  type: 'alias';
  /** Dotted name, or `*`. */
  name: string;
  asname: Identifier | null;
}
/** `context_expr as optional_vars` */
export interface WithItem extends NodeBase {
  type: 'withitem';
  context_expr: Expression;
  optional_vars: Expression | null;
}
/** `case pattern if guard: body` */
export interface MatchCase extends NodeBase {
  type: 'match_case';
  pattern: Pattern;
  guard: Expression | null;
  body: Statement[];
}
/** `T: bound = default_value` in the brackets of a definition. */
export interface TypeVar extends NodeBase {
  type: 'TypeVar';
  name: string;
  bound: Expression | null;
  default_value: Expression | null;
}
/** `**P` in the brackets of a definition. */
export interface ParamSpec extends NodeBase {
  type: 'ParamSpec';
  name: string;
  default_value: Expression | null;
}
/** `*Ts` in the brackets of a definition. */
export interface TypeVarTuple extends NodeBase {
  type: 'TypeVarTuple';
  name: string;
  default_value: Expression | null;
}
/** What stands in the brackets of a definition (PEP 695). */
export type TypeParameter = TypeVar | ParamSpec | TypeVarTuple;

// --- patterns

/** `case 1:`, `case Color.RED:` */
export interface MatchValue extends NodeBase {
  type: 'MatchValue';
  value: Expression;
}
/** `case None:` */
export interface MatchSingleton extends NodeBase {
  type: 'MatchSingleton';
  kind: 'None' | 'True' | 'False';
}
/** `case [a, b]:` */
export interface MatchSequence extends NodeBase {
  type: 'MatchSequence';
  patterns: Pattern[];
}
/** `case {key: pattern, **rest}:` */
export interface MatchMapping extends NodeBase {
  type: 'MatchMapping';
  keys: Expression[];
  patterns: Pattern[];
  rest: Identifier | null;
}
/** `case cls(pattern, attr=pattern):` */
export interface MatchClass extends NodeBase {
  type: 'MatchClass';
  cls: Expression;
  patterns: Pattern[];
  kwd_attrs: Identifier[];
  kwd_patterns: Pattern[];
}
/** `*name` in a sequence. */
export interface MatchStar extends NodeBase {
  type: 'MatchStar';
  name: Identifier | null;
}
/** `case pattern as name:`, `case name:` */
export interface MatchAs extends NodeBase {
  type: 'MatchAs';
  pattern: Pattern | null;
  /** `null` for the wildcard `_`. */
  name: Identifier | null;
}
/** `case a | b:` */
export interface MatchOr extends NodeBase {
  type: 'MatchOr';
  patterns: Pattern[];
}
/** What stands behind `case`. */
export type Pattern =
  MatchValue | MatchSingleton | MatchSequence | MatchMapping | MatchClass | MatchStar | MatchAs | MatchOr;

/** Whatever the tree of a file is made of. */
export type Node =
  | Module
  | Statement
  | Expression
  | Comprehension
  | ExceptHandler
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase
  | TypeParameter
  | Pattern;

/** The names of all nodes. */
export type NodeType = Node['type'];

/** The node of a type: `NodeOf<'Call'>` is `Call`. */
export type NodeOf<T extends NodeType> = Extract<Node, { type: T }>;
