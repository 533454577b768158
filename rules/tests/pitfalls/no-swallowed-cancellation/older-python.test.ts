import assert from 'node:assert/strict';
import { createEngine } from '../../../src/engine/index.js';
import { createFiles } from '../../python/semantics/support/project.js';

const retrying = `
async def fetch(client, retries):
    try:
        return await client.get()
    except Exception:
        if retries == 0:
            raise
        return await fetch(client, retries - 1)
`;

const quiet = `
import contextlib

async def ping(client):
    with contextlib.suppress(Exception):
        await client.ping()
`;

/** What is reported in a module of a project that runs on a Python: lines, and what is suggested there. */
function lint(text: string, requiresPython: string): readonly (readonly [number, ...string[]])[] {
  const files = createFiles({ 'pyproject.toml': `[project]\nname = "feeds"\nrequires-python = "${requiresPython}"\n` });
  const engine = createEngine({ root: '/project', files });
  const rules = { 'no-swallowed-cancellation': ['error', { awaitInCleanup: true }] } as const;
  const { findings } = engine.lint({ path: '/project/feeds.py', text, rules });
  engine.close();
  return findings.map(({ line, suggestions }) => [line, ...suggestions.map(({ title }) => title)]);
}

describe('no-swallowed-cancellation where a cancellation is an Exception', () => {
  it('reports a handler of all errors once, and offers what lets a cancellation pass', () => {
    assert.deepEqual(lint(`import asyncio\n${retrying}`, '>=3.7'), [
      [6, 'Re-raise `asyncio.CancelledError` before this handler'],
    ]);
    assert.deepEqual(lint(`import asyncio\n${retrying}`, '>=3.8'), []);
  });

  it('offers nothing that changes nothing', () => {
    assert.deepEqual(lint(quiet, '>=3.7'), [[5]]);
    assert.deepEqual(lint(quiet, '>=3.8'), []);
  });

  it('leaves code for Twisted and trio alone', () => {
    assert.deepEqual(lint(`from twisted.internet import defer\n${retrying}`, '>=3.7'), []);
    assert.deepEqual(lint(`import trio\n${retrying}`, '>=3.7'), []);
  });
});
