import type * as ast from '../../syntax/nodes.js';
import { isConstant } from '../../syntax/predicates.js';

/** Whether a body has nothing to run: `pass`, a docstring, `...`, `raise NotImplementedError`. */
export function isEmptyBody(body: readonly ast.Statement[]): boolean {
  return body.every((statement) => {
    switch (statement.type) {
      case 'Pass':
        return true;
      case 'Expr':
        return statement.value.type === 'Constant';
      case 'Raise':
        return statement.exc !== null && isNotImplemented(statement.exc);
      default:
        return false;
    }
  });
}

/** Whether a body says that others are to fill it: it ends with `...` or raises `NotImplementedError`, and does nothing else. */
export function isUnimplementedBody(body: readonly ast.Statement[]): boolean {
  const last = body.at(-1);
  if (last?.type === 'Raise') return isEmptyBody(body);
  return last?.type === 'Expr' && isConstant(last.value, 'Ellipsis') && isEmptyBody(body);
}

function isNotImplemented(node: ast.Expression): boolean {
  if (node.type === 'Call') return isNotImplemented(node.func);
  return node.type === 'Name' && node.id.startsWith('NotImplemented');
}
