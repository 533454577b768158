import type { ast } from '../../javascript/types/typescript-native/compiler.js';

/** What an expression is there for. */
export type Place =
  /** A statement of its own. */
  | 'statement'
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
  | 'declared';

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
    case SyntaxKind.ReturnStatement:
      return 'returned';
    case SyntaxKind.ArrayLiteralExpression:
      return 'placed';
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
  if (operator === SyntaxKind.EqualsToken) return child === right ? 'placed' : undefined;
  if (isAssignmentOperator(operator)) return undefined;
  // What is on the right of these is what they give; of itself it decides only in a condition.
  const isValue = isLogical(operator, syntax) && child !== left && parent.kind === SyntaxKind.ReturnStatement;
  return isValue ? undefined : 'operand';
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

/** The name of the member that is read of an expression, around brackets. */
export function findMember(object: ast.Node, syntax: Syntax): string | undefined {
  return findLastName(skipParentheses(object, syntax).parent, syntax);
}

/** Whether a function that is asynchronous returns from a `try`. */
export function isReturnedInTry(node: ast.Node, syntax: Syntax): boolean {
  let isInTry = false;
  for (let at = node.parent; !syntax.isSourceFile(at); at = at.parent) {
    if (isFunction(at, syntax)) return isInTry;
    isInTry ||= syntax.isTryStatement(at);
  }
  return false;
}

/**
 * Whether the variable that an expression is the first value of is read in any case: in the same block, by a statement that
 * runs whenever those up to it do.
 */
export function isReadInAnyCase(value: ast.Node, syntax: Syntax): boolean {
  const declaration = skipParentheses(value, syntax).parent;
  if (!syntax.isVariableDeclaration(declaration) || !syntax.isIdentifier(declaration.name)) return false;
  const statement = declaration.parent.parent;
  const block = statement.parent;
  if (!syntax.isVariableStatement(statement) || !(syntax.isBlock(block) || syntax.isSourceFile(block))) return false;
  const { text } = declaration.name;
  let isAfter = false;
  for (const one of block.statements) {
    if (isAfter) {
      if (!syntax.isVariableStatement(one) && !syntax.isExpressionStatement(one) && !syntax.isReturnStatement(one)) {
        return false;
      }
      if (reads(one, text, syntax)) return true;
      if (syntax.isReturnStatement(one)) return false;
    }
    isAfter ||= one === statement;
  }
  return false;
}

/** Whether running the node reads the variable, whatever it comes to. */
function reads(node: ast.Node, name: string, syntax: Syntax): boolean {
  if (syntax.isIdentifier(node)) return node.text === name && isRead(node, syntax);
  if (isFunction(node, syntax) || isClass(node, syntax)) return false;
  if (syntax.isConditionalExpression(node)) return reads(node.condition, name, syntax);
  if (syntax.isBinaryExpression(node)) {
    return reads(node.left, name, syntax) || (!isShortCircuit(node, syntax) && reads(node.right, name, syntax));
  }
  if ('questionDotToken' in node && node.questionDotToken !== undefined) {
    return 'expression' in node && isNode(node.expression) && reads(node.expression, name, syntax);
  }
  return node.forEachChild((child) => reads(child, name, syntax) || undefined) === true;
}

/** Whether a name is that of a variable which is read there; where that is hard to tell the answer is no. */
export function isRead(node: ast.Identifier, syntax: Syntax): boolean {
  const { parent } = node;
  if (syntax.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (syntax.isPropertyAssignment(parent)) return parent.initializer === node;
  if (syntax.isBinaryExpression(parent)) {
    return parent.left !== node || parent.operatorToken.kind !== syntax.SyntaxKind.EqualsToken;
  }
  if (syntax.isVariableDeclaration(parent)) return parent.initializer === node;
  return (
    syntax.isAwaitExpression(parent) ||
    syntax.isCallExpression(parent) ||
    syntax.isArrayLiteralExpression(parent) ||
    syntax.isReturnStatement(parent)
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

function isShortCircuit({ operatorToken: { kind } }: ast.BinaryExpression, syntax: Syntax): boolean {
  const { SyntaxKind } = syntax;
  return (
    isLogical(kind, syntax) ||
    kind === SyntaxKind.AmpersandAmpersandEqualsToken ||
    kind === SyntaxKind.BarBarEqualsToken ||
    kind === SyntaxKind.QuestionQuestionEqualsToken
  );
}

/** The outermost of the brackets around a node; the node itself where there are none. */
export function skipParentheses(node: ast.Node, syntax: Syntax): ast.Node {
  let at = node;
  while (syntax.isParenthesizedExpression(at.parent)) at = at.parent;
  return at;
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
function isFunction({ kind }: ast.Node, { SyntaxKind }: Syntax): boolean {
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

const kindsOf = new WeakMap<Syntax, ReadonlySet<number>>();

/** The kinds of nodes that can be promises, functions, or members that are. */
export function getScreenedKinds(syntax: Syntax): ReadonlySet<number> {
  let kinds = kindsOf.get(syntax);
  if (!kinds) {
    const { SyntaxKind } = syntax;
    kinds = new Set<number>([
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
    ]);
    kindsOf.set(syntax, kinds);
  }
  return kinds;
}
