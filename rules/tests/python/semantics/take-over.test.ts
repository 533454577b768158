import assert from 'node:assert/strict';
import { TestProject } from './support/project.js';

const other = `from .main import Store, load


def count(store: Store) -> int:
    return store.size


def again(store: Store):
    return load(store)
`;

const main = `import time

from .other import again, count


class Store:
    def __init__(self) -> None:
        first = 1
        self.size = first

    def wait(self, done) -> None:
        step = 1
        done(step)


def load(store: Store):
    value = count(store)
    return value


def handle(event) -> None:
    print(event)


def start(store: Store) -> None:
    def inner() -> None:
        left = 1
        print(left)

    size = store.size
    inner()
    print(size)
`;

/** Whether the module that imports the edited one, and is imported by it, is the one it was. */
function isKept(before: string, after: string): boolean {
  assert.ok(main.includes(before));
  const project = new TestProject({ 'shop/__init__.py': '', 'shop/main.py': main, 'shop/other.py': other });
  const path = project.getPath('shop/other.py');
  const ask = (): unknown => {
    const opened = project.open('shop/main.py');
    opened.facts.findCallPath(opened.facts.getFunctionRef(opened.findFunction('load')), {
      id: 'any',
      match: () => false,
    });
    return project.project.findModule(path);
  };
  const known = ask();
  assert.ok(known !== undefined);
  project.change('shop/main.py', main.replace(before, after));
  return ask() === known;
}

describe('what was derived from other modules stays', () => {
  const edits: readonly (readonly [name: string, before: string, after: string])[] = [
    ['when a remark is typed', 'import time\n', 'import time\n\n# A remark.\n'],
    ['when a variable is named in a function', '    size = store', '    sizes = 2\n    size = store'],
    ['when a call is typed', '    inner()\n', '    inner()\n    time.sleep(1)\n'],
    [
      'when a call is typed in an inner function',
      '        print(left)',
      '        print(left)\n        time.sleep(left)',
    ],
    ['when a variable is another that is not returned', '    print(event)', '    print(event)\n    seen = event'],
    ['when the method of a class does something else', '        done(step)', '        print(step)\n        done(step)'],
  ];
  for (const [name, before, after] of edits) it(name, () => assert.equal(isKept(before, after), true));
});

describe('what was derived from other modules is dropped', () => {
  const edits: readonly (readonly [name: string, before: string, after: string])[] = [
    ['when a function returns something else', '    return value', '    return store'],
    ['when what it returns is made of something else', 'value = count(store)', 'value = again(store)'],
    ['when an attribute is given something else', 'first = 1', 'first = "a"'],
    ['when an attribute is new', 'self.size = first', 'self.size = first\n        self.more = first'],
    ['when a parameter is new', 'def handle(event)', 'def handle(event, more)'],
    ['when a function is asynchronous', 'def handle', 'async def handle'],
    ['when a function is new', 'def handle', 'def more(): ...\n\n\ndef handle'],
    ['when a function is handed over', '    inner()\n', '    inner()\n    store.wait(handle)\n'],
    ['when an attribute is set by its name', '    inner()\n', '    inner()\n    setattr(store, "a", 1)\n'],
    ['when a module is imported', '    inner()\n', '    inner()\n    import json\n'],
    ['when a parameter is called no more', '        done(step)', '        print(step)'],
    ['when a function raises', '    print(event)', '    raise ValueError(event)'],
    ['when a name is global', '    print(event)', '    global seen\n    seen = event'],
  ];
  for (const [name, before, after] of edits) it(name, () => assert.equal(isKept(before, after), false));
});
