import type { Linter } from 'eslint';
import { LineTable } from '../project/text/line-table.js';
import type { RelatedLocation } from '../project/text/location.js';
import type { Span } from '../project/text/span.js';
import { toSpanEdit, type SpanEdit, type TextEdit } from '../project/text/text-edit.js';
import { namespace } from '../namespace.js';
import { getProjectSuggestions, getRelated, type ProjectSuggestion } from '../related.js';
import type { Finding, Fix, LintRequest, Suggestion } from './engine.js';
import { getEdits } from './host/merged-fixes.js';
import type { PositionedText } from './host/parsed-file.js';

type Position = Parameters<PositionedText['getIndexFromLoc']>[0];

/**
 * ESLint's messages as findings.
 * @param sourceCode the source code of the run; none when the file could not be parsed
 * @param request the file: its text has its byte order mark, which the offsets of the rules leave out
 */
export function toFindings(
  messages: readonly Linter.LintMessage[],
  sourceCode: PositionedText | undefined,
  { path, text }: Pick<LintRequest, 'path' | 'text'>,
): Finding[] {
  const shift = text.startsWith('\uFEFF') ? 1 : 0;
  const toOffset = (position: Position): number => {
    const offset = sourceCode
      ? sourceCode.getIndexFromLoc(position)
      : new LineTable(text.slice(shift)).toOffset(position);
    return offset + shift;
  };
  return messages.map((message) => {
    const { line, column } = message;
    const endLine = message.endLine ?? line;
    const endColumn = message.endColumn ?? column;
    const start = toOffset({ line, column: column - 1 });
    return {
      rule: message.ruleId === null ? null : message.ruleId.replace(`${namespace}/`, ''),
      messageId: message.messageId,
      severity: message.severity === 2 ? 'error' : 'warn',
      message: message.message,
      start,
      end: Math.max(start, toOffset({ line: endLine, column: endColumn - 1 })),
      line,
      column,
      endLine,
      endColumn,
      fix: message.fix && toFix(message.fix, shift),
      suggestions: message.suggestions?.map((suggestion) => toSuggestion(suggestion, shift)) ?? [],
      ...getAttached(message, sourceCode, path, shift),
    };
  });
}

/** What a rule has attached to its report beside the message: a proof, and changes of several files. */
function getAttached(
  { ruleId, line, column }: Linter.LintMessage,
  sourceCode: PositionedText | undefined,
  path: string,
  shift: number,
): Pick<Finding, 'related' | 'projectSuggestions'> {
  if (!sourceCode || ruleId === null) return { related: [] };
  const position = { line, column: column - 1 };
  return {
    ...toProjectSuggestions(getProjectSuggestions(sourceCode, ruleId, position), path, shift),
    related: toRelated(getRelated(sourceCode, ruleId, position), path, shift),
  };
}

/** Other files are told of in the offsets of the text that was read of them, with its mark. */
function toProjectSuggestions(
  suggestions: readonly ProjectSuggestion[],
  own: string,
  shift: number,
): Pick<Finding, 'projectSuggestions'> {
  if (suggestions.length === 0) return {};
  if (shift === 0) return { projectSuggestions: suggestions };
  return {
    projectSuggestions: suggestions.map(({ title, files }) => ({
      title,
      files: files.map(({ path, edits }) => ({
        path,
        edits: path === own ? edits.map((edit) => ({ ...edit, ...move(edit, shift) })) : edits,
      })),
    })),
  };
}

function toRelated(related: readonly RelatedLocation[], own: string, shift: number): readonly RelatedLocation[] {
  if (shift === 0) return related;
  return related.map((location) => (location.path === own ? { ...location, ...move(location, shift) } : location));
}

function move({ start, end }: Span, shift: number): Span {
  return { start: start + shift, end: end + shift };
}

function toSuggestion({ desc, messageId, fix }: Linter.LintSuggestion, shift: number): Suggestion {
  return { title: desc, messageId, edits: toFix(fix, shift).edits };
}

function toFix(fix: TextEdit, shift: number): Fix {
  return { ...toEdit(fix, shift), edits: getEdits(fix).map((edit) => toEdit(edit, shift)) };
}

function toEdit(fix: TextEdit, shift: number): SpanEdit {
  const edit = toSpanEdit(fix);
  return { ...edit, ...move(edit, shift) };
}
