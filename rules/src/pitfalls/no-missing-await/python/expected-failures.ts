import type * as ast from '../../../python/syntax/nodes.js';
import { findLastName, getItems, isFunction, isNamed } from '../../../python/syntax/predicates.js';

/**
 * What expects its block to raise or warn, whatever it is a method of: `pytest.raises`, `self.assertRaises`
 * (https://docs.pytest.org/en/stable/how-to/assert.html#assertions-about-expected-exceptions).
 */
const failureExpectations: ReadonlySet<string> = new Set(
  'raises warns deprecated_call assertRaises assertRaisesRegex assertWarns assertWarnsRegex'.split(' '),
);

/**
 * Whether a call stands in a `with` that expects it to raise or warn, in code that could not await it. Asynchronous code
 * could: there it is the coroutine that was meant to fail.
 */
export function isExpectedToFail(call: ast.Node): boolean {
  const { isExpected, owner } = getExpectation(call);
  return isExpected && owner?.type !== 'AsyncFunctionDef';
}

/** Whether a node stands in a `with` of its function that expects what is in it to raise or warn. */
export function isInExpectedFailure(node: ast.Node): boolean {
  return getExpectation(node).isExpected;
}

/** Whether a handler around a node takes what awaiting or entering something else raises: it is tried out whether it can be. */
export function isTriedOut(node: ast.Node): boolean {
  for (
    let child = node, { parent } = node;
    parent !== null && !isFunction(parent);
    child = parent, { parent } = parent
  ) {
    if (parent.type !== 'Try' || !parent.body.some((statement) => statement === child)) continue;
    if (parent.handlers.some(({ exceptionType }) => exceptionType !== null && isOfProtocol(exceptionType))) return true;
  }
  return false;
}

/** `TypeError`, or what `async with` raised before Python 3.11: https://docs.python.org/3/whatsnew/3.11.html */
function isOfProtocol(exceptionType: ast.Expression): boolean {
  return getItems(exceptionType).some((one) => isNamed(one, 'TypeError') || isNamed(one, 'AttributeError'));
}

/** Whether a `with` around a node expects a failure, and the function that both stand in; null at the top level. */
function getExpectation(node: ast.Node): { readonly isExpected: boolean; readonly owner: ast.Node | null } {
  let isExpected = false;
  let { parent } = node;
  for (; parent !== null && !isFunction(parent); { parent } = parent) {
    if (parent.type === 'With') isExpected ||= parent.items.some(isExpectingFailure);
  }
  return { isExpected, owner: parent };
}

function isExpectingFailure({ context_expr: entered }: ast.WithItem): boolean {
  return entered.type === 'Call' && failureExpectations.has(findLastName(entered.func) ?? '');
}
