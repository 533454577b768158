import type { ast } from '../../../../javascript/types/typescript-native/compiler.js';
import { remember } from '../../../../project/remember.js';
import { isClass, isFunction, isLogical, isNode, isRead, skipParentheses, type Syntax } from './nodes.js';

/** What running a node comes to for a variable. What an exception ends is of no interest: it forgets nothing. */
type Outcome =
  /** It reads the variable, or nothing runs after it. */
  | 'reads'
  /** What comes after it may run before the variable is read. */
  | 'passes'
  /** It may leave the block or write the variable before it is read, or that is hard to tell. */
  | 'leaves';

/** Tells names of the variable from names of others. */
type IsVariable = (name: ast.Identifier) => boolean;

/** Whether the variable that an expression is the first value of is read in any case before its block is left. */
export function isReadInAnyCase(value: ast.Node, syntax: Syntax, isVariable: IsVariable): boolean {
  const declaration = skipParentheses(value, syntax).parent;
  if (!syntax.isVariableDeclaration(declaration)) return false;
  const statement = declaration.parent.parent;
  const block = statement.parent;
  if (!syntax.isVariableStatement(statement) || !(syntax.isBlock(block) || syntax.isSourceFile(block))) return false;
  const { statements } = block;
  return new Paths(syntax, isVariable).ofAll(statements.slice(statements.indexOf(statement) + 1)) === 'reads';
}

/** Follows what runs one after the other, on those ways alone that no exception takes. */
class Paths {
  readonly #ast: Syntax;
  readonly #isVariable: IsVariable;
  #loops = 0;

  constructor(syntax: Syntax, isVariable: IsVariable) {
    this.#ast = syntax;
    this.#isVariable = isVariable;
  }

  /** @param nodes what runs one after the other; undefined for what is not there */
  ofAll(nodes: readonly (ast.Node | undefined)[]): Outcome {
    for (const one of nodes) {
      const outcome = one ? this.#of(one) : 'passes';
      if (outcome !== 'passes') return outcome;
    }
    return 'passes';
  }

  #of(node: ast.Node): Outcome {
    const syntax = this.#ast;
    if (!getKindsThatMatter(syntax).has(node.kind)) return this.#ofChildren(node);
    if (syntax.isIdentifier(node)) return isRead(node, syntax) && this.#isVariable(node) ? 'reads' : 'passes';
    if (isFunction(node, syntax) || isClass(node, syntax)) return 'passes';
    if (syntax.isBinaryExpression(node)) return this.#ofBinary(node);
    if (syntax.isConditionalExpression(node)) return this.#ofChoice(node.condition, [node.whenTrue, node.whenFalse]);
    if (syntax.isIfStatement(node)) return this.#ofChoice(node.expression, [node.thenStatement, node.elseStatement]);
    if (syntax.isForOfStatement(node) || syntax.isForInStatement(node) || syntax.isWhileStatement(node)) {
      return this.#ofLoop(node.expression, [node.statement]);
    }
    if (syntax.isForStatement(node)) return this.#ofFor(node);
    if (syntax.isTryStatement(node)) return this.#ofTry(node);
    if (syntax.isReturnStatement(node)) return this.#ofChildren(node) === 'reads' ? 'reads' : 'leaves';
    if (syntax.isThrowStatement(node)) return 'reads';
    if (syntax.isBreakStatement(node) || syntax.isContinueStatement(node)) {
      // It goes to what runs after the loop, or in it again, as the end of the loop's body does.
      return this.#loops > 0 && !node.label ? 'passes' : 'leaves';
    }
    if (syntax.isDoStatement(node) || syntax.isLabeledStatement(node) || syntax.isSwitchStatement(node))
      return 'leaves';
    return this.#ofChildren(node);
  }

  #ofChildren(node: ast.Node): Outcome {
    if ('questionDotToken' in node && node.questionDotToken !== undefined) {
      return 'expression' in node && isNode(node.expression) ? this.#of(node.expression) : 'leaves';
    }
    let outcome: Outcome = 'passes';
    node.forEachChild((child) => {
      outcome = this.#of(child);
      return outcome === 'passes' ? undefined : true;
    });
    return outcome;
  }

  /** @param branches of which one runs; undefined for nothing */
  #ofChoice(condition: ast.Node | undefined, branches: readonly (ast.Node | undefined)[]): Outcome {
    const before = this.ofAll([condition]);
    if (before !== 'passes') return before;
    const outcomes = branches.map((branch) => this.ofAll([branch]));
    if (outcomes.includes('leaves')) return 'leaves';
    return outcomes.includes('passes') ? 'passes' : 'reads';
  }

  /** @param body what runs any number of times, or never */
  #ofLoop(condition: ast.Node | undefined, body: readonly (ast.Node | undefined)[]): Outcome {
    const before = this.ofAll([condition]);
    if (before !== 'passes') return before;
    this.#loops += 1;
    const outcome = this.ofAll(body);
    this.#loops -= 1;
    return outcome === 'leaves' ? 'leaves' : 'passes';
  }

  #ofFor({ initializer, condition, statement, incrementor }: ast.ForStatement): Outcome {
    const before = this.ofAll([initializer]);
    return before === 'passes' ? this.#ofLoop(condition, [statement, incrementor]) : before;
  }

  /** Only an exception gets to a `catch`. */
  #ofTry({ tryBlock, finallyBlock }: ast.TryStatement): Outcome {
    const outcome = this.#of(tryBlock);
    if (outcome === 'reads') return outcome;
    const last = this.ofAll([finallyBlock]);
    return last === 'passes' ? outcome : last;
  }

  #ofBinary({ left, operatorToken: { kind }, right }: ast.BinaryExpression): Outcome {
    if (isShortCircuit(kind, this.#ast)) return this.#ofChoice(left, [right, undefined]);
    const outcome = this.ofAll([left, right]);
    if (outcome !== 'passes' || kind !== this.#ast.SyntaxKind.EqualsToken) return outcome;
    return this.#ast.isIdentifier(left) && this.#isVariable(left) ? 'leaves' : 'passes';
  }
}

/** The kinds of nodes that do more than run their children one after the other: most do not, and are not looked at closely. */
const getKindsThatMatter = remember(
  ({ SyntaxKind }: Syntax): ReadonlySet<number> =>
    new Set<number>([
      SyntaxKind.ArrowFunction,
      SyntaxKind.BinaryExpression,
      SyntaxKind.BreakStatement,
      SyntaxKind.ClassDeclaration,
      SyntaxKind.ClassExpression,
      SyntaxKind.ConditionalExpression,
      SyntaxKind.Constructor,
      SyntaxKind.ContinueStatement,
      SyntaxKind.DoStatement,
      SyntaxKind.ForInStatement,
      SyntaxKind.ForOfStatement,
      SyntaxKind.ForStatement,
      SyntaxKind.FunctionDeclaration,
      SyntaxKind.FunctionExpression,
      SyntaxKind.GetAccessor,
      SyntaxKind.Identifier,
      SyntaxKind.IfStatement,
      SyntaxKind.LabeledStatement,
      SyntaxKind.MethodDeclaration,
      SyntaxKind.ReturnStatement,
      SyntaxKind.SetAccessor,
      SyntaxKind.SwitchStatement,
      SyntaxKind.ThrowStatement,
      SyntaxKind.TryStatement,
      SyntaxKind.WhileStatement,
    ]),
);

function isShortCircuit(operator: number, syntax: Syntax): boolean {
  const { SyntaxKind } = syntax;
  return (
    isLogical(operator, syntax) ||
    operator === SyntaxKind.AmpersandAmpersandEqualsToken ||
    operator === SyntaxKind.BarBarEqualsToken ||
    operator === SyntaxKind.QuestionQuestionEqualsToken
  );
}
