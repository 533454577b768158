import {
  insertAt,
  makeAsyncComprehension,
  makeAsyncFor,
  replaceRange,
  type TextEdit,
} from '../../../python/edits/index.js';
import { findRunningFunction, getScopeNode } from '../../../python/flow/enclosing.js';
import type { CodeNode } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import type { Span } from '../../../project/text/span.js';
import { walk } from '../../../python/syntax/walk.js';
import type { PythonReport, PythonRuleContext, PythonSuggestion } from '../../../rule.js';
import { toLabel } from '../../python/labels.js';
import { mayHaveResults, querySet } from './evaluations.js';
import type { BlockingMatcher } from './matcher.js';
import type { PythonMessageIds } from './messages.js';
import { getRemedyOfItem } from './remedies.js';

type Report = PythonReport<PythonMessageIds>;

/**
 * Reports an item that is taken from a query of Django, which runs the query (`Post.objects.all()[0]`); a slice runs nothing
 * (https://docs.djangoproject.com/en/stable/ref/models/querysets/#when-querysets-are-evaluated). Only of a query that is made
 * there: any other may have its results already. The caller has seen that the code is asynchronous.
 */
export function findItemReport(
  node: ast.Subscript,
  matcher: BlockingMatcher,
  { sourceCode: { facts, text } }: PythonRuleContext<PythonMessageIds>,
): Report | undefined {
  if (!facts.isInstanceOf(node.value, querySet)) return undefined;
  if (matcher.find(`${querySet}.__getitem__`) === undefined) return undefined;
  const remedy = getRemedyOfItem(text.slice(node.slice.start, node.slice.end));
  return { at: node, messageId: 'blocking', data: { call: toLabel(node, text), remedy } };
}

/** Whether an expression has the form of an item of a list that a call gives: `find()[0]`. */
export function isItemOfCall({ value, slice, ctx }: ast.Subscript): boolean {
  return ctx === 'Load' && value.type === 'Call' && slice.type === 'Constant';
}

/**
 * Suggests `async for` for what goes through a query of Django: a loop, a comprehension, or a function that makes a list
 * (https://docs.djangoproject.com/en/stable/topics/async/#queries-the-orm).
 * @param code what the query stands in
 * @param query where the query stands
 */
export function suggestAsyncFor(
  code: CodeNode,
  query: Span,
  target: string,
  text: string,
): readonly PythonSuggestion<PythonMessageIds>[] {
  if (!target.startsWith(`${querySet}.`)) return [];
  const iterated = findIterated(code, query);
  const edits = iterated && toAsynchronous(iterated, text);
  return edits === undefined ? [] : [{ messageId: 'useAsyncFor', fix: () => edits }];
}

/** Whether code goes through a query that may have its results, so that nothing waits for them. */
export function isOfEvaluatedQuery(code: CodeNode, query: Span, target: string): boolean {
  if (!target.startsWith(`${querySet}.`)) return false;
  const iterated = findIterated(code, query);
  return iterated !== undefined && mayHaveResults(iterated);
}

/** What is gone through or entered in code, by where it stands: a query, or a slice of it that is a query, too. */
export function findIterated(code: CodeNode, { start, end }: Span): ast.Expression | undefined {
  const found: ast.Expression[] = [];
  walk(code, (node) => {
    if (node.start === start && node.end === end && isOperand(node)) found.push(node);
  });
  const [query] = found;
  const around = query?.parent;
  if (around?.type !== 'Subscript' || around.value !== query) return query;
  return around.slice.type === 'Slice' && around.slice.step === null ? around : undefined;
}

/** Whether an expression can stand behind `in` as it is. */
function isOperand(node: ast.Node): node is ast.Name | ast.Attribute | ast.Call | ast.Subscript {
  const { type } = node;
  return type === 'Name' || type === 'Attribute' || type === 'Call' || type === 'Subscript';
}

function toAsynchronous(query: ast.Expression, text: string): TextEdit[] | undefined {
  const { parent } = query;
  switch (parent?.type) {
    case 'For':
      return findRunningFunction(parent)?.type === 'AsyncFunctionDef' ? [makeAsyncFor(parent)] : undefined;
    case 'comprehension':
      return toAsyncComprehension(parent, text);
    // `post in posts` asks the database, and `acontains()` does it without a loop.
    case 'Compare':
      return undefined;
    default:
      return toList(query, text);
  }
}

function toAsyncComprehension(clause: ast.Comprehension, text: string): TextEdit[] | undefined {
  const { parent: comprehension } = clause;
  if (comprehension?.type !== 'GeneratorExp') {
    return findRunningFunction(clause)?.type === 'AsyncFunctionDef' ? makeAsyncComprehension(clause, text) : undefined;
  }
  if (getScopeNode(comprehension).type !== 'AsyncFunctionDef') return undefined;
  const inner = { start: comprehension.start + 1, end: comprehension.end - 1 };
  const display = toDisplay(comprehension, inner, '', text);
  return display ? [...display, insertAt(clause.start, 'async ')] : makeAsyncComprehension(clause, text);
}

/**
 * `list(query)` and `[*query]` → `[item async for item in query]`, `sorted(query)` → `sorted([item async for item in query])`.
 */
function toList(query: ast.Expression, text: string): TextEdit[] | undefined {
  // Before Python 3.11 no asynchronous comprehension may stand in another one.
  if (getScopeNode(query).type !== 'AsyncFunctionDef') return undefined;
  const clause = 'item async for item in ';
  const star = query.parent?.type === 'Starred' ? query.parent : undefined;
  const around = star?.parent;
  if (star && (around?.type === 'List' || around?.type === 'Set') && around.elts.length === 1) {
    return [replaceRange({ start: star.start, end: query.start }, clause)];
  }
  const display = toDisplay(query, query, clause, text);
  return display ?? [insertAt(query.start, `[${clause}`), insertAt(query.end, ']')];
}

/** The brackets of lists and sets, by what makes one of anything iterable. */
const displays: ReadonlyMap<string, readonly [open: string, close: string]> = new Map([
  ['list', ['[', ']']],
  ['set', ['{', '}']],
]);

/**
 * Writes `[…]` in place of `list(…)` around its argument; undefined where there is no such call.
 * @param inner what stays of the argument
 * @param head what is to stand before that
 */
function toDisplay(argument: ast.Expression, inner: Span, head: string, text: string): TextEdit[] | undefined {
  const call = argument.parent;
  if (call?.type !== 'Call' || call.func.type !== 'Name' || call.args.length + call.keywords.length > 1)
    return undefined;
  const [open, close] = displays.get(call.func.id) ?? [];
  const before = { start: call.start, end: inner.start };
  const after = { start: inner.end, end: call.end };
  const hasComment = [before, after].some(({ start, end }) => text.slice(start, end).includes('#'));
  if (open === undefined || close === undefined || hasComment) return undefined;
  return [replaceRange(before, open + head), replaceRange(after, close)];
}
