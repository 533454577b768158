import type * as ast from './nodes.js';
import type { Span } from '../../project/text/span.js';
import { someNode } from './walk.js';

/** Whether a node is a function, asynchronous or not; a lambda is none. */
export function isFunction(node: ast.Node): node is ast.FunctionNode {
  return node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef';
}

/** Whether a node has code of its own, apart from the code around it: a function, a lambda or a class. */
export function isScope(node: ast.Node): node is ast.FunctionNode | ast.Lambda | ast.ClassDef {
  return isFunction(node) || node.type === 'Lambda' || node.type === 'ClassDef';
}

/** Whether a node is a comprehension or a generator expression. */
export function isComprehension(node: ast.Node): node is ast.ComprehensionNode {
  switch (node.type) {
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      return true;
    default:
      return false;
  }
}

/**
 * Whether a node stands in the first iterable of a comprehension, which is evaluated around the comprehension and not in
 * it (https://docs.python.org/3/reference/expressions.html#displays-for-lists-sets-and-dictionaries).
 */
export function isInFirstIterable(node: ast.Node, { generators: [first] }: ast.ComprehensionNode): boolean {
  return first !== undefined && contains(first.iter, node);
}

/** Whether the outer range has all of the inner one. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether a node is the plain name. */
export function isNamed(node: ast.Node | null | undefined, name: string | undefined): node is ast.Name {
  return node?.type === 'Name' && node.id === name;
}

/** Whether a node is the constant of that kind: `None`, `False`, `...`. */
export function isConstant(node: ast.Node | null | undefined, kind: ast.Constant['kind']): boolean {
  return node?.type === 'Constant' && node.kind === kind;
}

/** Whether an expression is a text that is written there, with or without expressions in it: `"…"`, `f"…"`. */
export function isWrittenText(expression: ast.Expression): boolean {
  return expression.type === 'JoinedStr' || isConstant(expression, 'str');
}

/** What a test compares with `None` by `is`, `is not`, `==` or `!=`, on whichever side it stands; undefined for other tests. */
export function findComparedWithNone({ left, ops, comparators }: ast.Compare): ast.Expression | undefined {
  const [right, ...more] = comparators;
  const [op] = ops;
  if (right === undefined || more.length > 0) return undefined;
  if (op !== 'Is' && op !== 'IsNot' && op !== 'Eq' && op !== 'NotEq') return undefined;
  if (isConstant(right, 'None')) return left;
  return isConstant(left, 'None') ? right : undefined;
}

/** Whether an expression is `len(name)`. */
export function isLengthOf(expression: ast.Expression, name: string): boolean {
  return expression.type === 'Call' && isNamed(expression.func, 'len') && isNamed(expression.args[0], name);
}

/** The last name of what a dotted name, or a method of any expression, is written as: `run` of `run` and `loop.run`. */
export function findLastName(expression: ast.Expression): string | undefined {
  if (expression.type === 'Attribute') return expression.attr;
  return expression.type === 'Name' ? expression.id : undefined;
}

/** `a`, `self.a`, `self.a.b` for names and attributes of names; of `a := b` what it binds. */
export function findDottedName(expression: ast.Expression): string | undefined {
  if (expression.type === 'Name') return expression.id;
  if (expression.type === 'NamedExpr') return expression.target.id;
  if (expression.type !== 'Attribute') return undefined;
  const value = findDottedName(expression.value);
  return value === undefined ? undefined : `${value}.${expression.attr}`;
}

/** What a decorator names, whether or not it is called with arguments: `route` of `@route` and `@route("/")`. */
export function getDecoratorName(decorator: ast.Expression): ast.Expression {
  return decorator.type === 'Call' ? decorator.func : decorator;
}

/** What a dotted expression begins with: `client` of `client.chat.completions`; the expression itself where it has no dot. */
export function getRoot(expression: ast.Expression): ast.Expression {
  return expression.type === 'Attribute' ? getRoot(expression.value) : expression;
}

/** Whether a decorator only says what a method is called on: `@staticmethod`, `@classmethod`. */
export function isMethodDecorator(decorator: ast.Expression): boolean {
  const name = findLastName(decorator);
  return name === 'staticmethod' || name === 'classmethod';
}

/** Whether a function is defined in a class, and its first parameter is filled with what it is called on. */
export function isBoundMethod({ parent, decorator_list: decorators }: ast.FunctionNode): boolean {
  return parent?.type === 'ClassDef' && !decorators.some((one) => isNamed(one, 'staticmethod'));
}

/** The items of a tuple; of anything else the expression itself. */
export function getItems(expression: ast.Expression): readonly ast.Expression[] {
  return expression.type === 'Tuple' ? expression.elts : [expression];
}

/** What an assignment puts its value in. */
export function getTargets(assignment: ast.Assign | ast.AnnAssign | ast.NamedExpr): readonly ast.Expression[] {
  return assignment.type === 'Assign' ? assignment.targets : [assignment.target];
}

/** Whether an assignment to the target binds the name. */
export function bindsName(target: ast.Expression, name: string): boolean {
  return someNode(target, (node) => isNamed(node, name) && node.ctx === 'Store');
}

/** All parameters, `*args` and `**kwargs` too. */
export function getParameters({ posonlyargs, args, vararg, kwonlyargs, kwarg }: ast.Arguments): readonly ast.Arg[] {
  return [
    ...posonlyargs,
    ...args,
    ...(vararg === null ? [] : [vararg]),
    ...kwonlyargs,
    ...(kwarg === null ? [] : [kwarg]),
  ];
}
