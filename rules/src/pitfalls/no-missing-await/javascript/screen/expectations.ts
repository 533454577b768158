import type { ast } from '../../../../javascript/types/typescript-native/compiler.js';
import { findRoot, isLogical, skipParentheses, unwrapParentheses, type Syntax } from './nodes.js';

/** Whether the variable is declared with a type. */
export function isTyped(declaration: ast.Node, syntax: Syntax): boolean {
  return syntax.isVariableDeclaration(declaration) && declaration.type !== undefined;
}

/**
 * Whether something may be expected of a function where it is put, as far as the text tells: the rule looks for types of
 * properties, variables, attributes and results, and neither into arrays nor where nothing can have a type.
 */
export function isExpected(fn: ast.Node, syntax: Syntax): boolean {
  if (syntax.isMethodDeclaration(fn)) return isObjectExpected(fn.parent, syntax);
  const { parent } = skipParentheses(fn, syntax);
  if (syntax.isArrayLiteralExpression(parent)) return false;
  if (syntax.isPropertyAssignment(parent) || syntax.isShorthandPropertyAssignment(parent)) {
    return isObjectExpected(parent.parent, syntax);
  }
  return !syntax.isReturnStatement(parent) || isReturnExpected(parent, syntax);
}

/** Whether something around an object or array says what is in it: an annotation, a parameter, a variable. */
function isObjectExpected(node: ast.Node, syntax: Syntax): boolean {
  const { parent } = skipParentheses(node, syntax);
  if (syntax.isVariableDeclaration(parent) || syntax.isPropertyDeclaration(parent)) return parent.type !== undefined;
  if (syntax.isArrayLiteralExpression(parent)) return isObjectExpected(parent, syntax);
  if (syntax.isPropertyAssignment(parent)) return isObjectExpected(parent.parent, syntax);
  return !syntax.isReturnStatement(parent) || isReturnExpected(parent, syntax);
}

/** Whether something says what the function around a statement has to return. */
function isReturnExpected(statement: ast.Node, syntax: Syntax): boolean {
  const fn = findRoot(statement, syntax);
  const isMember =
    syntax.isMethodDeclaration(fn) ||
    syntax.isGetAccessorDeclaration(fn) ||
    syntax.isSetAccessorDeclaration(fn) ||
    syntax.isConstructorDeclaration(fn);
  if (!isMember && !syntax.isFunctionDeclaration(fn)) return true;
  return fn.type !== undefined || syntax.isObjectLiteralExpression(fn.parent);
}

/** The outermost of the objects and arrays, written one in the other, that a value is put into. */
export function findWhole(value: ast.Node, syntax: Syntax): ast.Node {
  const { parent } = skipParentheses(value, syntax);
  if (syntax.isArrayLiteralExpression(parent)) return findWhole(parent, syntax);
  const isProperty = syntax.isPropertyAssignment(parent) || syntax.isShorthandPropertyAssignment(parent);
  return isProperty ? findWhole(parent.parent, syntax) : value;
}

/** Whether the rule asks what an operand is: what decides, what a value is made of, what is compared with a value. */
export function isJudged(operand: ast.Node, syntax: Syntax): boolean {
  const node = skipParentheses(operand, syntax);
  const { parent } = node;
  if (!syntax.isBinaryExpression(parent)) return true;
  const { left, operatorToken, right } = parent;
  if (isLogical(operatorToken.kind, syntax)) return true;
  if (!isNamed(operand, syntax)) return syntax.isConditionalExpression(operand) && isPartOfValue(operand, syntax);
  const { SyntaxKind } = syntax;
  const { kind } = operatorToken;
  if (isEquality(kind, syntax)) return isCompared(operand, node === left ? right : left, syntax);
  return kind === SyntaxKind.InKeyword ? node === right : kind !== SyntaxKind.InstanceOfKeyword;
}

/** Whether the comparison makes no sense for a promise, if the other side is what it looks like. */
function isCompared(node: ast.Node, written: ast.Node, syntax: Syntax): boolean {
  const { SyntaxKind } = syntax;
  const other = unwrapParentheses(written, syntax);
  if (isNothing(other, syntax)) return node.kind === SyntaxKind.CallExpression;
  switch (other.kind) {
    case SyntaxKind.BigIntLiteral:
    case SyntaxKind.FalseKeyword:
    case SyntaxKind.NoSubstitutionTemplateLiteral:
    case SyntaxKind.NumericLiteral:
    case SyntaxKind.RegularExpressionLiteral:
    case SyntaxKind.StringLiteral:
    case SyntaxKind.TemplateExpression:
    case SyntaxKind.TrueKeyword:
      return true;
    default:
      return isNamed(other, syntax);
  }
}

/** Whether a text or a number is made of the expression. */
export function isPartOfValue(node: ast.Node, syntax: Syntax): boolean {
  const { SyntaxKind } = syntax;
  const { parent } = skipParentheses(node, syntax);
  if (syntax.isPrefixUnaryExpression(parent)) return parent.operator !== SyntaxKind.ExclamationToken;
  if (!syntax.isBinaryExpression(parent)) return parent.kind === SyntaxKind.TemplateSpan;
  const { kind } = parent.operatorToken;
  const isTest = isEquality(kind, syntax) || kind === SyntaxKind.InstanceOfKeyword || kind === SyntaxKind.InKeyword;
  return !isTest && !isLogical(kind, syntax);
}

/** Whether an operand is compared with `null` or `undefined`. */
export function isComparedWithNothing(operand: ast.Node, syntax: Syntax): boolean {
  const node = skipParentheses(operand, syntax);
  const { parent } = node;
  if (!syntax.isBinaryExpression(parent) || !isEquality(parent.operatorToken.kind, syntax)) return false;
  return isNothing(unwrapParentheses(parent.left === node ? parent.right : parent.left, syntax), syntax);
}

function isEquality(operator: number, { SyntaxKind }: Syntax): boolean {
  return (
    operator === SyntaxKind.EqualsEqualsToken ||
    operator === SyntaxKind.EqualsEqualsEqualsToken ||
    operator === SyntaxKind.ExclamationEqualsToken ||
    operator === SyntaxKind.ExclamationEqualsEqualsToken
  );
}

/** `undefined` or `null`. */
export function isNothing(node: ast.Node, syntax: Syntax): boolean {
  return node.kind === syntax.SyntaxKind.NullKeyword || (syntax.isIdentifier(node) && node.text === 'undefined');
}

/** Names, members and calls: of other values the rule does not ask. */
function isNamed({ kind }: ast.Node, { SyntaxKind }: Syntax): boolean {
  return (
    kind === SyntaxKind.CallExpression ||
    kind === SyntaxKind.ElementAccessExpression ||
    kind === SyntaxKind.Identifier ||
    kind === SyntaxKind.NewExpression ||
    kind === SyntaxKind.PropertyAccessExpression
  );
}
