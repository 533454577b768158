import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { cache, packagedExtension, repository } from './paths.js';
import { startWindow, type ServerOptions, type VSCodeWindow } from './vscode.js';

/** Where pictures of windows go. */
export const shots = path.join(cache, 'shots');

/** A window on the demo workspace, with a Python file open that has findings. */
interface ScraperWindow {
  readonly vscode: VSCodeWindow;
}

/**
 * Starts a window before the tests of the block that calls this, and stops it after them.
 * @param name of the picture of a test that has failed
 */
export function useScraperWindow(name: string, settings?: ServerOptions['settings']): ScraperWindow {
  let vscode: VSCodeWindow | undefined;
  before(async () => {
    mkdirSync(shots, { recursive: true });
    vscode = await startWindow({
      folder: path.join(repository, 'test-fixtures/workspaces/documented-pitfalls'),
      vsix: packagedExtension,
      settings,
    });
    vscode.page.setDefaultTimeout(150_000);
    const remote = vscode.remote(path.join(vscode.workspace, 'python/scraper.py'));
    await vscode.page.goto(vscode.url({ payload: JSON.stringify([['openFile', remote]]) }));
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await vscode?.page.screenshot({ path: path.join(shots, `failed-${name}.png`) });
  });
  after(() => vscode?.stop());
  return {
    get vscode() {
      if (!vscode) throw new Error('The window is not there yet.');
      return vscode;
    },
  };
}
