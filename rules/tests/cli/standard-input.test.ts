import assert from 'node:assert/strict';
import { runCommand, TemporaryFolder, type CommandResult } from '../support/command.js';

const forgotten = 'async def load(): ...\n\nasync def main():\n    load()\n';
const declared = 'async function load(): Promise<void> {\n  await fetch("https://shop.example/");\n}\n';

describe('standard input', () => {
  let folder: TemporaryFolder;
  const run = (input: string, ...args: string[]): Promise<CommandResult> => runCommand(args, folder.path, {}, input);
  beforeEach(() => {
    folder = new TemporaryFolder({
      'pyproject.toml': '[tool.async-pitfalls]\nexclude = ["old.py"]\nrules = { no-missing-await = "warn" }\n',
      'helpers.py': 'async def load(): ...\n',
      'app.py': 'import helpers\n',
      'app.ts': `${declared}await load();\n`,
    });
  });
  afterEach(() => folder.remove());

  it('is checked as the text of a file of the project, by its settings', async () => {
    const { stdout, exitCode } = await run(
      'import helpers\n\nasync def main():\n    helpers.load()\n',
      '--stdin-filename',
      'new.py',
    );
    assert.equal(stdout.split('\n')[0], folder.resolve('new.py'));
    assert.match(stdout, /4:13 {2}warning/u);
    assert.match(stdout, /^Checked 1 file /mu);
    assert.equal(exitCode, 0);
  });

  it('stands for the text on disk, in TypeScript, too', async () => {
    const { stdout, exitCode } = await run(`${declared}load();\n`, '-', '--stdin-filename', 'app.ts', '-f', 'github');
    assert.match(stdout, /^::warning file=app\.ts,line=4,/u);
    assert.equal(stdout.trimEnd().split('\n').length, 1);
    assert.equal(exitCode, 0);
  });

  it('is left out where the project leaves out the file', async () => {
    const { stdout, exitCode } = await run(forgotten, '--stdin-filename', 'old.py');
    assert.match(stdout, /^Checked 0 files /u);
    assert.equal(exitCode, 0);
  });

  const mistakes: Readonly<Record<string, [args: readonly string[], message: string]>> = {
    'a name that is missing': [['-'], "'-' is standard input: --stdin-filename says what it is."],
    'other files': [['--stdin-filename', 'a.py', 'src'], "'src' cannot be checked beside standard input."],
    'fixes, for which there is no file': [['--stdin-filename', 'a.py', '--fix'], '--fix has no file to write to.'],
  };
  for (const [mistake, [args, message]] of Object.entries(mistakes)) {
    it(`is wrong usage with ${mistake}`, async () => {
      const { stdout, stderr, exitCode } = await run(forgotten, ...args);
      assert.ok(stderr.includes(message), stderr);
      assert.equal(stdout, '');
      assert.equal(exitCode, 2);
    });
  }
});
