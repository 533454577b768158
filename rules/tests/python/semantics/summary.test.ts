import assert from 'node:assert/strict';
import { summarize } from '../../../src/python/semantics/summarize.js';
import type { FunctionScope, ScopeSummary } from '../../../src/python/semantics/summary.js';

function findFunction(text: string, name: string): FunctionScope {
  const scope = summarize(text).scopes.find((one) => 'name' in one && one.name === name);
  assert(scope?.kind === 'function');
  return scope;
}

describe('summaries', () => {
  it('are plain JSON and the same for the same text', () => {
    const text =
      'import a\nclass B(a.C):\n    async def d(self, x: int = 1):\n        with x as y: await y.z(lambda: 1)\n';
    const summary = summarize(text);
    assert.deepEqual(JSON.parse(JSON.stringify(summary)), JSON.parse(JSON.stringify(summarize(text))));
    assert.deepEqual(
      summary.scopes.map((scope: ScopeSummary) => scope.kind),
      ['module', 'class', 'function', 'lambda'],
    );
  });

  it('list what a function does in the order of evaluation', () => {
    const fn = findFunction(
      'async def f():\n    async with a() as b:\n        await c(d())\n    async for e in g(): h\n    i()\n',
      'f',
    );
    const written = fn.events.map(({ use, expr }) => {
      const func = expr.kind === 'call' ? expr.func : expr;
      return `${use} ${func.kind === 'name' ? func.id : func.kind}`;
    });
    assert.deepEqual(written, ['call a', 'asyncWith a', 'call d', 'await c', 'call g', 'asyncFor g', 'statement i']);
  });

  it('list the special methods that operators, subscripts and texts run', () => {
    const body =
      'a + b\n    a += 1\n    c[0]\n    c[1] = 2\n    a in c\n    1 < a < b\n    f"{a!r} {b}"\n    -a\n    1 + 1\n    not a';
    const events = findFunction(`def f():\n    ${body}\n`, 'f').events.filter(({ use }) => use === 'operation');
    const written = events.map(({ expr, operation }) => `${expr.kind === 'name' ? expr.id : '…'} ${operation?.method}`);
    assert.deepEqual(written, [
      ...['a __add__', 'a __iadd__', 'c __getitem__', 'c __setitem__', 'c __contains__'],
      ...['… __lt__', 'a __lt__', 'a __repr__', 'b __format__', 'a __neg__'],
    ]);
  });

  it('mark what runs only without a loop', () => {
    const guarded = findFunction(
      `def f():
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        loop = None
    if loop is None:
        asyncio.run(x)
    else:
        other()
`,
      'f',
    );
    assert.deepEqual(
      guarded.events.map((event) => event.noLoop),
      [undefined, true, undefined],
    );
  });

  it('list __all__, and say when it is computed', () => {
    assert.deepEqual(summarize('__all__ = ["a"]\n__all__ += ["b"]\n__all__.append("c")\n').exports, ['a', 'b', 'c']);
    assert.equal(summarize('__all__ = ["a"] + other.__all__\n').exports, undefined);
    assert.equal(summarize('x = 1\n').exports, undefined);
  });

  it('stand huge and damaged texts', () => {
    for (const text of [
      `x = ${'('.repeat(5000)}`,
      `x = ${'1 + '.repeat(20000)}1`,
      `x = a${'.b()'.repeat(20000)}`,
      `x = [${'1, '.repeat(100000)}]`,
      'def f(\nclass\nasync\nawait await',
      'if x:\n'.repeat(200),
    ]) {
      assert(summarize(text).scopes.length > 0);
    }
  });
});
