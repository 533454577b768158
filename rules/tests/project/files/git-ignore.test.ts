import assert from 'node:assert/strict';
import { GitIgnore } from '../../../src/project/files/git-ignore.js';

const root = '/home/shop';

describe('the .gitignore files of a tree', () => {
  const create = (files: Readonly<Record<string, string>>): GitIgnore => {
    const gitIgnore = new GitIgnore(root);
    for (const [folder, text] of Object.entries(files)) gitIgnore.add(folder, text);
    return gitIgnore;
  };

  it('leave out files, and folders with all that is in them', () => {
    const ignored = create({ [root]: '# made by tools\n/generated/\n*_pb2.py\n' });
    assert.equal(ignored.isIgnored(`${root}/generated`, true), true);
    assert.equal(ignored.isIgnored(`${root}/generated/deep/client.py`, false), true);
    assert.equal(ignored.isIgnored(`${root}/shop/order_pb2.py`, false), true);
    assert.equal(ignored.isIgnored(`${root}/shop/generated/client.py`, false), false);
    assert.equal(ignored.isIgnored(`${root}/shop/order.py`, false), false);
  });

  it('mean a folder with a slash at the end, not a file of the same name', () => {
    const ignored = create({ [root]: 'cache/\n' });
    assert.equal(ignored.isIgnored(`${root}/cache`, false), false);
    assert.equal(ignored.isIgnored(`${root}/cache`, true), true);
  });

  it('are overruled by those nearer to the file', () => {
    const ignored = create({ [root]: '*.py\n', [`${root}/shop`]: '!view.py\n' });
    assert.equal(ignored.isIgnored(`${root}/view.py`, false), true);
    assert.equal(ignored.isIgnored(`${root}/shop/view.py`, false), false);
    assert.equal(ignored.isIgnored(`${root}/shop/store.py`, false), true);
  });

  it('let nothing back in from a folder that was left out', () => {
    const ignored = create({ [root]: 'out/\n', [`${root}/out`]: '!keep.py\n' });
    assert.equal(ignored.isIgnored(`${root}/out/keep.py`, false), true);
  });

  it('leave nothing out when there are none, and know a root with a separator at its end', () => {
    assert.equal(create({}).isIgnored(`${root}/shop/view.py`, false), false);
    const drive = new GitIgnore('C:\\');
    drive.add('C:\\', 'out/\n');
    assert.equal(drive.isIgnored('C:\\out\\main.ts', false), true);
    assert.equal(drive.isIgnored('C:\\source\\main.ts', false), false);
  });
});
