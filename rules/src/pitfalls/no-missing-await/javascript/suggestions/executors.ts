import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { getIndentation, getLineBreak, hasLongText } from '../../../../javascript/edits/layout.js';
import { toFix } from '../../../../javascript/edits/to-fix.js';
import { someAround } from '../../../../javascript/flow/traverse.js';
import {
  findEnclosingFunction,
  isExecutor,
  isFunction,
  type FunctionNode,
} from '../../../../javascript/syntax/functions.js';
import { isNamed } from '../../../../javascript/syntax/predicates.js';
import { findVariableNamed, type SourceCode } from '../../../../javascript/syntax/variables.js';
import type { TextEdit } from '../../../../project/text/text-edit.js';
import type { JavaScriptMessageIds } from '../messages.js';

type Suggestion = TSESLint.SuggestionReportDescriptor<JavaScriptMessageIds>;

/** How an error gets to the promise whose executor is around. */
interface Rejecter {
  /** The name of the executor's second parameter. */
  readonly name: string;
  /** Edits that declare it, where the executor does not. */
  readonly edits: readonly TextEdit[];
}

/**
 * For a promise that is started in the executor of another, outside of asynchronous functions: the suggestion to let its
 * rejection reject the other, `f().catch(reject)`, which is pending for ever without it.
 */
export function suggestCatch(node: TSESTree.Expression, sourceCode: SourceCode): Suggestion[] {
  const rejecter = findEnclosingFunction(node)?.async === true ? undefined : findRejecter(node, sourceCode);
  if (!rejecter || isTried(node)) return [];
  const { name, edits } = rejecter;
  const [start, end] = node.range;
  const isPlain = node.type === 'CallExpression' || node.type === 'MemberExpression' || node.type === 'Identifier';
  const own: TextEdit[] = [
    ...(isPlain ? [] : [{ range: [start, start] as const, text: '(' }]),
    { range: [end, end], text: `${isPlain ? '' : ')'}.catch(${name})` },
  ];
  return [{ messageId: 'addCatch', data: { name }, fix: toFix([...edits, ...own]) }];
}

/**
 * For an asynchronous function that is handed to something which drops its promise, in the executor of a promise: the
 * suggestion to let what goes wrong in it reject that promise.
 */
export function suggestRejecting(handed: TSESTree.Expression, sourceCode: SourceCode): Suggestion[] {
  const fn = findWritten(handed);
  const rejecter = fn && findRejecter(fn, sourceCode);
  const body = fn?.async === true && fn.body?.type === 'BlockStatement' ? fn.body : undefined;
  if (!rejecter || !body) return [];
  const { name, edits } = rejecter;
  const tried = moveIntoTry(body, name, sourceCode.text) ?? wrapInTry(body, name, sourceCode.text);
  return tried ? [{ messageId: 'addTryCatch', data: { name }, fix: toFix([...edits, tried]) }] : [];
}

/** The function itself, or the only one that a call such as `debounce(async () => {})` wraps. */
function findWritten(handed: TSESTree.Expression): FunctionNode | undefined {
  if (isFunction(handed)) return handed;
  const [fn, ...others] = handed.type === 'CallExpression' ? handed.arguments.filter((one) => isFunction(one)) : [];
  return others.length === 0 ? fn : undefined;
}

/**
 * Moves what stands before a `try` that ends the function, and hands its errors over already, into that `try`. Undefined where
 * there is none, where names are declared before it, and where the statements are not on lines of their own.
 */
function moveIntoTry(block: TSESTree.BlockStatement, reject: string, text: string): TextEdit | undefined {
  const moved = block.body.slice(0, -1);
  const [first] = moved;
  const last = block.body.at(-1);
  if (!first || last?.type !== 'TryStatement' || last.finalizer || !isRejecting(last.handler, reject)) return undefined;
  const [inner] = last.block.body;
  if (!inner || !moved.every((one) => one.type === 'ExpressionStatement' && !hasLongText(one))) return undefined;
  const outside = getIndentation(text, first.range[0]);
  const inside = getIndentation(text, inner.range[0]);
  const before = text.slice(first.range[0], last.range[0]);
  const areOnLines =
    block.loc.start.line < first.loc.start.line &&
    before.endsWith(`\n${outside}`) &&
    last.block.loc.start.line < inner.loc.start.line;
  if (!areOnLines || !inside.startsWith(outside)) return undefined;
  const line = getLineBreak(text);
  const statements = before.trimEnd().replace(/\n(?=[^\n\r])/g, `\n${inside.slice(outside.length)}`);
  const gap = /\n\s*\n\s*$/.test(before) ? line : '';
  return { range: [first.range[0], last.block.range[0] + 1], text: `try {${line}${inside}${statements}${gap}` };
}

/** `catch (error) { reject(error); }` */
function isRejecting(handler: TSESTree.CatchClause | null, reject: string): boolean {
  const [only, ...more] = handler?.body.body ?? [];
  const call = only?.type === 'ExpressionStatement' && more.length === 0 ? only.expression : undefined;
  if (handler?.param?.type !== 'Identifier' || call?.type !== 'CallExpression') return false;
  const [error] = call.arguments;
  return isNamed(call.callee, reject) && isNamed(error, handler.param.name);
}

/** Undefined where the statements are not on lines of their own, or would change with their indentation. */
function wrapInTry(body: TSESTree.BlockStatement, reject: string, text: string): TextEdit | undefined {
  const [first] = body.body;
  const last = body.body.at(-1);
  if (!first || !last || first.loc.start.line === body.loc.start.line || last.loc.end.line === body.loc.end.line) {
    return undefined;
  }
  const inner = getIndentation(text, first.range[0]);
  const outer = text.slice(text.lastIndexOf('\n', body.range[1] - 1) + 1, body.range[1] - 1);
  if (outer.trim() !== '' || !inner.startsWith(outer) || hasLongText(body)) return undefined;
  const step = inner.slice(outer.length);
  const start = body.range[0] + 1;
  const statements = text
    .slice(start, body.range[1] - 1)
    .trimEnd()
    .replace(/\n(?=[^\n\r])/g, `\n${step}`);
  const end = /;[ \t]*$/m.test(text.slice(...body.range)) ? ';' : '';
  const line = getLineBreak(text);
  const handler = `{${line}${inner}${step}${reject}(error)${end}${line}${inner}}`;
  return {
    range: [start, body.range[1] - 1],
    text: `${line}${inner}try {${statements}${line}${inner}} catch (error) ${handler}${line}${outer}`,
  };
}

/** Whether the author has something else to do with errors: there is a `try` with a handler around. */
function isTried(node: TSESTree.Node): boolean {
  return someAround(node, (at, part) => at.type === 'TryStatement' && at.handler !== null && at.block === part);
}

/** The innermost executor of a promise around a node, where it can be told of an error. */
function findRejecter(node: TSESTree.Node, sourceCode: SourceCode): Rejecter | undefined {
  for (let fn = findEnclosingFunction(node); fn; fn = findEnclosingFunction(fn)) {
    if (isExecutor(fn)) return toRejecter(fn, node, sourceCode);
  }
  return undefined;
}

function toRejecter(executor: FunctionNode, node: TSESTree.Node, sourceCode: SourceCode): Rejecter | undefined {
  const [resolve, reject] = executor.params;
  const name = reject ? (reject.type === 'Identifier' ? reject.name : undefined) : 'reject';
  if (name === undefined || name === 'error') return undefined;
  const variable = findVariableNamed(name, sourceCode.getScope(node));
  if (reject) return variable?.defs[0]?.name === reject ? { name, edits: [] } : undefined;
  if (resolve?.type !== 'Identifier' || variable) return undefined;
  const [start, end] = resolve.range;
  const isBare = !sourceCode.text.slice(executor.range[0], start).includes('(');
  const opened: TextEdit[] = isBare ? [{ range: [start, start], text: '(' }] : [];
  return { name, edits: [...opened, { range: [end, end], text: `, ${name}${isBare ? ')' : ''}` }] };
}
