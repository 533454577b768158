import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../../../javascript/syntax/functions.js';
import { findPropertyName } from '../../../javascript/syntax/member-names.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';

/**
 * The number that a test around a collection, or before it in the same function, holds its length down to:
 * `if (urls.length > 10) throw …`, `if (urls.length <= LIMIT) { … }`. Undefined when there is no such test.
 * @param collection a name, or members of one: `urls`, `event.Records`
 */
export function findLengthBound(
  collection: TSESTree.Expression,
  text: (node: TSESTree.Node) => string,
): TSESTree.Expression | undefined {
  const name = text(collection);
  const isLength = (node: TSESTree.Expression): boolean => {
    const member = unwrapExpression(node);
    if (member.type !== 'MemberExpression') return false;
    const property = findPropertyName(member);
    return (property === 'length' || property === 'size') && text(member.object) === name;
  };
  let child: TSESTree.Node = collection;
  for (let at = collection.parent; !isFunction(child); child = at, at = at.parent) {
    const bound = findInParent(child, at, isLength);
    if (bound || !at.parent) return bound;
  }
  return undefined;
}

type IsLength = (node: TSESTree.Expression) => boolean;

function findInParent(
  child: TSESTree.Node,
  parent: TSESTree.Node,
  isLength: IsLength,
): TSESTree.Expression | undefined {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return child === parent.test ? undefined : findBound(parent.test, child === parent.consequent, isLength);
    case 'LogicalExpression':
      if (child !== parent.right || parent.operator === '??') return undefined;
      return findBound(parent.left, parent.operator === '&&', isLength);
    case 'BlockStatement':
    case 'Program':
      return findInEarlier(parent.body, child, isLength);
    case 'SwitchCase':
      return findInEarlier(parent.consequent, child, isLength);
    default:
      return undefined;
  }
}

/** What the statements before say about everything behind them. */
function findInEarlier(
  statements: readonly TSESTree.Node[],
  child: TSESTree.Node,
  isLength: IsLength,
): TSESTree.Expression | undefined {
  for (const statement of statements) {
    if (statement === child) return undefined;
    if (statement.type !== 'IfStatement' || !isLeft(statement.consequent)) continue;
    const bound = findBound(statement.test, false, isLength);
    if (bound) return bound;
  }
  return undefined;
}

function isLeft(node: TSESTree.Statement): boolean {
  const last = node.type === 'BlockStatement' ? node.body.at(-1)?.type : node.type;
  return (
    last === 'ThrowStatement' || last === 'ReturnStatement' || last === 'ContinueStatement' || last === 'BreakStatement'
  );
}

/** The upper bound of the length that follows from the test's outcome. */
function findBound(
  written: TSESTree.Expression,
  outcome: boolean,
  isLength: IsLength,
): TSESTree.Expression | undefined {
  const test = unwrapExpression(written);
  if (test.type === 'UnaryExpression' && test.operator === '!') return findBound(test.argument, !outcome, isLength);
  if (test.type === 'LogicalExpression') {
    if (test.operator !== (outcome ? '&&' : '||')) return undefined;
    return findBound(test.left, outcome, isLength) ?? findBound(test.right, outcome, isLength);
  }
  if (test.type !== 'BinaryExpression' || test.left.type === 'PrivateIdentifier') return undefined;
  const { left, operator, right } = test;
  if (isLength(left)) return (outcome ? upperOperators : lowerOperators).has(operator) ? right : undefined;
  return isLength(right) && (outcome ? mirroredUpperOperators : mirroredLowerOperators).has(operator)
    ? left
    : undefined;
}

/** `xs.length op n` that holds the length down to n where it is true, and where it is false. */
const upperOperators: ReadonlySet<string> = new Set(['<', '<=', '===', '==']);
const lowerOperators: ReadonlySet<string> = new Set(['>', '>=', '!==', '!=']);
/** The same of `n op xs.length`. */
const mirroredUpperOperators: ReadonlySet<string> = new Set(['>', '>=', '===', '==']);
const mirroredLowerOperators: ReadonlySet<string> = new Set(['<', '<=', '!==', '!=']);
