import type { TSESTree } from '@typescript-eslint/utils';
import { getIndentUnit, getLineBreak, getStatementEnd, skipLineComment } from '../../../javascript/edits/layout.js';
import { contains } from '../../../javascript/syntax/predicates.js';
import { findVariableNamed, type SourceCode } from '../../../javascript/syntax/variables.js';
import type { TextEdit } from '../../../project/text/text-edit.js';
import type { OutsideSignal } from './signals.js';

/** The edits that let a `catch` clause rethrow what an abort throws; nothing where the error is taken apart at once. */
export function rethrow(
  { param, body, loc }: TSESTree.CatchClause,
  signal: OutsideSignal,
  sourceCode: SourceCode,
): TextEdit[] {
  if (param && param.type !== 'Identifier') return [];
  const { text, lines } = sourceCode;
  const name = param?.name ?? (isUsedIn(body, 'error', sourceCode) ? 'reason' : 'error');
  const [outer] = /^[ \t]*/.exec(lines[loc.start.line - 1] ?? '') ?? [''];
  const lineBreak = getLineBreak(text) + outer;
  const inner = lineBreak + getIndentUnit(text);
  const statement = `${inner}if (${getCheck(signal)}) throw ${name}${getStatementEnd(text)}`;
  const [start, end] = [skipLineComment(text, body.range[0] + 1), body.range[1] - 1];
  const isOnOneLine = body.loc.start.line === body.loc.end.line;
  const rest = text.slice(start, end).trim();
  const edit: TextEdit = isOnOneLine
    ? { range: [start, end], text: statement + (rest === '' ? '' : inner + rest) + lineBreak }
    : { range: [start, start], text: statement };
  return param ? [edit] : [{ range: [body.range[0], body.range[0]], text: `(${name}) ` }, edit];
}

/** Whether a name of code outside is used in a block. */
function isUsedIn(block: TSESTree.BlockStatement, name: string, sourceCode: SourceCode): boolean {
  const references = findVariableNamed(name, sourceCode.getScope(block))?.references ?? [];
  return references.some(({ identifier }) => contains(block, identifier));
}

/** What asks whether the signal was aborted: `signal.aborted`, `options.signal?.aborted`. */
export function getCheck({ text, kind, mayBeMissing }: OutsideSignal): string {
  return `${text}${mayBeMissing === true ? '?' : ''}.${kind === 'token' ? 'isCancellationRequested' : 'aborted'}`;
}
