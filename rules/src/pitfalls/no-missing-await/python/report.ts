import type { OpenedModule } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import type { PythonReport } from '../../../rule.js';
import { getNameRange, toLabel } from '../../python/labels.js';
import { getRelated, toKindName } from './expressions.js';
import type { PythonMessageIds } from './messages.js';

/** What the rule reports. */
export type Report = PythonReport<PythonMessageIds>;

/**
 * A report of what gives a coroutine or the like.
 * @param more data of the message besides `call` and `kind`, changes, and places besides those that show what the expression gives
 */
export function toReport(
  expression: ast.Expression,
  messageId: PythonMessageIds,
  { text, facts }: OpenedModule,
  more: Partial<Report> = {},
): Report {
  return {
    ...more,
    at: getNameRange(expression),
    messageId,
    data: { ...more.data, call: toLabel(expression, text), kind: toKindName(expression, facts) },
    related: [...(more.related ?? []), ...getRelated(expression, facts)],
  };
}
