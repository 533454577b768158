import assert from 'node:assert/strict';
import { PythonProject } from '../../../src/python/semantics/project.js';
import { createPythonFacts } from '../../../src/python/semantics/facts.js';
import { parse } from '../../../src/python/syntax/parser.js';
import { findPath } from './support/paths.js';
import { createFiles, type Files, type OpenModule, TestProject } from './support/project.js';

const count = 1000;

/** A text of so many parts, each made of its number. */
function repeat(make: (index: number) => string, times = count): string {
  return Array.from({ length: times }, (_, index) => make(index)).join('');
}

function open(text: string): OpenModule {
  return new TestProject({ 'main.py': text }).open('main.py');
}

function getKind(text: string, written: string): string {
  const module = open(text);
  return module.facts.getAwaitableKind(module.find(written));
}

describe('code that is deeper than people write it', () => {
  const chain = `class C0:\n    async def get(self): ...\n${repeat((i) => `class C${i + 1}(C${i}): ...\nC${i + 1}().get()\n`)}`;

  it('may have long chains of classes', () => {
    const { tree, facts } = open(chain);
    const kinds = tree.body.flatMap((node) => (node.type === 'Expr' ? [facts.getAwaitableKind(node.value)] : []));
    assert.equal(kinds.length, count);
    assert.deepEqual(new Set(kinds), new Set(['coroutine']));
  });

  it('is unknown where the bases of a class are too many to be followed at once', () => {
    assert.equal(getKind(chain, `C${count}().get()`), 'unknown');
    const generic = repeat((i) => `class C${i + 1}(C${i}[T]): ...\n`);
    const text = `from typing import Generic, TypeVar\nT = TypeVar('T')\nclass C0(Generic[T]): ...\n${generic}C${count}().get()\n`;
    assert.equal(getKind(text, `C${count}().get()`), 'unknown');
  });

  it('may ask the same of a parameter again and again', () => {
    const asked = repeat(() => '    if first:\n        return f()\n', 20_000);
    const text = `async def f(): ...\ndef g(first=None):\n${asked}    return f()\ng()\n`;
    assert.equal(getKind(text, 'g()'), 'coroutine');
  });

  it('may have classes that are their own ancestors, in many ways', () => {
    const circle = repeat((i) => `class C${i}(C${(i + 1) % count}): ...\n`);
    assert.equal(getKind(`${circle}C0().get()\n`, 'C0().get()'), 'unknown');
    const ring = repeat((i) => `class C${i}(C${(i + 1) % 60}, C${(i + 2) % 60}): ...\n`, 60);
    assert.equal(getKind(`${ring}C0().get()\n`, 'C0().get()'), 'unknown');
  });

  it('may call itself in circles', () => {
    const functions = repeat((i) => `def f${i}(x):\n    return f${(i + 1) % count}(x)\n`);
    assert.equal(getKind(`${functions}f0(1)\n`, 'f0(1)'), 'unknown');
    const coroutines = repeat((i) => `async def f${i}(x):\n    return await f${(i + 1) % count}(x)\n`);
    assert.equal(getKind(`${coroutines}f0(1)\n`, 'f0(1)'), 'coroutine');
    const classes = repeat(
      (i) =>
        `class K${i}:\n    def __init__(self):\n        self.next = K${(i + 1) % count}()\n    def run(self):\n        return self.next.run()\n`,
    );
    assert.equal(getKind(`${classes}K0().run()\n`, 'K0().run()'), 'unknown');
  });

  it('has call paths however long they are', () => {
    const text = `${repeat((i) => `def f${i}():\n    f${i + 1}()\n`)}def f${count}():\n    time.sleep(1)\n`;
    assert.equal(findPath(text, 'f0')?.length, count + 1);
  });

  it('may inherit from many classes', () => {
    const bases = repeat((i) => `class C${i}:\n    async def get${i}(self): ...\n`);
    const names = Array.from({ length: count }, (_, i) => `C${i}`).join(', ');
    const last = `All().get${count - 1}()`;
    assert.equal(getKind(`${bases}class All(${names}): ...\n${last}\n`, last), 'coroutine');
  });

  it('may override a method at the end of a long chain of classes', () => {
    const heirs = repeat((i) => `class C${i + 1}(C${i}):\n    def get${i}(self): self.get()\n`, 200);
    const last = 'class Last(C200):\n    def get(self): time.sleep(1)\n';
    const text = `class C0:\n    def get(self): ...\n${heirs}${last}def start(one: C0):\n    one.get()\n`;
    assert.equal(findPath(text)?.length, 2);
  });

  it('may hand values on and on', () => {
    const names = `async def x0(): ...\n${repeat((i) => `x${i + 1} = x${i}\n`)}x${count}()\n`;
    assert.match(getKind(names, `x${count}()`), /^(?:coroutine|unknown)$/);
    const decorated = `def d(f):\n    def w(): return f()\n    return w\n${repeat(() => '@d\n')}def g(): ...\ng()\n`;
    assert.match(getKind(decorated, 'g()'), /^(?:value|unknown)$/);
    const methods = `class A:\n    def me(self) -> 'A': ...\n    async def run(self): ...\n`;
    const called = `A()${'.me()'.repeat(150)}.run()`;
    assert.equal(getKind(`${methods}${called}\n`, called), 'coroutine');
  });

  it('may have modules that import everything of each other', () => {
    const modules = Array.from({ length: 30 }, (_, i) => {
      const stars = [1, 2, 3].map((by) => `from m${(i + by) % 30} import *\n`).join('');
      return [`m${i}.py`, i === 15 ? `${stars}async def load(): ...\n` : stars];
    });
    const files: Files = Object.fromEntries(modules);
    const module = new TestProject({ ...files, 'main.py': 'from m0 import *\nload()\nmissing()\n' }).open('main.py');
    assert.equal(module.facts.getAwaitableKind(module.find('load()')), 'coroutine');
    assert.equal(module.facts.getAwaitableKind(module.find('missing()')), 'unknown');
  });

  it('may import a name that is not there in one way and another, from module to module', () => {
    const modules = Array.from({ length: 20 }, (_, i) => {
      const ways = `from m${i + 1} import load`;
      return [`m${i}.py`, `try:\n    ${ways}\nexcept ImportError:\n    ${ways}\n`];
    });
    const files: Files = { ...Object.fromEntries(modules), 'm20.py': '' };
    const module = new TestProject({ ...files, 'main.py': 'from m0 import load\nload()\n' }).open('main.py');
    assert.equal(module.facts.getAwaitableKind(module.find('load()')), 'unknown');
  });
});

describe('a large tree', () => {
  /** Packages of ten modules; each module imports the one before it in its package. */
  function createTree(packages: number): Files {
    const files: Files = {};
    for (let i = 0; i < packages; i++) {
      files[`p${i}/__init__.py`] = '';
      for (let k = 0; k < 10; k++) {
        const before = k === 0 ? 'async def load(): ...\n' : `from .m${k - 1} import load\n`;
        files[`p${i}/m${k}.py`] = `${before}def run${k}():\n    load()\n`;
      }
    }
    return files;
  }

  it('is read only as far as the file that is checked can reach', () => {
    const files = createTree(100);
    const text = 'from p7.m3 import load\nload()\n';
    files['main.py'] = text;
    const source = createFiles(files);
    const read = new Set<string>();
    const project = new PythonProject({
      root: '/project',
      files: { ...source, readFile: (path) => (read.add(path), source.readFile(path)) },
    });
    const tree = parse(text);
    const facts = createPythonFacts(project, '/project/main.py', tree, text);
    const [, statement] = tree.body;
    assert(statement?.type === 'Expr');
    assert.equal(facts.getAwaitableKind(statement.value), 'coroutine');
    const expected = ['m3', 'm2', 'm1', 'm0'].map((name) => `/project/p7/${name}.py`);
    assert.deepEqual(
      [...read].filter((path) => path.endsWith('.py')),
      expected,
    );
  });

  it('is not read again for an edit', () => {
    const files = createTree(20);
    files['main.py'] = 'from p7.m3 import load\nload()\n';
    const project = new TestProject(files);
    const module = project.open('main.py');
    assert.equal(module.facts.getAwaitableKind(module.find('load()')), 'coroutine');
    for (const name of Object.keys(files)) if (name !== 'main.py') files[name] = 'this is not what was read';
    project.change('main.py', 'from p7.m3 import load\nx = 1\nload()\n');
    const edited = project.open('main.py');
    assert.equal(edited.facts.getAwaitableKind(edited.find('load()')), 'coroutine');
  });
});
