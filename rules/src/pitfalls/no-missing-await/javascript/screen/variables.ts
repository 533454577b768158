import type { ast } from '../../../../javascript/types/typescript-native/compiler.js';
import { promiseMethods } from '../../../../javascript/library/promise-methods.js';
import type { TypedTree } from '../../../../javascript/types/typescript-native/typed-tree.js';
import { elementMethods } from '../../../../javascript/library/array-methods.js';
import { isComparedWithNothing } from './expectations.js';
import { isReadInAnyCase } from './paths.js';
import { findLastName, findMember, isConditional, skipParentheses, unwrapParentheses, type Syntax } from './nodes.js';
import { findPlace, isDeclaredPlace } from './places.js';
import type { ScreenedScopes } from './scopes.js';

/** What becomes of promises that variables of a file keep, alone or in arrays. */
export class ScreenedVariables {
  readonly #tree: TypedTree;
  readonly #ast: Syntax;
  readonly #scopes: ScreenedScopes;
  readonly #usedAsValues: ReadonlySet<string>;

  /** @param usedAsValues names that are used as those of values are, or may be */
  constructor(tree: TypedTree, scopes: ScreenedScopes, usedAsValues: ReadonlySet<string>) {
    this.#tree = tree;
    this.#ast = tree.ast;
    this.#scopes = scopes;
    this.#usedAsValues = usedAsValues;
  }

  /** Whether what is pushed goes into an array of which nothing else is known to be read. */
  isCollected(callee: ast.Node | undefined): boolean {
    const { isPropertyAccessExpression, isIdentifier, isVariableDeclaration, isArrayLiteralExpression } = this.#ast;
    if (!callee || !isPropertyAccessExpression(callee)) return true;
    const array = unwrapParentheses(callee.expression, this.#ast);
    if (!isIdentifier(array) || !this.#scopes.isDeclared(array.text)) return false;
    const declaration = this.#scopes.find(array);
    if (!declaration || !isVariableDeclaration(declaration.node)) return true;
    const { initializer } = declaration.node;
    if (!initializer || !isArrayLiteralExpression(initializer)) return false;
    return this.#scopes
      .findReads(declaration, array.text)
      .map((read) => skipParentheses(read, this.#ast).parent)
      .every((parent) => isPropertyAccessExpression(parent) && /^(?:push|length)$/u.test(parent.name.text));
  }

  /**
   * Whether the rule has nothing to say of the first value of a variable, even if it is a promise: it is read in any case, and
   * all names like the variable's are used as those of promises are.
   */
  isStoredWell(node: ast.Node): boolean {
    const name = this.#findStored(node);
    if (!name || (this.#isJudged(node) && this.#usedAsValues.has(name.text))) return false;
    const declaration = this.#scopes.find(name);
    return declaration !== undefined && this.#isReadInAnyCase(node, declaration, name);
  }

  /** The same of what is a promise, looked at more closely: functions that may run at any time count as reading it. */
  isStoredPromiseWell(node: ast.Node): boolean {
    const name = this.#findStored(node);
    const declaration = name && this.#scopes.find(name);
    if (!declaration) return false;
    const reads = this.#scopes.findReads(declaration, name.text);
    if (this.#isJudged(node) && reads.some((read) => this.#isUseAsValue(read))) return false;
    if (this.#tree.areSomeExcluded(reads.filter((read) => isDeclaredPlace(read, this.#ast)))) return false;
    return (
      reads.some((read) => this.#scopes.isReadLater(read, declaration)) ||
      this.#isReadInAnyCase(node, declaration, name)
    );
  }

  /** Whether more than the length is read of an array of promises that `map()` gives, and nothing is done with its elements. */
  isStoredArrayWell(node: ast.Node): boolean {
    const { isCallExpression, isPropertyAccessExpression } = this.#ast;
    if (!isCallExpression(node) || findLastName(node.expression, this.#ast) !== 'map') return true;
    const name = this.#findStored(node);
    const declaration = name && this.#scopes.find(name);
    if (!declaration) return false;
    const members = this.#scopes
      .findReads(declaration, name.text)
      .map(({ parent }) => (isPropertyAccessExpression(parent) ? parent.name.text : ''));
    return members.some((one) => one !== 'length') && !members.some((one) => elementMethods.has(one));
  }

  /** The variable that the value is the first of. */
  #findStored({ parent }: ast.Node): ast.Identifier | undefined {
    const { isVariableDeclaration, isIdentifier } = this.#ast;
    return isVariableDeclaration(parent) && isIdentifier(parent.name) ? parent.name : undefined;
  }

  #isReadInAnyCase(node: ast.Node, declaration: object, { text }: ast.Identifier): boolean {
    return isReadInAnyCase(node, this.#ast, (other) => other.text === text && this.#scopes.find(other) === declaration);
  }

  /** Whether the rule asks how the variable is used: where a call gave the promise. */
  #isJudged({ kind }: ast.Node): boolean {
    return kind !== this.#ast.SyntaxKind.NewExpression;
  }

  #isUseAsValue(read: ast.Identifier): boolean {
    if (this.#ast.isCallExpression(read.parent) && read.parent.expression === read) return true;
    if (findPlace(read, this.#ast) !== 'object') return isComparedWithNothing(read, this.#ast);
    return !promiseMethods.has(findMember(read, this.#ast) ?? '');
  }

  /**
   * Whether it is known without paths that the rule lets a variable have the promise: another function reads it, or it is
   * put there on a condition, and read somewhere; and no name like the variable's is used as that of a value.
   */
  isAssignedWell(node: ast.Node): boolean {
    const { isBinaryExpression, isIdentifier } = this.#ast;
    const { parent } = skipParentheses(node, this.#ast);
    if (!isBinaryExpression(parent) || !isIdentifier(parent.left)) return false;
    if (this.#isJudged(node) && this.#usedAsValues.has(parent.left.text)) return false;
    const declaration = this.#scopes.find(parent.left);
    if (!declaration) return false;
    const reads = this.#scopes.findReads(declaration, parent.left.text);
    return (
      (reads.length > 0 && isConditional(node, this.#ast)) ||
      reads.some((read) => this.#scopes.isReadLater(read, declaration))
    );
  }
}
