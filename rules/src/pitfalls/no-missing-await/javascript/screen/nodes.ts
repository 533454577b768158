import type { ast } from '../../../../javascript/types/typescript-native/compiler.js';

/** The compiler's own names for kinds of nodes, and its tests of them. */
export type Syntax = typeof ast;

/** The call of which the expression is an argument. */
export function findCall(
  argument: ast.Node,
  syntax: Syntax,
): { readonly call: ast.CallExpression | ast.NewExpression; readonly index: number } | undefined {
  const child = skipParentheses(argument, syntax);
  const call = child.parent;
  if (!syntax.isCallExpression(call) && !syntax.isNewExpression(call)) return undefined;
  const index = [...(call.arguments ?? [])].findIndex((one) => one === child);
  return index === -1 ? undefined : { call, index };
}

/** The name, or the name of the member, that an expression ends with. */
export function findLastName(node: ast.Node, syntax: Syntax): string | undefined {
  if (syntax.isIdentifier(node)) return node.text;
  if (syntax.isPropertyAccessExpression(node)) return node.name.text;
  if (!syntax.isElementAccessExpression(node)) return undefined;
  const { argumentExpression } = node;
  return syntax.isStringLiteral(argumentExpression) ? argumentExpression.text : undefined;
}

/** `ids.map(load)` */
export function isMapCall(node: ast.Node, syntax: Syntax): boolean {
  if (!syntax.isCallExpression(node)) return false;
  const callee = unwrapClaims(node.expression, syntax);
  return findLastName(callee, syntax) === 'map' && !syntax.isIdentifier(callee);
}

/** The name of the member that is read of an expression, around brackets. */
export function findMember(object: ast.Node, syntax: Syntax): string | undefined {
  return findLastName(skipParentheses(object, syntax).parent, syntax);
}

/** `.catch(() => …)`, `.then(…, () => …)`. */
export function isHandled(node: ast.Node, syntax: Syntax): boolean {
  if (!syntax.isCallExpression(node)) return false;
  const name = findLastName(node.expression, syntax);
  const handler = name === 'catch' ? node.arguments[0] : name === 'then' ? node.arguments[1] : undefined;
  return handler !== undefined && isFunctionValue(handler, syntax);
}

/** Whether the function is declared `async`. */
export function isAsync({ modifiers }: ast.FunctionLikeDeclaration, { SyntaxKind }: Syntax): boolean {
  return modifiers?.some(({ kind }) => kind === SyntaxKind.AsyncKeyword) === true;
}

/** What the function gives where it does nothing else: `x` of `() => x` and of `function () { return x; }`. */
export function findResult({ body }: ast.FunctionLikeDeclaration, syntax: Syntax): ast.Expression | undefined {
  if (!body || !syntax.isBlock(body)) return body;
  const [only, ...others] = body.statements;
  return only && syntax.isReturnStatement(only) && others.length === 0 ? only.expression : undefined;
}

/** Whether a node runs only if a condition holds, or if something else has failed. */
export function isConditional(node: ast.Node, syntax: Syntax): boolean {
  let child = node;
  for (let at = node.parent; !syntax.isSourceFile(at) && !isFunction(at, syntax); child = at, at = at.parent) {
    if (syntax.isIfStatement(at) && at.expression !== child) return true;
    if (syntax.isCaseClause(at) || syntax.isDefaultClause(at) || syntax.isCatchClause(at)) return true;
  }
  return false;
}

/** Whether a name is that of a variable which is read there; where that is hard to tell the answer is no. */
export function isRead(node: ast.Identifier, syntax: Syntax): boolean {
  const child = skipParentheses(node, syntax);
  const { parent } = child;
  if (syntax.isPropertyAccessExpression(parent) || syntax.isElementAccessExpression(parent)) {
    return parent.expression === child;
  }
  if (syntax.isPropertyAssignment(parent)) return parent.initializer === child;
  if (syntax.isBinaryExpression(parent)) {
    return parent.left !== child || parent.operatorToken.kind !== syntax.SyntaxKind.EqualsToken;
  }
  if (syntax.isVariableDeclaration(parent)) return parent.initializer === child;
  if (syntax.isArrowFunction(parent)) return parent.body === child;
  return (
    syntax.isArrayLiteralExpression(parent) ||
    syntax.isAwaitExpression(parent) ||
    syntax.isCallExpression(parent) ||
    syntax.isConditionalExpression(parent) ||
    syntax.isIfStatement(parent) ||
    syntax.isNewExpression(parent) ||
    syntax.isNonNullExpression(parent) ||
    syntax.isPrefixUnaryExpression(parent) ||
    syntax.isReturnStatement(parent) ||
    syntax.isShorthandPropertyAssignment(parent)
  );
}

/** `a && b`, `a || b`, `a ?? b`: what gives one of its operands. */
export function isLogical(operator: number, { SyntaxKind }: Syntax): boolean {
  return (
    operator === SyntaxKind.AmpersandAmpersandToken ||
    operator === SyntaxKind.BarBarToken ||
    operator === SyntaxKind.QuestionQuestionToken
  );
}

/** The outermost of the brackets around a node; the node itself where there are none. */
export function skipParentheses(node: ast.Node, syntax: Syntax): ast.Node {
  let at = node;
  while (syntax.isParenthesizedExpression(at.parent)) at = at.parent;
  return at;
}

/** The node without brackets around it. */
export function unwrapParentheses(node: ast.Node, syntax: Syntax): ast.Node {
  let at = node;
  while (syntax.isParenthesizedExpression(at)) at = at.expression;
  return at;
}

/** The expression whose type is claimed to be another: `load()` in `load() as T`. */
export function unwrapClaims(node: ast.Node, syntax: Syntax): ast.Node {
  const isClaim =
    syntax.isParenthesizedExpression(node) ||
    syntax.isAsExpression(node) ||
    syntax.isNonNullExpression(node) ||
    syntax.isSatisfiesExpression(node) ||
    syntax.isTypeAssertion(node);
  return isClaim ? unwrapClaims(node.expression, syntax) : node;
}

/** The function, the static block of a class or the file that a node is in. */
export function findRoot(node: ast.Node, syntax: Syntax): ast.Node {
  const { SyntaxKind, isSourceFile } = syntax;
  let at = node.parent;
  while (!isSourceFile(at) && !isFunction(at, syntax) && at.kind !== SyntaxKind.ClassStaticBlockDeclaration) {
    at = at.parent;
  }
  return at;
}

/** Whether the node is a function, a method, or the like. */
export function isFunction(node: ast.Node, { SyntaxKind }: Syntax): node is ast.FunctionLikeDeclaration {
  const { kind } = node;
  return (
    kind === SyntaxKind.ArrowFunction ||
    kind === SyntaxKind.Constructor ||
    kind === SyntaxKind.FunctionDeclaration ||
    kind === SyntaxKind.FunctionExpression ||
    kind === SyntaxKind.GetAccessor ||
    kind === SyntaxKind.MethodDeclaration ||
    kind === SyntaxKind.SetAccessor
  );
}

/** Whether the node is a function that is written as a value. */
export function isFunctionValue(node: ast.Node, syntax: Syntax): node is ast.ArrowFunction | ast.FunctionExpression {
  return syntax.isArrowFunction(node) || syntax.isFunctionExpression(node);
}

/** Whether the node declares a class, or is one. */
export function isClass(node: ast.Node, syntax: Syntax): node is ast.ClassDeclaration | ast.ClassExpression {
  return syntax.isClassDeclaration(node) || syntax.isClassExpression(node);
}

/** Narrows to a node of the compiler's tree. */
export function isNode(value: unknown): value is ast.Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'parent' in value;
}
