// What a person sees and does: squiggles, the Problems panel, the menu of quick fixes. Runs in plain Node.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { cache, packagedExtension, repository } from '../support/paths.js';
import { startWindow, type VSCodeWindow } from '../support/vscode.js';

const shots = path.join(cache, 'shots');
/** Pictures in the READMEs; written when E2E_UPDATE_PICTURES is set. */
const pictures = path.join(repository, 'client/images');
const demo = path.join(repository, 'test-fixtures/workspaces/documented-pitfalls');

/** The text that the editor shows; it shows spaces as no-break spaces. */
const getShownText = (page: Page): Promise<string> =>
  page
    .locator('.editor-instance .view-lines')
    .first()
    .innerText()
    .then((text) => text.replaceAll('\u00a0', ' '));

const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' } as const;

for (const [theme, colorTheme] of Object.entries(themes)) {
  describe(`the window of VS Code, ${theme}`, function () {
    this.timeout(400_000);
    let vscode: VSCodeWindow;
    let page: Page;
    const shoot = async (name: string): Promise<void> => {
      await page.screenshot({ path: path.join(shots, `${theme}-${name}.png`) });
    };

    before(async () => {
      mkdirSync(shots, { recursive: true });
      vscode = await startWindow({
        folder: demo,
        vsix: packagedExtension,
        scale: 2,
        settings: {
          'workbench.colorTheme': colorTheme,
          'editor.minimap.enabled': false,
          'window.commandCenter': false,
          'workbench.secondarySideBar.defaultVisibility': 'hidden',
        },
      });
      ({ page } = vscode);
      page.setDefaultTimeout(90_000);
      const file = path.join(vscode.workspace, 'python/scraper.py');
      await page.goto(vscode.url({ payload: JSON.stringify([['openFile', vscode.remote(file)]]) }));
      await page.waitForSelector('.monaco-workbench .tab:has-text("scraper.py")', { timeout: 200_000 });
    });
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await shoot(`failed-${this.currentTest.title.replace(/\W+/g, '-')}`);
    });
    after(() => vscode.stop());

    it('underlines what blocks the event loop', async () => {
      await page.waitForSelector('.squiggly-error');
      await shoot('squiggles');
    });

    it('lists it in the Problems panel', async () => {
      await page.locator('.view-line', { hasText: 'import time' }).first().click();
      await page.keyboard.press('Control+Shift+M');
      const row = page.locator('.markers-panel .monaco-list-row', { hasText: 'time.sleep' });
      await row.waitFor();
      // Shows the place in the editor.
      await row.dblclick();
      await page.locator('.view-line', { hasText: 'time.sleep(1)' }).first().waitFor();
      await shoot('problems');
      if (theme === 'dark' && process.env.E2E_UPDATE_PICTURES) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: path.join(pictures, 'problems.png') });
      }
    });

    it('shows what is wrong, and a link to the page of the rule', async () => {
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+I');
      await page.waitForSelector('.monaco-hover:has-text("no-blocking-call")');
      await shoot('hover');
      await page.keyboard.press('Escape');
    });

    it('tells in the language status which rules are on and how long the check took', async () => {
      await page.locator('[id="status.languageStatus"]').hover();
      const hover = page.locator('.monaco-hover', { hasText: /\d+ rules \(.+\), last check \d+ ms/ });
      await hover.waitFor();
      await shoot('status');
      await page.keyboard.press('Escape');
      await page.locator('.view-line', { hasText: 'time.sleep(1)' }).first().click();
      await hover.waitFor({ state: 'hidden' });
    });

    it('fixes it with Ctrl+. and saves the file', async () => {
      await page.locator('.view-line', { hasText: 'time.sleep(1)' }).first().click();
      await page.keyboard.press('Control+.');
      await page.waitForSelector('.action-widget .monaco-list-row:has-text("Disable no-blocking-call for this line")');
      await shoot('quick-fixes');
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        "!document.querySelector('.editor-instance .view-lines').textContent.includes('time.sleep')",
      );
      assert.match(await getShownText(page), /await asyncio\.sleep\(1\)/);
      const file = path.join(vscode.workspace, 'python/scraper.py');
      // VS Code saves what it takes for changed, which a change becomes a little after it is shown.
      for (let attempt = 0; attempt < 60 && readFileSync(file, 'utf8').includes('time.sleep(1)'); attempt++) {
        await page.keyboard.press('Control+S');
        await page.waitForTimeout(500);
      }
      assert.match(readFileSync(file, 'utf8'), /titles\.append\(read_title\(url\)\)\n {8}await asyncio\.sleep\(1\)/);
      await page.waitForSelector('.tab:has-text("scraper.py"):not(.dirty)');
    });
  });
}
