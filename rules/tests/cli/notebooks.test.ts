import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../../src/project/is-record.js';
import { runCommand, TemporaryFolder, type CommandResult } from '../support/command.js';
import { toNotebook } from '../support/notebooks.js';

const fixtures = fileURLToPath(new URL('../../../test-fixtures/notebooks/', import.meta.url));
const readFixture = (name: string): string => readFileSync(path.join(fixtures, name), 'utf8');

describe('async-pitfalls, given notebooks', () => {
  let folder: TemporaryFolder;
  const prepare = (files: Readonly<Record<string, string>> = {}): void => {
    const notebooks = readdirSync(fixtures).map((name) => [name, readFixture(name)] as const);
    folder = new TemporaryFolder({ 'pyproject.toml': '', ...Object.fromEntries(notebooks), ...files });
  };
  const run = (...args: string[]): Promise<CommandResult> => runCommand(args, folder.path);
  afterEach(() => folder.remove());

  /** `cell 3:3:10 no-blocking-call` for each line that tells of a finding. */
  const getFindings = (stdout: string): string[] =>
    stdout.split('\n').flatMap((line) => {
      const [, place, rule] = /^ +((?:cell \d+:)?\d+:\d+) .* async-pitfalls\/(\S+)$/u.exec(line) ?? [];
      return place === undefined || rule === undefined ? [] : [`${place} ${rule}`];
    });

  it('tells of each finding in which cell it is', async () => {
    prepare();
    const { stdout, exitCode } = await run('temperatures.ipynb');
    assert.equal(stdout.split('\n')[0], folder.resolve('temperatures.ipynb'));
    assert.deepEqual(getFindings(stdout), [
      'cell 3:3:10 no-blocking-call',
      'cell 5:4:5 no-missing-await',
      'cell 7:2:9 no-nested-run',
    ]);
    assert.equal(exitCode, 1);
  });

  it('finds those of Python in folders, and what they import from files beside', async () => {
    const module = 'async def load(): ...\n';
    const notebook = toNotebook('from stations import load', 'load()');
    prepare({
      'stations.py': module,
      'map.ipynb': notebook,
      '.ipynb_checkpoints/map-checkpoint.ipynb': notebook,
      'drafts/map.ipynb': notebook,
      'pyproject.toml': '[tool.async-pitfalls]\nexclude = ["drafts/**", "temperatures.ipynb", "queue-*"]\n',
    });
    const { stdout } = await run();
    assert.deepEqual(getFindings(stdout), [
      'cell 1:5:7 no-blocking-call',
      'cell 3:2:9 no-nested-run',
      'cell 2:1:1 no-missing-await',
    ]);
    assert.match(stdout, /^Checked 3 files /mu);
  });

  it('goes on behind what is no notebook of Python, and says what it expected', async () => {
    prepare({ 'merged.ipynb': `<<<<<<< HEAD\n${toNotebook('x = 1')}` });
    const { stdout, stderr, exitCode } = await run('.', 'promises-in-r.ipynb');
    const getProblem = (name: string): string | undefined =>
      stdout.slice(stdout.indexOf(folder.resolve(name))).split('\n')[1];
    assert.match(
      getProblem('merged.ipynb') ?? '',
      /^ {2}1:1 {2}error {2}Parsing error: expected a Jupyter notebook of format 4, .*<<.*$/u,
    );
    assert.match(getProblem('queue-of-2013.ipynb') ?? '', /warning {2}A notebook of format 3: not checked, expected/u);
    assert.match(getProblem('promises-in-r.ipynb') ?? '', /warning {2}A notebook in R: not checked, expected Python$/u);
    assert.equal(getFindings(stdout).length, 5);
    assert.match(stdout, /, 1 file not parsed\.\n$/u);
    assert.equal(stderr, '');
    assert.equal(exitCode, 1);
  });

  it('prints with --format json the place in the cell, and changes of the file', async () => {
    prepare();
    const { stdout } = await run('greetings.ipynb', '--format', 'json');
    const results: unknown = JSON.parse(stdout);
    assert.ok(Array.isArray(results) && isRecord(results[0]) && Array.isArray(results[0]['messages']));
    const messages: unknown[] = results[0]['messages'];
    assert.equal('source' in results[0], false);
    const last = messages.at(-1);
    assert.ok(isRecord(last) && isRecord(last['fix']) && Array.isArray(last['fix']['range']));
    const { cell, line, column, endLine, endColumn, fix } = last;
    assert.deepEqual(
      { cell, line, column, endLine, endColumn },
      { cell: 3, line: 2, column: 9, endLine: 2, endColumn: 12 },
    );
    const [start, end]: unknown[] = last['fix']['range'];
    const text = readFixture('greetings.ipynb');
    const fixed = text.slice(0, Number(start)) + String(Reflect.get(fix, 'text')) + text.slice(Number(end));
    assert.equal(fixed, text.replace(String.raw`asyncio.run(greet(\"Ada\"))`, String.raw`await greet(\"Ada\")`));
  });

  it('leads to the line of the file with --format github and sarif', async () => {
    prepare();
    const line =
      readFixture('temperatures.ipynb')
        .split('\n')
        .findIndex((text) => text.includes('fetch(client, \\"Gen')) + 1;
    const github = await run('temperatures.ipynb', '--format', 'github');
    assert.match(
      github.stdout,
      new RegExp(
        `^::error file=temperatures\\.ipynb,line=${line},endLine=${line},col=10,endColumn=15,.*::temperatures\\.ipynb:cell 5:4:5: `,
        'mu',
      ),
    );
    const sarif = await run('temperatures.ipynb', '--format', 'sarif');
    const log: unknown = JSON.parse(sarif.stdout);
    const location = JSON.stringify(log).match(/"locations":\[.*?"cell 5".*?\]/u)?.[0] ?? '';
    assert.ok(location.includes(`"startLine":${line},"startColumn":10,`), location);
  });

  it('writes fixes into the cells and leaves everything else as it was written', async () => {
    prepare();
    const { stdout } = await run('--fix');
    assert.deepEqual(getFindings(stdout), ['cell 5:4:5 no-missing-await']);
    assert.match(stdout, /, 2 files fixed\.\n$/u);
    const read = (name: string): string => readFileSync(folder.resolve(name), 'utf8');
    assert.equal(
      read('temperatures.ipynb'),
      readFixture('temperatures.ipynb')
        .replace('time.sleep(0.1)', 'await asyncio.sleep(0.1)')
        .replace('asyncio.run(asyncio.sleep(1))', 'await asyncio.sleep(1)'),
    );
    assert.equal(
      read('greetings.ipynb'),
      readFixture('greetings.ipynb')
        .replace('time.sleep(1)', 'await asyncio.sleep(1)')
        .replace(String.raw`asyncio.run(greet(\"Ada\"))`, String.raw`await greet(\"Ada\")`),
    );
  });

  it('puts an import behind the magic of its cell', async () => {
    prepare({ 'wait.ipynb': toNotebook('%%time\nimport time\nasync def wait():\n    time.sleep(1)') });
    await run('wait.ipynb', '--fix');
    const text = readFileSync(folder.resolve('wait.ipynb'), 'utf8');
    assert.equal(
      text,
      toNotebook('%%time\nimport asyncio\nimport time\nasync def wait():\n    await asyncio.sleep(1)'),
    );
  });

  it('leaves a fix to the user that would reach over cells', async () => {
    const notebook = toNotebook('import time', 'async def wait():\n    time.sleep(1)');
    prepare({ 'wait.ipynb': notebook });
    assert.deepEqual(getFindings((await run('wait.ipynb', '--fix')).stdout), ['cell 2:2:10 no-blocking-call']);
    assert.equal(readFileSync(folder.resolve('wait.ipynb'), 'utf8'), notebook);
  });

  it('follows the comments that turn rules off', async () => {
    const comment = '# eslint-disable-next-line async-pitfalls/no-missing-await -- shows the warning';
    prepare({ 'warning.ipynb': toNotebook('async def load(): ...', `${comment}\nload()`, 'load()') });
    assert.deepEqual(getFindings((await run('warning.ipynb')).stdout), ['cell 3:1:1 no-missing-await']);
  });
});
