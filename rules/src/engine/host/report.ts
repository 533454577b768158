import type { SourceLocation } from '@eslint/core';
import type { Linter } from 'eslint';
import type { TextEdit } from '../../project/text/text-edit.js';
import { fixer } from './fixer.js';
import { mergeFixes } from './merged-fixes.js';

interface Position {
  readonly line: number;
  readonly column: number;
}

type Data = Readonly<Record<string, unknown>>;
type Fixer = (fix: typeof fixer) => Iterable<TextEdit> | TextEdit | null;

interface SuggestionReport {
  readonly messageId: string;
  readonly data?: Data;
  readonly fix: Fixer;
}

/** What a rule gives to `context.report()`. */
export interface Report {
  readonly node?: { readonly loc: SourceLocation };
  readonly loc?: SourceLocation | Position;
  readonly messageId: string;
  readonly data?: Data;
  readonly fix?: Fixer | null;
  readonly suggest?: readonly SuggestionReport[] | null;
}

/** What a report becomes a message with. */
export interface ReportedRule {
  readonly id: string;
  readonly severity: 1 | 2;
  readonly messages: Readonly<Record<string, string>>;
}

/**
 * A report as ESLint's message.
 * @param text the text that fixes are about
 * @param withSuggestions whether to work out what suggestions would change
 * @throws {TypeError} when the rule has no such message, or reports no place; {@link RangeError} when fixes overlap
 */
export function toMessage(
  report: Report,
  rule: ReportedRule,
  text: string,
  withSuggestions: boolean,
): Linter.LintMessage {
  const { start, end } = getLocation(report);
  const fix = report.fix ? toFix(report.fix, text) : null;
  const suggestions = withSuggestions ? toSuggestions(report.suggest ?? [], rule, text) : [];
  return {
    ruleId: rule.id,
    severity: rule.severity,
    message: getText(report, rule),
    line: start.line,
    column: start.column + 1,
    messageId: report.messageId,
    ...(end && { endLine: end.line, endColumn: end.column + 1 }),
    ...(fix && { fix }),
    ...(suggestions.length > 0 && { suggestions }),
  };
}

function getLocation({ loc, node }: Report): { start: Position; end?: Position } {
  const place = loc ?? node?.loc;
  if (!place) throw new TypeError('A report needs a node or a location.');
  return 'start' in place ? place : { start: place };
}

/** A message with `{{ data }}` filled in; what is not in the data stays as it is. */
function getText({ messageId, data }: Pick<Report, 'messageId' | 'data'>, { id, messages }: ReportedRule): string {
  const text = messages[messageId];
  if (text === undefined) throw new TypeError(`${id} has no message '${messageId}'.`);
  if (!data || !text.includes('{{')) return text;
  return text.replaceAll(/\{\{([^{}]+)\}\}/gu, (placeholder, name: string) => {
    const key = name.trim();
    return key in data ? String(data[key]) : placeholder;
  });
}

/** The suggestions that change something. */
function toSuggestions(
  suggestions: readonly SuggestionReport[],
  rule: ReportedRule,
  text: string,
): Linter.LintSuggestion[] {
  return suggestions.flatMap((suggestion) => {
    const fix = toFix(suggestion.fix, text);
    return fix ? [{ ...suggestion, desc: getText(suggestion, rule), fix }] : [];
  });
}

function toFix(getFixes: Fixer, text: string): ReturnType<typeof mergeFixes> {
  const given = getFixes(fixer);
  if (given === null) return null;
  return mergeFixes(Symbol.iterator in given ? [...given] : [given], text);
}
