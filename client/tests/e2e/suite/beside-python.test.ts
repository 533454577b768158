import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, openText, waitForRules } from '../support/editor.js';

interface PythonExtension {
  readonly choose: (environment: string | undefined) => void;
}

describe('the environment that is chosen in the Python extension', () => {
  const environment = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
  const courier = path.join(environment, 'lib/python3.12/site-packages/courier');
  before(() => {
    mkdirSync(courier, { recursive: true });
    writeFileSync(path.join(courier, '__init__.py'), 'async def send(): ...\n');
  });
  after(async () => {
    await closeAll();
    rmSync(environment, { recursive: true });
  });

  it('has packages that are looked into', async () => {
    const python = vscode.extensions.getExtension<PythonExtension>('ms-python.python');
    assert.ok(python);
    const { choose } = await python.activate();
    // The second call tells when the document has been looked at.
    const program = 'import asyncio, courier\n\n\nasync def main():\n    courier.send()\n    asyncio.sleep(1)\n';
    const document = await openText('python', program);
    await waitForRules(document, ['no-missing-await']);
    choose(environment);
    await waitForRules(document, ['no-missing-await', 'no-missing-await']);
    choose(undefined);
    await waitForRules(document, ['no-missing-await']);
  });
});
