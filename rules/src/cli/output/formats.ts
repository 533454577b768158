import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import type { Format } from '../arguments.js';
import { describePlace, getPlaceInFile, type CheckedFile, type CheckedMessage } from '../checked-file.js';
import { isNotebook } from '../../file-kinds.js';
import { isInside } from '../../project/files/paths.js';
import { formatStylish } from './stylish.js';

/** What a report is made for. */
interface Report {
  readonly format: Format;
  readonly cwd: string;
  /** Columns of the terminal that shows it; undefined for a file or a log. */
  readonly width?: number;
}

/** The text to print for what was found, without a line end. Empty when there is nothing to say. */
export async function formatFiles(files: readonly CheckedFile[], { format, cwd, width }: Report): Promise<string> {
  switch (format) {
    case 'stylish':
      return formatStylish(files, width);
    case 'json':
      return JSON.stringify(files.map(toEslintResult).sort(comparePaths));
    case 'github':
      return formatForGithub(files, getReportRoot(cwd));
    case 'sarif': {
      const { toSarif } = await import('./sarif.js');
      return toSarif(files, getReportRoot(cwd));
    }
  }
}

/**
 * The folder that paths of reports start from: the checkout where GitHub runs the command, in whichever folder of it, for
 * there they are looked up: https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
function getReportRoot(cwd: string): string {
  const checkout = process.env['GITHUB_WORKSPACE'];
  if (checkout === undefined || checkout === '') return cwd;
  try {
    const root = realpathSync(checkout);
    return isInside(cwd, root) ? root : cwd;
  } catch {
    return cwd;
  }
}

/** As ESLint orders them. */
function comparePaths({ filePath: one }: ESLint.LintResult, { filePath: other }: ESLint.LintResult): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * A file as ESLint's formatters take it: https://eslint.org/docs/latest/integrate/nodejs-api#-lintresult-type
 * Lines and columns of a notebook are about its cells: who shows them in the source would show others.
 */
function toEslintResult(file: CheckedFile): ESLint.LintResult {
  const messages = file.messages.map(toEslintMessage);
  const countOf = (isCounted: (message: Linter.LintMessage) => boolean): number => messages.filter(isCounted).length;
  return {
    filePath: file.path,
    messages,
    suppressedMessages: [],
    errorCount: countOf(({ severity }) => severity === 2),
    fatalErrorCount: countOf(({ fatal }) => fatal === true),
    warningCount: countOf(({ severity }) => severity === 1),
    fixableErrorCount: countOf(({ severity, fix }) => severity === 2 && fix !== undefined),
    fixableWarningCount: countOf(({ severity, fix }) => severity === 1 && fix !== undefined),
    usedDeprecatedRules: [],
    ...(file.isFixed ? { output: file.text } : messages.length > 0 && !isNotebook(file.path) && { source: file.text }),
  };
}

function toEslintMessage({ related: _related, inFile: _inFile, ...message }: CheckedMessage): Linter.LintMessage {
  return message;
}

/**
 * Workflow commands: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 * The place is in the text, too: a log shows nothing else, and only the first ten of a step become annotations.
 */
function formatForGithub(files: readonly CheckedFile[], root: string): string {
  return files
    .flatMap((file) => file.messages.map((message) => formatCommand(path.relative(root, file.path), message)))
    .join('\n');
}

function formatCommand(file: string, message: CheckedMessage): string {
  const { line, column, endLine, endColumn } = getPlaceInFile(message);
  const name = file.split(path.sep).join('/');
  const text = `${name}:${describePlace(message)}: ${message.message}`;
  const properties = {
    file: name,
    line,
    endLine,
    col: column,
    endColumn,
    title: message.ruleId ?? 'async-pitfalls',
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${message.severity === 2 ? 'error' : 'warning'} ${list.join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
