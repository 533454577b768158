import { styleText } from 'node:util';
import { describeLine, type CheckedFile, type CheckedMessage } from '../checked-file.js';
import { describeCounts, toCount } from './counts.js';

/**
 * What was found, in the form of ESLint's formatter `stylish`
 * (https://eslint.org/docs/latest/use/formatters/#stylish): a file, its findings in columns, the numbers at the end; in
 * colours where standard output has them. Loading ESLint for it takes longer than checking a few files.
 * @param width columns of the terminal: where the table is wider, messages are broken between words, each below the place
 * where it begins, and the rule follows the message
 */
export function formatStylish(files: readonly CheckedFile[], width = Infinity): string {
  const found = files.filter(({ messages }) => messages.length > 0);
  if (found.length === 0) return '';
  const messages = found.flatMap((file) => file.messages);
  return [...found.map((file) => formatFile(file, width)), summarize(messages)].join('\n\n');
}

/** Columns that a message has at least: a terminal that is narrower breaks the lines itself. */
const narrowest = 30;

function formatFile({ path, messages }: CheckedFile, terminal: number): string {
  const width = (column: (message: CheckedMessage) => unknown): number =>
    Math.max(...messages.map((message) => String(column(message)).length));
  const widths = {
    line: width(describeLine),
    column: width(({ column }) => column),
    severity: width(getSeverity),
    text: width(getText),
    rule: width(({ ruleId }) => ruleId ?? ''),
  };
  const indent = widths.line + widths.column + widths.severity + 7;
  const isTable = indent + widths.text + 2 + widths.rule <= terminal;
  const rows = messages.map((message) => {
    const { column, ruleId } = message;
    const place = `${describeLine(message).padStart(widths.line)}:${String(column).padEnd(widths.column)}`;
    const severity = styleText(getColor([message]), getSeverity(message).padEnd(widths.severity));
    const rule = styleText('dim', ruleId ?? '');
    const text = isTable
      ? `${getText(message).padEnd(widths.text)}  ${rule}`
      : breakText(getText(message), ruleId ?? '', Math.max(terminal - indent, narrowest)).replaceAll(
          '\n',
          `\n${' '.repeat(indent)}`,
        );
    return `  ${styleText('dim', place)}  ${severity}  ${text}`.trimEnd();
  });
  return [styleText('underline', path), ...rows].join('\n');
}

/** A message broken between words into lines of a width, the rule behind it in the last one or below. */
function breakText(message: string, rule: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of message.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && longer.length > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  const shownRule = styleText('dim', rule);
  if (rule === '') lines.push(line);
  else if (line.length + 2 + rule.length > width) lines.push(line, shownRule);
  else lines.push(`${line}  ${shownRule}`);
  return lines.join('\n');
}

function summarize(messages: readonly CheckedMessage[]): string {
  const lines = [`✖ ${toCount(messages.length, 'problem')} (${describeCounts(messages, ', ')})`];
  const fixable = messages.filter(({ fix }) => fix !== undefined);
  if (fixable.length > 0) {
    lines.push(`  ${describeCounts(fixable, ' and ')} potentially fixable with the \`--fix\` option.`);
  }
  const color = getColor(messages);
  // Not both in an array: Node.js 20 then writes them to what is no terminal, too.
  return lines.map((line) => styleText(color, styleText('bold', line))).join('\n');
}

function getSeverity({ severity }: CheckedMessage): string {
  return severity === 2 ? 'error' : 'warning';
}

/** The message without the full stop of its last sentence: a column is no sentence. */
function getText({ message }: CheckedMessage): string {
  return message.replace(/(?<=[^ ])\.$/u, '');
}

function getColor(messages: readonly CheckedMessage[]): 'red' | 'yellow' {
  return messages.some(({ severity }) => severity === 2) ? 'red' : 'yellow';
}
