import type { Operation } from '../python/semantics/python-facts.js';
import type * as ast from '../python/syntax/nodes.js';

/** Special methods of binary operators (https://docs.python.org/3/reference/datamodel.html#emulating-numeric-types). */
const operatorMethods: Readonly<Record<ast.BinOp['op'], string>> = {
  Add: '__add__',
  Sub: '__sub__',
  Mult: '__mul__',
  MatMult: '__matmul__',
  Div: '__truediv__',
  Mod: '__mod__',
  Pow: '__pow__',
  LShift: '__lshift__',
  RShift: '__rshift__',
  BitOr: '__or__',
  BitXor: '__xor__',
  BitAnd: '__and__',
  FloorDiv: '__floordiv__',
};

const subscriptMethods = { Load: '__getitem__', Store: '__setitem__', Del: '__delitem__' } as const;

/** What an operator or a subscript runs; undefined for comparisons, but for `in`. */
export function findOperation(node: ast.Subscript | ast.BinOp | ast.Compare): Operation | undefined {
  switch (node.type) {
    case 'Subscript':
      return { node, owner: node.value, method: subscriptMethods[node.ctx] };
    case 'BinOp':
      return { node, owner: node.left, method: operatorMethods[node.op] };
    case 'Compare': {
      const [op] = node.ops;
      const [owner] = node.comparators;
      const isSearch = op === 'In' || op === 'NotIn';
      return isSearch && owner !== undefined ? { node, owner, method: '__contains__' } : undefined;
    }
  }
}
