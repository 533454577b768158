import assert from 'node:assert/strict';
import { resolvePath } from '../../../src/python/semantics/layout/written-paths.js';
import { check, createFiles, type Files } from './support/project.js';
import { readProjectLayout } from '../../../src/python/semantics/layout/project-layout.js';

const fetch = 'async def fetch(): ...\n';
const core: Files = { 'libs/core/__init__.py': '', 'libs/core/client.py': fetch };
const usesCore = 'from core.client import fetch\nfetch()  #: coroutine\n';
const site = '.venv/lib/python3.12/site-packages';

describe('where the imports of a project start from', () => {
  const configs: Record<string, Files> = {
    'extraPaths of pyright': { 'pyproject.toml': '[tool.pyright]\nextraPaths = ["./libs"]\n' },
    'pyrightconfig.json': { 'pyrightconfig.json': '{ // comment\n"extraPaths": ["libs"], }' },
    'mypy_path, one of several': { 'pyproject.toml': '[tool.mypy]\nmypy_path = "$MYPY_CONFIG_FILE_DIR/libs:other"\n' },
    'mypy.ini': { 'mypy.ini': '[mypy]\nstrict = true\nmypy_path = other,\n    libs\n[mypy-attr.*]\n' },
    'pytest.ini': { 'pytest.ini': '[pytest]\npythonpath = libs\n' },
    'packages of Hatch': { 'pyproject.toml': '[tool.hatch.build.targets.wheel]\npackages = ["libs/core"]\n' },
    'sources of Hatch': { 'pyproject.toml': '[tool.hatch.build.targets.wheel.sources]\nlibs = ""\n' },
    'package-dir of setuptools': { 'pyproject.toml': '[tool.setuptools.package-dir]\n"" = "libs"\n' },
    'package-dir of one package': { 'pyproject.toml': '[tool.setuptools.package-dir]\ncore = "libs/core"\n' },
    'packages of Poetry': { 'pyproject.toml': '[tool.poetry]\npackages = [{ include = "core", from = "libs" }]\n' },
    'setup.cfg': { 'setup.cfg': '[metadata]\nname = post\n[options]\npackage_dir =\n    = libs\n' },
    'setup.py': { 'setup.py': 'from setuptools import setup\nsetup(package_dir={"": "libs"})\n' },
    maturin: { 'pyproject.toml': '[tool.maturin]\npython-source = "libs"\n' },
    '.env': { '.env': 'TOKEN=libs\nPYTHONPATH="${workspaceFolder}/libs:other"\n' },
  };
  for (const [name, config] of Object.entries(configs)) {
    it(`is known from ${name}`, () => {
      check({ ...core, ...config, 'tests/test_core.py': usesCore });
    });
  }

  it('may be a folder beside the project', () => {
    const config = { 'api/pyproject.toml': '[tool.pyright]\nextraPaths = ["../libs"]\n' };
    check({ ...core, ...config, 'api/app.py': usesCore }, 'api');
  });
});

describe('projects that depend on one another', () => {
  const project: Files = {
    'core/pyproject.toml': '[project]\nname = "core"\n',
    'core/src/core/__init__.py': '',
    'core/src/core/client.py': fetch,
    'api/app.py': usesCore,
  };

  it('are found where they are installed from their sources', () => {
    check({ ...project, [`api/${site}/_core.pth`]: '# core\nimport core\n/project/core/src\n' }, 'api');
    check({ ...project, [`api/${site}/easy-install.pth`]: '../../../../../core/src\n' }, 'api');
    const finder = "MAPPING: dict[str, str] = {'core': '/project/core/src/core', 'other': '/nowhere/other'}\n";
    check({ ...project, [`api/${site}/__editable___core_0_1_finder.py`]: finder }, 'api');
  });

  it('are found in the environment of the workspace around them', () => {
    const installed = { [`${site}/_core.pth`]: '/project/core/src\n', [`${site}/post/__init__.py`]: fetch };
    const app = `${usesCore}import post\npost.fetch()  #: coroutine\n`;
    check({ ...project, ...installed, 'api/app.py': app }, 'api');
  });

  it('are found where they are not installed', () => {
    const sources: Record<string, string> = {
      'uv, by path': '[tool.uv.sources]\ncore = { path = "../core", editable = true }\n',
      'uv, in a workspace': '[tool.uv.sources]\ncore = [{ workspace = true }]\n',
      Poetry: '[tool.poetry.group.main.dependencies]\ncore = { path = "../core", develop = true }\n',
    };
    for (const [name, text] of Object.entries(sources)) {
      const workspace = { 'pyproject.toml': '[tool.uv.workspace]\nmembers = ["ap?", "c*"]\n' };
      check({ ...project, ...(name.includes('workspace') && workspace), 'api/pyproject.toml': text }, 'api');
    }
  });

  it('are found by their names, whatever their folders are called', () => {
    check(
      {
        'pyproject.toml': '[tool.uv.workspace]\nmembers = ["libs/*", "apps/*"]\n',
        'apps/core/pyproject.toml': '[project]\nname = "post-app"\n',
        'apps/core/app.py': usesCore,
        'apps/api/pyproject.toml':
          '[project]\nname = "api"\n[tool.uv.sources]\nPost_Core = { workspace = true }\nmail = { workspace = true }\n',
        'apps/api/app.py': `${usesCore}import mail\nmail.fetch()  #: coroutine\n`,
        'libs/post-core/pyproject.toml': '[project]\nname = "post.core"\n',
        'libs/post-core/src/core/__init__.py': '',
        'libs/post-core/src/core/client.py': fetch,
        'libs/letters/pyproject.toml': '[project]\nname = "mail"\n',
        'libs/letters/mail.py': fetch,
      },
      'apps/api',
    );
  });

  it('are found through others, and through themselves', () => {
    check(
      {
        ...project,
        'api/pyproject.toml': '[tool.uv.sources]\nmiddle = { path = "../middle" }\n',
        'middle/pyproject.toml': '[tool.uv.sources]\ncore = { path = "../core" }\napi = { path = "../api" }\n',
        'middle/middle.py': 'from core.client import fetch\n',
        'api/other.py': 'from middle import fetch\nfetch()  #: coroutine\n',
      },
      'api',
    );
  });

  it('may be parts of one package', () => {
    const parts = 'acme.core.client.fetch()  #: coroutine\nclient.fetch()  #: coroutine\n';
    check(
      {
        'core/src/acme/core/client.py': fetch,
        'other/src/acme/other.py': fetch,
        'api/acme/api.py': `import acme.core.client\nfrom acme.core import client\nfrom acme import core, other\n${parts}core.client.fetch()  #: coroutine\nother.fetch()  #: coroutine\n`,
        [`api/${site}/a.pth`]: '/project/other/src\n/project/core/src\n',
      },
      'api',
    );
  });

  it('hide what the library knows by the name of a package of theirs', () => {
    const link = { [`api/${site}/a.pth`]: '/project/libs\n' };
    const agents = { 'libs/agents/__init__.py': 'class Runner:\n    @classmethod\n    def run(cls) -> None: ...\n' };
    const queue = { 'libs/queue/__init__.py': 'def Queue() -> None: ...\n' };
    const app = 'from agents import Runner\nimport queue\nRunner.run()  #: value\nqueue.Queue()  #: is queue.Queue\n';
    check({ ...link, ...agents, ...queue, 'api/app.py': app }, 'api');
    // Of a module, and of a folder without `__init__`, this is not certain.
    const data = { 'libs/aiohttp/README.md': '', 'libs/redis.py': 'async def Redis(): ...\n' };
    const client =
      'import aiohttp\nimport redis\naiohttp.ClientSession().close()  #: coroutine\nredis.Redis()  #: is redis.Redis\n';
    check({ ...link, ...data, 'api/app.py': client }, 'api');
  });
});

describe('environments of Python', () => {
  const app = { 'app.py': 'import post\npost.fetch()  #: coroutine\n' };

  it('are found by what pyright is told, and where PDM puts packages', () => {
    const elsewhere = { 'envs/one/lib/python3.12/site-packages/post/__init__.py': fetch };
    check({ ...app, ...elsewhere, 'pyrightconfig.json': '{ "venvPath": "envs", "venv": "one" }' });
    check({ ...app, ...elsewhere, 'pyproject.toml': '[tool.pyright]\nvenvPath = "./envs"\nvenv = "one"\n' });
    check({ ...app, '__pypackages__/3.12/lib/post/__init__.py': fetch });
    check({ ...app, 'env/lib/python3.12/site-packages/post.py': fetch });
  });

  const readSitePackages = (files: Files, variables?: Record<string, string>): readonly string[] =>
    readProjectLayout(createFiles(files), '/project/api', { variables }).sitePackages;
  const packages = 'lib/python3.12/site-packages';

  it('are found where uv is told to put them, in the project or around it', () => {
    const around = { [`env-linux/${packages}/post.py`]: '' };
    const own = { ...around, [`api/.venv/${packages}/post.py`]: '' };
    const found = [`/project/env-linux/${packages}`];
    const ofProject = `/project/api/.venv/${packages}`;
    assert.deepEqual(readSitePackages(around, { UV_PROJECT_ENVIRONMENT: 'env-linux' }), found);
    assert.deepEqual(readSitePackages(own, { UV_PROJECT_ENVIRONMENT: 'env-linux' }), [ofProject]);
    assert.deepEqual(readSitePackages(own, { UV_PROJECT_ENVIRONMENT: '/project/env-linux' }), [...found, ofProject]);
  });

  it('are found where PDM was told of an interpreter, if it is in one', () => {
    const files = {
      'api/.pdm-python': '/project/venvs/api/bin/python\n',
      [`venvs/api/${packages}/post.py`]: '',
    };
    assert.deepEqual(readSitePackages(files), []);
    assert.deepEqual(readSitePackages({ ...files, 'venvs/api/pyvenv.cfg': '' }), [`/project/venvs/api/${packages}`]);
  });

  it('are found where Poetry keeps those of all projects', () => {
    // What `poetry env info` calls that of a project `Post.Api` in this folder.
    const folder = 'cache/virtualenvs/post-api-33gwEgwG-py3.12';
    const files = {
      'api/pyproject.toml': '[project]\nname = "Post.Api"\n',
      'api/poetry.lock': '',
      [`${folder}/${packages}/post.py`]: '',
      [`cache/virtualenvs/post-api-AAAAAAAA-py3.12/${packages}/post.py`]: '',
    };
    const found = [`/project/${folder}/${packages}`];
    assert.deepEqual(readSitePackages(files, { POETRY_CACHE_DIR: '/project/cache' }), found);
    assert.deepEqual(readSitePackages(files, { POETRY_VIRTUALENVS_PATH: '/project/cache/virtualenvs' }), found);
    assert.deepEqual(readSitePackages(files, { HOME: '/home/post' }), []);
    assert.deepEqual(readSitePackages(files), []);
  });

  it('prefer stubs of their own to sources, and sources to what these leave out', () => {
    check({
      [`${site}/post-stubs/__init__.pyi`]: 'async def send() -> None: ...\n',
      [`${site}/post-stubs/py.typed`]: 'partial\n',
      [`${site}/post/__init__.py`]: 'import _post\nsend = _post.send\n',
      [`${site}/post/letters.py`]: fetch,
      'app.py':
        'import post\nfrom post import letters\nfrom post.letters import fetch\npost.send()  #: coroutine\nletters.fetch()  #: coroutine\nfetch()  #: coroutine\n',
    });
    check({
      [`${site}/post-stubs/letters.pyi`]: fetch,
      [`${site}/post/__init__.py`]: fetch,
      'app.py': 'import post\nfrom post.letters import fetch\npost.fetch()  #: coroutine\nfetch()  #: coroutine\n',
    });
  });
});

describe('readProjectLayout', () => {
  const read = (root: string, files: Files) => readProjectLayout(createFiles(files), root);

  it('asks no other machine for folders', () => {
    const asked: string[] = [];
    const files = createFiles({
      'pyproject.toml': '[tool.pyright]\nextraPaths = ["//server/share", "\\\\\\\\server\\\\share"]\n',
    });
    readProjectLayout({ ...files, readFolder: (path) => (asked.push(path), files.readFolder(path)) }, '/project');
    assert.deepEqual(
      asked.filter((path) => path.includes('server')),
      [],
    );
  });

  it('leaves out what is a folder of the project already', () => {
    const layout = read('/project', {
      'src/post.py': fetch,
      [`${site}/a.pth`]: '/project/src\n/project\n',
      'pyproject.toml': '[tool.uv.sources]\npost = { path = "." }\n[tool.ruff]\nsrc = ["src", "missing"]\n',
    });
    assert.deepEqual(layout.roots, ['/project', '/project/src']);
    assert.deepEqual(layout.linkedRoots, []);
    assert(layout.missingRoots.includes('/project/missing'));
  });
});

describe('resolvePath', () => {
  it('knows paths of Windows, and takes the drive as the project writes it', () => {
    assert.equal(resolvePath('c:\\repo\\api', 'C:\\repo\\core\\src'), 'c:\\repo\\core\\src');
    assert.equal(resolvePath('c:\\repo\\api', '../core/./src'), 'c:\\repo\\core\\src');
    assert.equal(resolvePath('c:\\repo', 'D:/core'), 'D:\\core');
    assert.equal(resolvePath('/repo', '../../../core/'), '/core');
  });
});
