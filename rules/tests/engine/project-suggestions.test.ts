import assert from 'node:assert/strict';
import { createEngine } from '../../src/engine/create-engine.js';
import type { Finding } from '../../src/engine/engine.js';
import { parse } from '../../src/python/syntax/parser.js';
import { createFiles, type Files } from '../python/semantics/support/project.js';

const root = '/project';
const rules = { 'no-nested-run': 'error' } as const;

/** The findings in one of several files, and the files after each suggestion that changes more than one. */
function lint(files: Files, name: string): { finding: Finding; changed: readonly Files[] } {
  const engine = createEngine({ root, files: createFiles({ ...files, 'pyproject.toml': '' }), types: 'off' });
  const { findings } = engine.lint({ path: `${root}/${name}`, text: files[name] ?? '', rules });
  engine.close();
  const [finding] = findings;
  assert.ok(finding, 'nothing is found');
  return { finding, changed: (finding.projectSuggestions ?? []).map((suggestion) => apply(files, suggestion)) };
}

function apply(files: Files, { files: changes }: NonNullable<Finding['projectSuggestions']>[number]): Files {
  const changed = { ...files };
  for (const { path, edits } of changes) {
    const name = path.slice(root.length + 1);
    let text = files[name] ?? '';
    for (const { start, end, text: inserted } of [...edits].reverse()) {
      text = text.slice(0, start) + inserted + text.slice(end);
    }
    assert.deepEqual(parse(text).problems, []);
    changed[name] = text;
  }
  return changed;
}

const fetch = `import asyncio

async def fetch(name):
    return name

def fetch_now(name):
    return asyncio.run(fetch(name)).upper()
`;
const view = 'from .fetch import fetch_now\n\nasync def show(name):\n    return fetch_now(name)\n';
const project = { 'app/__init__.py': '', 'app/fetch.py': fetch, 'app/view.py': view };

describe('suggestions that change several files', () => {
  it('make a function and all its callers asynchronous', () => {
    const files: Files = {
      ...project,
      'app/titles.py':
        'from .fetch import fetch_now as now\n\nclass Titles:\n    def all(self, names):\n        return [now(name)[0] for name in names]\n',
      'app/main.py':
        'from .titles import Titles\nfrom . import fetch\n\ndef main():\n    print(Titles().all(["a"]))\n    fetch.fetch_now("b")\n\nmain()\n',
      'app/other.py': 'def fetch_now(name):\n    return name\n\nfetch_now("a")\n',
    };
    const { finding, changed } = lint(files, 'app/view.py');
    assert.deepEqual(finding.suggestions, []);
    const [after = {}] = changed;
    assert.deepEqual(after, {
      ...files,
      'app/fetch.py': fetch
        .replace('def fetch_now', 'async def fetch_now')
        .replace('asyncio.run(fetch(name)).upper()', '(await fetch(name)).upper()'),
      'app/view.py': view.replace('return fetch_now', 'return await fetch_now'),
      'app/titles.py':
        'from .fetch import fetch_now as now\n\nclass Titles:\n    async def all(self, names):\n        return [(await now(name))[0] for name in names]\n',
      'app/main.py':
        'import asyncio\nfrom .titles import Titles\nfrom . import fetch\n\nasync def main():\n    print(await Titles().all(["a"]))\n    await fetch.fetch_now("b")\n\nasyncio.run(main())\n',
    });
    const engine = createEngine({ root, files: createFiles({ ...after, 'pyproject.toml': '' }), types: 'off' });
    for (const [name, text] of Object.entries(after)) {
      const all = { ...rules, 'no-missing-await': 'error' } as const;
      assert.deepEqual(engine.lint({ path: `${root}/${name}`, text, rules: all }).findings, [], name);
    }
    engine.close();
  });

  it('are for ESLint, too, when they change one file only', () => {
    const { finding, changed } = lint({ 'a.py': `${fetch}\nasync def show():\n    fetch_now("a")\n` }, 'a.py');
    assert.deepEqual(changed, []);
    assert.deepEqual(finding.suggestions.length, 1);
  });

  const obstacles: Readonly<Record<string, readonly [more: Files, message: RegExp, where: string]>> = {
    'a special method': [
      {
        'app/more.py':
          'from .fetch import fetch_now\n\nclass Page:\n    def __len__(self):\n        return fetch_now("a")\n',
      },
      /`__len__` cannot become asynchronous: Python itself calls it/,
      'app/more.py',
    ],
    'a property': [
      {
        'app/more.py':
          'from .fetch import fetch_now\n\nclass Page:\n    @property\n    def name(self):\n        return fetch_now("a")\n',
      },
      /`name` cannot become asynchronous: it is a property/,
      'app/more.py',
    ],
    'an override of a method from elsewhere': [
      {
        'app/more.py':
          'import logging\nfrom .fetch import fetch_now\n\nclass Handler(logging.Handler):\n    def emit(self, record):\n        fetch_now("a")\n',
      },
      /`emit` cannot become asynchronous: another class of the family/,
      'app/more.py',
    ],
    'a callback handed on': [
      { 'app/more.py': 'from .fetch import fetch_now\n\nhandlers = {"fetch": fetch_now}\n' },
      /`fetch_now` cannot become asynchronous: it is handed on as a value here/,
      'app/more.py',
    ],
    'a call in a lambda': [
      { 'app/more.py': 'from .fetch import fetch_now\n\nfirst = lambda: fetch_now("a")\n' },
      /`fetch_now` cannot become asynchronous: it is called where no `await` can stand/,
      'app/more.py',
    ],
    'a generator': [
      { 'app/more.py': 'from .fetch import fetch_now\n\ndef pages():\n    yield fetch_now("a")\n' },
      /`pages` cannot become asynchronous: it is a generator/,
      'app/more.py',
    ],
  };
  for (const [name, [more, message, where]] of Object.entries(obstacles)) {
    it(`stop with a note at ${name}`, () => {
      const { finding, changed } = lint({ ...project, ...more }, 'app/view.py');
      assert.deepEqual(changed, []);
      const note = finding.related.at(-1);
      assert.match(note?.message ?? '', message);
      assert.equal(note?.path, `${root}/${where}`);
    });
  }
});
