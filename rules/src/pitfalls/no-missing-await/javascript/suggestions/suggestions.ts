import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { convertToAsync, type AsyncConversion, type Obstacle } from '../../../../javascript/edits/async-conversion.js';
import { addAwait, addVoid, getKey, isAwaitBracketed } from '../../../../javascript/edits/await.js';
import { makeAsync } from '../../../../javascript/edits/make-async.js';
import { openLinted, type OpenedFile } from '../../../../javascript/edits/opened-file.js';
import { toFix } from '../../../../javascript/edits/to-fix.js';
import { isTopLevelAwaitAllowed } from '../../../../javascript/edits/top-level-await.js';
import { promiseMethods } from '../../../../javascript/library/promise-methods.js';
import { findEnclosingFunction, getFunctionName, type FunctionNode } from '../../../../javascript/syntax/functions.js';
import { findMethod } from '../../../../javascript/syntax/member-names.js';
import { contains } from '../../../../javascript/syntax/predicates.js';
import { getTypeOracle } from '../../../../javascript/types/type-oracle.js';
import type { TextEdit } from '../../../../project/text/text-edit.js';
import type { ProjectChanges } from '../../../../related.js';
import { toProjectSuggestion } from '../../../../rule.js';
import { endsProcessOnSignal } from '../callbacks/signal-listeners.js';
import { type Context, type JavaScriptMessageIds, javascriptMessages } from '../messages.js';
import { findForgottenStart, isAwaitedBetween, isMadeBeforeCause } from '../promises/where-made.js';

type Suggestion = TSESLint.SuggestionReportDescriptor<JavaScriptMessageIds>;

/** What a report offers: for editors and ESLint, and for editors alone. */
export interface Changes {
  readonly suggest: readonly Suggestion[];
  /** Changes of several files, and what is in their way. Asked for only by those who show them. */
  readonly inProject?: () => ProjectChanges;
}

/**
 * The suggestion to await: plain where `await` is allowed, together with `async` for the function around and its callers
 * where that can be; none elsewhere (constructors, accessors, callbacks, scripts).
 */
export function suggestAwait(
  edits: readonly TextEdit[],
  at: TSESTree.Node,
  context: Context,
  messageId: JavaScriptMessageIds = 'addAwait',
): Changes {
  const plain: Changes = { suggest: [{ messageId, fix: toFix(edits) }] };
  const fn = findEnclosingFunction(at);
  if (!fn) return isTopLevelAwaitAllowed(at, openLinted(context)) ? plain : none;
  if (fn.params.some((parameter) => contains(parameter, at))) return none;
  if (fn.async) return plain;
  const ownEdits = isAwaitedByTaker(fn, context) ? makeAsync(fn, context.sourceCode.text) : undefined;
  if (ownEdits) return { suggest: [{ messageId: 'makeThisAsync', fix: toFix([...ownEdits, ...edits]) }] };
  return suggestMakingAsync(fn, edits, openLinted(context));
}

const none: Changes = { suggest: [] };

/**
 * Whether types tell that who is handed the function, written in place, waits for what it gives, as for `eachMessage` of
 * KafkaJS, or the function ends the process. Of the methods of promises the syntax tells.
 */
function isAwaitedByTaker(fn: FunctionNode, context: Context): boolean {
  const { parent } = fn;
  const isHanded =
    parent.type === 'CallExpression' ? !findMethod(parent, ...promiseMethods) : parent.type === 'Property';
  if (!isHanded || fn.generator || (fn.type !== 'ArrowFunctionExpression' && fn.type !== 'FunctionExpression'))
    return false;
  if (parent.type === 'CallExpression' && endsProcessOnSignal(parent, fn, context.sourceCode)) return true;
  return getTypeOracle(context).expectedResult(fn) === 'used';
}

/** Where other files can use the function, they are looked at when somebody asks for the change. */
function suggestMakingAsync(fn: FunctionNode, edits: readonly TextEdit[], home: OpenedFile): Changes {
  const own = convertToAsync(fn, home, 'file');
  if (own.kind === 'obstacle') {
    const isWorthTelling = !own.isFirst || getFunctionName(fn) !== '';
    return { suggest: [], ...(isWorthTelling && { inProject: () => toObstacles(own) }) };
  }
  const { path } = home.file;
  const data = { name: getFunctionName(fn) };
  const messageIdOfOne = data.name === '' ? 'makeThisAsync' : 'makeAsync';
  const messageId = own.hasCallers ? 'makeAsyncWithCallers' : messageIdOfOne;
  if (!own.isVisible) return { suggest: [{ messageId, data, fix: toFix([...(own.edits.get(path) ?? []), ...edits]) }] };
  let known: AsyncConversion | Obstacle | undefined;
  const convert = (): AsyncConversion | Obstacle => (known ??= convertToAsync(fn, home, 'project'));
  const fix: TSESLint.ReportFixFunction = (fixer) => {
    const all = convert();
    const isOrdinary = all.kind === 'conversion' && all.edits.size === 1;
    return isOrdinary ? toFix([...(all.edits.get(path) ?? []), ...edits])(fixer) : null;
  };
  const inProject = (): ProjectChanges => {
    const all = convert();
    if (all.kind === 'obstacle') return toObstacles(all);
    if (all.edits.size === 1) return { suggestions: [], obstacles: [] };
    const files = new Map(all.edits).set(path, [...(all.edits.get(path) ?? []), ...edits]);
    const title = `${javascriptMessages.makeAsyncWithCallers.replace('{{name}}', data.name)} (${files.size} files)`;
    return { suggestions: [toProjectSuggestion({ title, files })], obstacles: [] };
  };
  return { suggest: [{ messageId, data, fix }], inProject };
}

function toObstacles({ path, start, end, message }: Obstacle): ProjectChanges {
  return { suggestions: [], obstacles: [{ path, start, end, message }] };
}

/**
 * The suggestion to put `await` before the expression, or before the call whose value a variable was meant to keep; both where
 * something else is awaited between them, for the call may be made first on purpose.
 * @param isValue whether the expression is meant to be the value
 */
export function suggestAwaitOf(node: TSESTree.Expression, context: Context, isValue = false): Changes {
  const { sourceCode } = context;
  const oracle = getTypeOracle(context);
  const start = findForgottenStart(node, { oracle, sourceCode }, isValue);
  if (!start) return suggestAwait(addAwait(node), node, context);
  if (!isAwaitedBetween(start, node, sourceCode)) return suggestAwait(addAwait(start), start, context);
  const here = suggestAwait(addAwait(node), node, context, 'addAwaitHere');
  if (isMadeBeforeCause(start, oracle, sourceCode)) return here;
  return { suggest: [...suggestAwait(addAwait(start), start, context).suggest, ...here.suggest] };
}

/** The suggestion to await `Promise.all()` of the expression. */
export function suggestAwaitAll(node: TSESTree.Expression, context: Context): Changes {
  return suggestAwait(wrapInPromiseAll(node), node, context, 'awaitAll');
}

/** The suggestion to write `await` where `void` is. */
export function suggestInsteadOfVoid(node: TSESTree.UnaryExpression, context: Context): Changes {
  const [start] = node.range;
  return suggestAwait([{ range: [start, start + 'void'.length], text: 'await' }], node, context);
}

/** The suggestion to mark a floating promise with `void`. */
export function suggestVoid(node: TSESTree.Expression): Suggestion {
  return { messageId: 'addVoid', fix: toFix(addVoid(node)) };
}

/** The edits that put an expression into a call, `Promise.all(xs)`, which is awaited, or was before. */
export function wrapInPromiseAll(node: TSESTree.Expression): TextEdit[] {
  const [start, end] = node.range;
  const [open, close] = isAwaitBracketed(node) ? ['(', ')'] : ['', ''];
  const operator = node.parent.type === 'AwaitExpression' ? '' : 'await ';
  return [
    { range: [start, start], text: `${getKey(node)}${open}${operator}Promise.all(` },
    { range: [end, end], text: `)${close}` },
  ];
}
