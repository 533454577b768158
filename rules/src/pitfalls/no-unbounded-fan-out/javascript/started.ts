import type { TSESTree } from '@typescript-eslint/utils';
import { isLimiter } from '../../../javascript/library/limiters.js';
import { promiseMethods } from '../../../javascript/library/promise-methods.js';
import { findDeclaredFunction } from '../../../javascript/semantics/facts/declared-functions.js';
import { getCallWaiting, getWaiting, type Waiting } from '../../../javascript/semantics/facts/waiting.js';
import { findHeldValue } from '../../../javascript/semantics/kept-values.js';
import type { Entity } from '../../../javascript/semantics/module-file.js';
import { getModuleFile } from '../../../javascript/semantics/project.js';
import { toLabel } from '../../../javascript/semantics/summarize/calls/calls.js';
import {
  findEnclosingFunction,
  findOnlyExpression,
  type FunctionNode,
  isFunction,
} from '../../../javascript/syntax/functions.js';
import { findMethod, findMethodName, findPropertyName } from '../../../javascript/syntax/member-names.js';
import { contains, isCallNode } from '../../../javascript/syntax/predicates.js';
import { getArguments, unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findVariable } from '../../../javascript/syntax/variables.js';
import { getTypeOracle } from '../../../javascript/types/type-oracle.js';
import type { RuleContext } from '../../../rule.js';
import { findLoop } from './loops.js';

/** What is started for each element, and what it does first. */
export interface Started {
  /** As messages name it: `` `fetchUser()` ``. */
  readonly label: string;
  readonly waiting: Waiting;
}

const nothingKnown: Started = { label: 'an asynchronous operation', waiting: 'unknown' };

/** Methods that give back what is held. */
const tearDown = /^(?:close|destroy|disconnect|dispose|end|quit|release|shutdown|stop|terminate)(?:All|Async)?$/;

/** What a callback such as `(user) => fetchUser(user)` starts. */
export function getStarted(written: TSESTree.CallExpressionArgument, context: RuleContext): Started {
  const callback = written.type === 'SpreadElement' ? written : unwrapExpression(written);
  const only = isFunction(callback) ? findOnlyExpression(callback) : undefined;
  if (only && isTearDown(only, context)) return nothingKnown;
  if (callback.type === 'ArrowFunctionExpression' && !callback.async && callback.body.type !== 'BlockStatement') {
    return getStartedBy(callback.body, context);
  }
  if (isFunction(callback)) {
    if (!callback.async) return getStartedByReturns(callback, context);
    const fn = getModuleFile(context).findFunction(callback);
    return { label: 'an asynchronous operation', waiting: fn ? getWaiting(fn) : 'unknown' };
  }
  const label = `\`${context.sourceCode.getText(callback)}()\``;
  const entity = getModuleFile(context).resolveNode(callback, context.sourceCode);
  return { label, waiting: getCallWaiting(entity, { label }) };
}

/** `page.close()` for each of the pages: all of them are there already, and each gives back what it took. */
function isTearDown(written: TSESTree.Expression, context: RuleContext): boolean {
  const node = unwrapExpression(written);
  if (node.type === 'AwaitExpression') return isTearDown(node.argument, context);
  const method = node.type === 'CallExpression' ? findMethod(node) : undefined;
  if (!method) return false;
  const name = findPropertyName(method) ?? '';
  if (promiseMethods.has(name)) return isTearDown(method.object, context);
  return tearDown.test(name) && isElement(method.object, context);
}

/** Whether it is, or is in, the parameter of a callback or the variable of a loop. */
function isElement(written: TSESTree.Expression, context: RuleContext): boolean {
  const node = unwrapExpression(written);
  if (node.type === 'MemberExpression') return isElement(node.object, context);
  const variable = findVariable(node, context.sourceCode);
  const [definition] = variable?.defs ?? [];
  if (definition?.type === 'Parameter')
    return isFunction(definition.node) && definition.node.parent.type === 'CallExpression';
  return definition?.type === 'Variable' && definition.parent.parent.type === 'ForOfStatement';
}

/** What evaluating an expression starts: a call, the first of a `.then` chain, or nothing that is known. */
export function getStartedBy(written: TSESTree.Expression, context: RuleContext): Started {
  const node = unwrapExpression(written);
  if (node.type === 'AwaitExpression') return getStartedBy(node.argument, context);
  if (node.type === 'ConditionalExpression') {
    const one = getStartedBy(node.consequent, context);
    return one.waiting === 'connections' ? one : getStartedBy(node.alternate, context);
  }
  if (node.type === 'ArrayExpression') {
    const started = node.elements.flatMap((one) =>
      one && one.type !== 'SpreadElement' ? [getStartedBy(one, context)] : [],
    );
    return started.find(({ waiting }) => waiting === 'connections') ?? nothingKnown;
  }
  if (node.type !== 'CallExpression' || isTearDown(node, context)) return nothingKnown;
  const callee = unwrapExpression(node.callee);
  const chained = findMethod(node, ...promiseMethods);
  if (chained) return getStartedBy(chained.object, context);
  if (isFunction(callee)) return getStarted(callee, context);
  const given = getArguments(node);
  const [callback] = given;
  if (findMethodName(node) === 'map' && callback && isFunction(callback)) return getStarted(callback, context);
  const label = `\`${toLabel(context.sourceCode.getText(callee))}()\``;
  const known = getModuleFile(context).resolveNode(callee, context.sourceCode);
  const entity =
    known?.kind === 'library' ? known : (known ?? findDeclaredFunction(node, context) ?? findTyped(node, context));
  const runs: Started[] = [];
  const runHanded = (index: number): Waiting => {
    // Options may stand before what a package tries again.
    const handed = entity?.kind === 'library' ? given.find((one) => isFunction(one)) : given[index];
    const run = handed && handed.type !== 'SpreadElement' ? getStarted(handed, context) : nothingKnown;
    runs.push(run);
    return run.waiting;
  };
  const isOwnLimiter = entity?.kind === 'library' && isLimiter(entity) && isMadeForEach(callee, context);
  const waiting = isOwnLimiter ? runHanded(0) : getCallWaiting(entity, { label }, undefined, runHanded);
  return { label: runs.find((run) => run.waiting === waiting)?.label ?? label, waiting };
}

/** `pLimit(3)` in `pLimit(3)(f)`, and `limit` where the callback or loop around makes it: it holds none of the others back. */
function isMadeForEach(callee: TSESTree.Expression, context: RuleContext): boolean {
  let root = callee;
  while (root.type === 'MemberExpression') root = unwrapExpression(root.object);
  if (root.type !== 'Identifier') return isMade(root, context);
  const definition = findVariable(root, context.sourceCode)?.defs[0];
  if (definition?.type !== 'Variable' || !isMade(definition.node.init, context)) return false;
  const around = findLoop(callee)?.node ?? findEnclosingFunction(callee);
  return around !== undefined && contains(around, definition.node);
}

/** Whether a function or class of a library makes it on the spot. */
function isMade(node: TSESTree.Expression | null, context: RuleContext): boolean {
  if (!isCallNode(node)) return false;
  return getModuleFile(context).resolveNode(node.callee, context.sourceCode)?.kind === 'library';
}

/**
 * What the type checker knows a callee to be, outside of the project: `S3Client.send` of `@aws-sdk/client-s3`. What gives a
 * query of a package belongs to that package, though it may be generated into the project, as Prisma's client is.
 */
function findTyped(node: TSESTree.CallExpression, context: RuleContext): Entity | undefined {
  const oracle = getTypeOracle(context);
  const origin = oracle.backEnd === 'none' ? undefined : oracle.calleeOrigin(node);
  if (!origin) return undefined;
  return { kind: 'library', name: origin.name, module: oracle.lazyPackage(node) ?? origin.module };
}

function getStartedByReturns({ body }: FunctionNode, context: RuleContext): Started {
  const last = body?.type === 'BlockStatement' ? body.body.at(-1) : undefined;
  if (last?.type === 'ReturnStatement' && last.argument) {
    return getStartedBy(findHeldValue(last.argument, context.sourceCode), context);
  }
  return nothingKnown;
}
