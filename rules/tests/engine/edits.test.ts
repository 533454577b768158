import assert from 'node:assert/strict';
import { getPresetSettings } from '../../src/configs.js';
import { createEngine, type Engine, type Finding } from '../../src/engine/index.js';
import { createFiles, type Files } from '../python/semantics/support/project.js';
import { createRandom, mutations } from '../python/syntax/support/mutations.js';

const root = '/project';
const rules = getPresetSettings('strict', 'python');

const original: Files = {
  'pyproject.toml': '[project]\nname = "shop"\nrequires-python = ">=3.10"\n',
  'shop/__init__.py': '',
  'shop/store.py': `import time

from .caching import cached


class Base:
    def close(self):
        time.sleep(1)


class Store(Base):
    async def save(self, text):
        return text

    @cached
    def load(self, key):
        return key


def wait():
    time.sleep(1)
`,
  'shop/caching.py': 'def cached(fn):\n    return fn\n',
  'requirements.txt': '-r deployment/bots.txt\n',
  'deployment/bots.txt': 'discord.py~=2.4\n',
  'shop/bot.py':
    'from discord.ext.commands import Bot\n\n\nasync def load(bot: Bot):\n    bot.load_extension("shop.orders")\n',
  'shop/slow.py':
    'import time\n\n\ndef wait():\n    return None\n\n\nclass Base:\n    async def close(self):\n        return None\n',
  'shop/stock.py': `import time

from . import orders
from .caching import cached


class Stock:
    def __init__(self, path) -> None:
        source = open(path)
        self.source = source
        self.hooks = []

    @property
    def size(self) -> int:
        return len(self.source.read())

    def refill(self, done) -> None:
        def step() -> None:
            left = self.size
            done(left)

        step()

    def count(self):
        found = orders.find(self)
        return found

    async def check(self) -> None:
        def work() -> None:
            orders.run(self)

        work()
        self.refill(tell)
        orders.find(self)


def tell(left) -> None:
    print(left)


def lock() -> None:
    time.sleep(1)


def choose(place):
    chosen = lock
    if place:
        chosen = print
    return chosen


def fill(place) -> None:
    filled = lock
    if place:
        filled = print
        filled()


usual = lock
if time:
    usual = print


class Table:
    def __getitem__(self, key):
        time.sleep(1)
`,
  'shop/orders.py': `from . import stock


def find(place: stock.Stock):
    place.refill(print)
    return stock.lock


def run(place: stock.Stock) -> None:
    again = place.count()
    again()


async def work(place: stock.Stock) -> None:
    place.count()()
    run(place)
    find(place)
    print(place.size)
    stock.choose(place)()
    stock.fill(place)
    stock.usual()
    print(stock.Table()["a"])
    await place.check()
`,
  'shop/main.py': `from .store import Store, wait


async def main(store: Store):
    store.save("a")
    store.load("b")
    wait()
    store.close()


async def other(store: Store):
    await store.save("a")
    wait()
`,
};

/** What is done to a file, as from a pair of texts: the first is replaced by the second. */
const edits: readonly (readonly [name: string, file: string, before: string, after: string])[] = [
  ['a coroutine function becomes a function', 'shop/store.py', 'async def save', 'def save'],
  ['a function becomes a coroutine function', 'shop/store.py', 'def load', 'async def load'],
  ['a function blocks no more', 'shop/store.py', 'def wait():\n    time.sleep(1)', 'def wait():\n    pass'],
  ['a class has another base', 'shop/store.py', 'class Store(Base)', 'class Store'],
  ['an import leads elsewhere', 'shop/main.py', 'import Store, wait', 'import Store\nfrom .slow import wait'],
  ['a base is imported from elsewhere', 'shop/store.py', 'class Base:', 'from .slow import Base\n\n\nclass Own:'],
  ['a decorator is another', 'shop/store.py', '    @cached\n', '    @property\n'],
  ['a decorator does something else', 'shop/caching.py', '    return fn', '    async def run(*a): ...\n    return run'],
  ['a name is bound again', 'shop/store.py', 'def wait():', 'def wait(): ...\n\n\ndef waits():'],
  ['what stands above moves down', 'shop/store.py', 'import time', '# Moved.\n\nimport time'],
  ['what stands around moves down', 'shop/main.py', 'async def main', '# Moved.\n\n\nasync def main'],
  ['another version of Python is meant', 'pyproject.toml', '3.10', '3.14'],
  ['a fork of a package is asked for', 'requirements.txt', '-r deployment/bots.txt', 'py-cord'],
  ['a fork of a package is asked for by a file that another includes', 'deployment/bots.txt', 'discord.py', 'py-cord'],
  ['a use moves out of a block', 'shop/stock.py', '        filled()', '    filled()'],
  ['a binding moves out of a block', 'shop/stock.py', '    usual = print', '    pass\nusual = print'],
  ['a block becomes a loop', 'shop/stock.py', '    if place:\n        chosen', '    while place:\n        chosen'],
  ['a file is broken off', 'shop/store.py', 'class Store(Base):', 'class Store(Base'],
];

/** Lines that are written anywhere. */
const statements = [
  'left = 2',
  'found = stock.lock',
  'stock.lock()',
  'orders.run(self)',
  'place.refill(stock.tell)',
  'done = tell',
  'again = place.check',
  'nonlocal left',
  'global found',
  'setattr(self, left, wait)',
  'time.sleep(1)',
  'await wait()',
  'self.save("c")',
  'self.close = wait',
  'store.close()',
  'return wait()',
  'import time',
  'from .slow import wait',
  'from .main import main as load, other as wait',
  'wait = Store().load',
  '# A remark.',
];

/** What is done to a text at a line. */
const lineEdits: readonly ((line: string, random: () => number) => string)[] = [
  (line, random) => {
    const statement = statements[Math.floor(random() * statements.length)] ?? '';
    return `${line}\n${line.replace(/\S.*$/u, '')}${line.endsWith(':') ? '    ' : ''}${statement}`;
  },
  () => '',
  (line) => `    ${line}`,
  (line) => line.replace(/^ {4}/u, ''),
  (line) => line.replace(/\b(?:async|await) /u, ''),
  (line) => line.replace(/\bdef /u, 'async def ').replace(/^(\s+)(?=[\w.]+\()/u, '$1await '),
  (line, random) => {
    const { start, end, inserted } = mutations['character']?.(line, random) ?? { start: 0, end: 0, inserted: '' };
    return line.slice(0, start) + inserted + line.slice(end);
  },
];

function editSomewhere(text: string, random: () => number): string {
  const lines = text.split('\n');
  const at = Math.floor(random() * lines.length);
  const edit = lineEdits[Math.floor(random() * lineEdits.length)];
  return lines.with(at, edit?.(lines[at] ?? '', random) ?? '').join('\n');
}

function createEngineOf(files: Files): Engine {
  return createEngine({ root, types: 'off', files: createFiles(files) });
}

function lintAll(engine: Engine, files: Files): Readonly<Record<string, readonly Finding[]>> {
  const names = Object.keys(files).filter((name) => name.endsWith('.py'));
  return Object.fromEntries(
    names.map((name) => [name, engine.lint({ path: `${root}/${name}`, text: files[name] ?? '', rules }).findings]),
  );
}

describe('after an edit an engine finds what a new one does:', () => {
  for (const [name, file, before, after] of edits) {
    it(name, () => {
      const files: Files = { ...original };
      const engine = createEngineOf(files);
      const first = lintAll(engine, files);
      const text = files[file] ?? '';
      assert.ok(text.includes(before));
      files[file] = text.replace(before, after);
      engine.invalidate(`${root}/${file}`);
      const changed = lintAll(engine, files);
      assert.deepEqual(changed, lintAll(createEngineOf(files), files));
      files[file] = text;
      engine.invalidate(`${root}/${file}`);
      assert.deepEqual(lintAll(engine, files), first);
    });
  }

  it('a module is deleted, and comes back', () => {
    const name = 'shop/store.py';
    const files: Files = { ...original };
    const engine = createEngineOf(files);
    const first = lintAll(engine, files);
    Reflect.deleteProperty(files, name);
    engine.invalidate(`${root}/${name}`);
    assert.deepEqual(lintAll(engine, files), lintAll(createEngineOf(files), files));
    files[name] = original[name] ?? '';
    engine.invalidate(`${root}/${name}`);
    assert.deepEqual(lintAll(engine, files), first);
  });

  it('an edit is taken back before anybody asks', () => {
    const name = 'shop/stock.py';
    const files: Files = { ...original };
    const engine = createEngineOf(files);
    const first = lintAll(engine, files);
    for (const text of [
      (files[name] ?? '').replace('(self, key):\n        time.sleep', '(self, key):\n        print'),
      files[name] ?? '',
    ]) {
      files[name] = text;
      engine.invalidate(`${root}/${name}`);
    }
    assert.deepEqual(lintAll(engine, files), first);
  });

  it('whatever is edited, one thing after the other', () => {
    const files: Files = { ...original };
    const engine = createEngineOf(files);
    lintAll(engine, files);
    for (const [, file, before, after] of edits) {
      files[file] = (files[file] ?? '').replace(before, after);
      engine.invalidate(`${root}/${file}`);
      assert.deepEqual(lintAll(engine, files), lintAll(createEngineOf(files), files));
    }
  });

  it('whatever is typed into functions of modules that import each other', function () {
    this.timeout(120_000);
    const random = createRandom(20_261_124);
    const told = new Set<string>();
    const names = ['shop/stock.py', 'shop/orders.py'];
    for (let round = 0; round < 12; round++) {
      const files: Files = { ...original };
      const engine = createEngineOf(files);
      lintAll(engine, files);
      for (let step = 0; step < 8; step++) {
        for (const name of random() < 0.3 ? names : [names[Math.floor(random() * 2)] ?? '']) {
          files[name] = editSomewhere(files[name] ?? '', random);
          engine.invalidate(`${root}/${name}`);
        }
        const found = lintAll(engine, files);
        told.add(JSON.stringify(found));
        assert.deepEqual(found, lintAll(createEngineOf(files), files), JSON.stringify(files, undefined, 2));
      }
    }
    assert.ok(told.size > 25, `${told.size} results: the comparison should mean something`);
  });

  it('whatever is typed, created and deleted, anywhere', function () {
    this.timeout(60_000);
    const random = createRandom(20_261_123);
    const files: Files = { ...original };
    const engine = createEngineOf(files);
    const names = ['main', 'store', 'slow', 'caching', 'stock', 'orders'].map((name) => `shop/${name}.py`);
    const told = new Set<string>();
    for (let step = 0; step < 150; step++) {
      const name = names[Math.floor(random() * names.length)] ?? '';
      const text = files[name];
      const chance = random();
      if (text === undefined || chance < 0.1) files[name] = original[name] ?? '';
      else if (chance < 0.15) Reflect.deleteProperty(files, name);
      else files[name] = editSomewhere(text, random);
      engine.invalidate(`${root}/${name}`);
      const found = lintAll(engine, files);
      told.add(JSON.stringify(found));
      if (step % 3 === 0) assert.deepEqual(found, lintAll(createEngineOf(files), files));
    }
    assert.ok(told.size > 25, `${told.size} results: the comparison should mean something`);
  });
});

describe('an edit', () => {
  it('changes what is found, in files that were not edited', () => {
    const found = new Set<string>();
    for (const [, file, before, after] of edits) {
      const files: Files = { ...original, [file]: (original[file] ?? '').replace(before, after) };
      found.add(JSON.stringify(lintAll(createEngineOf(files), files)['shop/main.py']));
    }
    assert.ok(found.size >= 8, 'the comparison should mean something');
  });

  it('reads no folder and no other file again', () => {
    const files: Files = { ...original };
    const source = createFiles(files);
    const read: string[] = [];
    const engine = createEngine({
      root,
      types: 'off',
      files: {
        ...source,
        readFile: (path) => (read.push(path), source.readFile(path)),
        readFolder: (path) => (read.push(path), source.readFolder(path)),
      },
    });
    const path = `${root}/shop/main.py`;
    const lint = (text: string): void => {
      files['shop/main.py'] = text;
      engine.invalidate(path);
      engine.lint({ path, text, rules });
    };
    lint(original['shop/main.py'] ?? '');
    read.length = 0;
    lint(`${original['shop/main.py'] ?? ''}\n    return 1\n`);
    assert.deepEqual([...new Set(read)], [path]);
  });
});
