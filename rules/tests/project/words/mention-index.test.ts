import assert from 'node:assert/strict';
import { MentionIndex } from '../../../src/project/words/mention-index.js';

describe('index of mentions', () => {
  const createIndex = (texts: Readonly<Record<string, string>>): MentionIndex => {
    const index = new MentionIndex(() => true);
    for (const [path, text] of Object.entries(texts)) index.update(path, text);
    return index;
  };
  /** After so many names all words are known. */
  const askForMany = (index: MentionIndex): void => {
    for (let count = 0; count < 30; count++) index.findFiles(`name${count}`, 10);
  };

  for (const [when, prepare] of [
    ['is the first name', () => undefined],
    ['comes after many names', askForMany],
  ] as const) {
    it(`finds whole words when one ${when}`, () => {
      const index = createIndex({ 'b.ts': 'save(order)', 'a.ts': 'await this.save;', 'c.ts': 'saveAll(); unsaved' });
      prepare(index);
      assert.deepEqual(index.findFiles('save', 10), ['a.ts', 'b.ts']);
      assert.deepEqual(index.findFiles('saveAll', 10), ['c.ts']);
      assert.deepEqual(index.findFiles('all', 10), []);
      assert.equal(index.findFiles('save', 1), undefined);
    });

    it(`follows changes when a name ${when}`, () => {
      const index = createIndex({ 'a.ts': 'save()', 'b.ts': 'load()' });
      prepare(index);
      assert.deepEqual(index.findFiles('save', 10), ['a.ts']);
      index.update('a.ts', 'saved()');
      index.update('b.ts', 'save()');
      index.update('c.ts', 'save()');
      assert.deepEqual(index.findFiles('save', 10), ['b.ts', 'c.ts']);
      index.update('b.ts', undefined);
      assert.deepEqual(index.findFiles('save', 10), ['c.ts']);
      index.update('a.ts', 'save()');
      assert.deepEqual(index.findFiles('save', 10), ['a.ts', 'c.ts']);
    });
  }
});
