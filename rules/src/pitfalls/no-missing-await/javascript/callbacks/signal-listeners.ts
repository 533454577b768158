import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { getControlFlow } from '../../../../javascript/flow/control-flow.js';
import type { FunctionNode } from '../../../../javascript/syntax/functions.js';
import { findMethod } from '../../../../javascript/syntax/member-names.js';
import { type CallNode, isNamed } from '../../../../javascript/syntax/predicates.js';
import { findLocalFunction } from '../promises/certain-promises.js';

/**
 * Whether the call registers a listener of a signal, `process.on('SIGTERM', …)`, that ends the process by itself. A rejection
 * ends it, too, and Node.js prints the error: https://nodejs.org/api/cli.html#--unhandled-rejectionsmode
 */
export function endsProcessOnSignal(
  call: CallNode,
  listener: TSESTree.Expression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  const emitter = call.type === 'CallExpression' ? findMethod(call, 'on', 'once', 'addListener')?.object : undefined;
  const [event] = call.arguments;
  if (!isNamed(emitter, 'process') || (event?.type === 'Literal' && !/^SIG/u.test(String(event.value)))) return false;
  const fn = findLocalFunction(listener, sourceCode);
  return fn !== undefined && endsProcess(fn, sourceCode, maxCalls);
}

/** How many functions are followed, one called by the other. */
const maxCalls = 3;

/** Whether no way through the function leads to its end: each comes to `process.exit()`, or to a function that does. */
function endsProcess(fn: FunctionNode, sourceCode: Readonly<TSESLint.SourceCode>, calls: number): boolean {
  const isEnd = (node: TSESTree.Node): boolean => {
    const called = node.type === 'CallExpression' && calls > 0 && findLocalFunction(node.callee, sourceCode);
    return called ? endsProcess(called, sourceCode, calls - 1) : false;
  };
  if (fn.body?.type !== 'BlockStatement') return fn.body ? isEnd(fn.body) : false;
  const [first] = fn.body.body;
  return first !== undefined && !getControlFlow(fn).hasPath({ from: first, to: 'return', avoiding: isEnd });
}
