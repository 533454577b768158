import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { toFix } from '../../javascript/edits/to-fix.js';
import { walkOwn } from '../../javascript/flow/traverse.js';
import {
  findPathOfCall,
  toRelated,
  toThrough,
  type CallPathQuery,
} from '../../javascript/semantics/facts/call-paths.js';
import {
  findCalleeOrigin,
  findPropertyName,
  globalModule,
  unwrapExpression,
} from '../../javascript/semantics/call-targets.js';
import {
  findCallOf,
  findEnclosingFunction,
  isFunction,
  type FunctionNode,
} from '../../javascript/semantics/functions.js';
import {
  getLibraryName,
  type FunctionEntity,
  type LibraryEntity,
  type ModuleFile,
} from '../../javascript/semantics/module-file.js';
import { getModuleFile } from '../../javascript/semantics/project.js';
import { isMeantToSettle } from '../../javascript/semantics/facts/settling.js';
import type { CallSummary } from '../../javascript/semantics/summary.js';
import { recordRelated } from '../../related.js';
import type { RuleListener } from '../../rule.js';
import { contains } from '../../javascript/syntax/predicates.js';
import type { JavaScriptMessageIds } from './javascript/messages.js';
import { findNestedLimiters } from './javascript/nested-limiters.js';
import { isEffectBuilder, isEffectRun, isNestedLoop } from './javascript/nested-runs.js';
import type { RuleOptions } from './options.js';
import { findWrappedPromise } from './javascript/promise-constructors.js';

type Context = Readonly<TSESLint.RuleContext<JavaScriptMessageIds, readonly [RuleOptions]>>;

/** Reports what, in JavaScript, comes of running asynchronous work inside of asynchronous work. */
export function checkJavaScript(context: Context, options: RuleOptions): RuleListener {
  const { sourceCode } = context;
  const calls: TSESTree.CallExpression[] = [];
  let usesObservables = false;
  return {
    ImportDeclaration({ source }) {
      if (/^(?:rxjs|@angular|@ngrx)(?:\/|$)/.test(source.value)) usesObservables = true;
    },
    NewExpression(node) {
      checkPromiseConstructor(node, context);
    },
    CallExpression(node) {
      calls.push(node);
    },
    'Program:exit'() {
      const file = getModuleFile(context);
      for (const node of calls) if (usesObservables && isNestedSubscribe(node)) reportSubscribe(node);
      for (const { at, limiter, path } of findNestedLimiters(calls, file, sourceCode)) {
        const loc = { start: sourceCode.getLocFromIndex(at.start), end: sourceCode.getLocFromIndex(at.end) };
        if (path) recordRelated(sourceCode, context.id, loc.start, toRelated(path));
        context.report({
          loc,
          messageId: path ? 'nestedLimiterThrough' : 'nestedLimiter',
          data: { call: at.label, limiter },
        });
      }
      checkLoops(file, context, options);
      checkEffects(file, calls, context, options);
    },
  };

  function reportSubscribe(node: TSESTree.CallExpression): void {
    const callee = unwrapExpression(node.callee);
    context.report({
      node: callee.type === 'MemberExpression' ? callee.property : callee,
      messageId: 'nestedSubscribe',
    });
  }
}

function checkPromiseConstructor(node: TSESTree.NewExpression, context: Context): void {
  const { sourceCode } = context;
  const origin = findCalleeOrigin(node, sourceCode);
  const [executor] = node.arguments;
  if (origin?.module !== globalModule || origin.name !== 'Promise' || !executor || !isFunction(executor)) return;
  if (executor.async) {
    checkAsyncExecutor(executor, context);
    return;
  }
  const wrapped = findWrappedPromise(executor, sourceCode);
  if (!wrapped) return;
  const { inner: found } = wrapped;
  const inner = found && hasCommentsAround(found, node, sourceCode) ? undefined : found;
  context.report({
    node: node.callee,
    messageId: 'promiseInPromise',
    suggest: inner && [
      {
        messageId: 'useInnerPromise',
        fix: toFix([{ range: node.range, text: sourceCode.text.slice(...inner.range) }]),
      },
    ],
  });
}

/** Whether there are comments in the outer node that are not in the inner one, and that would go with it. */
function hasCommentsAround(inner: TSESTree.Node, outer: TSESTree.Node, { ast }: Context['sourceCode']): boolean {
  return ast.comments.some((comment) => contains(outer, comment) && !contains(inner, comment));
}

/** An async executor whose errors nobody sees; one that waits for nothing can do without `async`. */
function checkAsyncExecutor(executor: FunctionNode, context: Context): void {
  const { sourceCode } = context;
  const waits = executor.body != null && [...walkOwn(executor.body)].some((node) => isWait(node));
  const fn = getModuleFile(context).findFunction(executor);
  if (waits && fn && isMeantToSettle(fn)) return;
  const [start] = executor.range;
  const { line, column } = sourceCode.getLocFromIndex(start);
  const keyword = /^async[ \t]*/.exec(sourceCode.text.slice(start))?.[0] ?? '';
  context.report({
    loc: { start: { line, column }, end: { line, column: column + 'async'.length } },
    messageId: waits ? 'asyncExecutor' : 'needlessAsyncExecutor',
    suggest: waits
      ? undefined
      : [{ messageId: 'dropAsync', fix: toFix([{ range: [start, start + keyword.length], text: '' }]) }],
  });
}

function isWait(node: TSESTree.Node): boolean {
  return (
    node.type === 'AwaitExpression' ||
    (node.type === 'ForOfStatement' && node.await) ||
    (node.type === 'VariableDeclaration' && node.kind === 'await using')
  );
}

/** `a.subscribe(() => b.subscribe())`. */
function isNestedSubscribe(node: TSESTree.CallExpression): boolean {
  if (!isSubscribe(node)) return false;
  for (let fn = findEnclosingFunction(node); fn; fn = findEnclosingFunction(fn)) {
    const holder = fn.parent.type === 'Property' ? fn.parent.parent : fn;
    const outer = findCallOf(holder)?.node;
    if (outer?.type === 'CallExpression' && isSubscribe(outer)) return true;
  }
  return false;
}

function isSubscribe({ callee }: TSESTree.CallExpression): boolean {
  const method = unwrapExpression(callee);
  return method.type === 'MemberExpression' && findPropertyName(method) === 'subscribe';
}

/** Synchronous waits for asynchronous work, reached from asynchronous functions. */
function checkLoops(file: ModuleFile, context: Context, options: RuleOptions): void {
  const query: CallPathQuery = {
    key: 'no-nested-run loops',
    findTarget: (callee) => (isNestedLoop(callee) ? `${getLibraryName(callee)}()` : undefined),
    enters: ({ summary }) => summary.isWorker !== true,
    depth: options.depth,
  };
  for (const fn of file.functions) {
    const { isAsync, isContinuation, isWorker } = fn.summary;
    if (isWorker === true || (!isAsync && isContinuation !== true)) continue;
    for (const call of fn.summary.calls) {
      reportReached(call, fn, query, { direct: 'nestedLoop', through: 'nestedLoopThrough' }, context);
    }
  }
}

/** Effects that are run by functions which are a part of an Effect. */
function checkEffects(
  file: ModuleFile,
  calls: readonly TSESTree.CallExpression[],
  context: Context,
  options: RuleOptions,
): void {
  const query: CallPathQuery = {
    key: 'no-nested-run effects',
    findTarget: (callee) => (isEffectRun(callee) ? `${getLibraryName(callee)}()` : undefined),
    followsAsync: true,
    depth: options.depth,
  };
  const builders = calls.filter(({ callee }) => {
    const builder = resolveLibrary(callee, file, context);
    return builder !== undefined && isEffectBuilder(builder);
  });
  for (const node of new Set(builders.flatMap(getCallbacks))) {
    const fn = file.findFunction(node);
    for (const call of fn?.summary.calls ?? []) {
      if (fn) reportReached(call, fn, query, { direct: 'nestedEffect', through: 'nestedEffectThrough' }, context);
    }
  }
}

/** The functions among the arguments of a call, and in objects among them. */
function getCallbacks(call: TSESTree.CallExpression): FunctionNode[] {
  const values = call.arguments.flatMap((argument): readonly TSESTree.Node[] =>
    argument.type === 'ObjectExpression'
      ? argument.properties.map((property) => (property.type === 'Property' ? property.value : property))
      : [argument],
  );
  return values.filter((value) => isFunction(value));
}

function reportReached(
  call: CallSummary,
  caller: FunctionEntity,
  query: CallPathQuery,
  messages: { readonly direct: JavaScriptMessageIds; readonly through: JavaScriptMessageIds },
  context: Context,
): void {
  const { sourceCode } = context;
  const callee = caller.file.resolveCallee(call);
  const loc = { start: sourceCode.getLocFromIndex(call.start), end: sourceCode.getLocFromIndex(call.end) };
  if (callee?.kind === 'library' && query.findTarget(callee, call, caller) !== undefined) {
    context.report({ loc, messageId: messages.direct, data: { call: call.label } });
  }
  if (callee?.kind !== 'function') return;
  const path = findPathOfCall(callee, call, query);
  if (!path) return;
  recordRelated(sourceCode, context.id, loc.start, toRelated(path));
  const data = { call: call.label, target: path.target, through: toThrough(path) };
  context.report({ loc, messageId: messages.through, data });
}

function resolveLibrary(node: TSESTree.Node, file: ModuleFile, { sourceCode }: Context): LibraryEntity | undefined {
  const entity = file.resolveNode(node, sourceCode);
  return entity?.kind === 'library' ? entity : undefined;
}
