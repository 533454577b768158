import type { Span } from '../../project/text/span.js';

/** A cell in another language: `%%bash`. The magics that leave the cell Python are not among them. */
const foreignCell = /^\s*%%(?!(?:capture|prun|time|timeit)\b)\w+/;
/** A magic that is about the whole cell has to stay its first line. */
const cellMagic = /^\s*%%[^\r\n]*/;
/**
 * IPython's line magics (`%pip`, `x = %sql`), shell escapes (`!ls`), which a backslash at the end of a line continues, and
 * requests for help (`?name`, `name?`): https://ipython.readthedocs.io/en/stable/interactive/reference.html
 */
const magic =
  /^(?<before>[ \t]*(?:[\w,][\w, \t]*=[ \t]*)?)(?<escape>[%!?]{1,2}[A-Za-z_./{$](?:\\\r?\n|[^\r\n])*|[\w.]+\?{1,2}[ \t]*$)/gm;

/** What brackets are looked for among: magics, comments, strings; and the brackets themselves. */
const bracketOrOpaque = new RegExp(
  `${magic.source}|#[^\\r\\n]*|"""(?:\\\\[^]|[^\\\\])*?"""|'''(?:\\\\[^]|[^\\\\])*?'''|` +
    `"(?:\\\\[^]|[^"\\\\\\r\\n])*"|'(?:\\\\[^]|[^'\\\\\\r\\n])*'|(?<opening>[([{])|(?<closing>[)\\]}])`,
  'gm',
);

/**
 * Replaces what only IPython understands in a cell by Python of the same length that does nothing: a comment that says
 * nothing, behind a statement (`0`) where a line may not be missing. Where a string ends that goes over several lines, they
 * are lines of it. Within brackets a line goes on: `%name` there is an operator and its operand.
 */
export function hideMagics(text: string): string {
  if (foreignCell.test(text)) return toComment(text);
  let brackets: readonly Span[] | undefined;
  return text.replace(magic, (line: string, before: string, escape: string, start: number) => {
    if (/"""|'''/.test(escape)) return line;
    brackets ??= findBrackets(text);
    if (brackets.some((one) => one.start < start && start < one.end)) return line;
    return before === '' ? toComment(escape) : `${before}0${toComment(escape.slice(1))}`;
  });
}

/** Where a cell begins to be Python that can be edited: behind its cell magic, and nowhere if that is in another language. */
export function getStartOfPython(text: string): number {
  if (foreignCell.test(text)) return Infinity;
  const [line] = cellMagic.exec(text) ?? [];
  return line === undefined ? 0 : line.length + 1;
}

/** The outermost pairs of brackets that are closed, up to the first that is not. */
function findBrackets(text: string): Span[] {
  const pairs: Span[] = [];
  const open: number[] = [];
  bracketOrOpaque.lastIndex = 0;
  for (let match = bracketOrOpaque.exec(text); match; match = bracketOrOpaque.exec(text)) {
    const { index, groups = {} } = match;
    if (groups['escape'] !== undefined && open.length > 0) {
      // No magic within brackets: what is behind its first character may hold more of them.
      bracketOrOpaque.lastIndex = index + (groups['before'] ?? '').length + 1;
    } else if (groups['opening'] !== undefined) {
      open.push(index);
    } else if (groups['closing'] !== undefined) {
      const start = open.pop();
      if (start !== undefined && open.length === 0) pairs.push({ start, end: index });
    }
  }
  return pairs;
}

function toComment(text: string): string {
  return text.replace(/[^\r\n]/g, '#');
}
