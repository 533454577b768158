import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getRuleNames, pitfallsFolder } from '../../scripts/rule-folders.js';
import { presets } from '../../src/presets.js';
import plugin from '../../src/index.js';
import { rules } from '../../src/pitfalls/index.generated.js';
import { getFixtures } from '../support/fixtures.js';
import { getPagePath, readRulePage, sections } from '../support/rule-pages.js';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
/** The README, without the spaces that align its tables. */
const rows = readFileSync(path.join(repository, 'README.md'), 'utf8').replace(/ {2,}/gu, ' ');
const fixtures = getFixtures();

/** Rules about what only Python has: they need nothing for TypeScript. */
const pythonOnly = new Set(['no-dangling-task', 'no-deprecated-event-loop-access']);

const languages = [
  { language: 'async-pitfalls/python', folder: 'python', module: 'python.ts', test: 'python.test.ts' },
  { language: 'js/js', folder: 'typescript', module: 'javascript.ts', test: 'javascript.test.ts' },
];

it('every folder of a rule is in the index', () => {
  assert.deepEqual(Object.keys(rules), getRuleNames());
});

for (const [name, { meta }] of Object.entries(rules)) {
  const { description = '', presets: ownPresets = [], url = '' } = meta.docs ?? {};
  describe(name, () => {
    const expected = languages.filter(({ folder }) => folder === 'python' || !pythonOnly.has(name));

    it('says which languages it checks', () => {
      assert.deepEqual([...(meta.languages ?? [])].sort(), expected.map(({ language }) => language).sort());
    });

    for (const { folder, module, test } of expected) {
      it(`has code, tests and fixtures for ${folder}`, () => {
        assert.ok(existsSync(path.join(pitfallsFolder, name, module)), module);
        const tests = fileURLToPath(new URL(`../pitfalls/${name}/${test}`, import.meta.url));
        assert.ok(existsSync(tests), `tests/pitfalls/${name}/${test}`);
        const own = fixtures.filter((fixture) => fixture.name.startsWith(`${folder}/${name}/`));
        const found = own.flatMap(({ expectations }) => expectations).filter(({ rule }) => rule === name);
        assert.ok(found.length >= 3, `test-fixtures/${folder}/${name} expects ${found.length} findings, fewer than 3`);
      });
    }

    it('has an id of its own for each message of a language', async () => {
      const tables = await Promise.all(expected.map(({ folder }) => readMessages(name, folder)));
      const [python = {}, javascript = {}] = tables;
      const shared = Object.keys(python).filter((id) => id in javascript);
      assert.deepEqual(
        shared.filter((id) => python[id] !== javascript[id]),
        [],
      );
    });

    it('has a page that tells how to turn it off for a line', () => {
      const text = readFileSync(getPagePath(name), 'utf8');
      assert.ok(text.includes(`\`# async-pitfalls: ignore[${name}] -- why\``));
      assert.equal(
        text.includes(`\`// eslint-disable-next-line async-pitfalls/${name} -- why\``),
        !pythonOnly.has(name),
      );
    });

    it('has a page with all sections', () => {
      assert.ok(existsSync(getPagePath(name)), getPagePath(name));
      const page = readRulePage(name);
      assert.equal(page.title.replaceAll('`', ''), name);
      assert.deepEqual(
        page.sections.filter((section) => sections.includes(section)),
        sections,
      );
    });

    it('has a page that tells of each language what is reported and what is left alone', () => {
      const text = readFileSync(getPagePath(name), 'utf8');
      for (const language of ['Python', 'TypeScript and JavaScript']) {
        const isChecked = language === 'Python' || !pythonOnly.has(name);
        assert.equal(text.includes(`\n### Reported in ${language}\n`), isChecked, `reported in ${language}`);
        assert.equal(text.includes(`\n### Left alone in ${language}\n`), isChecked, `left alone in ${language}`);
      }
    });

    it('has a page that links to who defines what the rule is about', () => {
      const [, why = ''] = /^## Why it matters\n(.*?)^## /msu.exec(readFileSync(getPagePath(name), 'utf8')) ?? [];
      assert.match(why, /\]\(https:\/\/(?:docs\.python|nodejs|peps\.python|developer\.mozilla)\.org\//u);
    });

    it('has examples in its languages', () => {
      const page = readRulePage(name);
      for (const section of ['Incorrect', 'Correct']) {
        const written = new Set(page.getBlocks(section).map(({ language }) => language));
        assert.ok(written.has('python'), `${section}: python`);
        if (!pythonOnly.has(name)) assert.ok(written.has('ts'), `${section}: ts`);
      }
    });

    it('documents its options', () => {
      const text = readFileSync(getPagePath(name), 'utf8');
      const [schema] = Array.isArray(meta.schema) ? meta.schema : [meta.schema];
      const properties: unknown = schema && 'properties' in schema ? schema.properties : {};
      assert.ok(typeof properties === 'object' && properties !== null);
      for (const [option, property] of Object.entries(properties)) {
        assert.ok(text.includes(`\`${option}\``), `the page says nothing of \`${option}\``);
        assert.match(String(property.description), /^[A-Z].*\.$/u, `the description of ${option}`);
      }
    });

    it('links to its page', () => {
      assert.ok(url.endsWith(`/rules/docs/rules/${name}.md`), url);
    });

    it('has a row in the README', () => {
      assert.ok(rows.includes(`| [${name}](rules/docs/rules/${name}.md) | ${description} |`));
    });

    it('is in a preset, and in strict', () => {
      assert.ok(ownPresets.includes('strict'));
      assert.ok(ownPresets.every((preset) => presets.includes(preset)));
    });

    it('describes itself in one way', () => {
      assert.match(description, /^(?:Disallow|Enforce|Require) [^.]+[^.\s]$/u);
    });

    it('speaks in sentences, and offers in the imperative', () => {
      for (const [id, message] of Object.entries(meta.messages)) {
        assert.doesNotMatch(message, /\n|\s$|^\s| {2}/u, id);
        // A finding says what is wrong and ends with a full stop; an offer is a short title without one.
        if (/[.}]$/u.test(message)) assert.match(message, /^(?:[A-Z]|`|\{\{).{20,}$/u, id);
        else assert.match(message, /^[A-Z].{3,70}$/u, id);
      }
    });

    it('uses each of its messages', () => {
      const folder = path.join(pitfallsFolder, name);
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
        (file) => file.endsWith('.ts') && !path.basename(file).startsWith('messages.'),
      );
      const code = files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
      const isUsed = (id: string): boolean => code.includes(`'${id}'`) || code.includes(`Messages.${id}`);
      assert.deepEqual(
        Object.keys(meta.messages).filter((id) => !isUsed(id)),
        [],
      );
    });
  });
}

/** The messages of a rule about code of one language. */
async function readMessages(name: string, language: string): Promise<Readonly<Record<string, string>>> {
  const file = path.join(pitfallsFolder, name, language === 'python' ? 'python' : 'javascript', 'messages.ts');
  if (!existsSync(file)) return {};
  const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = await import(pathToFileURL(file).href);
  return Object.assign({}, ...Object.values(tables));
}

describe('presets', () => {
  for (const preset of presets) {
    it(`${preset} touches only files of its languages`, () => {
      for (const { files, rules: own = {} } of plugin.configs[preset]) {
        assert.ok(files && files.length > 0);
        for (const id of Object.keys(own)) assert.ok(id.replace('async-pitfalls/', '') in rules, id);
      }
    });
  }

  it('strict has every rule that recommended has', () => {
    const getNames = (preset: 'recommended' | 'strict'): string[] =>
      plugin.configs[preset].flatMap((config) => Object.keys(config.rules ?? {}));
    assert.deepEqual(
      getNames('recommended').filter((name) => !getNames('strict').includes(name)),
      [],
    );
  });
});
