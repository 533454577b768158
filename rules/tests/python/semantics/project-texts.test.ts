import assert from 'node:assert/strict';
import { createEngine } from '../../../src/engine/create-engine.js';
import type { Engine } from '../../../src/engine/engine.js';
import type { Indexer, IndexReceiver } from '../../../src/project/words/indexer.js';
import { ProjectTexts, readTexts } from '../../../src/python/semantics/project-texts.js';
import { createFiles, type Files } from './support/project.js';

const root = '/project';

/** The texts of files in memory, and the names of those that were read, one entry each time. */
function open(files: Files): { texts: ProjectTexts; read: string[] } {
  const read: string[] = [];
  const source = createFiles(files);
  const counting = {
    ...source,
    readFile: (path: string) => (read.push(path.slice(root.length + 1)), source.readFile(path)),
  };
  return { texts: new ProjectTexts(counting, [root]), read };
}

function findMentions(texts: ProjectTexts, name: string, most = 10): readonly string[] | undefined {
  return texts.mentions.findFiles(name, most)?.map((path) => path.slice(root.length + 1));
}

describe('the texts of a project', () => {
  const files: Files = {
    'shop/orders.py': 'class Orders(Store):\n    def place(self, größe, item_2): ...\n',
    'shop/pages.py': 'from .orders import Orders as All\nclass Pages(All):\n    x = All().place(1, "sold_out")\n',
    'main.py': 'replace = 1\n0x1fplace\n',
    'notes.txt': 'Orders place',
  };

  it('are read once for all questions about classes, and once for all words', () => {
    const { texts, read } = open(files);
    const all = ['main.py', 'shop/orders.py', 'shop/pages.py'];
    assert.deepEqual(read, []);
    assert.deepEqual(texts.subclasses.findFiles('Store', 'main.py'), [`${root}/shop/orders.py`]);
    assert.deepEqual(texts.subclasses.findFiles('Orders', 'main.py'), [`${root}/shop/pages.py`]);
    assert.deepEqual(read.splice(0).sort(), all);
    assert.deepEqual(findMentions(texts, 'Orders'), ['shop/orders.py', 'shop/pages.py']);
    assert.deepEqual(findMentions(texts, 'place'), ['shop/orders.py', 'shop/pages.py']);
    assert.deepEqual(read.sort(), all);
  });

  it('mention whole names, at their ends too', () => {
    const { texts } = open({ ...files, 'end.py': 'last' });
    assert.deepEqual(findMentions(texts, 'größe'), ['shop/orders.py']);
    assert.deepEqual(findMentions(texts, 'item_2'), ['shop/orders.py']);
    assert.deepEqual(findMentions(texts, 'sold_out'), ['shop/pages.py']);
    assert.deepEqual(findMentions(texts, 'last'), ['end.py']);
    assert.deepEqual(findMentions(texts, 'item'), []);
  });

  it('tell which properties and special methods are asynchronous anywhere', () => {
    const { texts } = open({
      'a.py': 'class A:\n    @property\n    async def balance(self): ...\n    async def pay(self): ...\n',
      'b.py': 'class B:\r\n\t@functools.cached_property\r\n\t@traced\r\n\tasync def owner(self): ...\r\n',
      'c.py': 'class C:\n    async def __getitem__(self, key): ...\n    @property\n    def size(self): ...\n',
    });
    const names = ['balance', 'owner', '__getitem__', 'pay', 'size', '__setitem__'];
    assert.deepEqual(
      names.filter((name) => texts.asyncMembers.has(name, 'main.py')),
      ['balance', 'owner', '__getitem__'],
    );
    const second = 'class D:\n    @property\n    async def balance(self): ...\n';
    assert.deepEqual(texts.update(`${root}/d.py`, second), [], 'nothing is otherwise than before');
    assert.deepEqual(texts.update(`${root}/a.py`, 'size = 1\n'), []);
    assert.deepEqual(texts.update(`${root}/d.py`, undefined), ['main.py']);
    assert.equal(texts.asyncMembers.has('balance', 'main.py'), false);
    assert.deepEqual(texts.update(`${root}/d.py`, second), ['main.py']);
    assert.equal(texts.asyncMembers.has('balance', 'main.py'), true);
  });

  it('tell which special methods call anything', () => {
    const { texts } = open({
      'a.py': `class A:
    def __len__(self) -> int:
        # Comments, and

        return len(self.items)

    def __getitem__(
        self, key: str,
    ) -> str:
        return self.load(key)

    def __eq__(self, other):
        if not isinstance(other, A):
            raise TypeError("no")
        return super().__eq__(other)
    def load(self, key): return open(key).read()
`,
      'b.py': 'def __add__(a, b): return load(a)\nclass B:\n\tdef __str__(self): return load(self)\n',
    });
    const names = ['__len__', '__getitem__', '__eq__', '__add__', '__str__', 'load'];
    assert.deepEqual(
      names.filter((name) => texts.callingMembers.has(name, 'main.py')),
      ['__getitem__', '__str__'],
    );
    assert.deepEqual(texts.update(`${root}/b.py`, undefined), ['main.py']);
    assert.equal(texts.callingMembers.has('__str__', 'main.py'), false);
  });

  it('may be nothing but names', () => {
    const names = Array.from({ length: 300 }, (_, index) => String.fromCharCode(0x4e00 + index));
    const { texts } = open({ 'main.py': names.join(' '), 'empty.py': '' });
    for (const name of names) assert.deepEqual(findMentions(texts, name), ['main.py']);
  });

  it('are followed as they change, come and go', () => {
    const { texts } = open(files);
    assert.deepEqual(findMentions(texts, 'place'), ['shop/orders.py', 'shop/pages.py']);
    texts.update(`${root}/shop/pages.py`, 'moved = 1\n');
    texts.update(`${root}/new.py`, 'Orders().place(1)\n');
    texts.update(`${root}/notes.txt`, 'place again');
    assert.deepEqual(findMentions(texts, 'place'), ['new.py', 'shop/orders.py']);
    assert.deepEqual(findMentions(texts, 'moved'), ['shop/pages.py']);
    texts.update(`${root}/shop/pages.py`, undefined);
    assert.deepEqual(findMentions(texts, 'moved'), []);
    assert.deepEqual(findMentions(texts, 'All'), []);
  });

  it('are not told when a name stands in too many', () => {
    const { texts } = open(files);
    assert.equal(findMentions(texts, 'place', 1), undefined);
    assert.deepEqual(findMentions(texts, 'place', 2)?.length, 2);
  });

  it('are not read when they are too many', () => {
    const many = Object.fromEntries(
      Array.from({ length: 20_001 }, (_, index) => [`m${index}.py`, 'class A(B): ...\n']),
    );
    const { texts, read } = open({ ...many, 'inner/n.py': '' });
    assert.equal(findMentions(texts, 'A'), undefined);
    assert.equal(texts.subclasses.findFiles('B', 'm0.py'), undefined);
    assert.deepEqual(texts.update(`${root}/m1.py`, 'class C(B): ...\n'), []);
    assert.deepEqual(read, []);
  });
});

describe('the texts of a project that are read beside the answers', () => {
  const files: Files = {
    'pyproject.toml': '',
    'store.py': 'class Store:\n    def load(self):\n        raise NotImplementedError\n',
    'disk.py':
      'import time\nfrom store import Store\n\nclass DiskStore(Store):\n    def load(self):\n        time.sleep(1)\n',
    'view.py': 'from store import Store\n\nasync def show(store: Store):\n    store.load()\n',
  };
  /** An indexer that does nothing before it is told to. */
  class PatientIndexer implements Indexer {
    readonly started: { readonly roots: readonly string[]; readonly receiver: IndexReceiver }[] = [];
    stopped = 0;
    start(roots: readonly string[], receiver: IndexReceiver): () => void {
      this.started.push({ roots, receiver });
      return () => this.stopped++;
    }
    read(source: Files): void {
      for (const { roots, receiver } of this.started.splice(0)) {
        const steps = readTexts(createFiles(source), roots);
        let step = steps.next();
        for (; step.done !== true; step = steps.next()) receiver.take(step.value.texts);
        receiver.finish(step.value);
      }
    }
  }
  const start = (): { engine: Engine; indexer: PatientIndexer; changed: Files; lint: () => unknown[] } => {
    const indexer = new PatientIndexer();
    const changed = { ...files };
    const engine = createEngine({ root, types: 'off', files: createFiles(changed), indexer });
    const lint = (): unknown[] =>
      engine
        .lint({ path: `${root}/view.py`, text: changed['view.py'] ?? '', rules: { 'no-blocking-call': 'error' } })
        .findings.map(({ rule }) => rule);
    return { engine, indexer, changed, lint };
  };

  it('leave out what cannot be told yet, and then tell it', () => {
    const { engine, indexer, changed, lint } = start();
    assert.deepEqual(lint(), []);
    assert.deepEqual(lint(), []);
    assert.equal(indexer.started.length, 1, 'once');
    indexer.read(changed);
    assert.deepEqual(lint(), ['no-blocking-call']);
    engine.close();
    assert.equal(indexer.stopped, 0);
  });

  it('count as they are after a change that came meanwhile', () => {
    const { engine, indexer, changed, lint } = start();
    lint();
    const before = { ...changed };
    changed['disk.py'] = 'import time\n';
    engine.invalidate(`${root}/disk.py`);
    indexer.read(before);
    assert.deepEqual(lint(), []);
    changed['disk.py'] = files['disk.py'] ?? '';
    engine.invalidate(`${root}/disk.py`);
    assert.deepEqual(lint(), ['no-blocking-call']);
    engine.close();
  });

  it('are not read on for a project that is forgotten', () => {
    const { engine, indexer, lint } = start();
    lint();
    engine.invalidate(`${root}/pyproject.toml`);
    assert.equal(indexer.stopped, 1);
    lint();
    assert.equal(indexer.started.length, 2);
    engine.close();
    assert.equal(indexer.stopped, 2);
  });
});

describe('an edit', () => {
  const fetch =
    'import asyncio\n\nasync def fetch(): ...\n\nclass Client:\n    def get(self):\n        return asyncio.run(fetch())\n';
  const view =
    'from fetch import Client\n\nasync def show(client: Client):\n    client.get()\n\nasync def again(client: Client):\n    return client.get()\n';

  it('that brings a new name reads no other file', () => {
    const files: Files = { 'pyproject.toml': '', 'fetch.py': fetch, 'view.py': view };
    for (let index = 0; index < 50; index++) files[`p${index}/page.py`] = `class Page${index}(Base): ...\n`;
    const source = createFiles(files);
    const read = new Set<string>();
    const engine = createEngine({
      root,
      types: 'off',
      files: { ...source, readFile: (path) => (read.add(path.slice(root.length + 1)), source.readFile(path)) },
    });
    /** The files that the first finding's suggestion changes. */
    const lint = (): readonly string[] => {
      const path = `${root}/view.py`;
      const { findings } = engine.lint({ path, text: files['view.py'] ?? '', rules: { 'no-nested-run': 'error' } });
      return findings[0]?.projectSuggestions?.[0]?.files.map((file) => file.path.slice(root.length + 1)).sort() ?? [];
    };
    assert.deepEqual(lint(), ['fetch.py', 'view.py']);
    assert.equal(read.has('p49/page.py'), true);
    for (const name of ['get_all', 'get_all_pages']) {
      read.clear();
      for (const [path, text] of [
        ['fetch.py', fetch],
        ['view.py', view],
      ] as const) {
        files[path] = text.replaceAll('get(', `${name}(`);
        engine.invalidate(`${root}/${path}`);
      }
      assert.deepEqual(lint(), ['fetch.py', 'view.py']);
      assert.deepEqual([...read].sort(), ['fetch.py', 'view.py']);
    }
    engine.close();
  });
});
