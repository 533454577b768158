import type { ast } from '../../javascript/types/typescript-native/compiler.js';
import type { TypedTree } from '../../javascript/types/typescript-native/typed-tree.js';
import { isComparedWithNothing } from './screen-expectations.javascript.js';
import { isReadInAnyCase } from './screen-paths.javascript.js';
import {
  findMember,
  findPlace,
  HANDLERS,
  isConditional,
  skipParentheses,
  unwrapParentheses,
} from './screen-places.javascript.js';
import type { ScreenedScopes } from './screen-scopes.javascript.js';

/** What becomes of promises that variables of a file keep, alone or in arrays. */
export class ScreenedVariables {
  readonly #ast: typeof ast;
  readonly #scopes: ScreenedScopes;
  readonly #usedAsValues: ReadonlySet<string>;

  /** @param usedAsValues names of which members are read that are no handlers, or that are compared with nothing */
  constructor({ ast }: TypedTree, scopes: ScreenedScopes, usedAsValues: ReadonlySet<string>) {
    this.#ast = ast;
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

  /** Whether the rule has nothing to say of a promise that is the first value of a variable. */
  isStoredWell(node: ast.Node): boolean {
    const name = this.#findStored(node);
    const declaration = name && this.#scopes.find(name);
    if (!declaration) return false;
    return isReadInAnyCase(
      node,
      this.#ast,
      (other) => other.text === name.text && this.#scopes.find(other) === declaration,
    );
  }

  /** Whether a function that may run at any time reads the variable. */
  isReadLater(node: ast.Node): boolean {
    const name = this.#findStored(node);
    const declaration = name && this.#scopes.find(name);
    if (!declaration) return false;
    const reads = this.#scopes.findReads(declaration, name.text);
    return reads.some((read) => this.#scopes.isReadLater(read, declaration));
  }

  /** The variable that the value is the first of, if the rule has nothing to say of its use as the value to come. */
  #findStored({ kind, parent }: ast.Node): ast.Identifier | undefined {
    const { isVariableDeclaration, isIdentifier, SyntaxKind } = this.#ast;
    if (!isVariableDeclaration(parent) || !isIdentifier(parent.name)) return undefined;
    // The rule asks only where a call gave the promise.
    const isAsked = kind !== SyntaxKind.NewExpression && this.#usedAsValues.has(parent.name.text);
    return isAsked && this.#isUsedAsValue(parent.name) ? undefined : parent.name;
  }

  #isUsedAsValue(name: ast.Identifier): boolean {
    const declaration = this.#scopes.find(name);
    if (!declaration) return true;
    return this.#scopes.findReads(declaration, name.text).some((read) => {
      if (findPlace(read, this.#ast) !== 'object') return isComparedWithNothing(read, this.#ast);
      return !HANDLERS.has(findMember(read, this.#ast) ?? '');
    });
  }

  /**
   * Whether it is known without paths that the rule lets a variable have the promise: another function reads it, or it is
   * put there on a condition, and read somewhere.
   */
  isAssignedWell(node: ast.Node): boolean {
    const { isBinaryExpression, isIdentifier } = this.#ast;
    const { parent } = skipParentheses(node, this.#ast);
    if (!isBinaryExpression(parent) || !isIdentifier(parent.left)) return false;
    const declaration = this.#scopes.find(parent.left);
    if (!declaration) return false;
    const reads = this.#scopes.findReads(declaration, parent.left.text);
    return (
      (reads.length > 0 && isConditional(node, this.#ast)) ||
      reads.some((read) => this.#scopes.isReadLater(read, declaration))
    );
  }
}
