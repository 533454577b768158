import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { LanguageClient, repository, toUri } from '../support/language-client.js';

const blocking =
  "import { execSync } from 'node:child_process';\nexport async function load() {\n  return execSync('date');\n}\n";
/** The plugin as a repository has it installed. */
const plugin = `export default {
  meta: { name: 'eslint-plugin-async-pitfalls' },
  rules: { 'no-blocking-call': { create: () => ({}) }, 'no-missing-await': { create: () => ({}) } },
};
`;
const getConfig = (rules: string): string =>
  `import pitfalls from 'eslint-plugin-async-pitfalls';\nexport default [{ files: ['src/**'], plugins: { waits: pitfalls }, rules: { ${rules} } }];\n`;
const created = 1;
const changed = 2;
const deleted = 3;

describe("the repository's own eslint.config", () => {
  let root: string;
  let client: LanguageClient;
  const write = (name: string, text: string): void => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const start = async (rules: string, trusted = true): Promise<void> => {
    write('eslint.config.js', getConfig(rules));
    client = await LanguageClient.start({ root, initializationOptions: { trusted } });
  };
  const open = async (name: string): Promise<string> => {
    const uri = toUri(path.join(root, name));
    await client.open(uri, blocking);
    return uri;
  };
  /** Opens a notebook of one cell, and gives the URI of that. */
  const openNotebook = async (): Promise<string> => {
    const uri = toUri(path.join(root, 'wait.ipynb'));
    const cell = `${uri.replace('file:', 'vscode-notebook-cell:')}#cell`;
    const text = 'import time\nasync def wait():\n    time.sleep(1)\n';
    await client.connection.sendNotification('notebookDocument/didOpen', {
      notebookDocument: { uri, notebookType: 'jupyter-notebook', version: 1, cells: [{ kind: 2, document: cell }] },
      cellTextDocuments: [{ uri: cell, languageId: 'python', version: 1, text }],
    });
    return cell;
  };
  const getSeverities = async (uri: string): Promise<unknown[]> =>
    (await client.pull(uri)).map(({ severity }) => severity);
  const waitForRefresh = (act: () => Promise<void>): Promise<void> => client.afterRefresh(act);
  const edit = (text: string | undefined, type = changed, name = 'eslint.config.js'): Promise<void> => {
    const file = path.join(root, name);
    if (text === undefined) rmSync(file);
    else write(name, text);
    return client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: toUri(file), type }],
    });
  };
  const waitForProblems = (condition: (problems: Diagnostic[]) => boolean): Promise<Diagnostic[]> =>
    client.waitForPublished(toUri(path.join(root, 'eslint.config.js')), condition);

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
    write('package.json', '{ "type": "module" }');
    write('pyproject.toml', '[tool.async-pitfalls.rules]\nno-blocking-call = "error"\n');
    write('node_modules/eslint-plugin-async-pitfalls/package.json', '{ "type": "module", "exports": "./index.js" }');
    write('node_modules/eslint-plugin-async-pitfalls/index.js', plugin);
    symlinkSync(path.join(repository, 'node_modules/eslint'), path.join(root, 'node_modules/eslint'));
  });
  afterEach(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  it('wins for the files that it sets our rules for, whatever it calls the plugin', async () => {
    await start("'waits/no-blocking-call': 'warn'");
    assert.deepEqual(await getSeverities(await open('src/load.js')), [2]);
    assert.deepEqual(await getSeverities(await open('scripts/load.js')), [1], 'here pyproject.toml speaks');
  });

  it('turns a rule off by not naming it', async () => {
    await start("'waits/no-missing-await': 'error'");
    assert.deepEqual(await getSeverities(await open('src/load.js')), []);
  });

  it('turns all rules off for a file by naming them so', async () => {
    await start("'waits/no-blocking-call': 'off'");
    assert.deepEqual(await getSeverities(await open('src/load.js')), []);
    assert.deepEqual(await getSeverities(await open('scripts/load.js')), [1], 'here pyproject.toml speaks');
  });

  it('turns all rules off for files that it ignores, notebooks too', async () => {
    const ignores = "{ ignores: ['src/vendor/**', '**/*.ipynb'] }";
    const config = getConfig("'waits/no-blocking-call': 'warn'").replace('[{', `[${ignores}, {`);
    write('eslint.config.js', config.replace('src/**', '**/*.{js,py}'));
    client = await LanguageClient.start({ root, initializationOptions: { trusted: true } });
    assert.deepEqual(await getSeverities(await open('src/load.js')), [2]);
    assert.deepEqual(await getSeverities(await open('src/vendor/load.js')), []);
    assert.deepEqual(await getSeverities(await open('src/load.ts')), [1], 'here pyproject.toml speaks');
    const cell = await openNotebook();
    assert.deepEqual(await getSeverities(cell), []);
  });

  it('sets options', async () => {
    write(
      'node_modules/eslint-plugin-async-pitfalls/index.js',
      plugin.replaceAll('create:', 'meta: { schema: false }, create:'),
    );
    await start("'waits/no-blocking-call': ['warn', { groups: { subprocess: false } }]");
    assert.deepEqual(await getSeverities(await open('src/load.js')), []);
    assert.deepEqual(await getSeverities(await open('scripts/load.js')), [1], 'here pyproject.toml speaks');
  });

  it('says what holds in notebooks, whose cells the ESLint extension does not report', async () => {
    write('eslint.config.js', getConfig("'waits/no-blocking-call': 'warn'").replace('src/**', '**/*.ipynb/*.py'));
    client = await LanguageClient.start({ root, initializationOptions: { trusted: true } });
    await client.connection.sendNotification('asyncPitfalls/eslintLanguages', { languages: ['python'] });
    const cell = await openNotebook();
    assert.deepEqual(await getSeverities(cell), [2]);
  });

  it('is not run in a workspace that is not trusted', async () => {
    await start(`...process.exit(1), 'waits/no-blocking-call': 'warn'`, false);
    assert.deepEqual(await getSeverities(await open('src/load.js')), [1]);
    assert.deepEqual(client.log, []);
  });

  it('takes effect without a restart when it is changed', async () => {
    await start("'waits/no-blocking-call': 'warn'");
    const uri = await open('src/load.js');
    assert.deepEqual(await getSeverities(uri), [2]);
    await waitForRefresh(() => edit(getConfig("'waits/no-blocking-call': 2")));
    assert.deepEqual(await getSeverities(uri), [1]);
  });

  it('takes effect when it is saved in the editor', async () => {
    await start("'waits/no-blocking-call': 'warn'");
    const config = toUri(path.join(root, 'eslint.config.js'));
    await client.open(config, getConfig("'waits/no-blocking-call': 'warn'"));
    const uri = await open('src/load.js');
    assert.deepEqual(await getSeverities(uri), [2]);
    await waitForRefresh(() => edit(getConfig("'waits/no-blocking-call': 2")));
    assert.deepEqual(await getSeverities(uri), [1]);
  });

  it('takes effect when a file is changed that it imports', async () => {
    const getRules = (severity: string): string => `export default { 'waits/no-blocking-call': '${severity}' };\n`;
    write('eslint/rules.js', getRules('warn'));
    write('eslint/base.js', "import rules from './rules.js';\nexport { rules };\n");
    write('eslint.config.js', `import { rules } from './eslint/base.js';\n${getConfig('...rules')}`);
    client = await LanguageClient.start({ root, initializationOptions: { trusted: true } });
    const uri = await open('src/load.js');
    assert.deepEqual(await getSeverities(uri), [2]);
    await waitForRefresh(() => edit(getRules('error'), changed, 'eslint/rules.js'));
    assert.deepEqual(await getSeverities(uri), [1]);
  });

  it('is read again when the file is created that it misses', async () => {
    write('eslint.config.js', `import './base.js';\n${getConfig("'waits/no-blocking-call': 'warn'")}`);
    client = await LanguageClient.start({ root, initializationOptions: { trusted: true } });
    const uri = await open('src/load.js');
    assert.deepEqual(await getSeverities(uri), [1], 'pyproject.toml speaks');
    await waitForRefresh(() => edit('', created, 'base.js'));
    assert.deepEqual(await getSeverities(uri), [2]);
  });

  it('takes effect without a restart when it is created or deleted, in a folder nearer to a file too', async () => {
    client = await LanguageClient.start({ root, initializationOptions: { trusted: true } });
    const uri = await open('src/load.js');
    assert.deepEqual(await getSeverities(uri), [1], 'pyproject.toml speaks');
    await waitForRefresh(() => edit(getConfig("'waits/no-blocking-call': 'warn'"), created));
    assert.deepEqual(await getSeverities(uri), [2]);
    const nested = getConfig("'waits/no-missing-await': 'error'").replace('src/**', '**');
    await waitForRefresh(() => edit(nested, created, 'src/eslint.config.js'));
    assert.deepEqual(await getSeverities(uri), []);
    await waitForRefresh(() => edit(undefined, deleted, 'src/eslint.config.js'));
    assert.deepEqual(await getSeverities(uri), [2]);
    await waitForRefresh(() => edit(undefined, deleted));
    assert.deepEqual(await getSeverities(uri), [1]);
  });

  it('that throws is named until it is deleted', async () => {
    await start("'waits/no-blocking-call': 'warn'");
    const uri = await open('src/load.js');
    assert.deepEqual(await getSeverities(uri), [2]);
    await edit('throw new Error();\n');
    await waitForProblems(({ length }) => length > 0);
    await waitForRefresh(() => edit(undefined, deleted));
    await waitForProblems(({ length }) => length === 0);
    assert.deepEqual(await getSeverities(uri), [1]);
  });

  it('that throws is named once, at the place, and what it said before holds', async () => {
    await start("'waits/no-blocking-call': 'warn'");
    const uri = await open('src/load.js');
    assert.deepEqual(await getSeverities(uri), [2]);
    await edit("const name = 'x';\nthrow new Error(`no ${name}`);\n");
    const [problem, ...others] = await waitForProblems(({ length }) => length > 0);
    assert.deepEqual(others, []);
    assert.match(JSON.stringify(problem?.message), /could not read this config: no x/);
    assert.equal(problem?.range.start.line, 1);
    assert.deepEqual(await getSeverities(uri), [2]);
    assert.deepEqual(await getSeverities(await open('src/other.js')), [1], 'of this file it has said nothing yet');
    assert.equal(client.log.length, 1);

    await waitForRefresh(() => edit(getConfig("'waits/no-blocking-call': 'off'")));
    assert.deepEqual(await getSeverities(uri), []);
    await waitForProblems(({ length }) => length === 0);
  });

  it('that throws something else after an edit is named anew', async () => {
    await start("'waits/no-blocking-call': 'warn'");
    const uri = await open('src/load.js');
    assert.deepEqual(await getSeverities(uri), [2]);
    await edit("throw new Error('first');\n");
    await waitForProblems(([problem]) => JSON.stringify(problem?.message ?? '').includes('first'));
    await edit("\nthrow new Error('second');\n");
    const [problem] = await waitForProblems(([one]) => JSON.stringify(one?.message ?? '').includes('second'));
    assert.equal(problem?.range.start.line, 1);
  });

  it('that ends its process is survived', async () => {
    await start('...process.exit(3)');
    assert.deepEqual(await getSeverities(await open('src/load.js')), [1]);
    const [problem] = await waitForProblems(({ length }) => length > 0);
    assert.match(JSON.stringify(problem?.message), /has ended the process/);
  });

  it('counts for the check of the workspace, too, before what pyproject.toml excludes', async () => {
    await start("'waits/no-blocking-call': 'warn'");
    write('src/load.js', blocking);
    write('pyproject.toml', '[tool.async-pitfalls]\nexclude = ["src"]\n');
    await client.connection.sendRequest('workspace/executeCommand', { command: 'asyncPitfalls.checkWorkspace' });
    const found = await client.waitForPublished(toUri(path.join(root, 'src/load.js')), ({ length }) => length > 0);
    assert.deepEqual(
      found.map(({ severity }) => severity),
      [2],
    );
  });

  it('keeps us quiet in languages that the ESLint extension reports', async () => {
    await start("'waits/no-blocking-call': 'warn'");
    const uri = await open('src/load.js');
    const other = await open('scripts/load.js');
    assert.deepEqual(await getSeverities(uri), [2]);
    const tell = (languages: string[]): Promise<void> =>
      client.connection.sendNotification('asyncPitfalls/eslintLanguages', { languages });
    await waitForRefresh(() => tell(['javascript']));
    assert.deepEqual(await getSeverities(uri), []);
    assert.deepEqual(await getSeverities(other), [1], 'no ESLint config enables our rules here');
    await waitForRefresh(() => tell([]));
    assert.deepEqual(await getSeverities(uri), [2]);
  });
});
