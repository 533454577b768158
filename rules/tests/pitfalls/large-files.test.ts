import assert from 'node:assert/strict';
import { getPresetSettings } from '../../src/configs.js';
import { createEngine } from '../../src/engine/create-engine.js';

/** A text of so many parts, each made of its number. */
function repeat(times: number, make: (index: number) => string): string {
  return Array.from({ length: times }, (_, index) => make(index)).join('');
}

/** How many missing awaits a Python text has; no other rule may find anything. */
function countMissingAwaits(text: string): number {
  const engine = createEngine({ root: '/project', onError: ({ error }) => assert.fail(error) });
  const rules = getPresetSettings('strict', 'python');
  const { findings } = engine.lint({ path: '/project/main.py', text, rules, suggestions: false });
  engine.close();
  assert.deepEqual(
    findings.filter(({ rule }) => rule !== 'no-missing-await'),
    [],
  );
  return findings.length;
}

/** What is done for one part of these may not look at all others, or the test does not end in time. */
describe('Python files that a program has written', () => {
  it('may bind one name again and again', () => {
    const local = repeat(3000, (i) => `    x = plain()\n    x.go${i}()\n`);
    const text = `async def load(): ...\ndef plain(): ...\nasync def main():\n${local}    x = load()\n`;
    assert.equal(countMissingAwaits(text), 1);
    assert.equal(countMissingAwaits(`async def load(): ...\n${repeat(3000, () => 'value = load\nvalue()\n')}`), 3000);
    assert.equal(countMissingAwaits(repeat(3000, () => 'async def handler(): ...\nhandler()\n')), 3000);
  });

  it('may have thousands of loops in one function', () => {
    const loops = repeat(4500, () => '    for x in make():\n        x.go()\n');
    const text = `async def load(): ...\ndef make(): ...\nasync def main():\n${loops}    load()\n`;
    assert.equal(countMissingAwaits(text), 1);
  });

  it('may have thousands of signatures for one function', () => {
    const signatures = repeat(3000, (i) => `@overload\nasync def get(x: Literal[${i}]) -> int: ...\n`);
    const calls = repeat(20, (i) => `get(${i * 100})\n`);
    const text = `from typing import Literal, overload\n${signatures}async def get(x): ...\n${calls}`;
    assert.equal(countMissingAwaits(text), 20);
  });

  it('may have long chains of classes', () => {
    const classes = repeat(
      400,
      (i) => `class C${i + 1}(C${i}):\n    def m${i}(self):\n        self.get()\n        super().get()\n`,
    );
    assert.equal(countMissingAwaits(`class C0:\n    async def get(self): ...\n${classes}`), 800);
  });

  it('may have literals of thousands of elements', () => {
    const elements = repeat(5000, (i) => `    load(${i}),\n`);
    const entries = repeat(5000, (i) => `    'k${i}': load,\n`);
    const head = 'async def load(i): ...\n';
    assert.equal(countMissingAwaits(`${head}table = {\n${entries}}\ntable['k1'](1)\n[\n${elements}]\n`), 5000);
  });

  it('may have thousands of branches', () => {
    const branches = repeat(2000, (i) => `    elif x == ${i}:\n        y = await load(${i})\n`);
    const text = `async def load(i): ...\nasync def main(x):\n    if x is None:\n        load(0)\n${branches}    return y\n`;
    assert.equal(countMissingAwaits(text), 1);
  });
});
