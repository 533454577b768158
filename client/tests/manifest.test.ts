import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createEngine, resolveRules } from 'eslint-plugin-async-pitfalls/engine';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const manifest = read('package.json');

function readTexts(file: string): Map<string, string> {
  const texts: unknown = JSON.parse(read(file));
  assert.ok(typeof texts === 'object' && texts !== null);
  return new Map(Object.entries(texts).map(([key, text]) => [key, String(text)]));
}

describe('the settings', () => {
  it('are shown by what users look for first', () => {
    const { properties } = JSON.parse(manifest).contributes.configuration;
    const getOrder = (name: string): number => Number(Reflect.get(Object(Reflect.get(properties, name)), 'order'));
    const names = Object.keys(Object(properties)).toSorted((one, other) => getOrder(one) - getOrder(other));
    assert.deepEqual(
      names.map((name) => name.replace('asyncPitfalls.', '')),
      ['enable', 'preset', 'rules', 'run', 'disableComment.requireReason', 'trace.server'],
    );
  });
});

describe('the texts of the manifest', () => {
  const english = readTexts('package.nls.json');
  const keys = new Set([...manifest.matchAll(/"%(?<key>[\w.]+)%"/g)].map(({ groups }) => groups?.key ?? ''));

  it('are those that it names', () => {
    assert.deepEqual([...keys].sort(), [...english.keys()].sort());
  });

  for (const language of ['ja']) {
    it(`are all there in ${language}`, () => {
      const translated = readTexts(`package.nls.${language}.json`);
      assert.deepEqual([...translated.keys()].sort(), [...english.keys()].sort());
      for (const [key, text] of translated) {
        assert.notEqual(text, '', key);
        // A translation keeps its commands, settings and addresses.
        const getCode = (from: string): string[] => [...from.matchAll(/`[^`]+`|\]\([^)]+\)/g)].map(([code]) => code);
        assert.deepEqual(getCode(text).sort(), getCode(english.get(key) ?? '').sort(), key);
      }
    });
  }

  it('name pages of the walkthrough that exist', () => {
    for (const file of ['package.nls.json', 'package.nls.ja.json']) {
      const pages = [...readTexts(file)].filter(([key]) => /^walkthrough\..*\.media$/.test(key));
      assert.notEqual(pages.length, 0);
      for (const [, page] of pages) assert.ok(existsSync(path.join(root, page)), page);
    }
  });
});

describe('the commands and settings', () => {
  const { contributes } = JSON.parse(manifest) as {
    contributes: { commands: unknown[]; configuration: { properties: object } };
  };

  it('are few', () => {
    assert.ok(contributes.commands.length <= 8);
    assert.ok(Object.keys(contributes.configuration.properties).length <= 12);
  });
});

describe('the samples of the walkthrough', () => {
  const samples = {
    'sample.py': ['no-blocking-call', 'no-missing-await', 'no-swallowed-cancellation', 'no-unbounded-fan-out'],
    'sample.ts': ['no-blocking-call', 'no-missing-await', 'no-unbounded-fan-out'],
  };
  const engine = createEngine({ root });
  after(() => {
    engine.close();
  });

  for (const [name, rules] of Object.entries(samples)) {
    it(`${name} has the mistakes that it speaks of`, () => {
      const file = path.join(root, 'client/walkthrough', name);
      const { findings } = engine.lint({
        path: file,
        text: readFileSync(file, 'utf8'),
        rules: resolveRules(undefined, {}),
      });
      assert.deepEqual(findings.map(({ rule }) => rule).sort(), rules);
    });
  }
});
