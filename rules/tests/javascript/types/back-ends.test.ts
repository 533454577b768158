import assert from 'node:assert/strict';
import path from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { transformSync } from 'esbuild';
import { Linter } from 'eslint';
import ts from 'typescript';
import { getPresetSettings } from '../../../src/configs.js';
import { toEslintParser } from '../../../src/eslint-types.js';
import plugin from '../../../src/index.js';
import * as ownParser from '../../../src/javascript/parser/index.js';
import { namespace } from '../../../src/namespace.js';
import { fixturesFolder, readFixtures, type Fixture } from '../../support/fixtures.js';

/** A finding with all that a user sees of it, as text. */
type Seen = string;

interface BackEnd {
  readonly languageOptions: (fixture: Fixture) => Linter.LanguageOptions;
  readonly types: 'auto' | 'native' | 'off';
}

const fixtures = readFixtures(path.join(fixturesFolder, 'typescript'));

/** The options of files that no tsconfig names, as native types have them. */
const looseOptions: ts.CompilerOptions = {
  allowJs: true,
  jsx: ts.JsxEmit.Preserve,
  lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.Preserve,
  moduleDetection: ts.ModuleDetectionKind.Force,
  noEmit: true,
  strict: true,
  target: ts.ScriptTarget.ESNext,
  types: ['*'],
};

const programs = new Map<string, ts.Program>();

/** The program of the tsconfig in the fixture's folder, or else one with the options of loose files. */
function getProgram(fixture: Fixture): ts.Program {
  const folder = path.dirname(fixture.path);
  const configPath = ts.findConfigFile(folder, (file) => ts.sys.fileExists(file)) ?? '';
  const isLoose = path.dirname(configPath) !== folder;
  const key = isLoose ? '' : configPath;
  let program = programs.get(key);
  if (!program) {
    const { options, fileNames } = isLoose
      ? { options: looseOptions, fileNames: fixtures.map((one) => one.path) }
      : ts.parseJsonConfigFileContent(
          ts.readConfigFile(configPath, (file) => ts.sys.readFile(file)).config,
          ts.sys,
          folder,
        );
    programs.set(key, (program = ts.createProgram(fileNames, options)));
  }
  return program;
}

const own = { parser: toEslintParser(ownParser) };

const backEnds = {
  native: { languageOptions: () => own, types: 'native' },
  'typescript-eslint': {
    languageOptions: (fixture) => ({
      parser: typescriptParser,
      parserOptions: { programs: [getProgram(fixture)], disallowAutomaticSingleRunInference: true },
    }),
    types: 'auto',
  },
  none: { languageOptions: () => own, types: 'off' },
} satisfies Record<string, BackEnd>;

const linter = new Linter({ cwd: fixturesFolder });
const rules = Object.fromEntries(
  Object.entries(getPresetSettings('strict', 'javascript')).map(([name, setting]): [string, Linter.RuleEntry] => [
    `${namespace}/${name}`,
    typeof setting === 'string' ? setting : [...setting],
  ]),
);

function lint(
  text: string,
  filename: string,
  languageOptions: Linter.LanguageOptions,
  types: BackEnd['types'],
): Seen[] {
  const settings = { [namespace]: { types } };
  const config: Linter.Config = { files: ['**'], plugins: { [namespace]: plugin }, rules, languageOptions, settings };
  return linter.verify(text, [config], { filename }).map(toSeen);
}

const lintWith = (fixture: Fixture, { languageOptions, types }: BackEnd): Seen[] =>
  lint(fixture.text, fixture.path, languageOptions(fixture), types);

function toSeen({ ruleId, message, line, column, endLine, endColumn, fix, suggestions }: Linter.LintMessage): Seen {
  const edits = { fix, suggestions: suggestions?.map(({ desc, fix: edit }) => [desc, edit]) };
  return `${line}:${column}-${endLine}:${endColumn} ${ruleId} ${message} ${JSON.stringify(edits)}`;
}

describe('back ends of types', () => {
  const found = new Map<string, Record<keyof typeof backEnds, Seen[]>>();

  before('lint all fixtures with each back end', () => {
    for (const fixture of fixtures) {
      found.set(fixture.name, {
        native: lintWith(fixture, backEnds.native),
        'typescript-eslint': lintWith(fixture, backEnds['typescript-eslint']),
        none: lintWith(fixture, backEnds.none),
      });
    }
  }).timeout(600_000);

  for (const { name } of fixtures) {
    describe(name, () => {
      it('has the same findings with types from typescript-eslint as with native ones', () => {
        const { native, 'typescript-eslint': services } = found.get(name)!;
        assert.deepEqual(services, native);
      });

      it('has no other findings without types', () => {
        const { native, none } = found.get(name)!;
        assert.deepEqual(getMissing(native.map(toPlace), none.map(toPlace)), []);
      });
    });
  }

  it('give the same without types where the file says what members are', () => {
    const { native, none } = found.get('typescript/no-missing-await/dropped/declared-members.ts')!;
    assert.deepEqual(none.map(toPlace), native.map(toPlace));
  });

  it('give findings, most of them where there are types', () => {
    const results = [...found.values()];
    const untyped = results.flatMap(({ none }) => none).length;
    assert.ok(untyped > 0);
    assert.ok(untyped < results.flatMap(({ native }) => native).length);
  });
});

describe("ESLint's own parser", () => {
  // It reads JSX only where it is asked to.
  for (const fixture of fixtures.filter(({ path }) => !path.endsWith('x'))) {
    it(`gives the same findings as ours for ${fixture.name} as JavaScript`, () => {
      const { filename, text } = toJavaScript(fixture);
      const expected = lint(text, filename, own, 'native');
      assert.deepEqual(lint(text, filename, {}, 'native'), expected);
    }).timeout(60_000);
  }
});

/** What the second list has and the first has not. */
function getMissing(seen: readonly Seen[], others: readonly Seen[]): Seen[] {
  return others.filter((one) => !seen.includes(one));
}

/** Line, columns and rule. */
function toPlace(seen: Seen): string {
  return seen.split(' ').slice(0, 2).join(' ');
}

/** The fixture without its types, as a file beside it that is on no disk. */
function toJavaScript({ path: file, text }: Fixture): { filename: string; text: string } {
  if (!file.endsWith('ts')) return { filename: file, text };
  const { code } = transformSync(text, { loader: 'ts', format: 'esm', target: 'es2025' });
  return { filename: file.replace(/\.(?<kind>[cm]?)ts$/u, '.compiled.$<kind>js'), text: code };
}
