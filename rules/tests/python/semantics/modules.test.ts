import assert from 'node:assert/strict';
import { check, TestProject } from './support/project.js';

const fetch = 'async def fetch(): ...\n';

describe('module resolution', () => {
  it('finds packages with and without __init__, and relative modules', () => {
    check({
      'pkg/__init__.py': 'from . import sub\nfrom .sub import fetch as renamed\n',
      'pkg/sub.py': fetch,
      'pkg/deep/__init__.py': '',
      'pkg/deep/mod.py':
        'from ..sub import fetch\nfrom ... import other\nfrom .. import sub\nfetch()  #: coroutine\nsub.fetch()  #: coroutine\n',
      'space/inner/mod.py': fetch,
      'main.py': `
import pkg.sub
import pkg as p
import space.inner.mod
from space.inner import mod
from pkg import renamed
from pkg.deep import mod as deep
pkg.sub.fetch()  #: coroutine
p.sub.fetch()  #: coroutine
renamed()  #: coroutine
space.inner.mod.fetch()  #: coroutine
mod.fetch()  #: coroutine
deep.fetch()  #: coroutine
pkg.missing()  #: unknown
`,
    });
  });

  it('knows src layouts and what pyproject.toml says', () => {
    check({ 'src/app/__init__.py': fetch, 'tests/test_app.py': 'from app import fetch\nfetch()  #: coroutine\n' });
    check({
      'pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["code"]\n',
      'code/app.py': fetch,
      'main.py': 'from app import fetch\nfetch()  #: coroutine\n',
    });
    check({
      'pyproject.toml': 'this is [not TOML',
      'app.py': fetch,
      'main.py': 'from app import fetch\nfetch()  #: coroutine\n',
    });
    check({
      'packages/one/lib/__init__.py': '',
      'packages/one/lib/a.py': fetch,
      'packages/one/lib/b.py': 'from lib.a import fetch\nfetch()  #: coroutine\n',
      'nested/space/tools/a.py': fetch,
      'nested/space/tools/b.py':
        'from space.tools.a import fetch\nfrom space import missing\nfetch()  #: coroutine\nmissing()  #: unknown\n',
      'scripts/helper.py': fetch,
      'scripts/run.py': 'from helper import fetch\nfetch()  #: coroutine\n',
    });
  });

  it('finds what a service in a folder of its own imports from that folder', () => {
    check({
      'backend/services/users.py': fetch,
      'backend/main.py': 'from services.users import fetch\nfetch()  #: coroutine\n',
      'backend/api/routes.py':
        'from services.users import fetch\nimport services.users\nfetch()  #: coroutine\nservices.users.fetch()  #: coroutine\n',
      'frontend/api/routes.py': 'from services.users import fetch\nfetch()  #: unknown\n',
    });
  });

  it('takes the nearest of several modules around', () => {
    check({
      'backend/helpers.py': 'def fetch(): ...\n',
      'backend/jobs/helpers.py': fetch,
      'backend/jobs/nightly.py': 'from helpers import fetch\nfetch()  #: coroutine\n',
      'backend/api/routes.py': 'from helpers import fetch\nfetch()  #: value\n',
    });
  });

  it('prefers a package of the project to an installed one of its name', () => {
    check({
      'backend/agents/__init__.py': 'class Runner:\n    @classmethod\n    def run(cls) -> None: ...\n',
      'backend/main.py': 'from agents import Runner\nRunner.run()  #: value\n',
      'backend/api/routes.py': 'from agents import Runner\nRunner.run()  #: value\n',
      'other/main.py': 'from agents import Runner\nRunner.run()  #: coroutine\n',
      // A part of a package is not imported by its bare name.
      'shop/__init__.py': '',
      'shop/aiohttp/__init__.py': 'def request(): ...\n',
      'shop/orders.py': 'import aiohttp\naiohttp.ClientSession().close()  #: coroutine\n',
      // Names of the standard library mean that, and a folder need not be a package.
      'tools/asyncio/__init__.py': '',
      'tools/aiohttp/README.md': '',
      'tools/run.py':
        'import asyncio\nimport aiohttp\nasyncio.sleep(1)  #: coroutine\naiohttp.ClientSession().close()  #: coroutine\n',
    });
  });

  it('tells a module of the project from one of the library with its name', () => {
    check({
      'queue.py': 'class Queue:\n    def get(self): ...\ndef drain(): ...\n',
      'redis/__init__.py': 'class Redis:\n    def get(self, key): ...\n',
      'requests.py': 'def retry(): ...\n',
      'main.py':
        'import queue\nimport requests\nfrom redis import Redis\nqueue.Queue().get()  #: calls .queue.Queue.get\nrequests.get()  #: calls .requests.get\nRedis().get(1)  #: calls .redis.Redis.get\n',
    });
    // The library's own repository, and stubs that somebody wrote for it.
    check({
      'requests/__init__.py':
        'from .models import Response, Session\nfrom .api import delete, head, options, patch, post, put, request\ndef get(url): ...\n',
      'typings/schedule.pyi': 'def run_pending() -> None: ...\n',
      'main.py':
        'import requests\nimport schedule\nrequests.get()  #: calls requests.get\nschedule.run_pending()  #: calls schedule.run_pending\n',
    });
  });

  it('prefers stubs beside sources', () => {
    check({
      'lib.py': 'def fetch(): return _fast()\n',
      'lib.pyi': 'async def fetch() -> int: ...\n',
      'main.py': 'from lib import fetch\nfetch()  #: coroutine\n',
    });
  });

  it('takes a submodule for itself, not for what a star brings in of that name', () => {
    check({
      'framework/__init__.py': '',
      'framework/commands.py': fetch,
      'fork/__init__.py': 'from framework import *\n',
      'fork/commands.py': 'def fetch(): ...\n',
      'main.py': 'import fork.commands\nfork.commands.fetch()  #: value\n',
    });
  });

  it('follows star imports and __all__', () => {
    check({
      'open.py': 'async def fetch(): ...\nasync def _hidden(): ...\n',
      'closed.py':
        '__all__ = ["named", "_odd"]\nasync def named(): ...\nasync def _odd(): ...\nasync def other(): ...\n',
      'main.py': `
from open import *
from closed import *
fetch()  #: coroutine
_hidden()  #: unknown
named()  #: coroutine
_odd()  #: coroutine
other()  #: unknown
`,
    });
  });

  it('knows conditional imports and TYPE_CHECKING', () => {
    check({
      'lib.py': 'class Client:\n    async def get(self): ...\nasync def fetch(): ...\n',
      'main.py': `
import sys
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from lib import Client
else:
    Client = None
try:
    from missing import fetch
except ImportError:
    from lib import fetch
if sys.version_info >= (3, 11):
    from lib import fetch as newer
else:
    newer = print
def use(client: 'Client'):
    client.get()  #: coroutine
newer()  #: coroutine
`,
    });
  });

  it('reads installed packages of the environment on demand', () => {
    const site = '.venv/lib/python3.12/site-packages';
    check({
      [`${site}/thing/__init__.py`]: 'from ._core import fetch\n',
      [`${site}/thing/_core.py`]: fetch,
      [`${site}/typed-stubs/__init__.pyi`]: 'async def load() -> int: ...\n',
      [`${site}/typed/__init__.py`]: 'def load(): ...\n',
      'main.py': 'import thing, typed\nthing.fetch()  #: coroutine\n',
    });
  });

  it('fills what a stub of the library leaves out from the installed package', () => {
    const site = '.venv/lib/python3.12/site-packages';
    check({
      [`${site}/aiofiles/__init__.py`]: 'def open(): ...\nasync def newer(): ...\n',
      [`${site}/aiofiles/extra.py`]: fetch,
      'main.py': `
import aiofiles
from aiofiles import missing, newer
from aiofiles.extra import fetch
aiofiles.open('x')  #: awaitable
newer()  #: coroutine
aiofiles.newer()  #: coroutine
fetch()  #: coroutine
missing()  #: unknown
`,
    });
    check('from aiofiles import newer\nnewer()  #: unknown\n');
  });

  it('survives cycles, damaged files and modules that import themselves', () => {
    check({
      'a.py': 'from b import *\nfrom b import y\nx = y\n',
      'b.py': 'from a import *\nfrom a import x\ny = x\n',
      'broken.py': 'def f(:\n  class (((\nasync def fetch(): ...\n',
      'self_import.py': 'from self_import import thing\nthing()  #: unknown\n',
      'main.py':
        'from a import x\nimport a, b\nx()  #: unknown\na.zzz()  #: unknown\nfrom broken import fetch\nfetch()  #: coroutine\n',
    });
    check('class A(B): ...\nclass B(A): ...\nA().get()  #: unknown\nx = x\nx()  #: unknown\n');
  });
});

describe('changes', () => {
  const kind = (project: TestProject, written = 'load()'): string => {
    const module = project.open('main.py');
    return module.facts.getAwaitableKind(module.find(written));
  };

  it('sees changed, created, deleted and renamed files', () => {
    const project = new TestProject({ 'main.py': 'from lib import load\nload()\n' });
    assert.equal(kind(project), 'unknown');
    project.change('lib.py', 'async def load(): ...\n');
    assert.equal(kind(project), 'coroutine');
    assert.deepEqual(project.change('lib.py', 'def load(): return 1\n'), ['lib.py', 'main.py']);
    assert.equal(kind(project), 'value');
    project.change('lib.py', undefined);
    assert.equal(kind(project), 'unknown');
    project.change('lib/__init__.py', 'from .inner import load\n');
    project.change('lib/inner.py', 'async def load(): ...\n');
    assert.equal(kind(project), 'coroutine');
  });

  it('tells which modules are affected, through re-exports, and leaves the others alone', () => {
    const project = new TestProject({
      'main.py': 'from api import load\nload()\n',
      'api.py': 'from lib import load\n',
      'lib.py': 'async def load(): ...\n',
      'other.py': 'def other(): return 1\nother()\n',
    });
    kind(project);
    project.open('other.py').facts.getAwaitableKind(project.open('other.py').find('other()'));
    assert.deepEqual(project.change('lib.py', 'def load(): return 1\n'), ['api.py', 'lib.py', 'main.py']);
    assert.equal(kind(project), 'value');
    assert.deepEqual(project.change('other.py', 'x = 1\n'), ['other.py']);
  });

  it('follows a module that was renamed, and one that takes its place', () => {
    const project = new TestProject({
      'main.py': 'from lib import load\nload()\n',
      'lib.py': 'async def load(): ...\n',
    });
    assert.equal(kind(project), 'coroutine');
    project.change('lib.py', undefined);
    project.change('old.py', 'async def load(): ...\n');
    assert.equal(kind(project), 'unknown');
    project.change('main.py', 'from old import load\nload()\n');
    assert.equal(kind(project), 'coroutine');
    project.change('lib.py', 'def load(): return 1\n');
    project.change('main.py', 'from lib import load\nload()\n');
    assert.equal(kind(project), 'value');
  });

  it('leaves the others alone where nothing was read', () => {
    const project = new TestProject({
      'main.py': 'from lib import load\nload()\n',
      'lib.py': 'async def load(): ...\n',
    });
    kind(project);
    assert.deepEqual(project.change('notes.txt', 'hello'), ['notes.txt']);
    assert.deepEqual(project.change('lib.py', 'async def load(): ...\n'), []);
    assert.deepEqual(project.change('unused.py', 'x = 1\n'), ['lib.py', 'main.py', 'unused.py']);
    assert.deepEqual(project.change('unused.py', 'x = 2\n'), ['unused.py']);
    assert.equal(kind(project), 'coroutine');
  });

  it('answers for text that is not saved', () => {
    const project = new TestProject({ 'main.py': 'x()\n' });
    project.files['main.py'] = 'async def x(): ...\nx()\n';
    assert.equal(kind(project, 'x()'), 'coroutine');
  });
});
