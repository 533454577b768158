import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { LanguageClient, toUri } from '../support/language-client.js';
import { getServerProgram } from '../support/server-programs.js';

const run = async (...args: string[]): Promise<SpawnSyncReturns<string>> =>
  spawnSync(process.execPath, [await getServerProgram('main'), ...args], { encoding: 'utf8' });

describe('the command async-pitfalls-language-server', () => {
  it('tells its version and its usage', async () => {
    assert.match((await run('--version')).stdout, /^\d+\.\d+\.\d+\n$/);
    assert.match((await run('--help')).stdout, /--stdio/);
  });

  it('talks over standard input and output', async () => {
    const client = await LanguageClient.start();
    const uri = toUri('session/main.py');
    await client.open(uri, 'import time\n\n\nasync def poll():\n    time.sleep(1)\n');
    assert.equal((await client.pull(uri)).length, 1);
    await client.stop();
  });

  it('fails with its usage when it is not told how to talk', async () => {
    const { status, stderr } = await run();
    assert.equal(status, 2);
    assert.match(stderr, /Usage:/);
  });
});
