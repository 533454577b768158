import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import { Linter, type ESLint } from 'eslint';
import ts from 'typescript';
import { plugin as typescriptEslint } from 'typescript-eslint';
import { toEslintRules } from '../../../src/eslint-types.js';
import rule from '../../../src/pitfalls/no-missing-await/rule.js';
import { different, same, shared } from './typescript-eslint-snippets.js';

const page = readFileSync(new URL('../../../docs/rules/no-missing-await.md', import.meta.url), 'utf8');
const sharedFile = '/shop/shared.d.ts';
/** By path. All are files of one program, which is made once. */
const texts = new Map<string, string>([[sharedFile, shared]]);

function addSnippet(code: string): string {
  const file = `/shop/${texts.size}.tsx`;
  texts.set(file, `export {};\n${code}`);
  return file;
}

function createProgram(): ts.Program {
  const options: ts.CompilerOptions = {
    jsx: ts.JsxEmit.Preserve,
    lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    target: ts.ScriptTarget.ESNext,
    types: [],
  };
  const disk = ts.createCompilerHost(options);
  return ts.createProgram([...texts.keys()], options, {
    ...disk,
    getSourceFile: (name, version) => {
      const text = texts.get(name);
      return text === undefined ? disk.getSourceFile(name, version) : ts.createSourceFile(name, text, version);
    },
    fileExists: (name) => texts.has(name) || disk.fileExists(name),
    readFile: (name) => texts.get(name) ?? disk.readFile(name),
  });
}

const linter = new Linter({ cwd: '/shop' });
const plugins: Record<string, ESLint.Plugin> = {
  ours: { rules: toEslintRules({ 'no-missing-await': rule }) },
  theirs: typescriptEslint,
};
const ours: Linter.RulesRecord = { 'ours/no-missing-await': 'error' };
const theirs: Linter.RulesRecord = {
  'theirs/no-floating-promises': 'error',
  'theirs/no-misused-promises': 'error',
  'theirs/return-await': ['error', 'error-handling-correctness-only'],
};
let program: ts.Program | undefined;

function lint(file: string, rules: Linter.RulesRecord): Set<number> {
  program ??= createProgram();
  const parserOptions = { programs: [program], disallowAutomaticSingleRunInference: true };
  const languageOptions = { parser, parserOptions };
  const text = texts.get(file) ?? '';
  const messages = linter.verify(text, [{ files: ['**'], plugins, rules, languageOptions }], { filename: file });
  const fatal = messages.find((one) => one.fatal);
  assert.equal(fatal, undefined);
  return new Set(messages.map(({ line }) => line));
}

/** The text again, each line with the mark that the two give it. */
function mark(file: string): string {
  const [byOurs, byTheirs] = [lint(file, ours), lint(file, theirs)];
  return unmark(file)
    .split('\n')
    .map((line, index) => {
      const [isOurs, isTheirs] = [byOurs.has(index + 1), byTheirs.has(index + 1)];
      return `${line}${isOurs && isTheirs ? ' //!' : isOurs ? ' //+' : isTheirs ? ' //-' : ''}`;
    })
    .join('\n');
}

const unmark = (file: string): string => (texts.get(file) ?? '').replace(/ \/\/[!+-]$/gmu, '');

describe('no-missing-await beside typescript-eslint', () => {
  for (const [group, snippets] of Object.entries(same)) {
    describe(`says the same of ${group}`, () => {
      for (const [name, code] of Object.entries(snippets)) {
        const file = addSnippet(code);
        it(name, () => assert.equal(mark(file), texts.get(file))).timeout(60_000);
      }
    });
  }

  describe('leaves alone', () => {
    for (const [name, { code, documented }] of Object.entries(different)) {
      const file = addSnippet(code);
      it(name, () => assert.equal(mark(file), texts.get(file))).timeout(60_000);
      it(`${name}, and its page says so`, () => assert.ok(page.includes(documented)));
    }
  });
});
