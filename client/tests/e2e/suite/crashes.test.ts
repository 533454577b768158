import assert from 'node:assert/strict';
import childProcess from 'node:child_process';
import * as vscode from 'vscode';
import { getRules, open, replace, waitFor, waitForRules } from '../support/editor.js';
import { findServers } from '../support/processes.js';

/** The language servers that this extension host has started. */
const getServers = (): readonly number[] => findServers((_, parent) => parent === process.pid);

describe('a server that crashes', function () {
  // Crashes are counted over minutes: another attempt has to be made in a new window.
  this.retries(0);
  this.timeout(300_000);

  it('is started again, but for the fifth time in a short while only by hand', async () => {
    const document = await open('python/poll.py');
    await waitForRules(document, ['no-blocking-call']);
    const killed: number[] = [];
    const kill = async (): Promise<void> => {
      const server = await waitFor('a server', () => getServers().find((pid) => !killed.includes(pid)));
      killed.push(server);
      process.kill(server, 'SIGKILL');
    };
    for (let count = 0; count < 4; count++) {
      await kill();
      await waitFor('the next server', () => getServers().find((pid) => !killed.includes(pid)));
      await replace(document, `${document.getText()}\n`);
      await waitForRules(document, ['no-blocking-call']);
    }
    await kill();
    await waitFor('the end of all', () => (getRules(document).length === 0 ? true : undefined));
    assert.deepEqual(
      getServers().filter((pid) => !killed.includes(pid)),
      [],
    );

    await vscode.commands.executeCommand('asyncPitfalls.restart');
    await waitForRules(document, ['no-blocking-call']);
  });

  it('is started by hand after it could not be started at all', async () => {
    const document = await open('python/poll.py');
    await waitForRules(document, ['no-blocking-call']);
    const { fork } = childProcess;
    let isTried = false;
    childProcess.fork = () => {
      isTried = true;
      throw new Error('There is no room for another process.');
    };
    try {
      for (const server of getServers()) process.kill(server, 'SIGKILL');
      await waitFor('the attempt to start another', () => isTried || undefined);
    } finally {
      childProcess.fork = fork;
    }
    await vscode.commands.executeCommand('asyncPitfalls.restart');
    await waitForRules(document, ['no-blocking-call']);
  });
});
