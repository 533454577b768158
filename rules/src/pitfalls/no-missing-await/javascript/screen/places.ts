import type { ast } from '../../../../javascript/types/typescript-native/compiler.js';
import type { ChildPlace } from '../../../../javascript/types/typescript-native/typed-tree.js';
import { remember } from '../../../../project/remember.js';
import {
  findLastName,
  findRoot,
  isAsync,
  isFunction,
  isLogical,
  skipParentheses,
  unwrapClaims,
  type Syntax,
} from './nodes.js';

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

/** Whether a variable is written, or the value is one of a statement that is an array. */
export function isAssigned(node: ast.Node, syntax: Syntax): boolean {
  const { parent } = skipParentheses(node, syntax);
  if (syntax.isArrayLiteralExpression(parent)) return syntax.isExpressionStatement(parent.parent);
  return syntax.isBinaryExpression(parent) && syntax.isIdentifier(parent.left);
}

/** Whether a type can be declared for the place, and nothing but the expression, or what it is written into, decides what goes there. */
export function isDeclaredPlace(node: ast.Node, syntax: Syntax): boolean {
  const child = skipParentheses(node, syntax);
  const { parent } = child;
  if (syntax.isCallExpression(parent) || syntax.isNewExpression(parent)) return parent.expression !== child;
  if (syntax.isVariableDeclaration(parent)) return parent.initializer === child && parent.type !== undefined;
  if (syntax.isReturnStatement(parent)) {
    const fn = findRoot(parent, syntax);
    if (!isFunction(fn, syntax) || !fn.type) return false;
    return !isAsync(fn, syntax) || syntax.isObjectLiteralExpression(child) || syntax.isArrayLiteralExpression(child);
  }
  if (syntax.isBinaryExpression(parent)) {
    return parent.right === child && parent.operatorToken.kind === syntax.SyntaxKind.EqualsToken;
  }
  const isPart =
    syntax.isArrayLiteralExpression(parent) ||
    syntax.isObjectLiteralExpression(parent) ||
    syntax.isPropertyAssignment(parent) ||
    syntax.isShorthandPropertyAssignment(parent);
  return isPart && isDeclaredPlace(parent, syntax);
}

function isStart(node: ast.Node, { SyntaxKind }: Syntax): boolean {
  return node.kind === SyntaxKind.CallExpression || node.kind === SyntaxKind.NewExpression;
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
