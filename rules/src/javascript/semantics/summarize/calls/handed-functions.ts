import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, type FunctionNode } from '../../../syntax/functions.js';
import type { CallNode } from '../../../syntax/predicates.js';
import { getArguments } from '../../../syntax/unwrap.js';
import { findVariable, isNeverWritten } from '../../../syntax/variables.js';
import type { SummarySource } from '../../summary-source.js';
import type { CallSummary, FailingCall, Parameter, Value } from '../../summary.js';
import type { ValueReader } from '../values.js';

/** What decides what a call waits for beside its callee: that it is a parameter, or functions that it hands over. */
export function summarizeHanding(
  node: TSESTree.CallExpression,
  fn: FunctionNode,
  sourceCode: SummarySource,
  values: ValueReader,
): Pick<CallSummary, 'parameter' | 'handed'> {
  const parameter = findOwnParameter(node.callee, fn, sourceCode)?.index;
  return { parameter, handed: parameter === undefined ? readHanded(node, fn, sourceCode, values) : undefined };
}

/** The functions that a call hands over: those of the file and of imports, and what the function around was given. */
export function readHanded(
  call: CallNode,
  fn: FunctionNode,
  sourceCode: SummarySource,
  values: ValueReader,
): FailingCall['handed'] {
  const handed = getArguments(call).flatMap((argument, index): [number, Value | Parameter][] => {
    if (!isFunction(argument) && argument.type !== 'Identifier') return [];
    const value = findOwnParameter(argument, fn, sourceCode) ?? values.read(argument);
    return value?.kind === 'parameter' || value?.kind === 'function' || value?.kind === 'imported'
      ? [[index, value]]
      : [];
  });
  return handed.length > 0 ? Object.fromEntries(handed) : undefined;
}

/** Which parameter of the function, never written again, an expression is. */
export function findOwnParameter(
  node: TSESTree.Expression | TSESTree.Super,
  fn: FunctionNode,
  sourceCode: SummarySource,
): Parameter | undefined {
  if (node.type !== 'Identifier') return undefined;
  const variable = findVariable(node, sourceCode);
  const index = fn.params.findIndex((parameter) => parameter === variable?.defs[0]?.name);
  if (!variable || index === -1 || !isNeverWritten(variable)) return undefined;
  return { kind: 'parameter', index };
}
