import type { TSESTree } from '@typescript-eslint/utils';
import type { FileScopes } from './file-scopes.js';
import { asType, asValue } from './scope.js';

/** What a file takes from other files, and what it gives them. */
export class LinkageAnalyzer {
  readonly #scopes: FileScopes;
  readonly #visitChild: (child: TSESTree.Node) => void;

  /** @param visitChild visits an expression or declaration in an export, as everywhere else */
  constructor(scopes: FileScopes, visitChild: (child: TSESTree.Node) => void) {
    this.#scopes = scopes;
    this.#visitChild = visitChild;
  }

  /** Visits an import or export, with all that is in it; false for anything else. */
  visit(node: TSESTree.Node): boolean {
    switch (node.type) {
      case 'ImportDeclaration':
        for (const specifier of node.specifiers) this.#defineImport(specifier.local, specifier, node);
        return true;
      case 'TSImportEqualsDeclaration':
        this.#visitImportEquals(node);
        return true;
      case 'ExportDefaultDeclaration':
        this.#visitExportedValue(node.declaration);
        return true;
      case 'TSExportAssignment':
        this.#visitExportedValue(node.expression);
        return true;
      case 'ExportNamedDeclaration':
        if (node.declaration) this.#visitChild(node.declaration);
        else if (!node.source) this.#visitExported(node);
        return true;
      default:
        return false;
    }
  }

  #defineImport(name: TSESTree.Identifier, node: TSESTree.Node, parent: TSESTree.Node): void {
    this.#scopes.define(name.name, { type: 'ImportBinding', name, node, parent });
  }

  #visitImportEquals(node: TSESTree.TSImportEqualsDeclaration): void {
    this.#defineImport(node.id, node, node);
    let reference: TSESTree.Node = node.moduleReference;
    while (reference.type === 'TSQualifiedName') reference = reference.left;
    this.#visitChild(reference);
  }

  #visitExportedValue(node: TSESTree.Node): void {
    if (node.type === 'Identifier') this.#scopes.refer(node, asValue | asType);
    else this.#visitChild(node);
  }

  #visitExported({ specifiers, exportKind }: TSESTree.ExportNamedDeclaration): void {
    for (const specifier of specifiers) {
      const isType = exportKind === 'type' || specifier.exportKind === 'type';
      if (specifier.local.type === 'Identifier')
        this.#scopes.refer(specifier.local, isType ? asType : asValue | asType);
    }
  }
}
