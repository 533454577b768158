import { findComparisonMethod, getOperatorMethod, getSubscriptMethod } from '../../python/semantics/special-methods.js';
import type * as ast from '../../python/syntax/nodes.js';

/** Something that runs a special method of an operand. */
interface Operation {
  /** The operand whose method runs. */
  readonly owner: ast.Expression;
  /** `__getitem__`, `__contains__`, `__add__`. */
  readonly method: string;
}

/** What an operator or a subscript runs; undefined for comparisons, but for `in`. */
export function findOperation(node: ast.Subscript | ast.BinOp | ast.Compare): Operation | undefined {
  switch (node.type) {
    case 'Subscript':
      return { owner: node.value, method: getSubscriptMethod(node) };
    case 'BinOp':
      return { owner: node.left, method: getOperatorMethod(node.op) };
    case 'Compare': {
      const [op] = node.ops;
      const [owner] = node.comparators;
      const method = op && findComparisonMethod(op);
      return owner !== undefined && method === '__contains__' ? { owner, method } : undefined;
    }
  }
}
