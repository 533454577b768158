import { walkOwn } from '../../flow/enclosing.js';
import type * as ast from '../../syntax/nodes.js';
import { findLastName, isLengthOf, isNamed } from '../../syntax/predicates.js';
import { someNode, walk } from '../../syntax/walk.js';

/**
 * Whether a function cuts something long into pieces: all it yields, or all elements of the list that it returns, are
 * slices between two bounds, what `islice` takes, or a list that it yields as soon as it has a certain length.
 */
export function givesPieces(node: ast.FunctionNode): boolean {
  const given: ast.Expression[] = [];
  const others: ast.Node[] = [];
  walkOwn(node.body, (one) => {
    if (one.type === 'Yield') {
      if (one.value === null) others.push(one);
      else given.push(one.value);
    }
    if (one.type === 'YieldFrom') others.push(one);
    if (one.type === 'Return' && one.value?.type === 'ListComp') given.push(one.value.elt);
    else if (one.type === 'Return' && one.value !== null) others.push(one);
  });
  return others.length === 0 && given.length > 0 && given.every((one) => isPiece(one, node));
}

function isPiece(expression: ast.Expression, node: ast.FunctionNode): boolean {
  switch (expression.type) {
    case 'Subscript': {
      const { slice } = expression;
      return slice.type === 'Slice' && slice.lower !== null && slice.upper !== null;
    }
    case 'Call':
      return isTaking(expression);
    case 'Name':
      return isTakenName(expression.id, node) || isMeasured(expression.id, node);
    default:
      return false;
  }
}

/** `islice(numbers, 10)`, `list(islice(numbers, 10))`. */
function isTaking({ func, args }: ast.Call): boolean {
  const name = findLastName(func);
  if (name === 'islice') return args.length > 1;
  const [first] = args;
  return (name === 'list' || name === 'tuple') && first?.type === 'Call' && isTaking(first);
}

/** Whether the name is only given pieces: `batch = list(islice(numbers, 10))`, also by `:=`. */
function isTakenName(name: string, node: ast.FunctionNode): boolean {
  const values: ast.Expression[] = [];
  walk(node, (one) => {
    if (one.type === 'NamedExpr' && one.target.id === name) values.push(one.value);
    if (one.type === 'Assign' && one.targets.some((target) => isNamed(target, name))) values.push(one.value);
  });
  return values.length > 0 && values.every((value) => value.type !== 'Name' && isPiece(value, node));
}

/** Whether the name is yielded under a test of its length: `if len(batch) == size: yield batch`. */
function isMeasured(name: string, node: ast.FunctionNode): boolean {
  return someNode(node, (one) => {
    if (one.type !== 'If' || one.test.type !== 'Compare') return false;
    const isTested = [one.test.left, ...one.test.comparators].some((operand) => isLengthOf(operand, name));
    return isTested && one.body.some((statement) => yields(statement, name));
  });
}

function yields(statement: ast.Statement, name: string): boolean {
  if (statement.type !== 'Expr' || statement.value.type !== 'Yield') return false;
  return statement.value.value !== null && isNamed(statement.value.value, name);
}
