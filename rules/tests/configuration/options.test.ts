import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { stringify } from 'smol-toml';
import { rules } from '../../src/pitfalls/index.generated.js';
import plugin from '../../src/index.js';
import { getPresetSettings } from '../../src/configs.js';
import { runCommand, runNode, TemporaryFolder } from '../support/command.js';
import { toEslintConfigs } from '../support/configs.js';
import { bundlePlugin } from '../support/bundle.js';
import { optionCases } from './option-cases.js';
import {
  assertFound,
  optionPrograms,
  projectOfPrograms,
  rounds,
  type FoundInProgram,
  type OptionProgram,
} from './option-programs.js';

// The settings of editors are in server/tests/configuration/rule-options.test.ts.

const oxlint = path.join(path.dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint');

interface OxlintReport {
  readonly diagnostics: readonly {
    /** `async-pitfalls(no-missing-await)` */
    readonly code?: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number } }[];
  }[];
}

/** What was found, by absolute path. */
type Found = ReadonlyMap<string, readonly FoundInProgram[]>;

describe('the options of rules', () => {
  for (const [rule, { meta }] of Object.entries(rules)) {
    it(`each have a program that shows what they change: ${rule}`, () => {
      const schema: unknown = Array.isArray(meta.schema) ? meta.schema[0] : meta.schema;
      const shown = optionCases.filter((one) => one.rule === rule).map(({ option }) => option);
      assert.deepEqual(shown.sort(), findOptions(schema).sort());
    });
  }

  for (const { rule, option, python, javascript } of optionCases) {
    const languages = new Set(rules[rule].meta.languages);
    it(`are shown in languages that the rule checks: ${rule} ${option}`, () => {
      assert.ok(python !== null || javascript !== null);
      if (javascript !== null) assert.ok(languages.has('js/js'));
    });
  }
});

describe('an option of a rule changes what is found', () => {
  let folder: TemporaryFolder;
  const getPath = (at: string, { name, file }: OptionProgram): string => folder.resolve(`${at}/${name}/${file}`);
  const runJson = async (...args: readonly string[]): Promise<Found> => {
    const { stdout, stderr } = await runCommand(['--format', 'json', ...args], folder.path);
    assert.equal(stderr, '');
    const results: readonly ESLint.LintResult[] = JSON.parse(stdout);
    return toFound(results);
  };

  before(() => {
    folder = new TemporaryFolder(projectOfPrograms);
    for (const program of optionPrograms) {
      folder.write(`plain/${program.name}/${program.file}`, program.text);
      folder.write(`set/${program.name}/${program.file}`, program.text);
      folder.write(`commented/${program.name}/${program.file}`, `${program.text}${toComment(program)}\n`);
      const settings = { [program.rule]: ['error', program.options] };
      const toml = stringify({ tool: { 'async-pitfalls': { rules: settings } } });
      folder.write(`set/${program.name}/pyproject.toml`, toml);
    }
  });
  after(() => folder.remove());

  describe('set in pyproject.toml, or by a comment for the command', () => {
    let found: Found;
    before(async () => {
      found = await runJson('.');
    });
    for (const program of optionPrograms) {
      it(program.name, () => {
        assertFound(program, 'byDefault', found.get(getPath('plain', program)));
        assertFound(program, 'withOption', found.get(getPath('set', program)));
        assertFound(program, 'withOption', found.get(getPath('commented', program)));
      });
    }
  });

  describe('set by --rule', () => {
    for (const programs of rounds) {
      it(programs.map(({ name }) => name).join(', '), async () => {
        const settings = programs.flatMap(({ rule, options }) => [
          '--rule',
          `${rule}:${JSON.stringify(['warn', options])}`,
        ]);
        const found = await runJson(...settings, ...programs.map((program) => getPath('plain', program)));
        for (const program of programs) assertFound(program, 'withOption', found.get(getPath('plain', program)));
      });
    }
  });

  describe('set in an ESLint config, or by a comment for ESLint', () => {
    let found: Found;
    before(async () => {
      const eslint = new ESLint({
        cwd: folder.path,
        overrideConfigFile: true,
        overrideConfig: [
          ...toEslintConfigs(plugin.configs.recommended),
          ...optionPrograms.map(({ name, rule, options }): Linter.Config => ({
            files: [`set/${name}/*`],
            rules: { [`async-pitfalls/${rule}`]: ['warn', options] },
          })),
        ],
      });
      found = toFound(await eslint.lintFiles(['.']));
    });
    for (const program of optionPrograms) {
      it(program.name, () => {
        assertFound(program, 'byDefault', found.get(getPath('plain', program)));
        assertFound(program, 'withOption', found.get(getPath('set', program)));
        assertFound(program, 'withOption', found.get(getPath('commented', program)));
      });
    }
  });

  describe('set in a config of oxlint', () => {
    let found: Found;
    before(async () => {
      const rulesOf = Object.keys(getPresetSettings('recommended', 'javascript'));
      const config = {
        jsPlugins: [path.join(await bundlePlugin(), 'dist/index.js')],
        categories: { correctness: 'off' },
        rules: Object.fromEntries(rulesOf.map((name) => [`async-pitfalls/${name}`, 'error'])),
        overrides: optionPrograms
          .filter(({ file }) => file !== 'app.py')
          .map(({ name, rule, options }) => ({
            files: [`set/${name}/*`],
            rules: { [`async-pitfalls/${rule}`]: ['warn', options] },
          })),
      };
      folder.write('.oxlintrc.json', JSON.stringify(config));
      const { stdout, stderr } = await runNode([oxlint, '--format', 'json', '.'], folder.path);
      assert.notEqual(stdout, '', stderr);
      found = toFoundInOxlint(JSON.parse(stdout), folder.path);
    });
    // Oxlint's output has no suggestions.
    for (const program of optionPrograms.filter(({ file, suggests }) => file !== 'app.py' && !suggests)) {
      it(program.name, () => {
        assertFound(program, 'byDefault', found.get(getPath('plain', program)));
        assertFound(program, 'withOption', found.get(getPath('set', program)));
      });
    }
  });
});

/** The paths of the options in a schema: `depth`, `groups.sleep`. An option of several forms is one, and so is what is in it. */
function findOptions(schema: unknown, path: readonly string[] = []): string[] {
  const { properties, oneOf } = Object(schema);
  const own = path.length > 0 && (properties === undefined || oneOf !== undefined) ? [path.join('.')] : [];
  const forms: readonly unknown[] = Array.isArray(oneOf) ? oneOf : [];
  return [
    ...own,
    ...Object.entries<unknown>(properties ?? {}).flatMap(([name, inner]) => findOptions(inner, [...path, name])),
    ...forms.flatMap((form) => findOptions(form, path).filter((option) => option !== path.join('.'))),
  ];
}

/** A comment that sets the option for the whole file, wherever it stands in it. */
function toComment({ rule, options, file }: OptionProgram): string {
  const setting = `eslint async-pitfalls/${rule}: ${JSON.stringify(['warn', options])}`;
  return file === 'app.py' ? `# ${setting}` : `/* ${setting} */`;
}

function toFound(results: readonly ESLint.LintResult[]): Found {
  return new Map(
    results.map(({ filePath, messages }) => [
      filePath,
      messages.map(({ ruleId, line, suggestions = [] }) => ({
        rule: ruleId?.replace('async-pitfalls/', '') ?? null,
        line,
        suggested: suggestions.map(({ fix }) => fix.text).join('\n'),
      })),
    ]),
  );
}

function toFoundInOxlint({ diagnostics }: OxlintReport, folder: string): Found {
  const found = new Map<string, FoundInProgram[]>();
  for (const { code, filename, labels } of diagnostics) {
    const file = path.join(folder, filename);
    const rule = /^async-pitfalls\((?<rule>.*)\)$/u.exec(code ?? '')?.groups?.['rule'] ?? null;
    const one = { rule, line: labels[0]?.span.line ?? 0, suggested: '' };
    found.set(file, [...(found.get(file) ?? []), one]);
  }
  return found;
}
