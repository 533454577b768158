import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const source = path.join(root, 'client/src');
const program = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(source, file), 'utf8'))
  .join('\n');

/** The texts that the program wants in the language of the user. */
const texts = [...program.matchAll(/\bt\(\s*'(?<text>[^'\\]+)'/g)].map(({ groups }) => groups?.['text'] ?? '');
const getPlaces = (text: string): string[] => (text.match(/\{\d+\}/g) ?? []).sort();

describe('the texts of the client', () => {
  it('are written where they are translated: what is found there is all there is', () => {
    // Each call, but for the type of the function.
    assert.equal(texts.length, [...program.matchAll(/\bt\((?!\s*:)/g)].length);
    assert.ok(texts.includes('Restart Server'));
  });

  for (const language of ['ja'])
    it(`are all there in ${language}, and no others`, () => {
      const bundle: object = JSON.parse(
        readFileSync(path.join(root, `client/l10n/bundle.l10n.${language}.json`), 'utf8'),
      );
      assert.deepEqual(Object.keys(bundle).sort(), [...new Set(texts)].sort());
      for (const [text, translated] of Object.entries(bundle)) {
        assert.ok(typeof translated === 'string' && translated !== '', text);
        assert.deepEqual(getPlaces(translated), getPlaces(text), text);
      }
    });

  it('are in the package, where VS Code looks for them', () => {
    const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const folder: unknown = Reflect.get(Object(manifest), 'l10n');
    assert.equal(folder, './client/l10n');
    assert.match(readFileSync(path.join(root, '.vscodeignore'), 'utf8'), /^!client\/l10n\/\*\*$/m);
  });
});
