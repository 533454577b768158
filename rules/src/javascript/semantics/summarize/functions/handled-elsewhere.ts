import type { TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction, isFunction, type FunctionNode } from '../../../syntax/functions.js';
import { findMethod, findPropertyName } from '../../../syntax/member-names.js';
import { isNamed, isNothing } from '../../../syntax/predicates.js';
import { unwrapExpression } from '../../../syntax/unwrap.js';
import { findDeclaredValue, findOnlyDeclarator, findVariable, type ScopeSource } from '../../../syntax/variables.js';
import type { HandledElsewhere } from '../../summary.js';

/** Why whoever calls a function need not handle the promise that it returns, if that is so for all that it returns. */
export function findHandledElsewhere(
  fn: FunctionNode,
  returned: readonly TSESTree.Expression[],
  sourceCode: ScopeSource,
): HandledElsewhere | undefined {
  const promises = fn.async || fn.generator ? [] : returned.filter((one) => !isNothing(one));
  if (promises.length === 0) return undefined;
  if (promises.every((one) => isHandledBefore(one, sourceCode))) return { by: 'handler' };
  for (const [parameter, pattern] of fn.params.entries()) {
    if (pattern.type !== 'Identifier') continue;
    const { name } = pattern;
    if (promises.every((one) => isKeptIn(one, name))) return { by: 'argument', parameter };
    if (promises.every((one) => isReturnedWithout(one, name, fn))) return { by: 'callback', parameter };
  }
  return undefined;
}

/** `task` after `const task = run(); task.catch(report);`, in the same block. */
function isHandledBefore(returned: TSESTree.Expression, sourceCode: ScopeSource): boolean {
  const variable = findVariable(unwrapExpression(returned), sourceCode);
  const declaration = variable && findOnlyDeclarator(variable)?.parent;
  return (
    declaration !== undefined &&
    variable?.references.some(({ identifier }) => {
      const statement = isHandled(identifier, sourceCode) ? findStatement(identifier) : undefined;
      return statement?.parent === declaration.parent && statement.range[1] <= returned.range[0];
    }) === true
  );
}

/** `task.catch(report)`, `task.then(show, report)`; not `task.catch(() => {})`, or `(_) => {}`, which no error gets out of. */
function isHandled(node: TSESTree.Node, sourceCode: ScopeSource): boolean {
  const call = node.parent?.parent;
  const callee = call?.type === 'CallExpression' ? findMethod(call, 'catch', 'then') : undefined;
  if (call?.type !== 'CallExpression' || callee?.object !== node) return false;
  const handler = call.arguments[findPropertyName(callee) === 'catch' ? 0 : 1];
  const fn = findDeclaredValue(findVariable(handler, sourceCode)) ?? handler;
  if (!fn || isNothing(fn)) return false;
  return !isFunction(fn) || (fn.params.length > 0 && !(fn.body.type === 'BlockStatement' && fn.body.body.length === 0));
}

/** The statement that runs a node whenever it runs itself; undefined for one in another function. */
function findStatement(node: TSESTree.Node): TSESTree.Node | undefined {
  let at: TSESTree.Node | undefined = node.parent;
  while (at && at.type !== 'ExpressionStatement' && at.type !== 'VariableDeclaration') {
    if (at.type === 'LogicalExpression' || at.type === 'ConditionalExpression') return undefined;
    at = at.parent;
  }
  return at && findEnclosingFunction(at) === findEnclosingFunction(node) ? at : undefined;
}

/** `command.promise`, which whoever hands over the command has, too. */
function isKeptIn(returned: TSESTree.Expression, parameter: string): boolean {
  const node = unwrapExpression(returned);
  return node.type === 'MemberExpression' && !node.computed && isNamed(unwrapExpression(node.object), parameter);
}

/** Whether it is returned only to calls without the callback: `if (!callback) return closed;`. */
function isReturnedWithout(returned: TSESTree.Expression, parameter: string, fn: FunctionNode): boolean {
  let child: TSESTree.Node = returned;
  for (let at: TSESTree.Node | undefined = returned.parent; at && at !== fn; child = at, at = at.parent) {
    if (at.type === 'IfStatement') {
      const present = findPresentBranch(at, parameter);
      if (present !== undefined && child !== at.test && child !== present) return true;
    }
    if (at.type === 'BlockStatement' && at.body.some((one) => isLeftWith(one, parameter, returned))) return true;
  }
  return false;
}

/** `if (callback) { …; return; }` before the place. */
function isLeftWith(statement: TSESTree.Statement, parameter: string, place: TSESTree.Node): boolean {
  if (statement.type !== 'IfStatement' || statement.range[1] > place.range[0]) return false;
  const present = findPresentBranch(statement, parameter);
  const last = present?.type === 'BlockStatement' ? present.body.at(-1) : present;
  return last?.type === 'ReturnStatement';
}

/** The branch for calls with the callback: null where there is none, undefined where the test asks something else. */
function findPresentBranch(
  { test, consequent, alternate }: TSESTree.IfStatement,
  parameter: string,
): TSESTree.Statement | null | undefined {
  if (isNamed(test, parameter)) return consequent;
  if (test.type === 'UnaryExpression' && test.operator === '!' && isNamed(test.argument, parameter)) return alternate;
  if (test.type !== 'BinaryExpression' || !/^[!=]==?$/.test(test.operator)) return undefined;
  const isEqual = test.operator.startsWith('=');
  const { left, right } = test;
  if (isNamed(left, parameter) && isNothing(right)) return isEqual ? alternate : consequent;
  const isTypeOf = left.type === 'UnaryExpression' && left.operator === 'typeof' && isNamed(left.argument, parameter);
  if (!isTypeOf || right.type !== 'Literal') return undefined;
  return isEqual === (right.value === 'function') ? consequent : alternate;
}
