import assert from 'node:assert/strict';
import { createEngine } from '../../../src/engine/create-engine.js';
import type { Finding } from '../../../src/engine/engine.js';
import { createFiles, type Files } from '../../python/semantics/support/project.js';

/** The findings of the rule in `main.py`, everything on. */
function lint(files: Files): readonly Finding[] {
  const engine = createEngine({
    root: '/project',
    files: createFiles({ ...files, 'pyproject.toml': '' }),
    types: 'off',
  });
  const rules = { 'no-nested-run': ['error', { heldLock: true, nestAsyncio: true }] } as const;
  const { findings } = engine.lint({ path: '/project/main.py', text: files['main.py'] ?? '', rules });
  engine.close();
  return findings;
}

describe('no-nested-run across files', () => {
  const base = `import asyncio

class Base:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.other = asyncio.Lock()

    async def store(self):
        async with self.lock:
            pass

    async def load(self):
        async with self.other:
            pass
`;
  const main = `from base import Base

class Table(Base):
    async def update(self):
        async with self.lock:
            await self.load()
            await self.store()
`;

  it('follows a held lock into methods of a base class', () => {
    const [finding, ...more] = lint({ 'base.py': base, 'main.py': main });
    assert.equal(finding?.messageId, 'heldLockThrough');
    assert.equal(finding.line, 7);
    assert.deepEqual(more, []);
    const taken = finding.related.at(-1);
    assert.equal(taken?.path, '/project/base.py');
    assert.equal(base.slice(taken.start, taken.end), 'self.lock');
  });

  it('does not take a global lock of another file for one of the same name', () => {
    const other = 'import asyncio\nlock = asyncio.Lock()\nasync def store():\n    async with lock:\n        pass\n';
    const code =
      'import asyncio\nfrom other import store\nlock = asyncio.Lock()\nasync def f():\n    async with lock:\n        await store()\n';
    assert.deepEqual(lint({ 'other.py': other, 'main.py': code }), []);
  });
});
