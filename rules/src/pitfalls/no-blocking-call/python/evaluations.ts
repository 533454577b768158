import { addAwait, insertAt, replaceRange, type TextEdit } from '../../../python/edits/index.js';
import { findOrigin, getNamesIn } from '../../../python/flow/assignments.js';
import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { contains, isNamed } from '../../../python/syntax/predicates.js';
import type { PythonReport } from '../../../rule.js';
import { toLabel } from '../../python/labels.js';
import type { BlockingMatcher } from './matcher.js';
import type { PythonMessageIds } from './messages.js';

/** What runs a query to count or to test what it finds, and the asynchronous method in place of it. */
interface Evaluation {
  readonly query: ast.Name | ast.Call;
  /** What is replaced: `len(posts)`; the query itself in a condition. */
  readonly whole: ast.Expression;
  readonly twin: 'acount' | 'aexists';
}

/** The class of Django's queries. */
export const querySet = 'django.db.models.QuerySet';

/** `len(posts)` and `bool(posts)`. */
export function getEvaluationOfCall(call: ast.Call): readonly Evaluation[] {
  const { func, args, keywords } = call;
  const [query] = args;
  if (func.type !== 'Name' || args.length !== 1 || keywords.length > 0 || query === undefined) return [];
  if (func.id !== 'len' && func.id !== 'bool') return [];
  if (query.type !== 'Name' && query.type !== 'Call') return [];
  return [{ query, whole: call, twin: func.id === 'len' ? 'acount' : 'aexists' }];
}

/** What a condition tests: `posts` of `if not posts or draft:`. */
export function getEvaluationsOfTest(test: ast.Expression): readonly Evaluation[] {
  switch (test.type) {
    case 'UnaryOp':
      return test.op === 'Not' ? getEvaluationsOfTest(test.operand) : [];
    case 'BoolOp':
      return test.values.flatMap(getEvaluationsOfTest);
    case 'Name':
    case 'Call':
      return [{ query: test, whole: test, twin: 'aexists' }];
    default:
      return [];
  }
}

/**
 * Reports a query of Django that is run to count or to test what it finds
 * (https://docs.djangoproject.com/en/stable/ref/models/querysets/#when-querysets-are-evaluated). Only one that has no results
 * yet, for sure: a query keeps those that it has once found. The caller has seen that the code is asynchronous.
 */
export function findEvaluationReport(
  { query, whole, twin }: Evaluation,
  matcher: BlockingMatcher,
  sourceCode: PythonSourceCode,
): PythonReport<PythonMessageIds> | undefined {
  const { facts, text } = sourceCode;
  if (!facts.isInstanceOf(query, querySet) || !isFresh(query, facts)) return undefined;
  if (matcher.find(`${querySet}.__iter__`) === undefined) return undefined;
  const call = `${twin === 'acount' ? 'len' : 'bool'}(${toLabel(query, text)})`;
  return {
    at: whole,
    messageId: 'blocking',
    data: { call, remedy: `Await \`${twin}()\`.` },
    suggest: [{ messageId: 'awaitTwin', data: { twin }, fix: () => awaitTwin({ query, whole, twin }, text) }],
  };
}

function awaitTwin({ query, whole, twin }: Evaluation, text: string): readonly TextEdit[] | null {
  if (findRunningFunction(whole)?.type !== 'AsyncFunctionDef') return null;
  const edits = addAwait(whole, text);
  if (edits === undefined) return null;
  if (whole === query) return [...edits, insertAt(whole.end, `.${twin}()`)];
  const before = replaceRange({ start: whole.start, end: query.start }, '');
  return [...edits, before, replaceRange({ start: query.end, end: whole.end }, `.${twin}()`)];
}

/**
 * Whether a query has just been made, there or in a variable that nothing has been done with but to call its methods, which
 * make other queries.
 */
function isFresh(query: ast.Name | ast.Call, facts: PythonFacts): boolean {
  if (query.type === 'Call') return isMadeByDjango(query, facts);
  const around = findRunningFunction(query);
  if (around === undefined) return false;
  const before = getNamesIn(around, query.id).filter(({ start }) => start < query.start);
  const made = before.findLast(({ ctx }) => ctx === 'Store');
  const value = made && findOrigin(made);
  if (value === undefined || !isMadeByDjango(value, facts)) return false;
  return before.every((one) => one.ctx === 'Store' || one.parent?.type === 'Attribute');
}

/**
 * Whether a query may have its results from what the function has done with it before: from an `async for`, or from a thread
 * that has been given it. What stands in the other branch of a condition has not run.
 */
export function mayHaveResults(query: ast.Expression): boolean {
  const around = query.type === 'Name' ? findRunningFunction(query) : undefined;
  if (query.type !== 'Name' || around === undefined) return false;
  const before = getNamesIn(around, query.id).filter(({ start }) => start < query.start);
  const made = before.findLastIndex(({ ctx }) => ctx === 'Store');
  return before.slice(made + 1).some((one) => isEvaluated(one) && !isInOtherBranch(one, query));
}

function isEvaluated(name: ast.Name): boolean {
  const { parent } = name;
  if (parent?.type === 'For' || parent?.type === 'AsyncFor' || parent?.type === 'comprehension') {
    return parent.iter === name;
  }
  if (parent?.type !== 'Call' || !parent.args.includes(name)) return false;
  // These are reported themselves, and what they are to be replaced with keeps no results.
  return !isNamed(parent.func, 'len') && !isNamed(parent.func, 'bool');
}

function isInOtherBranch(one: ast.Node, other: ast.Node): boolean {
  for (let around = one.parent; around !== null; around = around.parent) {
    if (around.type !== 'If' || !contains(around, other)) continue;
    const isIn = (block: readonly ast.Statement[], node: ast.Node): boolean =>
      block.some((statement) => contains(statement, node));
    return isIn(around.body, one) ? isIn(around.orelse, other) : isIn(around.orelse, one) && isIn(around.body, other);
  }
  return false;
}

/** `Post.objects.filter(…)`, also a slice of it. */
function isMadeByDjango(value: ast.Expression, facts: PythonFacts): boolean {
  if (value.type === 'Subscript') return value.slice.type === 'Slice' && isMadeByDjango(value.value, facts);
  if (value.type !== 'Call') return false;
  return facts.findQualifiedName(value.func)?.startsWith('django.db.models.') === true;
}
