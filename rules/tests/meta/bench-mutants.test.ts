import assert from 'node:assert/strict';
import { findPythonMutants } from '../../scripts/bench/mutants/python.js';
import { tryMutants } from '../../scripts/bench/mutants/try-mutants.js';
import { findTypeScriptMutants } from '../../scripts/bench/mutants/typescript.js';
import type { Mutant } from '../../scripts/bench/mutants/mutant.js';
import { applyEdits } from '../../src/engine/apply-fixes.js';
import { createEngine } from '../../src/engine/create-engine.js';

/** What each mistake makes of the line that it is made in, by its kind. */
function getMutated(text: string, mutants: readonly Mutant[], kinds = /./u): string[] {
  return mutants
    .filter(({ kind }) => kinds.test(kind))
    .map(({ kind, edits }) => {
      const lines = applyEdits(text, edits).split('\n');
      const old = new Set(text.split('\n'));
      return `${kind}: ${lines
        .filter((line) => !old.has(line))
        .join(' ⏎ ')
        .trim()}`;
    });
}

describe('the mistakes that the bench of mutants makes', () => {
  describe('in Python', () => {
    const cases: [code: string, kinds: RegExp, mutated: string[]][] = [
      ['await f()', /await:/u, ['no await: statement: f()']],
      ['x = (await f()).y', /await:/u, ['no await: attribute or item: x = f().y']],
      [
        'print(await f(), key=await g())',
        /await:/u,
        ['no await: argument: print(f(), key=await g())', 'no await: argument: print(await f(), key=g())'],
      ],
      ['if not await f(): pass', /await:/u, ['no await: condition: if not f(): pass']],
      ['x = await f() + 1', /await:/u, ['no await: operand: x = f() + 1']],
      ['x = await f()', /await:/u, ['no await: assigned to a name: x = f()']],
      ['return await f()', /await:/u, ['no await: returned: return f()']],
      ['x = [await f()]', /await:/u, ['no await: in a collection: x = [f()]']],
      ['await task', /./u, []],
      ['async with f() as x: pass', /./u, ['plain with: with f() as x: pass']],
      ['async for x in f(): pass', /./u, ['plain for: for x in f(): pass']],
      ['await asyncio.sleep(1)', /sleep/u, ['time.sleep for asyncio.sleep: mutant_time.sleep(1)']],
      ['await asyncio.sleep(0)', /sleep/u, []],
      ['x = await asyncio.to_thread(f, 1, key=2)', /executor/u, ['executor taken away: x = f(1, key=2)']],
      ['await asyncio.to_thread(partial(f, 1, key=2), 3)', /executor/u, ['executor taken away: f(1, 3, key=2)']],
      ['await loop.run_in_executor(None, lambda: f(1))', /executor/u, ['executor taken away: (lambda: f(1))()']],
      ['await f(1)', /run/u, ['asyncio.run for await: mutant_asyncio.run(f(1))']],
      ['self.task = asyncio.create_task(f())', /kept/u, ['task not kept: asyncio.create_task(f())']],
      [
        'tasks.append(loop.create_task(f()))',
        /./u,
        ['coroutine function not called: tasks.append(loop.create_task(f))', 'task not kept: loop.create_task(f())'],
      ],
      ['x = group.create_task(f())', /./u, []],
      ['for x in xs: await f(x)', /gather/u, ['gather for a loop: await mutant_asyncio.gather(*[f(x) for x in xs])']],
      ['for x in range(3): await f(x)', /gather/u, []],
      [
        'xs = [await f(x) for x in xs]',
        /gather/u,
        ['gather for a comprehension: xs = await mutant_asyncio.gather(*[f(x) for x in xs])'],
      ],
    ];
    for (const [code, kinds, mutated] of cases) {
      it(code, () => {
        const text = `async def main():\n    ${code}\n`;
        assert.deepEqual(getMutated(text, findPythonMutants(text), kinds), mutated);
      });
    }

    const getHandlers = (caught: string, ...body: string[]) => {
      const lines = ['async def main():', '    try:', '        await f()', `    except ${caught}:`];
      const text = [...lines, ...body.map((line) => `        ${line}`)].join('\n');
      return getMutated(text, findPythonMutants(text), /except|Cancelled|raise/u);
    };

    it('catches cancellations where only errors are caught', () => {
      assert.deepEqual(getHandlers('Exception', 'log()'), [
        'except BaseException: except BaseException:',
        'bare except: except :',
        'CancelledError in a tuple: except (mutant_asyncio.CancelledError, Exception):',
      ]);
      assert.deepEqual(getHandlers('(A, B) as error', 'log()'), [
        'CancelledError in a tuple: except (mutant_asyncio.CancelledError, A, B) as error:',
      ]);
    });

    it('catches nothing more where what is caught leaves the handler', () => {
      assert.deepEqual(getHandlers('Exception', 'log()', 'raise'), []);
    });

    it('deletes the raise of handlers for cancellations', () => {
      assert.deepEqual(getHandlers('asyncio.CancelledError', 'log()', 'raise'), ['raise deleted: pass']);
      assert.deepEqual(getHandlers('asyncio.CancelledError', 'raise Stopped()'), []);
    });
  });

  describe('in TypeScript', () => {
    const cases: [code: string, kinds: RegExp, mutated: string[]][] = [
      ['await f();', /./u, ['no await: statement: f();']],
      ['const x = (await f())!.y;', /./u, ['no await: member: const x = f()!.y;']],
      ['g(await f());', /./u, ['no await: argument: g(f());']],
      ['if (!(await f())) g();', /./u, ['no await: condition: if (!f()) g();']],
      ['if (await f()) g();', /./u, ['no await: condition: if (f()) g();']],
      ['const x = `${await f()}`;', /./u, ['no await: operand: const x = `${f()}`;']],
      ['const x = await f();', /./u, ['no await: assigned to a name: const x = f();']],
      ['return await f();', /./u, []],
      ['for await (const x of f()) g(x);', /./u, ['plain for: for (const x of f()) g(x);']],
      [
        'const x = await fs.promises.readFile(path);',
        /Sync/u,
        ['readFileSync and the like: const x = fs.readFileSync(path);'],
      ],
      ['await fs.promises.watch(path);', /Sync/u, []],
      [
        'return new Promise((resolve) => f(resolve));',
        /./u,
        ['async executor of a promise: return new Promise(async (resolve) => f(resolve));'],
      ],
      [
        'return await fetch(url, { signal, method });',
        /./u,
        ['signal not handed on: return await fetch(url, { method });'],
      ],
      ['return await fetch(url, { signal: mine });', /./u, []],
    ];
    for (const [code, kinds, mutated] of cases) {
      it(code, () => {
        const text = `import fs from 'node:fs';\nasync function main(signal: AbortSignal) {\n  ${code}\n}\n`;
        assert.deepEqual(getMutated(text, findTypeScriptMutants(text, 'main.ts'), kinds), mutated);
      });
    }

    it('makes none in what cannot be parsed', () => {
      assert.deepEqual(findTypeScriptMutants('await f(', 'main.ts'), []);
    });
  });

  it('counts what is found on the lines of the mistake, and what gives the text back', () => {
    const lines = [
      'async def load(): ...',
      'async def first():',
      '    await load()',
      '    await unknown()',
      'async def second():',
      '    if await load(): pass',
      'async def third():',
      '    load()',
    ];
    const text = `${lines.join('\n')}\n`;
    const engine = createEngine({ types: 'off' });
    const outcomes = tryMutants(
      text,
      findPythonMutants(text).filter(({ rule }) => rule === 'no-missing-await'),
      (mutated) => engine.lint({ path: '/main.py', text: mutated, rules: { 'no-missing-await': 'error' } }).findings,
    );
    engine.close();
    assert.deepEqual(
      outcomes.map(({ mutant, isFound, isRestored }) => [mutant.kind, isFound, isRestored]),
      [
        ['no await: statement', true, true],
        ['no await: condition', true, true],
        ['no await: statement', false, false],
      ],
    );
  });
});
