import type { ast } from '../../../../javascript/types/typescript-native/compiler.js';
import type { TypedTree } from '../../../../javascript/types/typescript-native/typed-tree.js';
import { findRoot, isNode, isRead, type Syntax } from './nodes.js';

/** What gives a name a meaning, and the node in which the name has it. */
interface Declaration {
  readonly node: ast.Node;
  readonly scope: ast.Node;
}

/** Which declarations the names of values in a file stand for. */
export class ScreenedScopes {
  readonly #tree: TypedTree;
  readonly #declarations = new Map<string, Declaration[]>();
  readonly #hasVar: boolean;
  /** The first of each name that nothing in the file declares. */
  readonly #globals = new Map<string, ast.Identifier>();
  /** All nodes that are names, where something is asked of them. */
  #names: Map<string, ast.Identifier[]> | undefined;

  constructor(tree: TypedTree) {
    this.#tree = tree;
    this.#hasVar = /\bvar\b/u.test(tree.text);
    const { SyntaxKind } = tree.ast;
    const kinds = new Set<number>([
      SyntaxKind.BindingElement,
      SyntaxKind.ClassDeclaration,
      SyntaxKind.ClassExpression,
      SyntaxKind.EnumDeclaration,
      SyntaxKind.FunctionDeclaration,
      SyntaxKind.FunctionExpression,
      SyntaxKind.ImportClause,
      SyntaxKind.ImportEqualsDeclaration,
      SyntaxKind.ImportSpecifier,
      SyntaxKind.ModuleDeclaration,
      SyntaxKind.NamespaceImport,
      SyntaxKind.Parameter,
      SyntaxKind.VariableDeclaration,
    ]);
    for (const node of tree.findNodes(kinds)) {
      const name: unknown = 'name' in node ? node.name : undefined;
      if (!isNode(name) || !tree.ast.isIdentifier(name)) continue;
      const known = this.#declarations.get(name.text);
      const declaration = { node, scope: this.#findScope(node) };
      if (known) known.push(declaration);
      else this.#declarations.set(name.text, [declaration]);
    }
  }

  /** Whether something in the file declares the name. */
  isDeclared(name: string): boolean {
    return this.#declarations.has(name);
  }

  /** The one declaration that a name stands for; undefined when there are several, or none in the file. */
  find(name: ast.Identifier): Declaration | undefined {
    let best: Declaration | undefined;
    let isOnly = true;
    for (const one of this.#declarations.get(name.text) ?? []) {
      const { scope } = one;
      if (scope.pos > name.pos || scope.end < name.end) continue;
      if (best && best.scope === scope) isOnly = false;
      else if (!best || best.scope.pos < scope.pos || best.scope.end > scope.end) {
        best = one;
        isOnly = true;
      }
    }
    return isOnly ? best : undefined;
  }

  /**
   * The name whose type tells most of what a name stands for: where the variable is declared, or the first of all that the
   * file does not declare. Undefined where the compiler learns the type from what happens to the variable later.
   */
  findRepresentative(name: ast.Identifier): ast.Node | undefined {
    const { ast } = this.#tree;
    if (!this.isDeclared(name.text)) {
      const first = this.#globals.get(name.text);
      if (!first) this.#globals.set(name.text, name);
      return first ?? name;
    }
    const node = this.find(name)?.node;
    if (!node) return undefined;
    if (ast.isVariableDeclaration(node)) return this.#isEvolving(node) ? undefined : node.name;
    return ast.isParameterDeclaration(node) || ast.isBindingElement(node) ? node.name : undefined;
  }

  #isEvolving({ initializer, type, parent }: ast.VariableDeclaration): boolean {
    const { ast } = this.#tree;
    if (type) return false;
    if (initializer) return ast.isArrayLiteralExpression(initializer) && initializer.elements.length === 0;
    return !ast.isForOfStatement(parent.parent) && !ast.isForInStatement(parent.parent);
  }

  /** Where what is declared is read; some places may be missing. */
  findReads(declaration: Declaration, name: string): ast.Identifier[] {
    const { ast } = this.#tree;
    this.#names ??= this.#collectNames();
    return (this.#names.get(name) ?? []).filter((one) => isRead(one, ast) && this.find(one) === declaration);
  }

  /** Whether the function, or the file, that a node is in is another than the one a declaration is in. */
  isReadLater(read: ast.Node, { node }: Declaration): boolean {
    const root = findRoot(node, this.#tree.ast);
    return this.#tree.ast.isSourceFile(root) || findRoot(read, this.#tree.ast) !== root;
  }

  #collectNames(): Map<string, ast.Identifier[]> {
    const { ast } = this.#tree;
    const names = new Map<string, ast.Identifier[]>();
    for (const node of this.#tree.findNodes(new Set([ast.SyntaxKind.Identifier]))) {
      if (!ast.isIdentifier(node)) continue;
      const known = names.get(node.text);
      if (known) known.push(node);
      else names.set(node.text, [node]);
    }
    return names;
  }

  #findScope(declaration: ast.Node): ast.Node {
    const { ast } = this.#tree;
    const { SyntaxKind } = ast;
    let at = declaration;
    while (at.kind === SyntaxKind.BindingElement || isPattern(at, ast)) at = at.parent;
    switch (at.kind) {
      case SyntaxKind.ClassExpression:
      case SyntaxKind.FunctionExpression:
        return at;
      case SyntaxKind.ImportClause:
      case SyntaxKind.ImportSpecifier:
      case SyntaxKind.NamespaceImport:
        return at.getSourceFile();
      case SyntaxKind.VariableDeclaration:
        return this.#findScopeOfVariable(at.parent);
      default:
        return at.parent;
    }
  }

  /** @param list the declarations behind one `const`, or the `catch` clause */
  #findScopeOfVariable(list: ast.Node): ast.Node {
    const { ast } = this.#tree;
    if (this.#hasVar && this.#tree.text.startsWith('var', list.getStart(list.getSourceFile()))) {
      return findRoot(list, ast);
    }
    if (!ast.isVariableDeclarationList(list)) return list;
    const { parent } = list;
    if (!ast.isVariableStatement(parent)) return parent;
    const block = parent.parent;
    return ast.isCaseClause(block) || ast.isDefaultClause(block) ? block.parent : block;
  }
}

function isPattern({ kind }: ast.Node, { SyntaxKind }: Syntax): boolean {
  return kind === SyntaxKind.ObjectBindingPattern || kind === SyntaxKind.ArrayBindingPattern;
}
