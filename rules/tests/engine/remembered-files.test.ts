import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { createDiskFiles } from '../../src/project/files/disk-files.js';
import { RememberedFiles } from '../../src/engine/remembered-files.js';
import { TemporaryFolder } from '../support/command.js';

describe('RememberedFiles', () => {
  let folder: TemporaryFolder;
  let files: RememberedFiles;
  beforeEach(() => {
    folder = new TemporaryFolder({ 'a.py': 'a = 1\n', 'b.py': 'b = 1\n' });
    files = new RememberedFiles(createDiskFiles());
  });
  afterEach(() => folder.remove());

  it('tells of a change in a file that was read, once', () => {
    assert.equal(files.readFile(folder.resolve('a.py')), 'a = 1\n');
    assert.equal(files.forgetIfChanged(), false);
    folder.write('a.py', 'a = 22\n');
    assert.equal(files.forgetIfChanged(), true);
    assert.equal(files.forgetIfChanged(), false);
  });

  it('tells of a file that was not there', () => {
    assert.equal(files.readFile(folder.resolve('c.py')), undefined);
    folder.write('c.py', '');
    assert.equal(files.forgetIfChanged(), true);
  });

  it('tells of new files in a folder that was read', () => {
    assert.deepEqual(files.readFolder(folder.path), ['a.py', 'b.py']);
    folder.write('c.py', '');
    utimesSync(folder.path, new Date(), new Date(0));
    assert.equal(files.forgetIfChanged(), true);
  });

  it('is silent about files that were not read', () => {
    files.readFile(folder.resolve('a.py'));
    folder.write('b.py', 'b = 22\n');
    assert.equal(files.forgetIfChanged(), false);
  });

  it('tells which files have changed since they were read, or since it was asked', () => {
    files.readFile(folder.resolve('a.py'));
    files.isFile(folder.resolve('c.py'));
    assert.deepEqual(files.takeChanged(), []);
    folder.write('a.py', 'a = 22\n');
    folder.write('b.py', 'b = 22\n');
    folder.write('c.py', '');
    assert.deepEqual(files.takeChanged(), [folder.resolve('a.py'), folder.resolve('c.py')]);
    assert.deepEqual(files.takeChanged(), []);
  });

  it('tells of a change also to those who read a file before another read it again', () => {
    files.readFile(folder.resolve('a.py'));
    folder.write('a.py', 'a = 22\n');
    files.readFile(folder.resolve('a.py'));
    assert.deepEqual(files.takeChanged(), [folder.resolve('a.py')]);
    folder.write('a.py', 'a = 333\n');
    files.readFile(folder.resolve('a.py'));
    assert.equal(files.forgetIfChanged(), true);
    assert.equal(files.forgetIfChanged(), false);
    assert.deepEqual(files.takeChanged(), []);
  });
});
