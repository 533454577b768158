import { makeAsyncComprehension, makeAsyncFor, type TextEdit } from '../../../python/edits/index.js';
import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { CodeNode } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { walk } from '../../../python/syntax/walk.js';
import type { PythonReport, PythonRuleContext } from '../../../rule.js';
import { toLabel } from '../../python/labels.js';
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
  if (matcher.find(`${querySet}.__getitem__`, { positional: [], keywords: new Map() }) === undefined) return undefined;
  const remedy = getRemedyOfItem(text.slice(node.slice.start, node.slice.end));
  return { at: node, messageId: 'blocking', data: { call: toLabel(node, text), remedy } };
}

/** Whether an expression has the form of an item of a list that a call gives: `find()[0]`. */
export function isItemOfCall({ value, slice, ctx }: ast.Subscript): boolean {
  return ctx === 'Load' && value.type === 'Call' && slice.type === 'Constant';
}

const querySet = 'django.db.models.QuerySet';

/**
 * Suggests `async for` for the loop or comprehension that goes through a query of Django
 * (https://docs.djangoproject.com/en/stable/topics/async/#queries-the-orm).
 * @param code what the loop stands in
 * @param query where the query stands
 */
export function suggestAsyncFor(code: CodeNode, query: ast.Range, target: string, text: string): Report['suggest'] {
  if (!target.startsWith(`${querySet}.`)) return [];
  const loop = findLoop(code, query);
  if (loop === undefined || findRunningFunction(loop)?.type !== 'AsyncFunctionDef') return [];
  const toEdits = (): TextEdit[] | undefined =>
    loop.type === 'For' ? [makeAsyncFor(loop)] : makeAsyncComprehension(loop, text);
  return [{ messageId: 'useAsyncFor', fix: () => toEdits() ?? null }];
}

function findLoop(code: CodeNode, { start, end }: ast.Range): ast.For | ast.Comprehension | undefined {
  const loops: (ast.For | ast.Comprehension)[] = [];
  walk(code, (node) => {
    if (node.type !== 'For' && node.type !== 'comprehension') return;
    const queried = node.iter.type === 'Subscript' ? [node.iter, node.iter.value] : [node.iter];
    if (queried.some((one) => one.start === start && one.end === end)) loops.push(node);
  });
  return loops[0];
}
