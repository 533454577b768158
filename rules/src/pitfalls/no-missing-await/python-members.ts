import type { PythonFacts } from '../../python/semantics/python-facts.js';
import type * as ast from '../../python/syntax/nodes.js';
import type { PythonReport } from '../../rule.js';
import { isInAsynchronousCode } from '../python-asynchronous.js';
import { toLabel } from '../python-labels.js';
import type { PythonMessageIds } from './messages.python.js';

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

/** What gives a coroutine without being a call: `account.balance`, `table[key]`, `query | filter`. */
export type Read = ast.Attribute | ast.Subscript | ast.BinOp;

/**
 * Whether asynchronous code reads something that can be a coroutine: a property, item or operator of a name that is
 * asynchronous somewhere. What it is in truth is for its type to tell.
 */
export function mayGiveCoroutine(node: Read, facts: PythonFacts): boolean {
  if (node.type !== 'BinOp' && node.ctx !== 'Load') return false;
  return isInAsynchronousCode(node, facts) && facts.isAsyncMemberName(toMember(node));
}

function toMember(node: Read): string {
  switch (node.type) {
    case 'Attribute':
      return node.attr;
    case 'Subscript':
      return '__getitem__';
    case 'BinOp':
      return operatorMethods[node.op];
  }
}

/**
 * An operation whose result Python itself takes, so that it can never be awaited: `table[key] = value`, `del table[key]`,
 * `key in table`.
 */
export function findOperationReport(
  node: ast.Subscript | ast.Compare,
  facts: PythonFacts,
  text: string,
): PythonReport<PythonMessageIds> | undefined {
  const operation = findOperation(node);
  if (operation === undefined || !isInAsynchronousCode(node, facts)) return undefined;
  const { method, owner } = operation;
  if (!facts.isAsyncMemberName(method) || facts.getMethodKind(owner, method) !== 'coroutine') return undefined;
  return { at: node, messageId: 'asyncSpecialMethod', data: { call: toLabel(node, text), method: `${method}()` } };
}

function findOperation(node: ast.Subscript | ast.Compare): { method: string; owner: ast.Expression } | undefined {
  if (node.type === 'Subscript') {
    if (node.ctx === 'Load') return undefined;
    return { method: node.ctx === 'Del' ? '__delitem__' : '__setitem__', owner: node.value };
  }
  const [op] = node.ops;
  const [owner] = node.comparators;
  return owner !== undefined && (op === 'In' || op === 'NotIn') ? { method: '__contains__', owner } : undefined;
}
