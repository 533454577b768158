import type { TSESTree } from '@typescript-eslint/utils';
import { forEachChild } from '../syntax/children.js';

/** The names in a pattern, and the expressions: defaults, computed keys, objects whose members are written. */
export class PatternReader {
  readonly expressions: TSESTree.Node[] = [];
  readonly #onName: (name: TSESTree.Identifier, defaults: number) => void;
  /** How many default values the place has: its own, and those of the patterns around. */
  #defaults = 0;

  constructor(onName: (name: TSESTree.Identifier, defaults: number) => void) {
    this.#onName = onName;
  }

  read(node: TSESTree.Node | null): void {
    if (!node) return;
    switch (node.type) {
      case 'Decorator':
      case 'TSTypeAnnotation':
        return;
      case 'Identifier':
        this.#onName(node, this.#defaults);
        return;
      case 'AssignmentExpression':
      case 'AssignmentPattern':
        this.#defaults += 1;
        this.read(node.left);
        this.expressions.push(node.right);
        this.#defaults -= 1;
        return;
      case 'MemberExpression':
        if (node.computed) this.expressions.push(node.property);
        this.expressions.push(node.object);
        return;
      case 'CallExpression':
        this.expressions.push(...node.arguments);
        this.read(node.callee);
        return;
      case 'Property':
        if (node.computed) this.expressions.push(node.key);
        this.read(node.value);
        return;
      case 'RestElement':
        this.read(node.argument);
        return;
      default:
        forEachChild(node, (child) => this.read(child));
    }
  }
}
