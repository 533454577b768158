import assert from 'node:assert/strict';
import { findCallPath, findPath } from './support/paths.js';
import { TestProject } from './support/project.js';

const slow = 'def slow(*args): time.sleep(1)\n';

/** The path of a function with this body, behind `slow()` and other definitions. */
function findPathOf(body: string, definitions = ''): readonly string[] | undefined {
  return findPath(`${slow}${definitions}\ndef start(xs, x):\n    ${body}\n`);
}

describe('calls that are not written', () => {
  const lookup = `
class Settings:
    def __init__(self): self.plain = 1
    @property
    def remote(self): return slow()
    @property
    def local(self): return 1
    def __getattr__(self, name): return time.sleep(1)
class Plain:
    @property
    def size(self): return 1
`;

  it('run the functions of properties where they are read', () => {
    assert.deepEqual(findPathOf('return Settings().remote', lookup), ['Settings().remote', 'slow()', 'time.sleep()']);
    assert.equal(findPathOf('return Settings().local', lookup), undefined);
    assert.equal(findPathOf('return Settings().plain', lookup), undefined);
    assert.equal(findPathOf('Settings().remote = 1', lookup), undefined);
    const cached =
      'from functools import cached_property\nclass A:\n    @cached_property\n    def rows(self): slow()\n';
    assert.deepEqual(findPathOf('return A().rows', cached), ['A().rows', 'slow()', 'time.sleep()']);
  });

  it('run the setters of properties where they are set', () => {
    const settings = `
class Settings:
    def __init__(self):
        self.plain = 1
        self.inner = Inner()
    @property
    def level(self): return 1
    @level.setter
    def level(self, value): slow()
    @property
    def name(self): return slow()
    @name.setter
    def name(self, value): self._name = str(value)
    def raise_level(self): self.level = 2
class Inner:
    @property
    def level(self): return 1
    @level.setter
    @decorated
    def level(self, value):
        slow()
class Final(Settings):
    @property
    def level(self): return 1
settings = Settings()
`;
    const path = ['settings.level = …', 'slow()', 'time.sleep()'];
    assert.deepEqual(findPathOf('settings = Settings(); settings.level = 1', settings), path);
    assert.deepEqual(findPathOf('settings = Settings(); xs, settings.level = x', settings), path);
    assert.deepEqual(findPathOf('settings = Settings(); settings.inner.level = 1', settings), [
      'settings.inner.level = …',
      'slow()',
      'time.sleep()',
    ]);
    for (const set of ['level: int', 'name = 1', 'plain = 1', 'other = 1']) {
      assert.equal(findPathOf(`settings = Settings(); settings.${set}`, settings), undefined);
    }
    assert.equal(findPathOf('final = Final(); final.level = 1', settings), undefined);
    // A subclass has the property without the setter.
    assert.equal(findPathOf('x.raise_level()', `${settings}\nx: Settings = Final()\n`), undefined);
    assert.equal(findPathOf('x.level = 1', settings), undefined);
  });

  it('ask __getattr__ for what is not there', () => {
    assert.deepEqual(findPathOf('return Settings().other', lookup), ['Settings().other', 'time.sleep()']);
    assert.equal(findPathOf('return Plain().other', lookup), undefined);
  });

  it('run the bodies of context managers', () => {
    const manager = `
from contextlib import contextmanager
@contextmanager
def connection(name):
    slow()
    yield 1
`;
    assert.deepEqual(findPathOf('with connection("a") as c: pass', manager), [
      'with connection()',
      'slow()',
      'time.sleep()',
    ]);
    assert.equal(findPathOf('connection("a")', manager), undefined);
    assert.deepEqual(findPathOf('c = connection("a")\n    with c: pass', manager)?.at(-1), 'time.sleep()');
    const leaving = 'class A:\n    def __enter__(self): return self\n    def __exit__(self, *error): slow()\n';
    assert.deepEqual(findPathOf('with A(): pass', leaving), ['with A()', 'slow()', 'time.sleep()']);
    assert.equal(findPathOf('A()', leaving), undefined);
    const stack = `${manager}from contextlib import ExitStack\n`;
    assert.equal(
      findPathOf('with ExitStack() as stack: stack.enter_context(connection(1))', stack)?.at(-1),
      'time.sleep()',
    );
  });

  const generator = 'def rows(n=1):\n    slow()\n    yield 1\n';

  it('run generators where they are iterated over, and nowhere else', () => {
    for (const body of [
      'for row in rows(): pass',
      'return list(rows())',
      'return sum(row for row in rows())',
      'return [*rows()]',
      'return max(*rows())',
      'return ", ".join(rows())',
      'yield from rows()',
      'for index, row in enumerate(rows()): pass',
      'found = rows()\n    return sorted(found)',
    ]) {
      assert.deepEqual(findPathOf(body, generator)?.slice(1), ['slow()', 'time.sleep()'], body);
    }
    for (const body of ['rows()', 'return rows()', 'return enumerate(rows())', 'x.send(rows())']) {
      assert.equal(findPathOf(body, generator), undefined, body);
    }
  });

  it('show iterables that were made elsewhere where they are iterated over', () => {
    const reader =
      'class Reader:\n    def __init__(self, xs): self.rows = map(slow, xs)\n    def start(self):\n        for row in self.rows: pass\n';
    const code = `import time\n${slow}${reader}`;
    const module = new TestProject({ 'main.py': code }).open('main.py');
    const path = findCallPath(module.facts.getFunctionRef(module.findFunction('start')));
    const [first] = path?.steps ?? [];
    assert.equal(first && code.slice(first.at.start, first.at.end), 'self.rows');
    const either = 'class Pages:\n    def __iter__(self):\n        slow()\n        yield 1\npages = Pages()\n';
    assert.equal(findPathOf('for page in (pages or pages): pass', either), undefined);
  });

  it('end where names stand for themselves', () => {
    for (const body of [
      'rows = enumerate(rows)\n    return list(rows)',
      'a = zip(b)\n    b = zip(a)\n    return list(a)',
    ]) {
      assert.equal(findPathOf(body), undefined, body);
    }
  });

  it('run the methods of iterable classes and of operations', () => {
    const reader = `
class Reader:
    def __iter__(self): return self
    def __next__(self): return slow()
    def __len__(self): return slow()
    def __str__(self): return "reader"
`;
    assert.equal(findPathOf('for line in Reader(): pass', reader)?.at(-1), 'time.sleep()');
    assert.equal(findPathOf('return next(Reader())', reader)?.at(-1), 'time.sleep()');
    assert.deepEqual(findPathOf('return len(Reader())', reader), ['len(Reader())', 'slow()', 'time.sleep()']);
    assert.equal(findPathOf('return str(Reader())', reader), undefined);
    const pages = 'class Pages:\n    def __iter__(self):\n        slow()\n        yield 1\n';
    assert.equal(findPathOf('for page in Pages(): pass', pages)?.at(-1), 'time.sleep()');
    assert.equal(findPathOf('return iter(Pages())', pages), undefined);
  });

  const money = `
class Money:
    def __init__(self, amount): self.amount = amount
    def __add__(self, other): return slow()
    def __eq__(self, other): return slow()
    def __lt__(self, other): return self.amount < other.amount
    def __getitem__(self, key): return slow()
    def __contains__(self, key): return slow()
    def __str__(self): return slow()
    def __neg__(self): return slow()
    def __iter__(self):
        slow()
        yield self.amount
class Debt(Money):
    def __radd__(self, other): return slow()
    def __iadd__(self, other): return self
class Coin:
    def __eq__(self, other): return other is self
    def __getitem__(self, key): return key
    def __repr__(self): return "coin"
`;

  it('run the special methods of operators, subscripts and texts', () => {
    for (const [body, label] of [
      ['return Money(1) + x', 'Money() + x'],
      ['total = Money(1)\n    total += x', 'total += x'],
      ['return 1 + Debt(2)', '1 + Debt()'],
      ['return Money(1) == x', 'Money() == x'],
      ['return Money(1) != x', 'Money() != x'],
      ['return Money(1)["a"]', "Money()['a']"],
      ['Money(1)[x] == 2', 'Money()[x]'],
      ['return x in Money(1)', 'x in Money()'],
      ['return f"{Money(1)}"', 'f"{Money()}"'],
      ['return f"{Money(1)!s}"', 'f"{Money()}"'],
      ['return str(Money(1))', 'str(Money())'],
      ['print(Money(1))', 'print(Money())'],
      ['return -Money(1)', '-Money()'],
      ['return [Money(1)[y] for y in xs]', 'Money()[y]'],
      ['return x > (Money(1) or Money(2))[0]', undefined],
      ['first, second = Money(1)', 'for … in Money()'],
    ] as const) {
      const path = findPathOf(body, money);
      assert.deepEqual(path, label === undefined ? undefined : [label, 'slow()', 'time.sleep()'], body);
    }
  });

  it('run no special method of what has none, or another one', () => {
    for (const body of [
      'return 1 + Money(1)',
      'debt = Debt(1)\n    debt += x',
      'return Money(1) < x',
      'return Money(1) is x',
      'return f"{Money(1)!r}"',
      'return repr(Money(1))',
      'return Coin() == x, Coin()["a"], f"{Coin()}", str(Coin()), Coin() + 1',
      'return x + x, x["a"], f"{x}"',
      'def later(): return Money(1) + x\n    return later',
      'first, second = Money(1), 2',
    ]) {
      assert.equal(findPathOf(body, money), undefined, body);
    }
  });

  it('run the special methods of classes in other files', () => {
    const files = {
      'money.py': 'import time\nclass Money:\n    def __add__(self, other):\n        time.sleep(1)\n',
      'main.py': 'from money import Money\ndef start(total: Money): return total + 1\n',
    };
    assert.deepEqual(findPath(files), ['total + 1', 'time.sleep()']);
  });

  it('are others once a special method of another file calls something', () => {
    const plain = 'import time\nclass Money:\n    def __add__(self, other): return self\n';
    const project = new TestProject({
      'money.py': plain,
      'main.py': 'from money import Money\ndef start(total: Money): return total + 1\n',
    });
    const find = (): unknown => {
      const main = project.open('main.py');
      return findCallPath(main.facts.getFunctionRef(main.findFunction('start')))?.target;
    };
    assert.equal(find(), undefined);
    project.change('money.py', plain.replace('return self', 'time.sleep(1)'));
    assert.equal(find(), 'time.sleep');
    project.change('money.py', plain);
    assert.equal(find(), undefined);
  });

  it('construct dataclasses', () => {
    const job =
      'from dataclasses import dataclass\n@dataclass\nclass Job:\n    name: str\n    def __post_init__(self): slow()\n';
    assert.deepEqual(findPathOf('Job("a")', job), ['Job()', 'slow()', 'time.sleep()']);
    assert.equal(findPathOf('Job("a")', job.replace('@dataclass\n', '')), undefined);
  });
});

describe('functions that are handed on', () => {
  const head = 'import functools, threading, asyncio\n';

  it('are followed where a built-in function calls them', () => {
    for (const body of [
      'return sorted(xs, key=slow)',
      'xs = [1]\n    xs.sort(key=slow)',
      'return list(map(slow, xs))',
      'for y in filter(slow, xs): pass',
      'return functools.reduce(slow, xs)',
      'return max(xs, key=lambda one: slow(one))',
    ]) {
      assert.equal(findPathOf(body, head)?.at(-1), 'time.sleep()', body);
    }
    for (const body of ['return map(slow, xs)', 'x.register(slow)', 'threading.Thread(target=slow).start()']) {
      assert.equal(findPathOf(body, head), undefined, body);
    }
  });

  it('are followed as a partial that is called', () => {
    assert.deepEqual(findPathOf('functools.partial(slow, 1)()', head), ['functools.partial()()', 'time.sleep()']);
    assert.equal(findPathOf('later = functools.partial(time.sleep, 1)\n    later()', head)?.at(-1), 'time.sleep()');
    assert.equal(findPathOf('later = functools.partial(time.sleep, 1)\n    return later', head), undefined);
  });

  it('are followed into functions that call what they are given', () => {
    const retry = `
def retry(action, times=3):
    for _ in range(times):
        action()
def keep(action):
    kept.append(action)
def twice(action):
    retry(action)
class Runner:
    def run(self, action): return action()
`;
    assert.deepEqual(findPathOf('retry(slow)', retry), ['retry()', 'action()', 'time.sleep()']);
    assert.equal(findPathOf('retry(lambda: slow(1), times=2)', retry)?.at(-1), 'time.sleep()');
    assert.equal(findPathOf('retry(action=slow)', retry)?.at(-1), 'time.sleep()');
    assert.equal(findPathOf('twice(slow)', retry)?.at(-1), 'time.sleep()');
    assert.equal(findPathOf('Runner().run(slow)', retry)?.at(-1), 'time.sleep()');
    assert.equal(findPathOf('keep(slow)', retry), undefined);
    assert.equal(findPathOf('retry(print)', retry), undefined);
    assert.equal(findPathOf('retry(x)', retry), undefined);
    assert.equal(findPath(`${slow}def again(action):\n    again(action)\ndef start():\n    again(slow)\n`), undefined);
  });

  it('are followed through decorators', () => {
    const decorators = `
import functools
def logged(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        return fn(*args, **kwargs)
    return wrapper
def delayed(fn):
    def wrapper(*args):
        time.sleep(1)
        return fn(*args)
    return wrapper
def registered(fn):
    handlers.append(fn)
    return fn
def never(fn):
    def wrapper(): return 1
    return wrapper
@logged
def loud(): slow()
@delayed
def quick(): return 1
@registered
def handler(): slow()
@never
def unused(): slow()
@unknown
def strange(): slow()
`;
    assert.deepEqual(findPathOf('loud()', decorators), ['loud()', 'fn()', 'slow()', 'time.sleep()']);
    assert.deepEqual(findPathOf('quick()', decorators), ['quick()', 'time.sleep()']);
    assert.deepEqual(findPathOf('handler()', decorators), ['handler()', 'slow()', 'time.sleep()']);
    assert.equal(findPathOf('unused()', decorators), undefined);
    assert.equal(findPathOf('strange()', decorators), undefined);
  });
});
