import assert from 'node:assert/strict';
import { createEngine } from '../../../src/engine/index.js';
import { createFiles, type Files } from '../../python/semantics/support/project.js';

const discord = `
from discord.ext import commands

class Bot(commands.Bot):
    async def load(self):
        self.load_extension("polls")

def setup(bot: commands.Bot):
    bot.add_cog(commands.Cog())
`;

const telegram = `
from telegram import Update

def start(update: Update, context):
    update.message.reply_text("Hello")

async def stop(update: Update, context):
    update.message.reply_text("Bye")
`;

const timeLimits = `
import async_timeout

async def read(stream):
    with async_timeout.timeout(10):
        return await stream.read()

async def write(stream, loop):
    with async_timeout.timeout(10, loop=loop):
        await stream.drain()
`;

/** The lines on which something is reported in a bot, which is a service in a folder of its own. */
function lint(text: string, files: Files): readonly number[] {
  const engine = createEngine({ root: '/project', files: createFiles({ 'pyproject.toml': '', ...files }) });
  const { findings } = engine.lint({ path: '/project/bot/main.py', text, rules: { 'no-missing-await': 'error' } });
  engine.close();
  return findings.map(({ line }) => line);
}

const installed = '.venv/lib/python3.12/site-packages';

describe('distributions that share the name of a module', () => {
  it('are told apart by what is installed', () => {
    assert.deepEqual(lint(discord, { [`${installed}/discord.py-2.4.0.dist-info/METADATA`]: '' }), [6, 9]);
    assert.deepEqual(lint(discord, { [`${installed}/discord.py-1.7.3.dist-info/METADATA`]: '' }), []);
    assert.deepEqual(lint(discord, { [`${installed}/py_cord-2.6.1.dist-info/METADATA`]: '' }), []);
    const both: Files = { [`${installed}/py_cord-2.6.1-py3.8.egg-info`]: '', 'requirements.txt': 'discord.py' };
    assert.deepEqual(lint(discord, both), []);
  });

  it('are told apart by what the nearest folder asks for', () => {
    assert.deepEqual(lint(discord, {}), [6, 9]);
    assert.deepEqual(lint(discord, { 'requirements.txt': 'requests\nPy-Cord[voice]>=2.4  # slash commands\n' }), []);
    assert.deepEqual(lint(discord, { 'requirements.txt': '# py-cord\n-r other.txt\ndiscord.py\n' }), [6, 9]);
    assert.deepEqual(lint(discord, { 'requirements.txt': 'discord.py<2' }), []);
    assert.deepEqual(lint(discord, { 'requirements.txt': 'nextcord @ git+https://example.com/nextcord' }), []);
    assert.deepEqual(lint(discord, { 'requirements.txt': 'discord.py', 'bot/requirements-dev.txt': 'py_cord' }), []);
    assert.deepEqual(lint(discord, { 'other/requirements.txt': 'py-cord' }), [6, 9]);
    assert.deepEqual(lint(discord, { 'pyproject.toml': '[project]\ndependencies = ["py-cord ~= 2.6"]' }), []);
    assert.deepEqual(lint(discord, { 'pyproject.toml': '[tool.poetry.dependencies]\npy-cord = "^2"' }), []);
  });

  const asking: Record<string, Files> = {
    'requirements in a folder': { 'requirements/bot.in': 'py-cord\n' },
    'a file that requirements include': {
      'bot/requirements.txt': '-r ../deps/base.txt  # shared\n',
      'deps/base.txt': '--requirement=bot.lst\n-r base.txt\n-r https://example.com/requirements.txt\n',
      'deps/bot.lst': 'py-cord==2.4.1 \\\n    --hash=sha256:00\n',
    },
    'a repository': { 'requirements.txt': '-e git+https://example.com/pycord.git@v2#egg=py_cord' },
    'optional dependencies': {
      'pyproject.toml': '[project.optional-dependencies]\nvoice = ["PyNaCl"]\nbot = ["py-cord"]',
    },
    'groups that include others': {
      'pyproject.toml':
        '[dependency-groups]\nbot = ["py-cord"]\ndev = ["pytest", { include-group = "bot" }]\nrun = [{ include-group = "dev" }]',
    },
    uv: { 'pyproject.toml': '[tool.uv]\ndev-dependencies = ["py-cord>=2"]' },
    PDM: { 'pyproject.toml': '[tool.pdm.dev-dependencies]\ntest = ["-e file:///libs#egg=libs", "py-cord"]' },
    Hatch: { 'pyproject.toml': '[tool.hatch.envs.bot]\nextra-dependencies = ["py-cord"]' },
    'groups of Poetry': { 'pyproject.toml': '[tool.poetry.group.bot.dependencies]\npy-cord = "*"' },
    'dependencies of Poetry that depend on Python': {
      'pyproject.toml': '[tool.poetry.dev-dependencies]\npy-cord = [{ version = "^2", python = "^3.9" }]',
    },
    Pipenv: { Pipfile: '[packages]\nrequests = "*"\n[dev-packages]\npy-cord = "~=2.4"\n' },
    'setup.cfg': { 'setup.cfg': '[options]\npackages = find:\ninstall_requires =\n    requests\n    py-cord >= 2\n' },
    'extras in setup.cfg': { 'setup.cfg': '[options.extras_require]\nweb = aiohttp\nbot = py-cord[voice]\n[flake8]\n' },
    'setup.py': {
      'setup.py': 'from setuptools import setup\nsetup(name="bot", extras_require={"bot": ["py-cord>=2"]})\n',
    },
    'dynamic dependencies of setuptools': {
      'pyproject.toml': '[tool.setuptools.dynamic]\ndependencies = { file = ["deps.txt"] }',
      'deps.txt': 'py-cord',
    },
  };
  for (const [name, files] of Object.entries(asking)) {
    it(`are told apart by what is asked for in ${name}`, () => {
      assert.deepEqual(lint(discord, files), []);
      const others = Object.entries(files).map(([path, text]) => [path, text.replace(/py[-_]cord/, 'discord.py')]);
      assert.deepEqual(lint(discord, Object.fromEntries(others)), [6, 9]);
    });
  }

  it('are told apart by what is asked for again when it changes', () => {
    const files: Files = { 'pyproject.toml': '', 'requirements/bot.txt': 'discord.py' };
    const engine = createEngine({ root: '/project', files: createFiles(files) });
    const count = (): number =>
      engine.lint({ path: '/project/main.py', text: discord, rules: { 'no-missing-await': 'error' } }).findings.length;
    assert.equal(count(), 2);
    files['requirements/bot.txt'] = 'py-cord';
    engine.invalidate('/project/requirements/bot.txt');
    assert.equal(count(), 0);
    engine.close();
  });

  it('are told apart by their versions', () => {
    assert.deepEqual(lint(telegram, {}), [8]);
    assert.deepEqual(lint(telegram, { 'requirements.txt': 'python-telegram-bot==13.15' }), []);
    assert.deepEqual(lint(telegram, { 'requirements.txt': 'python-telegram-bot>=13,<20' }), []);
    assert.deepEqual(lint(telegram, { 'requirements.txt': 'python-telegram-bot[job-queue]~=21.6' }), [5, 8]);
    assert.deepEqual(lint(telegram, { 'requirements.txt': 'python-telegram-bot; python_version >= "3.9"' }), [8]);
    const poetry = '[tool.poetry.dependencies]\npython-telegram-bot = { version = "^20.0", extras = ["webhooks"] }';
    assert.deepEqual(lint(telegram, { 'pyproject.toml': poetry }), [5, 8]);
    const lists = 'setup(install_requires=["requests", "python-telegram-bot[socks]>=13.0,<14"])';
    assert.deepEqual(lint(telegram, { 'setup.py': lists }), []);
  });

  it('are told apart by the versions that were chosen for a project', () => {
    const asked = { 'pyproject.toml': '[project]\ndependencies = ["python-telegram-bot>=13"]' };
    assert.deepEqual(lint(telegram, asked), []);
    const lock =
      '[[package]]\nname = "anyio"\nversion = "4.0"\n\n[[package]]\nname = "python-telegram-bot"\nversion = "21.6"\n';
    for (const name of ['uv.lock', 'poetry.lock', 'pdm.lock'])
      assert.deepEqual(lint(telegram, { ...asked, [name]: lock }), [5, 8], name);
    assert.deepEqual(
      lint(telegram, { ...asked, 'pylock.toml': lock.replaceAll('[[package]]', '[[packages]]') }),
      [5, 8],
    );
    assert.deepEqual(lint(telegram, { 'uv.lock': lock.replace('21.6', '13.15') }), []);
  });

  it('are told by what only an older version takes', () => {
    assert.deepEqual(lint(timeLimits, {}), [5]);
    assert.deepEqual(lint(timeLimits, { 'requirements.txt': 'async_timeout==3.0.1' }), []);
    assert.deepEqual(lint(timeLimits, { 'requirements.txt': 'async-timeout>=4.0,<6' }), []);
    assert.deepEqual(lint(timeLimits, { [`${installed}/async_timeout-5.0.1.dist-info/METADATA`]: '' }), [5]);
  });
});
