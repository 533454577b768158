import { leavesBlock } from '../../../python/semantics/summarize/leaving.js';
import { getBlocks } from '../../../python/syntax/blocks.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { isLengthOf, isScope } from '../../../python/syntax/predicates.js';
import { findOnlyValue } from '../../python/only-value.js';

/**
 * The number that a test around a use of a name, or before it, holds its length down to: `if len(urls) > 10: raise …`,
 * `if len(urls) <= LIMIT:`, `assert len(urls) < 5`; the length or the answer can be in a variable of its own. Undefined when
 * there is no such test.
 */
export function findLengthBound(name: ast.Name): ast.Expression | undefined {
  let child: ast.Node = name;
  for (let { parent } = name; parent !== null && !isScope(child); child = parent, parent = parent.parent) {
    const bound = findInParent(name.id, child, parent);
    if (bound !== undefined) return bound;
  }
  return undefined;
}

function findInParent(name: string, child: ast.Node, parent: ast.Node): ast.Expression | undefined {
  if (parent.type === 'If' || parent.type === 'While') {
    const isInBody = parent.body.some((one) => one === child);
    const isInElse = parent.orelse.some((one) => one === child);
    const bound = isInBody || isInElse ? findBound(parent.test, isInBody, name) : undefined;
    if (bound !== undefined) return bound;
  }
  if (parent.type === 'IfExp' && child !== parent.test) {
    const bound = findBound(parent.test, child === parent.body, name);
    if (bound !== undefined) return bound;
  }
  for (const block of getBlocks(parent)) {
    const index = block.findIndex((one) => one === child);
    for (const statement of block.slice(0, Math.max(0, index))) {
      const bound = findInEarlier(statement, name);
      if (bound !== undefined) return bound;
    }
  }
  return undefined;
}

/** What a statement before says about everything behind it. */
function findInEarlier(statement: ast.Statement, name: string): ast.Expression | undefined {
  if (statement.type === 'Assert') return findBound(statement.test, true, name);
  if (statement.type !== 'If' || !leavesBlock(statement.body)) return undefined;
  return findBound(statement.test, false, name);
}

/** The upper bound of the name's length that follows from the test's outcome. */
export function findBound(test: ast.Expression, outcome: boolean, name: string): ast.Expression | undefined {
  if (test.type === 'UnaryOp' && test.op === 'Not') return findBound(test.operand, !outcome, name);
  if (test.type === 'Name') {
    const value = findOnlyValue(test);
    return value && findBound(value, outcome, name);
  }
  if (test.type === 'BoolOp') {
    if ((test.op === 'And') !== outcome) return undefined;
    return findFirst(test.values, (one) => findBound(one, outcome, name));
  }
  if (test.type !== 'Compare') return undefined;
  const operands = [test.left, ...test.comparators];
  // Of a chain that is false it is not known which part of it is.
  if (!outcome && test.ops.length > 1) return undefined;
  return findFirst(test.ops, (op, index) => {
    const [left, right] = [operands[index], operands[index + 1]];
    if (left === undefined || right === undefined) return undefined;
    if (isLength(left, name)) return isUpper(op, outcome) ? right : undefined;
    return isLength(right, name) && isUpper(mirror(op), outcome) ? left : undefined;
  });
}

/** Whether an expression is the length of what the name holds, or a variable of the function that holds that length. */
function isLength(expression: ast.Expression, name: string): boolean {
  if (expression.type === 'NamedExpr') return isLengthOf(expression.value, name);
  const value = expression.type === 'Name' ? findOnlyValue(expression) : expression;
  return value !== undefined && isLengthOf(value, name);
}

/** Whether `len(xs) op n` holds the length down to n. */
function isUpper(op: ast.ComparisonOperator, outcome: boolean): boolean {
  return outcome ? op === 'Lt' || op === 'LtE' || op === 'Eq' : op === 'Gt' || op === 'GtE' || op === 'NotEq';
}

function mirror(op: ast.ComparisonOperator): ast.ComparisonOperator {
  switch (op) {
    case 'Lt':
      return 'Gt';
    case 'LtE':
      return 'GtE';
    case 'Gt':
      return 'Lt';
    case 'GtE':
      return 'LtE';
    default:
      return op;
  }
}

function findFirst<Item, Found>(
  items: readonly Item[],
  find: (item: Item, index: number) => Found | undefined,
): Found | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
