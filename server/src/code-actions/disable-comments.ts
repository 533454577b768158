import type { SpanEdit } from 'eslint-plugin-async-pitfalls/engine';
import type { LanguageFamily } from '../documents/languages.js';

/** How an id of ours is written in ESLint's comments. */
const prefix = 'async-pitfalls/';

/** A place for a comment that switches a rule off, to be tried in this order: not each is right in each syntax. */
export type CommentCandidates = readonly SpanEdit[];

/** What is to be switched off, and where. */
interface DisableRequest {
  readonly family: LanguageFamily;
  readonly text: string;
  /** Its name without prefix. */
  readonly rule: string;
  /** Put behind ` -- ` into a comment that is new. */
  readonly reason?: string;
}

/**
 * The edits that may switch a rule off for one line. The first that the linter accepts is the one to use: a comment
 * cannot stand inside a string, and between JSX elements it needs braces.
 * @param line 0-based
 */
export function getLineCandidates({ family, text, rule, reason }: DisableRequest, line: number): CommentCandidates {
  const lines = new Lines(text);
  const suffix = toSuffix(reason);
  return family === 'python'
    ? getPythonLineCandidates(lines, line, rule, suffix)
    : getJavaScriptLineCandidates(lines, line, rule, suffix);
}

/** The edits that may switch a rule off for the whole file; see {@link getLineCandidates}. */
export function getFileCandidates({ family, text, rule, reason }: DisableRequest): CommentCandidates {
  const lines = new Lines(text);
  const first = getFirstCodeLine(lines, family);
  const existing =
    family === 'python'
      ? /^#\s*eslint-disable\s+(?<list>\S[^\r\n]*)$/
      : /^\/\*\s*eslint-disable\s+(?<list>\S.*?)\s*\*\/\s*$/;
  const directive = `eslint-disable ${prefix}${rule}${toSuffix(reason)}`;
  const comment = family === 'python' ? `# ${directive}` : `/* ${directive} */`;
  return [
    ...appendToList(lines, first, existing, `, ${prefix}${rule}`),
    { start: lines.getStart(first), end: lines.getStart(first), text: comment + lines.lineBreak },
  ];
}

/** How ESLint separates the reason from what a comment does. */
function toSuffix(reason: string | undefined): string {
  return reason === undefined ? '' : ` -- ${reason}`;
}

function getPythonLineCandidates(lines: Lines, line: number, rule: string, suffix: string): CommentCandidates {
  const ignore = /#\s*async-pitfalls:\s*ignore\[(?<list>[^\]]*)\]/;
  const end = lines.getEnd(line);
  const comment = `# async-pitfalls: ignore[${rule}]${suffix}`;
  // Nothing may follow a backslash that joins two lines.
  const isJoined = (at: number): boolean => lines.getText(at).endsWith('\\');
  return [
    ...appendToList(lines, line, ignore, `, ${rule}`),
    ...appendToList(lines, line - 1, /^\s*#\s*async-pitfalls:\s*ignore\[(?<list>[^\]]*)\]/, `, ${rule}`),
    ...(isJoined(line) ? [] : [{ start: end, end, text: `  ${comment}` }]),
    ...(isJoined(line - 1) ? [] : [insertAbove(lines, line, comment)]),
  ];
}

function getJavaScriptLineCandidates(lines: Lines, line: number, rule: string, suffix: string): CommentCandidates {
  const id = prefix + rule;
  const end = lines.getEnd(line);
  const above = /(?:\/\/|\/\*)\s*eslint-disable-next-line\s+(?<list>[^\s*](?:[^*]|\*(?!\/))*?)\s*(?:\*\/|$)/;
  return [
    ...appendToList(lines, line - 1, above, `, ${id}`),
    ...appendToList(
      lines,
      line,
      /(?:\/\/|\/\*)\s*eslint-disable-line\s+(?<list>[^\s*](?:[^*]|\*(?!\/))*?)\s*(?:\*\/|$)/,
      `, ${id}`,
    ),
    insertAbove(lines, line, `// eslint-disable-next-line ${id}${suffix}`),
    insertAbove(lines, line, `{/* eslint-disable-next-line ${id}${suffix} */}`),
    { start: end, end, text: ` // eslint-disable-line ${id}${suffix}` },
  ];
}

/** An edit that adds to the list of an existing comment, before its reason (` -- …`). */
function appendToList(lines: Lines, line: number, comment: RegExp, addition: string): SpanEdit[] {
  const match = new RegExp(comment.source, 'd').exec(lines.getText(line));
  const range = match?.indices?.groups?.list;
  const list = match?.groups?.list;
  if (!range || list === undefined) return [];
  const reason = /\s+--(?:\s|$)/.exec(list);
  const at = lines.getStart(line) + range[0] + (reason ? reason.index : list.trimEnd().length);
  return [{ start: at, end: at, text: addition }];
}

function insertAbove(lines: Lines, line: number, comment: string): SpanEdit {
  const start = lines.getStart(line);
  const indentation = /^[ \t]*/.exec(lines.getText(line))?.[0] ?? '';
  return { start, end: start, text: indentation + comment + lines.lineBreak };
}

/**
 * The first line after what must stay at the top: `#!` and, in Python, the declaration of the encoding (PEP 263), or the magic
 * of a notebook's cell.
 */
function getFirstCodeLine(lines: Lines, family: LanguageFamily): number {
  let line = lines.getText(0).startsWith('#!') ? 1 : 0;
  if (family === 'python' && /^[ \t\f]*(?:#.*?coding[:=][ \t]*[-\w.]+|%%)/.test(lines.getText(line))) line++;
  return Math.min(line, lines.count - 1);
}

class Lines {
  readonly lineBreak: string;
  readonly #text: string;
  readonly #starts: number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (match) => match.index + match[0].length)];
    this.lineBreak = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  }

  get count(): number {
    return this.#starts.length;
  }

  getStart(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  getEnd(line: number): number {
    return this.getStart(line) + this.getText(line).length;
  }

  /** The line without its line break; empty for a line that is not there. */
  getText(line: number): string {
    if (line < 0 || line >= this.count) return '';
    return this.#text.slice(this.getStart(line), this.getStart(line + 1)).replace(/[\r\n]+$/, '');
  }
}
