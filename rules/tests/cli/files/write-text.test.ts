import assert from 'node:assert/strict';
import { chmodSync, chownSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { replaceText } from '../../../src/cli/files/write-text.js';
import { runNode, TemporaryFolder } from '../../support/command.js';

const rulesFolder = fileURLToPath(new URL('../../../', import.meta.url));
const fixed = 'await load()\n';

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

  it('leaves alone what somebody changes while it is at work', async () => {
    const writing = replaceText(file, 'load()\n', fixed);
    writeFileSync(file, '');
    assert.equal(await writing, 'Not fixed: the file changed meanwhile.');
    assert.equal(readFileSync(file, 'utf8'), '');
    assert.deepEqual(readdirSync(folder.path), ['app.py']);
  });

  it('leaves a file alone that may not be written, though its folder may', async function () {
    if (process.getuid?.() === 0) this.skip();
    chmodSync(file, 0o444);
    assert.equal(await replaceText(file, 'load()\n', fixed), 'Not fixed, cannot be written: permission denied.');
    assert.equal(readFileSync(file, 'utf8'), 'load()\n');
  });

  it('keeps the mode, and the owner as far as it may', async () => {
    chmodSync(file, 0o640);
    if (process.getuid?.() === 0) chownSync(file, 65534, 65534);
    const { uid, gid, mode } = statSync(file);
    assert.equal(await replaceText(file, 'load()\n', fixed), undefined);
    const now = statSync(file);
    assert.deepEqual([now.uid, now.gid, now.mode], [uid, gid, mode]);
  });

  it('keeps links, and names that are as long as names can be', async () => {
    const long = `${'a'.repeat(252)}.py`;
    folder.write(long, 'load()\n');
    symlinkSync(long, folder.resolve('link.py'));
    assert.equal(await replaceText(folder.resolve('link.py'), 'load()\n', fixed), undefined);
    assert.equal(readFileSync(folder.resolve(long), 'utf8'), fixed);
    assert.deepEqual(readdirSync(folder.path).sort(), [long, 'app.py', 'link.py'].sort());
  });

  it('puts a text into a file of zero bytes', async () => {
    folder.write('empty.py', '');
    assert.equal(await replaceText(folder.resolve('empty.py'), '', fixed), undefined);
    assert.equal(readFileSync(folder.resolve('empty.py'), 'utf8'), fixed);
  });
});

describe('what must not be left half done', () => {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    it(`is done before ${signal} ends the process`, async function () {
      if (process.platform === 'win32') this.skip();
      const script = `
        import { setImmediate } from 'node:timers/promises';
        import { withoutInterruption } from './src/cli/files/interruption.ts';
        await withoutInterruption(async () => {
          process.kill(process.pid, '${signal}');
          await setImmediate();
          console.log('done');
        });
        console.log('went on');`;
      const options = ['--conditions=async-pitfalls-source', '--import=tsx', '--input-type=module', '-e', script];
      const { stdout, exitCode } = await runNode(options, rulesFolder);
      assert.equal(stdout, 'done\n');
      assert.equal(exitCode, null);
    });
  }
});
