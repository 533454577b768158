import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LanguageClient, toUri } from '../support/language-client.js';

const helper = `import time


def load():
    time.sleep(1)
`;

const main = `from helper import load


async def start():
    load()
`;

describe('the problems of a document, for a language model to read', () => {
  let client: LanguageClient;
  const getReport = (uri: string): Promise<string | null> =>
    client.connection.sendRequest('asyncPitfalls/problemReport', { uri });

  let root: string;
  const getUri = (name: string): string => toUri(path.join(root, name));

  before(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
    writeFileSync(path.join(root, 'helper.py'), helper);
    client = await LanguageClient.start({ root });
  });
  after(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  it('name the place, the call path, the possible changes and why it matters', async () => {
    const uri = getUri('main.py');
    await client.open(uri, main);
    const report = await getReport(uri);
    assert.match(report ?? '', /^1 problem of asynchronous code in main\.py\n/);
    assert.match(report ?? '', /- Line 5, column 5, error \(no-blocking-call\): .*`time\.sleep\(\)`/);
    assert.match(report ?? '', /\n {2}\d\. helper\.py:5: /);
    assert.match(report ?? '', /\n {2}- Possible change: /);
    assert.match(report ?? '', /\n## no-blocking-call\n\n[^]*thread runs all requests[^]*no-blocking-call\.md$/);
  });

  it('are none in a clean file', async () => {
    const uri = getUri('clean.py');
    await client.open(uri, 'x = 1\n');
    assert.equal(await getReport(uri), 'No problems of asynchronous code were found in clean.py.');
  });

  it('are not known of a file that is not open', async () => {
    assert.equal(await getReport(getUri('closed.py')), null);
  });
});
