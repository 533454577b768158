import assert from 'node:assert/strict';
import { findCallPath, findPath } from './support/paths.js';
import { type Files, TestProject } from './support/project.js';

const store = `
import time
from abc import ABC, abstractmethod

class Store:
    def load(self): time.sleep(1)
    def __secret(self): time.sleep(1)
    def run(self): return self.__secret()

class Source(ABC):
    @abstractmethod
    def read(self): ...
`;
const use =
  'from store import Store, Source\ndef start(store: Store): store.load()\ndef read(source: Source): source.read()\n';

function withFiles(files: Files): Files {
  return { 'store.py': store, 'main.py': use, ...files };
}

describe('methods that subclasses override', () => {
  it('count where nobody overrides them', () => {
    assert.deepEqual(findPath(withFiles({})), ['store.load()', 'time.sleep()']);
  });

  it('count where all overrides lead to a target, wherever they are', () => {
    const slow = 'import time\nfrom store import Store\nclass Slow(Store):\n    def load(self): time.sleep(2)\n';
    const fast = 'from store import Store\nclass Fast(Store):\n    def load(self): return 1\n';
    assert.deepEqual(findPath(withFiles({ 'slow.py': slow })), ['store.load()', 'time.sleep()']);
    assert.equal(findPath(withFiles({ 'fast.py': fast })), undefined);
    assert.equal(findPath(withFiles({ 'deep/er/fast.py': fast })), undefined);
    assert.equal(findPath(withFiles({ 'slow.py': slow, 'fast.py': fast })), undefined);
  });

  it('look at subclasses of subclasses, and at bases with another name', () => {
    const files = {
      'a.py': 'import store as s\nclass A(s.Store): pass\n',
      'b.py': 'from a import A as Base\nclass B(Base):\n    def load(self): return 1\n',
    };
    assert.equal(findPath(withFiles(files)), undefined);
    assert.deepEqual(
      findPath(withFiles({ ...files, 'b.py': 'class A: ...\nclass B(A):\n    def load(self): return 1\n' })),
      ['store.load()', 'time.sleep()'],
    );
  });

  it('do not look at subclasses that only tests have', () => {
    const fake = 'from store import Store\nclass Fake(Store):\n    def load(self): return 1\n';
    assert.deepEqual(findPath(withFiles({ 'tests/fakes.py': fake, 'test_store.py': fake })), [
      'store.load()',
      'time.sleep()',
    ]);
  });

  it('are certain on an object that was just made, behind super() and with names of their own', () => {
    const fast = 'from store import Store\nclass Fast(Store):\n    def load(self): return 1\n';
    const made = 'from store import Store\ndef start():\n    store = Store()\n    store.load()\n';
    assert.deepEqual(findPath(withFiles({ 'fast.py': fast, 'main.py': made })), ['store.load()', 'time.sleep()']);
    const inherited = 'from store import Store\nclass More(Store):\n    def start(self): super().load()\n';
    assert.deepEqual(findPath(withFiles({ 'fast.py': fast, 'main.py': inherited })), [
      'super().load()',
      'time.sleep()',
    ]);
    const own = 'from store import Store\ndef start(store: Store): store.run()\n';
    assert.deepEqual(findPath(withFiles({ 'fast.py': fast, 'main.py': own })), [
      'store.run()',
      'self.__secret()',
      'time.sleep()',
    ]);
  });

  it('are no evidence when they are abstract, and count when all that is there does', () => {
    const remote = 'import time\nfrom store import Source\nclass Remote(Source):\n    def read(self): time.sleep(1)\n';
    const memory = 'from store import Source\nclass Memory(Source):\n    def read(self): return 1\n';
    assert.equal(findPath(withFiles({}), 'read'), undefined);
    assert.deepEqual(findPath(withFiles({ 'remote.py': remote }), 'read'), ['source.read()', 'time.sleep()']);
    assert.equal(findPath(withFiles({ 'remote.py': remote, 'memory.py': memory }), 'read'), undefined);
  });

  it('ends where methods call each other through overrides', () => {
    const code = `
import time
class Node:
    def visit(self): return self.children()
    def children(self): raise NotImplementedError
class Leaf(Node):
    def children(self): time.sleep(1)
class Branch(Node):
    def children(self): return self.visit()
def start(node: Node): node.visit()
`;
    // Nothing proves that a branch ever comes to a leaf.
    assert.equal(findPath({ 'main.py': code }), undefined);
    assert.deepEqual(
      findPath({ 'main.py': code.replace('self.visit()', 'Leaf().children()') })?.at(-1),
      'time.sleep()',
    );
  });

  it('give the same answer whatever was asked before, and after edits', () => {
    const fast = 'from store import Store\nclass Fast(Store):\n    def load(self): return 1\n';
    const project = new TestProject(withFiles({ 'fast.py': fast, 'other.py': use }));
    const ask = (name: string): boolean => {
      const module = project.open(name);
      return findCallPath(module.facts.getFunctionRef(module.findFunction('start'))) !== undefined;
    };
    assert.deepEqual([ask('main.py'), ask('other.py')], [false, false]);
    assert.ok(project.change('fast.py', 'class Fast: ...\n').includes('main.py'));
    assert.equal(ask('main.py'), true);
    assert.ok(project.change('new.py', fast).includes('main.py'));
    assert.equal(ask('main.py'), false);
    project.change('new.py', undefined);
    assert.equal(ask('main.py'), true);
  });
});
