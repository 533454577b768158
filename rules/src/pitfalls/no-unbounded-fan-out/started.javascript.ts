import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { promiseMethods } from '../../javascript/library/promise-methods.js';
import { findPropertyName, unwrapExpression } from '../../javascript/semantics/call-targets.js';
import { findDeclaredFunction } from '../../javascript/semantics/declared-functions.js';
import { isFunction } from '../../javascript/semantics/functions.js';
import type { Entity } from '../../javascript/semantics/module-file.js';
import { getModuleFile } from '../../javascript/semantics/project.js';
import { getTypeOracle } from '../../javascript/types/type-oracle.js';
import { toLabel } from '../../javascript/semantics/summarize.js';
import { getCallWaiting, getWaiting, type Waiting } from '../../javascript/semantics/waiting.js';

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/** What is started for each element, and what it does first. */
export interface Started {
  /** As messages name it: `` `fetchUser()` ``. */
  readonly label: string;
  readonly waiting: Waiting;
}

/** What a callback such as `(user) => fetchUser(user)` starts. */
export function getStarted(callback: TSESTree.Node, context: Context): Started {
  if (callback.type === 'ArrowFunctionExpression' && !callback.async && callback.body.type !== 'BlockStatement') {
    return getStartedBy(callback.body, context);
  }
  if (isFunction(callback)) {
    if (!callback.async) return getStartedByReturns(callback, context);
    const fn = getModuleFile(context).findFunction(callback);
    return { label: 'an asynchronous operation', waiting: fn ? getWaiting(fn) : 'unknown' };
  }
  const label = `\`${context.sourceCode.text.slice(...callback.range)}()\``;
  const entity = resolve(callback, context);
  return { label, waiting: getCallWaiting(entity, { label }) };
}

/** What evaluating an expression starts: a call, the first of a `.then` chain, or nothing that is known. */
export function getStartedBy(written: TSESTree.Expression, context: Context): Started {
  const node = unwrapExpression(written);
  const nothing: Started = { label: 'an asynchronous operation', waiting: 'unknown' };
  if (node.type === 'AwaitExpression') return getStartedBy(node.argument, context);
  if (node.type === 'ConditionalExpression') {
    const one = getStartedBy(node.consequent, context);
    return one.waiting === 'connections' ? one : getStartedBy(node.alternate, context);
  }
  if (node.type === 'ArrayExpression') {
    const started = node.elements.flatMap((one) =>
      one && one.type !== 'SpreadElement' ? [getStartedBy(one, context)] : [],
    );
    return started.find(({ waiting }) => waiting === 'connections') ?? nothing;
  }
  if (node.type !== 'CallExpression') return nothing;
  const callee = unwrapExpression(node.callee);
  if (callee.type === 'MemberExpression' && promiseMethods.has(findPropertyName(callee) ?? '')) {
    return getStartedBy(callee.object, context);
  }
  if (isFunction(callee)) return getStarted(callee, context);
  const [callback] = node.arguments;
  if (callee.type === 'MemberExpression' && findPropertyName(callee) === 'map' && callback && isFunction(callback)) {
    return getStarted(callback, context);
  }
  const label = `\`${toLabel(context.sourceCode.text.slice(...callee.range))}()\``;
  const known = resolve(callee, context);
  const entity =
    known?.kind === 'library' ? known : (known ?? findDeclaredFunction(node, context) ?? findTyped(node, context));
  return { label, waiting: getCallWaiting(entity, { label }) };
}

/** What the type checker knows a callee to be, outside of the project: `S3Client.send` of `@aws-sdk/client-s3`. */
function findTyped(node: TSESTree.CallExpression, context: Context): Entity | undefined {
  const oracle = getTypeOracle(context);
  const origin = oracle.backEnd === 'none' ? undefined : oracle.calleeOrigin(node);
  return origin && { kind: 'library', ...origin };
}

function getStartedByReturns(fn: TSESTree.Node, context: Context): Started {
  const body = 'body' in fn && fn.body && !Array.isArray(fn.body) ? fn.body : undefined;
  const last = body?.type === 'BlockStatement' ? body.body.at(-1) : undefined;
  if (last?.type === 'ReturnStatement' && last.argument) return getStartedBy(last.argument, context);
  return { label: 'an asynchronous operation', waiting: 'unknown' };
}

function resolve(node: TSESTree.Node, context: Context): Entity | undefined {
  const file = getModuleFile(context);
  const value = file.readValue(node, context.sourceCode);
  return value && file.resolve(value);
}
