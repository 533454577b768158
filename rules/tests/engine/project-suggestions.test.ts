import assert from 'node:assert/strict';
import { createEngine } from '../../src/engine/create-engine.js';
import type { Finding } from '../../src/engine/engine.js';
import { parse } from '../../src/python/syntax/parser.js';
import { createFiles, type Files } from '../python/semantics/support/project.js';
import { getChangedFiles } from '../support/changed-files.js';

const root = '/project';
const rules = { 'no-nested-run': 'error', 'no-missing-await': 'error', 'no-dangling-task': 'error' } as const;

/** The findings in one of several files, and the files after each suggestion that changes more than one. */
function lint(files: Files, name: string): { finding: Finding; changed: readonly Files[] } {
  const [finding] = findAll(files, name);
  assert.ok(finding, 'nothing is found');
  return {
    finding,
    changed: (finding.projectSuggestions ?? []).map((suggestion) =>
      getChangedFiles(files, suggestion, root, assertParses),
    ),
  };
}

function findAll(files: Files, name: string): readonly Finding[] {
  const engine = createEngine({ root, files: createFiles({ ...files, 'pyproject.toml': '' }), types: 'off' });
  const { findings } = engine.lint({ path: `${root}/${name}`, text: files[name] ?? '', rules });
  engine.close();
  return findings;
}

const assertParses = (text: string): void => assert.deepEqual(parse(text).problems, []);

const fetch = `import asyncio

async def fetch(name):
    return name

def fetch_now(name):
    return asyncio.run(fetch(name)).upper()
`;
const view = 'from .fetch import fetch_now\n\nasync def show(name):\n    return fetch_now(name)\n';
const project = { 'app/__init__.py': '', 'app/fetch.py': fetch, 'app/view.py': view };

describe('suggestions that change several files', () => {
  it('make handlers asynchronous where what they are registered with awaits them', () => {
    const files: Files = {
      'bot.py': `from telegram import Update
from telegram.ext import Application, CommandHandler

def start(update: Update, context):
    update.message.reply_text("Hello")

def main():
    Application.builder().build().add_handler(CommandHandler("start", callback=start))
`,
      'api.py': `from fastapi import Depends, FastAPI, Request

app = FastAPI()

def get_name(request: Request):
    return request.json()["name"]

@app.post("/")
def create(name=Depends(get_name)):
    return name
`,
      'upload.py': `from fastapi import FastAPI, UploadFile

app = FastAPI()

@app.post("/")
def upload(file: UploadFile):
    return file.read().decode()
`,
    };
    for (const [name, text] of [
      ['bot.py', 'async def start(update: Update, context):\n    await update.message.reply_text("Hello")'],
      ['api.py', 'async def get_name(request: Request):\n    return (await request.json())["name"]'],
      ['upload.py', 'async def upload(file: UploadFile):\n    return (await file.read()).decode()'],
    ] as const) {
      const { finding } = lint(files, name);
      const [suggestion] = finding.suggestions;
      assert.ok(suggestion, `nothing is suggested in ${name}`);
      const edited = getChangedFiles(
        files,
        { ...suggestion, files: [{ path: `${root}/${name}`, edits: suggestion.edits }] },
        root,
        assertParses,
      );
      assert.ok(edited[name]?.includes(text), edited[name]);
    }
  });

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
        'import asyncio\n\nfrom .titles import Titles\nfrom . import fetch\n\nasync def main():\n    print(await Titles().all(["a"]))\n    await fetch.fetch_now("b")\n\nasyncio.run(main())\n',
    });
    for (const name of Object.keys(after)) assert.deepEqual(findAll(after, name), [], name);
  });

  it('are for ESLint, too, when they change one file only', () => {
    const { finding, changed } = lint({ 'a.py': `${fetch}\nasync def show():\n    fetch_now("a")\n` }, 'a.py');
    assert.deepEqual(changed, []);
    assert.deepEqual(finding.suggestions.length, 1);
  });

  it('keep tasks in the function of another file that starts them', () => {
    const jobs = `import asyncio

class Jobs:
    def start(self, work) -> asyncio.Task:
        return asyncio.get_running_loop().create_task(
            work,
            name="job",
        )
`;
    const mail =
      'from .jobs import Jobs\n\nasync def send(): ...\n\nasync def sign_up(jobs: Jobs):\n    jobs.start(send())\n';
    const files: Files = { 'app/__init__.py': '', 'app/jobs.py': jobs, 'app/mail.py': mail };
    const { finding, changed } = lint(files, 'app/mail.py');
    assert.deepEqual(
      finding.projectSuggestions?.map(({ title }) => title),
      ['Keep each task that `start()` starts in a set until it is done'],
    );
    const [after = {}] = changed;
    assert.deepEqual(after, {
      ...files,
      'app/jobs.py': `import asyncio

background_tasks: set[asyncio.Task[object]] = set()

class Jobs:
    def start(self, work) -> asyncio.Task:
        task = asyncio.get_running_loop().create_task(
            work,
            name="job",
        )
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        return task
`,
    });
    assert.deepEqual(findAll(after, 'app/mail.py'), []);
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

  describe('for a missing await in a synchronous function', () => {
    const store = `async def find(name):
    return {"name": name}

def title_of(name):
    return find(name)["name"]
`;
    const page = 'from .store import title_of\n\nclass Page:\n    def head(self):\n        return title_of("a")\n';
    const main = `from .page import Page
from . import store

print(Page().head(), store.title_of("b"))
print(store.title_of(store.title_of("c")))
`;
    const shop: Files = { 'app/__init__.py': '', 'app/store.py': store, 'app/page.py': page, 'app/main.py': main };

    it('await the callers in other files, too', () => {
      const { finding, changed } = lint(shop, 'app/store.py');
      assert.deepEqual(finding.suggestions, []);
      assert.deepEqual(
        finding.projectSuggestions?.map(({ title }) => title),
        ['Make `title_of` async and add `await` (3 files)'],
      );
      const [after = {}] = changed;
      assert.deepEqual(after, {
        ...shop,
        'app/store.py': store
          .replace('def title_of', 'async def title_of')
          .replace('find(name)["name"]', '(await find(name))["name"]'),
        'app/page.py': page.replace('def head', 'async def head').replace('return ', 'return await '),
        'app/main.py': `import asyncio

from .page import Page
from . import store

print(asyncio.run(Page().head()), asyncio.run(store.title_of("b")))
print(asyncio.run(store.title_of(asyncio.run(store.title_of("c")))))
`,
      });
      for (const name of Object.keys(after)) assert.deepEqual(findAll(after, name), [], name);
    });

    it('count the byte order marks of files', () => {
      const marked = Object.fromEntries(Object.entries(shop).map(([name, text]) => [name, `\uFEFF${text}`]));
      const [after = {}] = lint(shop, 'app/store.py').changed;
      const { finding, changed } = lint(marked, 'app/store.py');
      assert.equal(`\uFEFF${store}`.slice(finding.start, finding.end), 'find');
      assert.deepEqual(changed, [
        Object.fromEntries(Object.entries(after).map(([name, text]) => [name, `\uFEFF${text}`])),
      ]);
    });

    it('await each call of a chain', () => {
      const query =
        'async def check(): ...\n\nclass Query:\n    def where(self) -> "Query":\n        check()\n        return self\n';
      const { changed } = lint(
        {
          'app/__init__.py': '',
          'app/query.py': query,
          'app/main.py':
            'from .query import Query\n\ndef main():\n    Query().where().where()\n\nQuery().where().where()\n',
        },
        'app/query.py',
      );
      assert.equal(
        changed[0]?.['app/main.py'],
        'import asyncio\n\nfrom .query import Query\n\nasync def main():\n    await (await Query().where()).where()\n\nasyncio.run(asyncio.run(Query().where()).where())\n',
      );
    });

    it('stop with a note at a caller of another file', () => {
      const size =
        'from .store import title_of\n\nclass Page:\n    def __len__(self):\n        return len(title_of("a"))\n';
      const { finding, changed } = lint({ ...shop, 'app/page.py': size }, 'app/store.py');
      assert.deepEqual([finding.suggestions, changed], [[], []]);
      const note = finding.related.at(-1);
      assert.equal(note?.message, '`__len__` cannot become asynchronous: Python itself calls it.');
      assert.equal(note.path, `${root}/app/page.py`);
    });

    it('are for ESLint, too, when no other file calls the function', () => {
      const { finding, changed } = lint({ ...shop, 'app/page.py': '', 'app/main.py': '' }, 'app/store.py');
      assert.deepEqual(changed, []);
      assert.deepEqual(
        finding.suggestions.map(({ title }) => title),
        ['Make `title_of` async and add `await`'],
      );
    });

    it('are not worked out when nobody asks for them', () => {
      assert.ok(getFilesRead(true).includes('app/page.py'));
      assert.ok(!getFilesRead(false).includes('app/page.py'));
    });

    /** The files that linting the synchronous function reads. */
    function getFilesRead(suggestions: boolean): readonly string[] {
      const read: string[] = [];
      const files = createFiles({ ...shop, 'pyproject.toml': '' });
      const engine = createEngine({
        root,
        types: 'off',
        files: {
          ...files,
          readFile(path) {
            read.push(path.slice(root.length + 1));
            return files.readFile(path);
          },
        },
      });
      const { findings } = engine.lint({ path: `${root}/app/store.py`, text: store, rules, suggestions });
      engine.close();
      assert.equal(findings.length, 1);
      return read;
    }
  });
});
