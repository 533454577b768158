import type { ast } from '../../../../javascript/types/typescript-native/compiler.js';
import type { ChildPlace } from '../../../../javascript/types/typescript-native/typed-tree.js';
import { remember } from '../../../../project/remember.js';

/** What an expression is there for. */
export type Place =
  /** A statement of its own. */
  | 'statement'
  /** The same with `void` before it. */
  | 'voided'
  /** Something makes a value of it, or decides by it. */
  | 'operand'
  | 'iterated'
  | 'argument'
  /** Something may expect a function there: a property, a variable, an attribute. */
  | 'placed'
  | 'returned'
  /** A member is read of it. */
  | 'object'
  /** It names the member that is read. */
  | 'key'
  /** The first value of a variable. */
  | 'declared'
  /** `await` stands before it. */
  | 'awaited';

type Syntax = typeof ast;

/** Where the expression is, around brackets; undefined where no rule looks for promises. */
export function findPlace(node: ast.Node, syntax: Syntax): Place | undefined {
  const { SyntaxKind } = syntax;
  const child = skipParentheses(node, syntax);
  const { parent } = child;
  if (syntax.isCallExpression(parent) || syntax.isNewExpression(parent)) {
    return parent.expression === child ? undefined : 'argument';
  }
  if (syntax.isPropertyAccessExpression(parent) || syntax.isElementAccessExpression(parent)) {
    return parent.expression === child ? 'object' : 'key';
  }
  if (syntax.isBinaryExpression(parent)) return findPlaceOfOperand(child, parent, syntax);
  if (syntax.isVariableDeclaration(parent)) {
    if (parent.initializer !== child) return undefined;
    if (!syntax.isIdentifier(parent.name)) return 'operand';
    return parent.type && !isStart(node, syntax) ? 'placed' : 'declared';
  }
  switch (parent.kind) {
    case SyntaxKind.ExpressionStatement:
      return 'statement';
    case SyntaxKind.VoidExpression:
      return 'voided';
    case SyntaxKind.AwaitExpression:
      return 'awaited';
    case SyntaxKind.ReturnStatement:
      return 'returned';
    case SyntaxKind.ArrayLiteralExpression:
    case SyntaxKind.ShorthandPropertyAssignment:
      return 'placed';
    case SyntaxKind.TemplateSpan:
    case SyntaxKind.SpreadElement:
    case SyntaxKind.SpreadAssignment:
    case SyntaxKind.PrefixUnaryExpression:
    case SyntaxKind.IfStatement:
    case SyntaxKind.WhileStatement:
    case SyntaxKind.DoStatement:
    case SyntaxKind.ForStatement:
    case SyntaxKind.SwitchStatement:
      return 'operand';
    default:
      break;
  }
  if (syntax.isPropertyAssignment(parent)) return parent.initializer === child ? 'placed' : undefined;
  if (syntax.isConditionalExpression(parent)) return parent.condition === child ? 'operand' : undefined;
  if (syntax.isForOfStatement(parent)) {
    return parent.expression === child && !parent.awaitModifier ? 'iterated' : undefined;
  }
  return syntax.isJsxExpression(parent) && syntax.isJsxAttribute(parent.parent) ? 'placed' : undefined;
}

function findPlaceOfOperand(
  child: ast.Node,
  { left, operatorToken, right, parent }: ast.BinaryExpression,
  syntax: Syntax,
): Place | undefined {
  const { SyntaxKind, isAssignmentOperator } = syntax;
  const operator = operatorToken.kind;
  if (operator === SyntaxKind.CommaToken) return 'statement';
  if (operator === SyntaxKind.EqualsToken) {
    if (child !== right) return undefined;
    return syntax.isObjectLiteralExpression(left) || syntax.isArrayLiteralExpression(left) ? 'operand' : 'placed';
  }
  if (isAssignmentOperator(operator)) return undefined;
  // What is on the right of these is what they give; of itself it decides only in a condition.
  const isValue = isLogical(operator, syntax) && child !== left && parent.kind === SyntaxKind.ReturnStatement;
  return isValue ? undefined : 'operand';
}

/** `while ((job = queue.take()))`: whether what is assigned decides, too. */
export function isAssignedInTest(node: ast.Node, syntax: Syntax): boolean {
  const { parent } = skipParentheses(node, syntax);
  if (!syntax.isBinaryExpression(parent)) return false;
  return parent.operatorToken.kind === syntax.SyntaxKind.EqualsToken && findPlace(parent, syntax) === 'operand';
}

function isStart(node: ast.Node, { SyntaxKind }: Syntax): boolean {
  return node.kind === SyntaxKind.CallExpression || node.kind === SyntaxKind.NewExpression;
}

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

/** Whether it may put a step behind the last of a queue: `queue = queue.then(save)`, `this.queue = next.then(save)`. */
export function isQueued(node: ast.Node, syntax: Syntax): boolean {
  const { isBinaryExpression, isCallExpression, isIdentifier, isPropertyAccessExpression } = syntax;
  const { parent } = skipParentheses(node, syntax);
  if (!isBinaryExpression(parent)) return false;
  let at = unwrapClaims(node, syntax);
  while (isCallExpression(at)) {
    const callee = unwrapClaims(at.expression, syntax);
    if (!isPropertyAccessExpression(callee) || !/^(?:then|finally)$/u.test(callee.name.text)) return false;
    at = unwrapClaims(callee.expression, syntax);
  }
  if (at === unwrapClaims(node, syntax)) return false;
  return isIdentifier(at) || findLastName(at, syntax) === findLastName(parent.left, syntax);
}

/** Whether a function that is asynchronous returns from a `try` before its `catch` or `finally` has run. */
export function isReturnedInTry(node: ast.Node, syntax: Syntax): boolean {
  let isInTry = false;
  let child = node;
  for (let at = node.parent; !syntax.isSourceFile(at); child = at, at = at.parent) {
    if (isFunction(at, syntax)) return isInTry && isAsync(at, syntax);
    if (!syntax.isTryStatement(at)) continue;
    const { tryBlock, catchClause, finallyBlock } = at;
    isInTry ||= (child === tryBlock && catchClause !== undefined) || (finallyBlock ?? child) !== child;
  }
  return false;
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

/** Whether the node declares a class, or is one. */
export function isClass(node: ast.Node, syntax: Syntax): node is ast.ClassDeclaration | ast.ClassExpression {
  return syntax.isClassDeclaration(node) || syntax.isClassExpression(node);
}

/** Narrows to a node of the compiler's tree. */
export function isNode(value: unknown): value is ast.Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'parent' in value;
}

/** The kinds of nodes that can be promises, functions, or members that are. They have other numbers in another version. */
export const getScreenedKinds = remember(
  ({ SyntaxKind }: Syntax): ReadonlySet<number> =>
    new Set<number>([
      SyntaxKind.ArrowFunction,
      SyntaxKind.AsExpression,
      SyntaxKind.AwaitExpression,
      SyntaxKind.BinaryExpression,
      SyntaxKind.CallExpression,
      SyntaxKind.ConditionalExpression,
      SyntaxKind.ElementAccessExpression,
      SyntaxKind.FunctionExpression,
      SyntaxKind.Identifier,
      SyntaxKind.MethodDeclaration,
      SyntaxKind.NewExpression,
      SyntaxKind.NonNullExpression,
      SyntaxKind.PropertyAccessExpression,
      SyntaxKind.PropertyDeclaration,
      SyntaxKind.SatisfiesExpression,
      SyntaxKind.TaggedTemplateExpression,
      SyntaxKind.TypeAssertionExpression,
      SyntaxKind.YieldExpression,
    ]),
);

/**
 * The parents, and which of their children, that have a place according to {@link findPlace}, or members. Most names are
 * parts of something else, of which nothing has to be known.
 */
export const getScreenedPlaces = remember(
  ({ SyntaxKind }: Syntax): ReadonlyMap<number, ChildPlace> =>
    new Map<number, ChildPlace>([
      [SyntaxKind.ArrayLiteralExpression, 'any'],
      [SyntaxKind.AwaitExpression, 'any'],
      [SyntaxKind.BinaryExpression, 'any'],
      [SyntaxKind.CallExpression, 'later'],
      [SyntaxKind.ClassDeclaration, 'later'],
      [SyntaxKind.ClassExpression, 'any'],
      [SyntaxKind.ConditionalExpression, 'first'],
      [SyntaxKind.DoStatement, 'any'],
      [SyntaxKind.ElementAccessExpression, 'any'],
      [SyntaxKind.ExpressionStatement, 'any'],
      [SyntaxKind.ForOfStatement, 'later'],
      [SyntaxKind.ForStatement, 'any'],
      [SyntaxKind.IfStatement, 'any'],
      [SyntaxKind.JsxExpression, 'any'],
      [SyntaxKind.NewExpression, 'later'],
      [SyntaxKind.ObjectLiteralExpression, 'any'],
      [SyntaxKind.ParenthesizedExpression, 'any'],
      [SyntaxKind.PrefixUnaryExpression, 'any'],
      [SyntaxKind.PropertyAccessExpression, 'first'],
      [SyntaxKind.PropertyAssignment, 'later'],
      [SyntaxKind.ReturnStatement, 'any'],
      [SyntaxKind.ShorthandPropertyAssignment, 'any'],
      [SyntaxKind.SpreadAssignment, 'any'],
      [SyntaxKind.SpreadElement, 'any'],
      [SyntaxKind.SwitchStatement, 'any'],
      [SyntaxKind.TemplateSpan, 'any'],
      [SyntaxKind.VariableDeclaration, 'later'],
      [SyntaxKind.VoidExpression, 'any'],
      [SyntaxKind.WhileStatement, 'any'],
    ]),
);
