import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFileKind } from '../../src/file-kinds.js';
import { rules } from '../../src/pitfalls/index.generated.js';

export const fixturesFolder = fileURLToPath(new URL('../../../test-fixtures/', import.meta.url));

/** What a comment in a fixture says about its line. */
export interface Expectation {
  /** 1-based. */
  readonly line: number;
  readonly rule: string;
  /** What the message has in it. */
  readonly part: string;
}

/** A line of `^^^` in a comment: columns, 1-based and half-open, of a finding in the line above it. */
export interface ExpectedRange {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

export interface Fixture {
  readonly path: string;
  /** Relative to `test-fixtures`, with slashes: `python/no-blocking-call/shop.py`. */
  readonly name: string;
  readonly text: string;
  readonly expectations: readonly Expectation[];
  readonly ranges: readonly ExpectedRange[];
  /** The text that the safe fixes lead to, where the fixture has one beside it. */
  readonly fixed?: string;
}

/** All fixtures of the rules, in both languages; not the whole projects in `workspaces`. */
export function getFixtures(): Fixture[] {
  return ['python', 'typescript']
    .flatMap((language) => getFiles(path.join(fixturesFolder, language)))
    .filter((file) => findFileKind(file) !== undefined && !isFixed(file))
    .map(readFixture);
}

const isFixed = (file: string): boolean => /\.fixed\.\w+$/u.test(file);

function getFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function readFixture(file: string): Fixture {
  const text = readFileSync(file, 'utf8');
  const fixed = file.replace(/\.(?<extension>\w+)$/u, '.fixed.$<extension>');
  return {
    path: file,
    name: path.relative(fixturesFolder, file).split(path.sep).join('/'),
    text,
    ...readExpectations(text),
    fixed: existsSync(fixed) ? readFileSync(fixed, 'utf8') : undefined,
  };
}

/**
 * Reads the comments of a fixture: `# error: [rule] "part of the message"` for its line, `#  ^^^^` for the range in the
 * line above (comments of `//` likewise).
 * @throws {Error} on a comment that is almost one, and on rules that do not exist: both would pass unseen
 */
export function readExpectations(text: string): { expectations: Expectation[]; ranges: ExpectedRange[] } {
  const expectations: Expectation[] = [];
  const ranges: ExpectedRange[] = [];
  for (const [index, content] of text.split(/\r?\n/u).entries()) {
    const line = index + 1;
    const marks = [...content.matchAll(/(?:#|\/\/)\s*error:/gu)].length;
    const found = [...content.matchAll(/(?:#|\/\/) error: \[(?<rule>[\w-]+)\] "(?<part>[^"]+)"/gu)];
    if (marks !== found.length) throw new Error(`Line ${line}: expected \`error: [rule] "part of the message"\`.`);
    for (const { groups } of found) {
      const { rule = '', part = '' } = groups ?? {};
      if (!(rule in rules)) throw new Error(`Line ${line}: there is no rule '${rule}'.`);
      expectations.push({ line, rule, part });
    }
    const carets = /^\s*(?:#|\/\/)\s*(?<carets>\^+)\s*$/u.exec(content)?.groups?.['carets'];
    if (carets !== undefined) {
      const column = content.indexOf(carets) + 1;
      ranges.push({ line: index, column, endColumn: column + carets.length });
    }
  }
  return { expectations, ranges };
}
