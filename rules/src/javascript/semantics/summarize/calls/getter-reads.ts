import type { TSESTree } from '@typescript-eslint/utils';
import { findImportedNames } from '../../../syntax/imports.js';
import { isRelative, mayNameFile } from '../../modules/module-paths.js';

/**
 * Tells, while a tree is visited from top to bottom, which reads of members may run a getter of the project: those that
 * have the name of a getter of the file, and those of what the file imports from the project, of what that gives, and of
 * what the file has of an imported class.
 */
export class GetterReads {
  readonly #getters: ReadonlySet<string | undefined>;
  /** Names of what is imported by a path. */
  readonly #imported: ReadonlySet<string>;
  /** The same of what may be imported from the project by another name: only of what is of such a class, getters are told. */
  readonly #classes: ReadonlySet<string>;
  /** Names of variables, parameters and fields whose class is imported. */
  readonly #instances = new Set<string>();

  constructor(ast: TSESTree.Program, text: string) {
    this.#getters = new Set([...text.matchAll(/\bget\s+([\w$]+)\s*\(/g)].map(([, name]) => name));
    this.#imported = findImportedNames(ast, isRelative);
    this.#classes = findImportedNames(ast, mayNameFile);
  }

  /** To be asked for every node, for it learns from declarations. */
  visit(node: TSESTree.Node): node is TSESTree.MemberExpression {
    if (this.#classes.size > 0) this.#learn(node);
    if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return false;
    const { parent } = node;
    if ('callee' in parent && parent.callee === node) return false;
    if (parent.type === 'AssignmentExpression' && parent.left === node) return false;
    return this.#getters.has(node.property.name) || this.#isImported(node.object);
  }

  #learn(node: TSESTree.Node): void {
    if (node.type === 'Identifier' && this.#isImportedType(node.typeAnnotation)) this.#instances.add(node.name);
    if (node.type === 'PropertyDefinition' && node.key.type === 'Identifier') {
      if (this.#isImportedType(node.typeAnnotation) || this.#isInstance(node.value)) this.#instances.add(node.key.name);
    }
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && this.#isInstance(node.init)) {
      this.#instances.add(node.id.name);
    }
  }

  #isImported(node: TSESTree.Expression): boolean {
    if (node.type === 'Identifier') return this.#imported.has(node.name) || this.#instances.has(node.name);
    if (node.type === 'NewExpression') return this.#isInstance(node);
    if (node.type === 'CallExpression') return this.#isMadeByImported(node);
    if (node.type !== 'MemberExpression' || node.object.type !== 'ThisExpression') return false;
    return node.property.type === 'Identifier' && this.#instances.has(node.property.name);
  }

  /** `open().head`, `Repository.at('.').head` */
  #isMadeByImported({ callee }: TSESTree.CallExpression): boolean {
    const made = callee.type === 'MemberExpression' ? callee.object : callee;
    return made.type === 'Identifier' && this.#imported.has(made.name);
  }

  #isImportedType(annotation: TSESTree.TSTypeAnnotation | undefined): boolean {
    const type = annotation?.typeAnnotation;
    return (
      type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && this.#classes.has(type.typeName.name)
    );
  }

  #isInstance(node: TSESTree.Expression | null): boolean {
    return node?.type === 'NewExpression' && node.callee.type === 'Identifier' && this.#classes.has(node.callee.name);
  }
}
