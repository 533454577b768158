import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEngine } from '../../../src/engine/create-engine.js';
import { DerivedCache } from '../../../src/project/files/derived-cache.js';
import { version } from '../../../src/version.js';

const text = 'async def load(): ...\n';
const value = { names: ['load'], count: 1 };

describe('what is kept of texts on disk', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'derived-cache-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const listFiles = (): readonly string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  const getOnlyFile = (): string => {
    const [file, ...others] = listFiles();
    assert(file !== undefined && others.length === 0);
    return file;
  };

  it('is found by the text, in another process as well', () => {
    new DerivedCache(folder, '1').keep(text, value);
    const cache = new DerivedCache(folder, '1');
    assert.deepEqual(cache.find(text), value);
    assert.equal(cache.find(`${text}\n`), undefined);
  });

  it('is not found by another version', () => {
    new DerivedCache(folder, '1').keep(text, value);
    assert.equal(new DerivedCache(folder, '2').find(text), undefined);
  });

  it('is not found when it was cut off or damaged anywhere, and can be kept again', () => {
    const cache = new DerivedCache(folder, '1');
    cache.keep(text, value);
    const file = getOnlyFile();
    const whole = readFileSync(file);
    for (let length = 0; length < whole.length; length++) {
      truncateSync(file, length);
      assert.equal(cache.find(text), undefined, `cut off at ${length}`);
      writeFileSync(file, whole);
    }
    for (let at = 0; at < whole.length; at++) {
      writeFileSync(
        file,
        whole.map((byte, index) => (index === at ? byte ^ 1 : byte)),
      );
      assert.equal(cache.find(text), undefined, `damaged at ${at}`);
    }
    cache.keep(text, value);
    assert.deepEqual(cache.find(text), value);
  });

  it('may be kept by several at once, and leaves nothing unfinished behind', () => {
    const caches = Array.from({ length: 5 }, () => new DerivedCache(folder, '1'));
    for (const cache of caches) cache.keep(text, value);
    for (const cache of caches) assert.deepEqual(cache.find(text), value);
    getOnlyFile();
  });

  it('is nothing where nothing can be written', () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const cache = new DerivedCache(file, '1');
    cache.keep(text, value);
    assert.equal(cache.find(text), undefined);
  });

  it('spares an engine nothing but work: the findings are the same, whatever became of the files', () => {
    const project: Record<string, string> = {
      '/project/main.py': 'from lib import load\nasync def main():\n    load()\n',
      '/project/lib.py': text,
    };
    const lint = (): readonly string[] => {
      const engine = createEngine({
        cache: folder,
        root: '/project',
        types: 'off',
        files: {
          readFile: (file) => project[file],
          isFile: (file) => file in project,
          readFolder: (file) => (file === '/project' ? ['main.py', 'lib.py'] : undefined),
        },
      });
      const { findings } = engine.lint({
        path: '/project/main.py',
        text: project['/project/main.py'] ?? '',
        rules: { 'no-missing-await': 'error' },
      });
      engine.close();
      return findings.map(({ message }) => message);
    };
    const expected = lint();
    assert.equal(expected.length, 1);
    const file = getOnlyFile();
    assert.deepEqual(lint(), expected);
    for (const damaged of ['', '{}', 'null', readFileSync(file, 'utf8').slice(0, -1)]) {
      writeFileSync(file, damaged);
      assert.deepEqual(lint(), expected);
      assert.deepEqual(lint(), expected);
    }
    new DerivedCache(folder, version).keep(text, { scopes: [] });
    assert.deepEqual(lint(), expected);
    project['/project/lib.py'] = 'def load(): return 1\n';
    assert.deepEqual(lint(), []);
  });
});
