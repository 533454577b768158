import { fileURLToPath } from 'node:url';
import * as typescriptParser from '@typescript-eslint/parser';
import {
  RuleTester as TypeScriptRuleTester,
  type RuleTesterConfig,
  type RunTests,
} from '@typescript-eslint/rule-tester';
import type { RuleModule } from '@typescript-eslint/utils/ts-eslint';
import { RuleTester, type Rule } from 'eslint';
import { after } from 'mocha';
import { createDiskFiles } from '../../src/project/files/disk-files.js';
import * as nativeParser from '../../src/javascript/parser/index.js';
import { PythonProjects } from '../../src/engine/python-projects.js';
import { namespace } from '../../src/namespace.js';
import { PythonLanguage } from '../../src/python/language/language.js';

TypeScriptRuleTester.afterAll = after;

const projects = new PythonProjects({ files: createDiskFiles() });
const language = new PythonLanguage({
  ruleNames: new Set(),
  createFacts: (file) => projects.createFacts(file),
});

const eslintPythonTester = new RuleTester({
  plugins: { [namespace]: { languages: { python: language } } },
  language: `${namespace}/python`,
});

/** A folder that is nobody's project: what a Python test is in when it names no file. */
const emptyFolder = fileURLToPath(new URL('../fixtures/empty/', import.meta.url));

type PythonTests<MessageIds extends string> = Readonly<{
  valid: readonly (string | RuleTester.ValidTestCase)[];
  invalid: readonly (Omit<RuleTester.InvalidTestCase, 'errors'> & {
    errors: readonly (Omit<RuleTester.TestCaseError, 'messageId'> & { messageId: MessageIds })[];
  })[];
}>;

/** Runs a rule on Python sources. `filename` may name a file in a fixture folder, for tests across files. */
export const pythonTester = {
  run<MessageIds extends string, Options extends readonly unknown[]>(
    name: string,
    rule: RuleModule<MessageIds, Options>,
    { valid, invalid }: PythonTests<MessageIds>,
  ): void {
    eslintPythonTester.run(name, toEslintRule(rule), {
      valid: valid.map((test) => withFilename(typeof test === 'string' ? { code: test } : test)),
      invalid: invalid.map((test) => withFilename({ ...test, errors: [...test.errors] })),
    });
  },
};

/**
 * Options that let typescript-eslint's parser give types to the text of a test. In CI it would take the types of the
 * files on disk, as for a run of ESLint that lints each file once.
 */
export const typedParserOptions = {
  project: './tsconfig.json',
  tsconfigRootDir: fileURLToPath(new URL('../fixtures/typed/', import.meta.url)),
  disallowAutomaticSingleRunInference: true,
} as const;

/** Runs a rule on TypeScript parsed with types, through the parser services of typescript-eslint. */
export const typedTester = createTypeScriptTester({
  languageOptions: { parser: typescriptParser, parserOptions: typedParserOptions },
});

/** Runs a rule on TypeScript with types from TypeScript 7 and our own parser. */
export const nativeTester = createTypeScriptTester({
  languageOptions: { parser: nativeParser },
  settings: { 'async-pitfalls': { types: 'native' } },
});

/** The file in the folder of the typed tests that the native tester has to name, for it looks for a tsconfig by itself. */
export const typedFile = fileURLToPath(new URL('../fixtures/typed/file.ts', import.meta.url));

/** Runs a rule on TypeScript parsed without types. */
export const plainTester = createTypeScriptTester({
  languageOptions: { parser: typescriptParser },
  settings: { 'async-pitfalls': { types: 'off' } },
});

export interface TypeScriptTester {
  run<MessageIds extends string>(
    name: string,
    rule: { readonly meta: { readonly messages: Record<MessageIds, string> } },
    tests: RunTests<MessageIds, readonly unknown[]>,
  ): void;
}

/**
 * typescript-eslint's tester, which takes rules by the types of its own copy of `@typescript-eslint/utils`: those of
 * ours are the same, and more than the compiler can compare.
 */
function createTypeScriptTester(config: RuleTesterConfig): TypeScriptTester {
  const tester = new TypeScriptRuleTester(config);
  return {
    run<MessageIds extends string>(name: string, rule: object, tests: RunTests<MessageIds, readonly unknown[]>): void {
      tester.run(name, rule as Parameters<typeof tester.run<MessageIds, readonly unknown[]>>[1], tests);
    },
  };
}

function withFilename<T extends { filename?: string }>(test: T): T {
  return { ...test, filename: test.filename ?? `${emptyFolder}test.py` };
}

/** Both packages describe the same object, each in types of its own. */
function toEslintRule<MessageIds extends string, Options extends readonly unknown[]>(
  rule: RuleModule<MessageIds, Options>,
): Rule.RuleModule {
  return rule as unknown as Rule.RuleModule;
}
