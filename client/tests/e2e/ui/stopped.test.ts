// A server that has stopped for good, as a person sees it. Runs in plain Node.
import path from 'node:path';
import { findServers } from '../support/processes.js';
import { shots, useScraperWindow } from '../support/scraper-window.js';

describe('a server that is not started any more', function () {
  this.timeout(400_000);
  const window = useScraperWindow('stopped');

  it('is restarted from the language status', async () => {
    const { page, folder } = window.vscode;
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
