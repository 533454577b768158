// A server that has stopped for good, as a person sees it. Runs in plain Node.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { cache, packagedExtension, repository } from '../support/paths.js';
import { findServers } from '../support/processes.js';
import { startWindow, type VSCodeWindow } from '../support/vscode.js';

const shots = path.join(cache, 'shots');

describe('a server that is not started any more', function () {
  this.timeout(400_000);
  let vscode: VSCodeWindow;

  before(async () => {
    mkdirSync(shots, { recursive: true });
    vscode = await startWindow({
      folder: path.join(repository, 'test-fixtures/workspaces/documented-pitfalls'),
      vsix: packagedExtension,
    });
    vscode.page.setDefaultTimeout(150_000);
    const remote = vscode.remote(path.join(vscode.workspace, 'python/scraper.py'));
    await vscode.page.goto(vscode.url({ payload: JSON.stringify([['openFile', remote]]) }));
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await vscode.page.screenshot({ path: path.join(shots, 'failed-stopped.png') });
  });
  after(() => vscode.stop());

  it('is restarted from the language status', async () => {
    const { page, folder } = vscode;
    await page.waitForSelector('.squiggly-error');
    const killed: number[] = [];
    // Those that come after the first are killed while they start.
    for (let count = 0; count < 5; count++) {
      const isNew = (pid: number): boolean => !killed.includes(pid);
      let server: number | undefined;
      while (server === undefined) {
        await page.waitForTimeout(250);
        server = findServers((command) => command.includes(folder)).find(isNew);
      }
      killed.push(server);
      process.kill(server, 'SIGKILL');
    }
    await page.waitForSelector('.squiggly-error', { state: 'detached' });
    const hover = page.locator('.monaco-hover', { hasText: 'Async Pitfalls: stopped' });
    await page.locator('[id="status.languageStatus"]').hover();
    await hover.waitFor();
    await page.screenshot({ path: path.join(shots, 'stopped.png') });
    await hover.getByText('Restart Server').click();
    await page.waitForSelector('.squiggly-error');
  });
});
