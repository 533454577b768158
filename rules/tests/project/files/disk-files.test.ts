import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDiskFiles, getDiskVersion, maxBytes } from '../../../src/project/files/disk-files.js';

describe('files on disk', () => {
  const files = createDiskFiles();
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
    file = path.join(folder, 'package.json');
    writeFileSync(file, '{}');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('are read', () => {
    assert.equal(files.readFile(file), '{}');
    assert.equal(files.isFile(file), true);
    assert.equal(files.isFile(folder), false);
    assert.deepEqual(files.readFolder(folder), ['package.json']);
    assert.notEqual(getDiskVersion(file), '');
  });

  it('are there, but are not read, when they are so long that nobody wrote them', () => {
    writeFileSync(file, ' '.repeat(maxBytes));
    assert.equal(files.readFile(file)?.length, maxBytes);
    writeFileSync(file, ' '.repeat(maxBytes + 1));
    assert.equal(files.readFile(file), undefined);
    assert.equal(files.isFile(file), true);
  });

  it('are not read either when they are no text', () => {
    for (const bytes of [Buffer.from('async function f() {}\n', 'utf16le'), Uint8Array.of(0x47, 0, 0xff, 0x0a)]) {
      writeFileSync(file, Buffer.concat([Uint8Array.of(0xff, 0xfe), bytes]));
      assert.equal(files.readFile(file), undefined);
    }
    for (const text of ['a = "\0"', 'a = "\uFFFD"', '']) {
      writeFileSync(file, text);
      assert.equal(files.readFile(file), text);
    }
    writeFileSync(file, Buffer.from('# M\u00FCller', 'latin1'));
    assert.equal(files.readFile(file), '# M\uFFFDller');
  });

  it('are not there below a file either', () => {
    const below = path.join(file, 'index.ts');
    assert.equal(files.readFile(below), undefined);
    assert.equal(files.isFile(below), false);
    assert.equal(files.readFolder(below), undefined);
    assert.equal(getDiskVersion(below), '');
  });
});
