import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../src/engine/engine.js';
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
  return ['python', 'typescript'].flatMap((language) => readFixtures(path.join(fixturesFolder, language)));
}

/** The fixtures in a folder and those below, in order of their paths. */
export function readFixtures(folder: string): Fixture[] {
  return getFiles(folder)
    .filter((file) => findFileKind(file) !== undefined && !isFixed(file))
    .map(readFixture);
}

/** What the engine's findings and ESLint's messages have in common; `rule` is without prefix. */
export type Found = Pick<Finding, 'rule' | 'line' | 'column' | 'message'>;

/** The expectations that no finding meets, and the findings that no expectation tells: of a good result both are empty. */
export function compareWithExpectations(
  { expectations }: Pick<Fixture, 'expectations'>,
  findings: readonly Found[],
): { unmet: Expectation[]; surplus: string[] } {
  const unmet = [...expectations];
  const surplus = findings.filter((finding) => {
    const index = unmet.findIndex((expected) => isMet(expected, finding));
    if (index >= 0) unmet.splice(index, 1);
    return index < 0;
  });
  return { unmet, surplus: surplus.map(describeFinding) };
}

function isMet(expected: Expectation, finding: Found): boolean {
  return expected.line === finding.line && expected.rule === finding.rule && finding.message.includes(expected.part);
}

function describeFinding({ line, column, rule, message }: Found): string {
  return `${line}:${column} [${rule}] ${message}`;
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
