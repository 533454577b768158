import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isReentrancyHazard } from '../../javascript/library/limiters.js';
import { findVariable, unwrapExpression } from '../../javascript/semantics/call-targets.js';
import { findEnclosingFunction, isFunction, type FunctionNode } from '../../javascript/semantics/functions.js';
import type { FunctionEntity, ModuleFile } from '../../javascript/semantics/module-file.js';

/** A call of a limiter while the same limiter is held. */
export interface NestedLimiter {
  /** The call that waits for ever, or the call that leads to it. */
  readonly at: TSESTree.CallExpression;
  readonly limiter: string;
  readonly isDirect: boolean;
}

interface LimiterCall {
  readonly node: TSESTree.CallExpression;
  readonly variable: TSESLint.Scope.Variable;
  readonly name: string;
}

/**
 * Finds callbacks of a limiter (`limit(callback)`, `queue.add(callback)`) that wait for the same limiter again, themselves
 * or in a function of the file that they call.
 */
export function findNestedLimiters(
  calls: readonly TSESTree.CallExpression[],
  file: ModuleFile,
  sourceCode: Readonly<TSESLint.SourceCode>,
): NestedLimiter[] {
  const limiterCalls = calls.flatMap((node) => findLimiterCall(node, file, sourceCode) ?? []);
  return limiterCalls.flatMap((outer) => {
    const callback = outer.node.arguments.find((argument) => isFunction(argument));
    if (!callback || !isFunction(callback)) return [];
    const inner = limiterCalls.filter((one) => one.variable === outer.variable && isWaitedFor(one.node));
    return findNested(callback, inner, calls, file);
  });
}

function findNested(
  callback: FunctionNode,
  inner: readonly LimiterCall[],
  calls: readonly TSESTree.CallExpression[],
  file: ModuleFile,
): NestedLimiter[] {
  const direct = inner.find(({ node }) => findEnclosingFunction(node) === callback);
  if (direct) return [{ at: direct.node, limiter: direct.name, isDirect: true }];
  for (const call of calls) {
    if (findEnclosingFunction(call) !== callback || !isWaitedFor(call)) continue;
    const callee = file.findCallee(call);
    const reached = callee && inner.find(({ node }) => reaches(callee, node, file));
    if (reached) return [{ at: call, limiter: reached.name, isDirect: false }];
  }
  return [];
}

/** Whether running a function of the file waits for the call. */
function reaches(fn: FunctionEntity, call: TSESTree.CallExpression, file: ModuleFile): boolean {
  const seen = new Set([fn]);
  const owner = findEnclosingFunction(call);
  for (const one of seen) {
    if (one.file !== file) continue;
    if (owner && one.summary.start === owner.range[0] && one.summary.end === owner.range[1]) return true;
    for (const next of one.summary.calls) {
      const callee = next.isAwaited || next.isReturned ? file.resolveCallee(next) : undefined;
      if (callee?.kind === 'function') seen.add(callee);
    }
  }
  return false;
}

function findLimiterCall(
  node: TSESTree.CallExpression,
  file: ModuleFile,
  sourceCode: Readonly<TSESLint.SourceCode>,
): LimiterCall | undefined {
  const value = file.readValue(node.callee, sourceCode);
  const entity = value && file.resolve(value);
  if (entity?.kind !== 'library' || !isReentrancyHazard(entity)) return undefined;
  let root = unwrapExpression(node.callee);
  while (root.type === 'MemberExpression') root = unwrapExpression(root.object);
  if (root.type !== 'Identifier') return undefined;
  const variable = findVariable(root, sourceCode);
  return variable && { node, variable, name: root.name };
}

/** Whether the caller goes on only when the call is done. */
function isWaitedFor(node: TSESTree.CallExpression): boolean {
  const parent = node.parent.type === 'ChainExpression' ? node.parent.parent : node.parent;
  return (
    parent.type === 'AwaitExpression' ||
    parent.type === 'ReturnStatement' ||
    (parent.type === 'ArrowFunctionExpression' && parent.body === node)
  );
}
