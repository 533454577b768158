import type { ast } from '../../../../javascript/types/typescript-native/compiler.js';
import type { TypedTree } from '../../../../javascript/types/typescript-native/typed-tree.js';
import { isAsync, isNode } from './places.js';

/** Members of promises, and of `Promise`, that give promises. */
const memberOfPromise = /^(?:then|catch|finally)$/u;
const memberOfConstructor = /^(?:all|allSettled|any|race|reject|resolve|try)$/u;

/** What makes a promise of an assertion. */
const waitingAssertion = /\.\s*(?:resolves|rejects)(?:\s*\.\s*not)?$/u;

/** Modules of Node that have functions which give promises or take callbacks, however they are named here. */
const moduleOfNode =
  /^(?:node:)?(?:assert|child_process|crypto|dns|events|fs|https?|net|readline|stream|timers|util|zlib)(?:\/|$)/u;

/** `name = new …`, with what makes it a declaration. */
const creationPattern = /(\b(?:const|let|var)\s+)?(?<![\w$])([\w$]+)\s*=\s*\(*\s*new\b/gu;

/** More steps from name to name nobody follows. */
const maxDepth = 8;

/**
 * What the names of a file may stand for, by its text alone, where the compiler knows no types. There are no scopes: what
 * one declaration of a name says is taken to hold wherever the name is.
 */
export class ScreenedNames {
  readonly #tree: TypedTree;
  /** First values of variables, but for functions. */
  readonly #values = new Map<string, ast.Node[]>();
  readonly #asyncFunctions = new Set<string>();
  /** What names are taken out of: `const { promises } = require('fs')`. */
  readonly #wholes = new Map<string, ast.Node>();
  #created: ReadonlySet<string> | undefined;
  /** Names that come from under other names. */
  readonly #renamed = new Set<string>();
  readonly #importedFrom = new Map<string, string>();

  constructor(tree: TypedTree) {
    this.#tree = tree;
    const { SyntaxKind } = tree.ast;
    const kinds = new Set<number>([
      SyntaxKind.BindingElement,
      SyntaxKind.FunctionDeclaration,
      SyntaxKind.ImportClause,
      SyntaxKind.ImportSpecifier,
      SyntaxKind.MethodDeclaration,
      SyntaxKind.NamespaceImport,
      SyntaxKind.VariableDeclaration,
    ]);
    for (const node of tree.findNodes(kinds)) this.#add(node);
  }

  #add(node: ast.Node): void {
    const { ast } = this.#tree;
    const written: unknown = 'name' in node ? node.name : undefined;
    if (!isNode(written) || !('text' in written) || typeof written.text !== 'string') return;
    const name = written.text;
    if (ast.isFunctionDeclaration(node) || ast.isMethodDeclaration(node)) {
      if (isAsync(node, ast)) this.#asyncFunctions.add(name);
    } else if (ast.isVariableDeclaration(node)) {
      const value = node.initializer && unwrap(node.initializer, ast);
      if (!value) return;
      if (!ast.isArrowFunction(value) && !ast.isFunctionExpression(value)) {
        this.#values.set(name, [...(this.#values.get(name) ?? []), value]);
      } else if (isAsync(value, ast)) this.#asyncFunctions.add(name);
    } else if (ast.isBindingElement(node)) {
      if (node.propertyName) this.#renamed.add(name);
      const whole = findDestructured(node, ast);
      if (whole) this.#wholes.set(name, whole);
    } else {
      // What a module gives by default, or as a whole, can have any name.
      if (!ast.isImportSpecifier(node) || node.propertyName) this.#renamed.add(name);
      this.#importedFrom.set(name, findModule(node, ast));
    }
  }

  /** Whether the rule may take the expression for a promise by what the file says. */
  canBePromise(written: ast.Node, depth = 0): boolean {
    const { ast } = this.#tree;
    const node = unwrap(written, ast);
    if (depth > maxDepth) return true;
    if (ast.isIdentifier(node)) {
      return this.#values.get(node.text)?.some((value) => this.canBePromise(value, depth + 1)) === true;
    }
    if (ast.isNewExpression(node)) return this.#isConstructor(node.expression);
    if (!ast.isCallExpression(node)) return false;
    const callee = unwrap(node.expression, ast);
    if (callee.kind === ast.SyntaxKind.ImportKeyword) return true;
    if (this.canReturnPromise(callee) || this.isOfNode(callee)) return true;
    if (!ast.isPropertyAccessExpression(callee)) return false;
    const { expression, name } = callee;
    if (ast.isIdentifier(expression) && this.#findCreated().has(expression.text)) return true;
    if (memberOfPromise.test(name.text)) return this.canBePromise(expression, depth + 1);
    if (waitingAssertion.test(this.#tree.text.slice(expression.pos, expression.end))) return true;
    return memberOfConstructor.test(name.text) && this.#isConstructor(expression);
  }

  /** Names that are assigned new objects after their declaration. */
  #findCreated(): ReadonlySet<string> {
    this.#created ??= new Set(
      [...this.#tree.text.matchAll(creationPattern)].flatMap(([, declared, name]) => (declared || !name ? [] : [name])),
    );
    return this.#created;
  }

  /** Whether the rule may take the expression for an asynchronous function by what the file says. */
  canReturnPromise(written: ast.Node): boolean {
    const { ast } = this.#tree;
    const node = unwrap(written, ast);
    if (ast.isIdentifier(node)) return this.#asyncFunctions.has(node.text);
    if (ast.isPropertyAccessExpression(node)) {
      return node.expression.kind === ast.SyntaxKind.ThisKeyword && this.#asyncFunctions.has(node.name.text);
    }
    return (ast.isArrowFunction(node) || ast.isFunctionExpression(node)) && isAsync(node, ast);
  }

  /** Whether the expression may be of a module of Node with functions that give promises or take callbacks, or is `fetch`. */
  isOfNode(written: ast.Node, depth = 0): boolean {
    const { ast } = this.#tree;
    const node = unwrap(written, ast);
    if (depth > maxDepth) return true;
    if (ast.isPropertyAccessExpression(node) || ast.isAwaitExpression(node)) {
      return this.isOfNode(node.expression, depth + 1);
    }
    if (ast.isCallExpression(node)) {
      const [module] = node.arguments;
      const isModule = module !== undefined && ast.isStringLiteral(module) && moduleOfNode.test(module.text);
      return isModule || this.isOfNode(node.expression, depth + 1);
    }
    if (!ast.isIdentifier(node)) return false;
    const whole = this.#wholes.get(node.text);
    const values = [...(this.#values.get(node.text) ?? []), ...(whole ? [whole] : [])];
    return (
      node.text === 'fetch' ||
      moduleOfNode.test(this.#importedFrom.get(node.text) ?? '') ||
      values.some((value) => this.isOfNode(value, depth + 1))
    );
  }

  /** Whether the name may stand for something that has another name elsewhere. */
  isAlias(name: string): boolean {
    return this.#values.has(name) || this.#renamed.has(name);
  }

  /** Whether the name is imported from another file of the project, as far as the text tells. */
  isOfProject(name: string): boolean {
    const module = this.#importedFrom.get(name);
    return module !== undefined && !/^@?[a-z]/u.test(module);
  }

  /** Whether the name is imported from Node's assertions, which may be called anything. */
  isAssertion(name: string): boolean {
    return /^(?:node:)?assert(?:\/strict)?$/u.test(this.#importedFrom.get(name) ?? '');
  }

  #isConstructor(node: ast.Node, depth = 0): boolean {
    const { ast } = this.#tree;
    if (ast.isPropertyAccessExpression(node)) return node.name.text === 'Promise';
    if (!ast.isIdentifier(node) || depth > maxDepth) return false;
    const values = this.#values.get(node.text) ?? [];
    return node.text === 'Promise' || values.some((value) => this.#isConstructor(value, depth + 1));
  }
}

function findModule(node: ast.Node, syntax: typeof ast): string {
  let at = node;
  while (!syntax.isImportDeclaration(at) && !syntax.isSourceFile(at)) at = at.parent;
  return syntax.isImportDeclaration(at) && syntax.isStringLiteral(at.moduleSpecifier) ? at.moduleSpecifier.text : '';
}

/** What the pattern around a name takes apart. */
function findDestructured(node: ast.Node, syntax: typeof ast): ast.Node | undefined {
  let at = node;
  while (syntax.isBindingElement(at) || syntax.isObjectBindingPattern(at)) at = at.parent;
  return syntax.isVariableDeclaration(at) ? at.initializer : undefined;
}

/** The expression without brackets and what only types say of it. */
function unwrap(node: ast.Node, syntax: typeof ast): ast.Node {
  const isWrapper =
    syntax.isParenthesizedExpression(node) ||
    syntax.isAsExpression(node) ||
    syntax.isNonNullExpression(node) ||
    syntax.isSatisfiesExpression(node) ||
    syntax.isTypeAssertion(node);
  return isWrapper ? unwrap(node.expression, syntax) : node;
}
