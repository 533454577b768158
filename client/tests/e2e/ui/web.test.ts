// VS Code for the Web: the extension and its server in workers of the browser. Runs in plain Node.
import assert from 'node:assert/strict';
import path from 'node:path';
import { findServers } from '../support/processes.js';
import { shots, useScraperWindow } from '../support/scraper-window.js';

describe('VS Code for the Web', function () {
  this.timeout(400_000);
  const window = useScraperWindow('web', {
    'remote.extensionKind': { 'async-pitfalls.async-pitfalls': ['web'] },
  });

  it('reports without a process', async () => {
    const { page, folder } = window.vscode;
    // Nothing else in this VS Code reports errors in Python.
    await page.waitForSelector('.monaco-workbench .tab:has-text("scraper.py")');
    await page.waitForSelector('.squiggly-error');
    assert.deepEqual(
      findServers((command) => command.includes(folder)),
      [],
    );
  });

  it('checks the whole workspace, files that were never opened among them', async () => {
    const { page } = window.vscode;
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').fill('>Async Pitfalls: Check the Whole Workspace');
    await page
      .locator('.quick-input-widget .monaco-list-row', { hasText: 'Check the Whole Workspace' })
      .first()
      .click();
    // With the driver of tests VS Code shows no toasts: messages wait behind the bell, which hides them with the second click.
    const message = page.locator('.notifications-center', { hasText: /Checked \d+ files: \d+ problems\./ });
    for (let attempt = 0; attempt < 240 && !(await message.isVisible()); attempt++) {
      await page.locator('[id="status.notifications"]').click();
      await page.waitForTimeout(500);
    }
    // The tooltip of the bell would cover the button.
    await page.mouse.move(0, 0);
    await message.locator('.monaco-button', { hasText: 'Show Problems' }).click();
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'nested.py' }).waitFor();
    await page.screenshot({ path: path.join(shots, 'web-workspace-check.png') });
  });
});
