import assert from 'node:assert/strict';
import { ProjectTexts } from '../../../src/javascript/semantics/project-texts.js';
import type { FileSource } from '../../../src/project/files/file-source.js';

describe('texts of a project', () => {
  const files = new Map<string, string>();
  const source: FileSource = {
    readFile: (path) => files.get(path),
    isFile: (path) => files.has(path),
    readFolder: () => [...files.keys()].map((path) => path.slice('/shop/'.length)),
  };
  beforeEach(() => {
    files.clear();
    files.set('/shop/store.ts', 'export class Store {}\nexport default class Base {}');
    files.set('/shop/disk.ts', "import { Store } from './store.js';\nexport class Disk extends Store {}");
    files.set('/shop/cloud.ts', "import { Store as Kept } from './store.js';\nclass Cloud extends Kept {}");
    files.set('/shop/users.ts', "import Anything from './store.js';\nclass Users extends Anything {}");
    files.set('/shop/reader.ts', "import { Store } from './store.js';\nclass Reader { store = new Store(); }");
  });

  /** After so many classes all heirs are known. */
  const askForMany = (texts: ProjectTexts): void => {
    for (let count = 0; count < 10; count++) texts.findHeirs(`Class${count}`);
  };

  for (const [when, prepare] of [
    ['is the first class', () => undefined],
    ['comes after many classes', askForMany],
  ] as const) {
    it(`finds the files with heirs when one ${when}`, () => {
      const texts = new ProjectTexts('/shop', source);
      prepare(texts);
      assert.deepEqual(texts.findHeirs('Store'), ['/shop/disk.ts', '/shop/cloud.ts']);
      assert.deepEqual(texts.findHeirs('default'), ['/shop/users.ts']);
      assert.deepEqual(texts.findHeirs('Disk'), []);
    });

    it(`follows changes when one ${when}`, () => {
      const texts = new ProjectTexts('/shop', source);
      prepare(texts);
      assert.deepEqual(texts.findHeirs('Disk'), []);
      files.set('/shop/disk.ts', 'export class Disk {}');
      files.set('/shop/cloud.ts', "import { Disk } from './disk.js';\nclass Cloud extends Disk {}");
      texts.update('/shop/disk.ts');
      texts.update('/shop/cloud.ts');
      assert.deepEqual(texts.findHeirs('Store'), []);
      assert.deepEqual(texts.findHeirs('Disk'), ['/shop/cloud.ts']);
      files.delete('/shop/cloud.ts');
      texts.update('/shop/cloud.ts');
      assert.deepEqual(texts.findHeirs('Disk'), []);
    });
  }
});
