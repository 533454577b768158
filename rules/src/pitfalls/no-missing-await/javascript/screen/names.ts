import { isRelative, mayNameFile } from '../../../../javascript/semantics/modules/module-paths.js';
import type { ast } from '../../../../javascript/types/typescript-native/compiler.js';
import type { TypedTree } from '../../../../javascript/types/typescript-native/typed-tree.js';
import { getOrAdd } from '../../../../project/remember.js';
import { isNothing } from './expectations.js';
import { findResult, isAsync, isMapCall, isNode, unwrapClaims, type Syntax } from './nodes.js';

/** Members of promises, and of `Promise`, that give promises. */
const memberOfPromise = /^(?:then|catch|finally)$/u;
const memberOfConstructor = /^(?:all|allSettled|any|race|reject|resolve|try)$/u;

/** What makes a promise of an assertion. */
const waitingAssertion = /\.\s*(?:resolves|rejects)(?:\s*\.\s*not)?$/u;

/** `t.assert.rejects` of what `node:test` gives to a test. */
const rejectionAssertion = /\.\s*assert\s*\.\s*(?:rejects|doesNotReject)$/u;

/** Modules, most of them of Node, that have functions which give promises or take callbacks, however they are named here. */
const moduleOfNode =
  /^(?:node:)?(?:assert|child_process|crypto|dns|events|fs(?:-extra)?|https?|net|readline|stream|timers|util|zlib)(?:\/|$)/u;

/** Globals that give promises, or have functions that do. */
const globalWithPromises = /^(?:Bun|Deno|fetch)$/u;

/** Libraries with functions that give promises, or that hand such a function to a callback: `next` of a middleware. */
const library = /['"](?:@koa\/router|hono(?:\/factory)?|koa(?:-router)?|rxjs)['"]/u;

/** Names of what gives promises in those modules and globals, or of what it is taken from. */
const promiseOfNode = /^(?:Bun|Deno|doesNotReject|fetch|fs-extra|promises|rejects)$|\/promises$/u;

/** Functions of which what they give has, or is, what gives promises. */
const givesPromising = /^(?:bind|createInterface|promisify)$/u;

/** `name = new …` */
const creationPattern = /(?<![\w$.])([\w$]+)\s*=\s*\(*\s*new\b/gu;

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
  /** What variables without a value are assigned later. */
  #assigned: Map<string, ast.Node[]> | undefined;
  /** Names of which each comes from under others; of those that a module gives by default or as a whole, none is known. */
  readonly #otherNames = new Map<string, string[]>();
  /** Variables that get a value later only. */
  readonly #unset = new Set<string>();
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
      const value = node.initializer && unwrapClaims(node.initializer, ast);
      if (!value || isNothing(value, ast)) this.#unset.add(name);
      if (!value) return;
      if (!ast.isArrowFunction(value) && !ast.isFunctionExpression(value)) {
        getOrAdd(this.#values, name, () => []).push(value);
      } else if (isAsync(value, ast)) this.#asyncFunctions.add(name);
    } else if (ast.isBindingElement(node)) {
      if (node.propertyName) this.#addOtherName(name, node.propertyName);
      const whole = findDestructured(node, ast);
      if (whole) this.#wholes.set(name, whole);
    } else {
      // What a module gives by default, or as a whole, can have any name.
      if (!ast.isImportSpecifier(node)) this.#addOtherName(name, undefined);
      else if (node.propertyName) this.#addOtherName(name, node.propertyName);
      this.#importedFrom.set(name, findModule(node, ast));
    }
  }

  #addOtherName(name: string, written: ast.Node | undefined): void {
    const others = getOrAdd(this.#otherNames, name, () => []);
    if (written && 'text' in written && typeof written.text === 'string') others.push(written.text);
  }

  /** Whether the rule may take the expression for a promise by what the file says. */
  canBePromise(written: ast.Node, depth = 0): boolean {
    const { ast } = this.#tree;
    const node = unwrapClaims(written, ast);
    if (depth > maxDepth) return true;
    if (ast.isIdentifier(node)) {
      return this.#getValues(node.text).some((value) => this.canBePromise(value, depth + 1));
    }
    if (ast.isNewExpression(node)) return this.#isConstructor(node.expression);
    if (!ast.isCallExpression(node)) return false;
    const callee = unwrapClaims(node.expression, ast);
    if (callee.kind === ast.SyntaxKind.ImportKeyword) return true;
    if (this.canReturnPromise(callee) || this.#isPromiseOfNode(callee)) return true;
    if (library.test(this.#tree.text)) return true;
    if (!ast.isPropertyAccessExpression(callee)) return false;
    const { expression, name } = callee;
    if (ast.isIdentifier(expression) && this.#findCreated().has(expression.text)) return true;
    if (memberOfPromise.test(name.text)) return this.canBePromise(expression, depth + 1);
    if (waitingAssertion.test(this.#tree.text.slice(expression.pos, expression.end))) return true;
    if (rejectionAssertion.test(this.#tree.text.slice(expression.pos, callee.end))) return true;
    return memberOfConstructor.test(name.text) && this.#isConstructor(expression);
  }

  /** Whether the expression may be what a function gives that another package of the repository exports. */
  isOfRepository(written: ast.Node, depth = 0): boolean {
    const { ast } = this.#tree;
    const node = unwrapClaims(written, ast);
    if (depth > maxDepth) return true;
    if (ast.isIdentifier(node))
      return this.#getValues(node.text).some((value) => this.isOfRepository(value, depth + 1));
    if (!ast.isCallExpression(node)) return false;
    let callee = unwrapClaims(node.expression, ast);
    if (ast.isPropertyAccessExpression(callee)) {
      if (memberOfPromise.test(callee.name.text)) return this.isOfRepository(callee.expression, depth + 1);
      callee = callee.expression;
    }
    const module = ast.isIdentifier(callee) ? this.#importedFrom.get(callee.text) : undefined;
    return module !== undefined && !isRelative(module) && mayNameFile(module);
  }

  /** Whether what `map()` gives is put into a variable of that name. */
  isMapped(name: string): boolean {
    return this.#getValues(name).some((value) => isMapCall(value, this.#tree.ast));
  }

  /**
   * Whether the rule may take the expression for an array of promises by what the file says: `users.map(async …)`.
   * @param isPromise whether what a callback gives can be a promise
   */
  isMapping(written: ast.Node, isPromise: (body: ast.Node) => boolean, depth = 0): boolean {
    const { ast } = this.#tree;
    const node = unwrapClaims(written, ast);
    if (depth > maxDepth) return true;
    if (ast.isIdentifier(node)) {
      return this.#getValues(node.text).some((value) => this.isMapping(value, isPromise, depth + 1));
    }
    if (!ast.isCallExpression(node) || !ast.isPropertyAccessExpression(node.expression)) return false;
    const [callback] = node.arguments;
    if (node.expression.name.text !== 'map' || node.arguments.length !== 1 || !callback) return false;
    const fn = unwrapClaims(callback, ast);
    if (!ast.isArrowFunction(fn) && !ast.isFunctionExpression(fn)) return false;
    const result = findResult(fn, ast);
    return isAsync(fn, ast) || (result !== undefined && isPromise(result));
  }

  /** What a variable is declared with, or is assigned later. */
  #getValues(name: string): readonly ast.Node[] {
    const values = this.#values.get(name) ?? [];
    return this.#unset.has(name) ? [...values, ...(this.#findAssigned().get(name) ?? [])] : values;
  }

  #findAssigned(): ReadonlyMap<string, ast.Node[]> {
    if (this.#assigned) return this.#assigned;
    const assigned = (this.#assigned = new Map<string, ast.Node[]>());
    const { SyntaxKind, isBinaryExpression, isIdentifier } = this.#tree.ast;
    for (const node of this.#tree.findNodes(new Set([SyntaxKind.BinaryExpression]))) {
      if (!isBinaryExpression(node) || node.operatorToken.kind !== SyntaxKind.EqualsToken) continue;
      if (!isIdentifier(node.left) || !this.#unset.has(node.left.text)) continue;
      getOrAdd(assigned, node.left.text, () => []).push(node.right);
    }
    return assigned;
  }

  /** Variables without a value that are assigned new objects later. */
  #findCreated(): ReadonlySet<string> {
    if (!this.#created) {
      const names = [...this.#tree.text.matchAll(creationPattern)].flatMap(([, name]) => name ?? []);
      this.#created = new Set(names.filter((name) => this.#unset.has(name)));
    }
    return this.#created;
  }

  /** Whether the rule may take the expression for an asynchronous function by what the file says. */
  canReturnPromise(written: ast.Node): boolean {
    const { ast } = this.#tree;
    const node = unwrapClaims(written, ast);
    if (ast.isIdentifier(node)) return this.#asyncFunctions.has(node.text);
    if (ast.isPropertyAccessExpression(node)) {
      return node.expression.kind === ast.SyntaxKind.ThisKeyword && this.#asyncFunctions.has(node.name.text);
    }
    return (ast.isArrowFunction(node) || ast.isFunctionExpression(node)) && isAsync(node, ast);
  }

  /** Whether the expression may be of a module of Node with functions that give promises or take callbacks, or one of the globals that do. */
  isOfNode(written: ast.Node, depth = 0): boolean {
    const { ast } = this.#tree;
    const node = unwrapClaims(written, ast);
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
    return (
      globalWithPromises.test(node.text) ||
      moduleOfNode.test(this.#importedFrom.get(node.text) ?? '') ||
      this.#getSources(node.text).some((source) => this.isOfNode(source, depth + 1))
    );
  }

  /** The same of functions that give promises. */
  #isPromiseOfNode(callee: ast.Node): boolean {
    if (!this.isOfNode(callee)) return false;
    const trail = this.#findTrail(callee);
    if (trail.includes('once') && trail.some((name) => /^(?:node:)?events$/u.test(name))) return true;
    if (trail.includes('promisify') && trail.includes('()')) return true;
    return trail.some((name) => promiseOfNode.test(name));
  }

  /** Names that the expression is made of, calls (`()`) and modules, by way of what the names of the file stand for. */
  #findTrail(written: ast.Node, depth = 0): string[] {
    const { ast } = this.#tree;
    const node = unwrapClaims(written, ast);
    if (depth > maxDepth) return [];
    if (ast.isAwaitExpression(node)) return this.#findTrail(node.expression, depth + 1);
    if (ast.isPropertyAccessExpression(node)) return [node.name.text, ...this.#findTrail(node.expression, depth + 1)];
    if (ast.isCallExpression(node)) {
      const [module] = node.arguments;
      if (module && ast.isStringLiteral(module)) return [module.text];
      const trail = this.#findTrail(node.expression, depth + 1);
      return trail.some((name) => givesPromising.test(name)) ? ['()', ...trail] : [];
    }
    if (!ast.isIdentifier(node)) return [];
    const sources = this.#getSources(node.text);
    const others = this.#otherNames.get(node.text) ?? [];
    const module = this.#importedFrom.get(node.text) ?? '';
    return [node.text, ...others, module, ...sources.flatMap((source) => this.#findTrail(source, depth + 1))];
  }

  /** What the name is given, or taken out of. */
  #getSources(name: string): ast.Node[] {
    const whole = this.#wholes.get(name);
    return [...(this.#values.get(name) ?? []), ...(whole ? [whole] : [])];
  }

  /** Whether the name may stand for something that has another name elsewhere. */
  isAlias(name: string): boolean {
    return this.#values.has(name) || this.#otherNames.has(name);
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

function findModule(node: ast.Node, syntax: Syntax): string {
  let at = node;
  while (!syntax.isImportDeclaration(at) && !syntax.isSourceFile(at)) at = at.parent;
  return syntax.isImportDeclaration(at) && syntax.isStringLiteral(at.moduleSpecifier) ? at.moduleSpecifier.text : '';
}

/** What the pattern around a name takes apart. */
function findDestructured(node: ast.Node, syntax: Syntax): ast.Node | undefined {
  let at = node;
  while (syntax.isBindingElement(at) || syntax.isObjectBindingPattern(at)) at = at.parent;
  return syntax.isVariableDeclaration(at) ? at.initializer : undefined;
}
