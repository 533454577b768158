import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findPropertyName, findVariable, unwrapExpression } from '../../../javascript/semantics/call-targets.js';
import { isFunction, type FunctionNode } from '../../../javascript/semantics/functions.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A promise whose executor only passes on what another promise does. */
export interface WrappedPromise {
  /** The inner promise; undefined where it cannot simply take the outer one's place. */
  readonly inner: TSESTree.Expression | undefined;
}

/**
 * Whether an executor consists of a promise's chain that ends in its `resolve` and `reject`:
 * `(resolve, reject) => { f().then(resolve, reject); }`.
 */
export function findWrappedPromise(executor: FunctionNode, sourceCode: SourceCode): WrappedPromise | undefined {
  const chain = findOnlyExpression(executor);
  if (!chain) return undefined;
  const settlers = executor.params.flatMap((one) => (one.type === 'Identifier' ? [one.name] : []));
  const [resolve, reject] = settlers;
  if (resolve === undefined) return undefined;
  const steps = readChain(chain);
  const settling = steps.slice(
    steps.findIndex(({ handlers }) => handlers.some((one) => isSettler(one, executor, sourceCode))),
  );
  const [first] = settling;
  if (!first || !settling.some(({ method }) => method === 'then') || settling.length > 3) return undefined;
  const calls = settling.flatMap(({ handlers }) => handlers.map((one) => findSettler(one, executor, sourceCode)));
  if (calls.some((one) => one === undefined)) return undefined;
  const names = calls.map((one) => one?.name);
  if (!names.includes(resolve) || names.some((name) => name !== resolve && name !== reject)) return undefined;
  const isPlain = calls.every((one) => one?.isPlain === true) && reject !== undefined && names.includes(reject);
  return { inner: isPlain ? first.of : undefined };
}

function findOnlyExpression(fn: FunctionNode): TSESTree.Expression | undefined {
  if (!fn.body) return undefined;
  if (fn.body.type !== 'BlockStatement') return unwrapVoid(fn.body);
  const [only, ...others] = fn.body.body;
  if (!only || others.length > 0) return undefined;
  if (only.type === 'ExpressionStatement') return unwrapVoid(only.expression);
  return only.type === 'ReturnStatement' && only.argument ? unwrapExpression(only.argument) : undefined;
}

function unwrapVoid(node: TSESTree.Expression): TSESTree.Expression {
  const isVoid = node.type === 'UnaryExpression' && node.operator === 'void';
  return unwrapExpression(isVoid ? node.argument : node);
}

/** One `.then(…)` or `.catch(…)` of a chain. */
interface Step {
  /** The promise that it is called on. */
  readonly of: TSESTree.Expression;
  readonly method: string;
  readonly handlers: readonly TSESTree.Node[];
}

/** The steps of `a.then(b).catch(c)`, the first one first. */
function readChain(node: TSESTree.Expression): Step[] {
  const call = unwrapExpression(node);
  const callee = call.type === 'CallExpression' ? unwrapExpression(call.callee) : undefined;
  if (call.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return [];
  const method = findPropertyName(callee);
  if (method !== 'then' && method !== 'catch') return [];
  return [...readChain(callee.object), { of: callee.object, method, handlers: call.arguments }];
}

function isSettler(handler: TSESTree.Node, executor: FunctionNode, sourceCode: SourceCode): boolean {
  return findSettler(handler, executor, sourceCode) !== undefined;
}

/** `resolve`, or `(value) => resolve(value)`: the name, and whether the value is passed on as it is. */
function findSettler(
  handler: TSESTree.Node,
  executor: FunctionNode,
  sourceCode: SourceCode,
): { readonly name: string; readonly isPlain: boolean } | undefined {
  if (handler.type === 'Identifier') {
    return isParameterOf(handler, executor, sourceCode) ? { name: handler.name, isPlain: true } : undefined;
  }
  if (!isFunction(handler)) return undefined;
  const call = findOnlyExpression(handler);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier') return undefined;
  if (!isParameterOf(call.callee, executor, sourceCode)) return undefined;
  const [parameter] = handler.params;
  const [argument] = call.arguments;
  const isPlain =
    parameter?.type === 'Identifier' && argument?.type === 'Identifier' && argument.name === parameter.name;
  return { name: call.callee.name, isPlain };
}

function isParameterOf(node: TSESTree.Identifier, fn: FunctionNode, sourceCode: SourceCode): boolean {
  return findVariable(node, sourceCode)?.defs[0]?.node === fn;
}
