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

  it('are told apart by their versions', () => {
    assert.deepEqual(lint(telegram, {}), [8]);
    assert.deepEqual(lint(telegram, { 'requirements.txt': 'python-telegram-bot==13.15' }), []);
    assert.deepEqual(lint(telegram, { 'requirements.txt': 'python-telegram-bot>=13,<20' }), []);
    assert.deepEqual(lint(telegram, { 'requirements.txt': 'python-telegram-bot[job-queue]~=21.6' }), [5, 8]);
    assert.deepEqual(lint(telegram, { 'requirements.txt': 'python-telegram-bot; python_version >= "3.9"' }), [8]);
    const poetry = '[tool.poetry.dependencies]\npython-telegram-bot = { version = "^20.0", extras = ["webhooks"] }';
    assert.deepEqual(lint(telegram, { 'pyproject.toml': poetry }), [5, 8]);
  });

  it('are told by what only an older version takes', () => {
    assert.deepEqual(lint(timeLimits, {}), [5]);
    assert.deepEqual(lint(timeLimits, { 'requirements.txt': 'async_timeout==3.0.1' }), []);
    assert.deepEqual(lint(timeLimits, { 'requirements.txt': 'async-timeout>=4.0,<6' }), []);
    assert.deepEqual(lint(timeLimits, { [`${installed}/async_timeout-5.0.1.dist-info/METADATA`]: '' }), [5]);
  });
});
