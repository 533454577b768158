import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { LanguageClient, repository, toUri } from '../support/language-client.js';

const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(
    process.execPath,
    ['--conditions=async-pitfalls-source', '--import=tsx', 'server/src/node/main.ts', ...args],
    {
      cwd: repository,
      encoding: 'utf8',
    },
  );

describe('the command async-pitfalls-language-server', () => {
  it('tells its version and its usage', () => {
    assert.match(run('--version').stdout, /^\d+\.\d+\.\d+\n$/);
    assert.match(run('--help').stdout, /--stdio/);
  });

  it('talks over standard input and output', async () => {
    const client = await LanguageClient.start({ main: 'server/src/node/main.ts' });
    const uri = toUri('session/main.py');
    await client.open(uri, 'import time\n\n\nasync def poll():\n    time.sleep(1)\n');
    assert.equal((await client.pull(uri)).length, 1);
    await client.stop();
  });

  it('fails with its usage when it is not told how to talk', () => {
    const { status, stderr } = run();
    assert.equal(status, 2);
    assert.match(stderr, /Usage:/);
  });
});
