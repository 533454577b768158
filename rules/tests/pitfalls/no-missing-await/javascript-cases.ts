import assert from 'node:assert/strict';
import path from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import type { InvalidTestCase, ValidTestCase } from '@typescript-eslint/rule-tester';
import { Linter } from 'eslint';
import { toEslintParser, toEslintRules } from '../../../src/eslint-types.js';
import * as ourParser from '../../../src/javascript/parser/index.js';
import type { JavaScriptMessageIds } from '../../../src/pitfalls/no-missing-await/javascript/messages.js';
import type { PythonMessageIds } from '../../../src/pitfalls/no-missing-await/python/messages.js';
import type { RuleOptions } from '../../../src/pitfalls/no-missing-await/options.js';
import rule from '../../../src/pitfalls/no-missing-await/rule.js';
import {
  nativeTester,
  typedFile,
  typedParserOptions,
  typedTester,
  type TypeScriptTester,
} from '../../support/rule-testers.js';

/** What the rule leaves alone. */
export type Valid = ValidTestCase<readonly [Partial<RuleOptions>]>;

/** What it reports. */
export type Invalid = InvalidTestCase<JavaScriptMessageIds | PythonMessageIds, readonly [Partial<RuleOptions>]>;

/** What the programs of tests with types begin with. */
export const declarations = `import events from 'node:events';
declare const target: EventTarget;
declare function load(url?: string): Promise<string>;
declare function wait(): PromiseLike<void>;
declare const numbers: number[];
declare const emitter: { on(name: string, listener: () => void): void; off(name: string, listener: () => void): void };
declare const queue: { next(): Promise<void>; find(): Promise<{ title: string }>; add(job: () => Promise<void>): void; run(job: () => void | Promise<void>): void };
declare const handle: (error: unknown) => void;
`;

/** The statements in an asynchronous function, behind the declarations. */
export const inAsync = (body: string): string => `${declarations}export async function main() {\n${body}\n}`;

/** The package's own parser, as ESLint takes it. */
export const nativeParser = toEslintParser(ourParser);

/** Who may answer questions about types: the same is to be found with each. */
export const backEnds: readonly {
  name: string;
  tester: TypeScriptTester;
  filename: string;
  parser: Linter.Parser;
  types: string;
}[] = [
  { name: 'parser services', tester: typedTester, filename: 'file.ts', parser: typescriptParser, types: 'auto' },
  { name: 'TypeScript 7', tester: nativeTester, filename: typedFile, parser: nativeParser, types: 'native' },
];

/** Runs the cases with each back end. */
export function runWithTypes(
  what: string,
  cases: { readonly valid: readonly Valid[]; readonly invalid: readonly Invalid[] },
): void {
  for (const { name, tester, filename } of backEnds) {
    tester.run(`no-missing-await, ${what}, with types from ${name}`, rule, {
      valid: cases.valid.map((test) => ({ ...test, filename })),
      invalid: cases.invalid.map((test) => ({ ...test, filename })),
    });
  }
}

/** The rule's messages in order, without the suggestions' fixes. */
export function listFindings(code: string, parser: Linter.Parser, types: string): string[] {
  const config: Linter.Config = {
    files: ['**/*.ts'],
    plugins: { local: { rules: toEslintRules({ rule }) } },
    rules: { 'local/rule': 'error' },
    languageOptions: {
      parser,
      parserOptions: types === 'auto' ? typedParserOptions : {},
    },
    settings: { 'async-pitfalls': { types } },
  };
  const messages = new Linter({ cwd: path.dirname(typedFile) }).verify(code, [config], typedFile);
  assert.deepEqual(
    messages.filter(({ ruleId }) => ruleId === null),
    [],
  );
  return messages.map(({ messageId }) => messageId ?? '');
}

/** What the rule says of JavaScript of which nothing but the text is known. */
export function lint(code: string, options: object): Linter.LintMessage[] {
  const plugins = { local: { rules: toEslintRules({ rule }) } };
  const settings = { 'async-pitfalls': { types: 'off' } };
  return new Linter().verify(code, [{ plugins, rules: { 'local/rule': ['error', options] }, settings }]);
}
