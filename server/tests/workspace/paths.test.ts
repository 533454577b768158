import assert from 'node:assert/strict';
import { isOnDisk, isOtherVersion, isUnsaved, toPath, toUri } from '../../src/documents/paths.js';

describe('the path of a document', () => {
  for (const uri of [
    'memfs:/shop/view.py',
    'vscode-remote://127.0.0.1:8080/home/me/view.py',
    'vscode-remote://ssh-remote%2Bhost/home/me/view.py',
    'vscode-vfs://github%2B7b2273/owner/shop/a%20b.py',
  ]) {
    it(`stands for ${uri}, and for no file on disk`, () => {
      assert.equal(toUri(toPath(uri)), uri);
      assert.equal(isOnDisk(toPath(uri)), false);
    });
  }

  it('is that of its file on disk', () => {
    assert.equal(toPath('file:///home/me/view.py'), '/home/me/view.py');
    assert.equal(toUri('/home/me/view.py'), 'file:///home/me/view.py');
    assert.ok(isOnDisk('/home/me/view.py'));
  });

  it('is its own where files of the same name are on two machines', () => {
    assert.notEqual(toPath('vscode-remote://one/app.py'), toPath('vscode-remote://other/app.py'));
  });

  it('tells that it is another version of a file', () => {
    for (const scheme of ['git', 'merge-conflict.conflict-diff', 'chat-editing-snapshot-text-model'])
      assert.ok(isOtherVersion(toPath(`${scheme}:/home/me/view.py?x`)), scheme);
    assert.ok(!isOtherVersion(toPath('memfs:/view.py')));
    assert.ok(!isOtherVersion(toPath('file:///git/view.py')));
  });

  it('tells that a document was never saved', () => {
    assert.ok(isUnsaved(toPath('untitled:Untitled-1')));
    assert.ok(!isUnsaved(toPath('memfs:/Untitled-1')));
  });
});
