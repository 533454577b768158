import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LanguageClient, plainCapabilities, toUri } from '../support/language-client.js';

const blocking = 'import time\n\n\ndef load():\n    time.sleep(1)\n';
const view = 'from store import load\n\n\nasync def show():\n    load()\n';

describe('an editor that does not watch files', () => {
  let root: string;
  const write = (name: string, text: string): void => writeFileSync(path.join(root, name), text);
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'unwatched-'));
    write('store.py', blocking);
    write('view.py', view);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is told what has changed on disk when a document is saved or opened', async () => {
    const client = await LanguageClient.start({ root, capabilities: plainCapabilities });
    const uri = toUri(path.join(root, 'view.py'));
    const expect = async (rules: readonly string[]): Promise<void> => {
      const found = await client.waitForPublished(uri, ({ length }) => length === rules.length);
      assert.deepEqual(
        found.map(({ code }) => code),
        rules,
      );
    };
    await client.open(uri, view);
    await expect(['no-blocking-call']);
    write('store.py', 'def load():\n    pass\n');
    await client.save(uri);
    await expect([]);
    write('store.py', blocking);
    await client.open(toUri(path.join(root, 'other.py')), '');
    await expect(['no-blocking-call']);
    write('pyproject.toml', '[tool.async-pitfalls.rules]\nno-blocking-call = "off"\n');
    await client.save(uri);
    await expect([]);
    rmSync(path.join(root, 'pyproject.toml'));
    await client.save(uri);
    await expect(['no-blocking-call']);
    rmSync(path.join(root, 'store.py'));
    await client.save(uri);
    await expect([]);
    await client.stop();
  });
});
