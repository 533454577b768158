import { findFunctionAround } from '../../../src/python/flow/enclosing.js';
import type { Await, Expression, Node } from '../../../src/python/syntax/nodes.js';
import { dropAwait, dropWords, type Mutator } from './mutant.js';

/** Where an `await` can stand so that the program is wrong without it, by what is around it. */
const places: Readonly<Record<string, (node: Await, parent: Node) => boolean>> = {
  statement: (_, parent) => parent.type === 'Expr',
  'attribute or item': (node, parent) => isMember(node, parent),
  argument: (_, parent) => parent.type === 'Call' || parent.type === 'keyword',
  condition: (node, parent) => isCondition(node, parent),
  operand: (node, parent) => isOperand(node, parent),
  'assigned to a name': (_, parent) => isAssignment(parent),
};

/** `await`s and `async`s that are taken away. */
export const awaitMutators: readonly Mutator<Node>[] = [
  ...Object.entries(places).map(([name, isPlace]): Mutator<Node> => ({
    kind: `no await: ${name}`,
    rule: 'no-missing-await',
    mutate(node, text) {
      const { parent } = node;
      if (node.type !== 'Await' || node.value.type !== 'Call' || !parent || !isPlace(node, parent)) return undefined;
      const edits = dropAwait(node, isMember(node, parent), text);
      // What is kept in a variable is reported where it is used.
      return isAssignment(parent) ? { edits, place: findFunctionAround(node) ?? node } : { edits };
    },
  })),
  dropAsync('AsyncWith', 'plain with'),
  dropAsync('AsyncFor', 'plain for'),
];

function isMember(node: Expression, parent: Node): boolean {
  return (parent.type === 'Attribute' || parent.type === 'Subscript') && parent.value === node;
}

function isCondition(node: Expression, parent: Node): boolean {
  switch (parent.type) {
    case 'If':
    case 'While':
    case 'Assert':
    case 'IfExp':
      return parent.test === node;
    case 'UnaryOp':
      return parent.op === 'Not';
    case 'BoolOp':
      return parent.values.at(-1) !== node;
    case 'comprehension':
      return parent.ifs.includes(node);
    default:
      return false;
  }
}

function isOperand(node: Expression, parent: Node): boolean {
  switch (parent.type) {
    case 'BinOp':
    case 'FormattedValue':
      return true;
    case 'Compare':
      return !parent.ops.some((operator) => operator === 'Is' || operator === 'IsNot');
    case 'For':
    case 'comprehension':
      return parent.iter === node;
    default:
      return false;
  }
}

function isAssignment(parent: Node): boolean {
  if (parent.type === 'Assign') return parent.targets.length === 1 && parent.targets[0]?.type === 'Name';
  return parent.type === 'NamedExpr' || (parent.type === 'AnnAssign' && parent.target.type === 'Name');
}

function dropAsync(type: 'AsyncWith' | 'AsyncFor', kind: string): Mutator<Node> {
  return {
    kind,
    rule: 'no-missing-await',
    mutate(node, text) {
      if (node.type !== type) return undefined;
      const { start, end, body } = node;
      return { edits: dropWords(/^async\s+/u, node, text), place: { start, end: body[0]?.start ?? end } };
    },
  };
}
