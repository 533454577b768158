import type { TraversalStep } from '@eslint/core';
import { VisitNodeStep } from '@eslint/plugin-kit';
import type { Module, Node } from '../syntax/nodes.js';
import { pushChildren } from '../syntax/walk.js';

const enterPhase = 1;
const leavePhase = 2;

/**
 * The steps of ESLint's walk over a tree: each node is entered, then its children follow, then it is left. A step is
 * made when it is its turn: a list of all would take more memory than the tree itself. Not recursive, because long
 * operator chains make trees deeper than the call stack.
 */
export class TraversalSteps implements Iterable<TraversalStep> {
  readonly #module: Module;

  constructor(module: Module) {
    this.#module = module;
  }

  [Symbol.iterator](): Iterator<TraversalStep> {
    // A node that is to be left waits below `null`.
    const stack: (Node | null)[] = [this.#module];
    return {
      next() {
        const node = stack.pop();
        if (node === undefined) return { done: true, value: undefined };
        if (node === null) return toResult(stack.pop(), leavePhase);
        stack.push(node, null);
        pushChildren(node, stack);
        return toResult(node, enterPhase);
      },
    };
  }
}

function toResult(
  node: Node | null | undefined,
  phase: typeof enterPhase | typeof leavePhase,
): IteratorResult<TraversalStep> {
  if (!node) throw new Error('A node is left that was not entered');
  return { done: false, value: new VisitNodeStep({ target: node, phase, args: [node] }) };
}
