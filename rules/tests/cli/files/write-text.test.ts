import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { replaceText } from '../../../src/cli/files/write-text.js';
import { TemporaryFolder } from '../../support/command.js';

describe('replacing the text of a file', () => {
  let folder: TemporaryFolder;
  let file: string;
  beforeEach(() => {
    folder = new TemporaryFolder({ 'app.py': 'load()\n' });
    file = folder.resolve('app.py');
  });
  afterEach(() => folder.remove());

  it('leaves the new text, and nothing beside it', async () => {
    assert.equal(await replaceText(file, 'load()\n', 'await load()\n'), undefined);
    assert.equal(readFileSync(file, 'utf8'), 'await load()\n');
    assert.deepEqual(readdirSync(folder.path), ['app.py']);
  });

  it('leaves alone what somebody has changed meanwhile', async () => {
    writeFileSync(file, 'save()\n');
    assert.equal(await replaceText(file, 'load()\n', 'await load()\n'), 'Not fixed: the file changed meanwhile.');
    assert.equal(readFileSync(file, 'utf8'), 'save()\n');
  });

  it('says so when the file has been deleted meanwhile', async () => {
    rmSync(file);
    assert.equal(await replaceText(file, 'load()\n', 'await load()\n'), 'Not fixed, cannot be written: it is gone.');
    assert.deepEqual(readdirSync(folder.path), []);
  });
});
