import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import {
  findComparisonMethod,
  getOperatorMethod,
  getSubscriptMethod,
} from '../../../python/semantics/special-methods.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { isInAsynchronousCode } from '../../python/asynchronous.js';
import { toLabel } from '../../python/labels.js';
import type { Report } from './report.js';

/** What gives a coroutine without being a call: `account.balance`, `table[key]`, `query | filter`. */
export type Read = ast.Attribute | ast.Subscript | ast.BinOp;

/**
 * Whether asynchronous code reads something that can be a coroutine: a property, item or operator of a name that is
 * asynchronous somewhere. What it is in truth is for its type to tell.
 */
export function mayGiveCoroutine(node: Read, facts: PythonFacts): boolean {
  if (node.type !== 'BinOp' && node.ctx !== 'Load') return false;
  const name = node.type === 'Attribute' ? node.attr : findOperation(node)?.method;
  if (name === undefined || !isInAsynchronousCode(node, facts) || !facts.isAsyncMemberName(name)) return false;
  // What a list or dict holds may have been put in the place of coroutines.
  return node.type !== 'Subscript' || !plainCollection.test(facts.findClassName(node.value) ?? '');
}

/** The standard library's own collections, whose items are what has been put into them. */
const plainCollection = /^(?:\w+|(?:collections|collections\.abc|typing)\.\w+)$/;

/**
 * An operation whose result Python itself takes, so that it can never be awaited: `table[key] = value`, `del table[key]`,
 * `key in table`.
 */
export function findOperationReport(
  node: ast.Subscript | ast.Compare,
  facts: PythonFacts,
  text: string,
): Report | undefined {
  const operation = node.type === 'Subscript' && node.ctx === 'Load' ? undefined : findOperation(node);
  if (operation === undefined || !isInAsynchronousCode(node, facts)) return undefined;
  const { method, owner } = operation;
  if (!facts.isAsyncMemberName(method) || facts.getMethodKind(owner, method) !== 'coroutine') return undefined;
  return { at: node, messageId: 'asyncSpecialMethod', data: { call: toLabel(node, text), method: `${method}()` } };
}

/** Something that runs a special method of an operand. */
interface Operation {
  /** The operand whose method runs. */
  readonly owner: ast.Expression;
  /** `__getitem__`, `__contains__`, `__add__`. */
  readonly method: string;
}

/** What an operator or a subscript runs; undefined for comparisons, but for `in`. */
function findOperation(node: ast.Subscript | ast.BinOp | ast.Compare): Operation | undefined {
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
