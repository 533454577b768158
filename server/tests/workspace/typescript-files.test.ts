import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileChangeType } from 'vscode-languageserver-protocol/node';
import { LanguageClient, toUri } from '../support/language-client.js';

const load =
  'export function load(id: string) {\n  return fetch(`/orders/${id}`).then((answer) => answer.json());\n}\n';
const plain = 'export function load(id: string) {\n  return `/orders/${id}`;\n}\n';
const getCaller = (module: string): string =>
  `import { load } from '${module}';\n\nexport function show(id: string) {\n  load(id);\n}\n`;

describe('TypeScript files of a project that come and go', () => {
  let root: string;
  let client: LanguageClient;
  const getPath = (name: string): string => path.join(root, name);
  const getUri = (name: string): string => toUri(getPath(name));
  const write = (name: string, text: string): void => writeFileSync(getPath(name), text);
  const tell = (changes: Readonly<Record<string, FileChangeType>>): Promise<void> =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: Object.entries(changes).map(([name, type]) => ({ uri: getUri(name), type })),
    });
  const findRules = async (name: string): Promise<unknown[]> =>
    (await client.pull(getUri(name))).map(({ code }) => code);

  beforeEach(async () => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'async-pitfalls-')));
    mkdirSync(getPath('src'));
    write('tsconfig.json', '{ "compilerOptions": { "module": "nodenext", "strict": true, "lib": ["esnext", "dom"] } }');
    write('package.json', '{ "type": "module" }');
    write('src/load.ts', load);
    write('src/main.ts', getCaller('./load.js'));
    client = await LanguageClient.start({ root });
    await client.open(getUri('src/main.ts'), getCaller('./load.js'));
    assert.deepEqual(await findRules('src/main.ts'), ['no-missing-await']);
  });
  afterEach(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  it('are found under their new name after they were renamed, and no longer under the old one', async () => {
    renameSync(getPath('src/load.ts'), getPath('src/orders.ts'));
    await tell({ 'src/load.ts': FileChangeType.Deleted, 'src/orders.ts': FileChangeType.Created });
    assert.deepEqual(await findRules('src/main.ts'), []);
    await client.change(getUri('src/main.ts'), getCaller('./orders.js'));
    assert.deepEqual(await findRules('src/main.ts'), ['no-missing-await']);
    await client.change(getUri('src/main.ts'), getCaller('./load.js'));
    assert.deepEqual(await findRules('src/main.ts'), []);
  });

  it('are found when a folder above them was renamed', async () => {
    mkdirSync(getPath('lib'));
    write('lib/load.ts', load);
    await tell({ 'lib/load.ts': FileChangeType.Created });
    await client.change(getUri('src/main.ts'), getCaller('../lib/load.js'));
    assert.deepEqual(await findRules('src/main.ts'), ['no-missing-await']);
    renameSync(getPath('lib'), getPath('core'));
    // As VS Code tells it: the folder alone is gone, and its files are new.
    await tell({ lib: FileChangeType.Deleted, core: FileChangeType.Created, 'core/load.ts': FileChangeType.Created });
    assert.deepEqual(await findRules('src/main.ts'), []);
    await client.change(getUri('src/main.ts'), getCaller('../core/load.js'));
    assert.deepEqual(await findRules('src/main.ts'), ['no-missing-await']);
  });

  it('are found while they are open and renamed', async () => {
    await client.open(getUri('src/load.ts'), plain);
    assert.deepEqual(await findRules('src/main.ts'), []);
    renameSync(getPath('src/load.ts'), getPath('src/orders.ts'));
    await client.close(getUri('src/load.ts'));
    await client.open(getUri('src/orders.ts'), plain);
    await tell({ 'src/load.ts': FileChangeType.Deleted, 'src/orders.ts': FileChangeType.Created });
    await client.change(getUri('src/main.ts'), getCaller('./orders.js'));
    assert.deepEqual(await findRules('src/main.ts'), [], 'the unsaved text gives no promise');
    await client.change(getUri('src/orders.ts'), load);
    assert.deepEqual(await findRules('src/main.ts'), ['no-missing-await']);
  });

  it('are gone when they were deleted, and back when they are written again', async () => {
    rmSync(getPath('src/load.ts'));
    await tell({ 'src/load.ts': FileChangeType.Deleted });
    assert.deepEqual(await findRules('src/main.ts'), []);
    write('src/load.ts', plain);
    await tell({ 'src/load.ts': FileChangeType.Created });
    assert.deepEqual(await findRules('src/main.ts'), []);
    write('src/load.ts', load);
    await tell({ 'src/load.ts': FileChangeType.Changed });
    assert.deepEqual(await findRules('src/main.ts'), ['no-missing-await']);
  });

  it('belong to a tsconfig as soon as there is one, and as long', async () => {
    const withPath =
      '{ "compilerOptions": { "strict": true, "lib": ["esnext", "dom"], "paths": { "#load": ["./src/load.ts"] } } }';
    await client.change(getUri('src/main.ts'), getCaller('#load'));
    assert.deepEqual(await findRules('src/main.ts'), []);
    write('tsconfig.json', withPath);
    await tell({ 'tsconfig.json': FileChangeType.Changed });
    assert.deepEqual(await findRules('src/main.ts'), ['no-missing-await']);
    rmSync(getPath('tsconfig.json'));
    await tell({ 'tsconfig.json': FileChangeType.Deleted });
    assert.deepEqual(await findRules('src/main.ts'), []);
    write('tsconfig.json', '{ "compilerOptions": { half a');
    await tell({ 'tsconfig.json': FileChangeType.Created });
    assert.deepEqual(await findRules('src/main.ts'), []);
    write('tsconfig.json', withPath);
    await tell({ 'tsconfig.json': FileChangeType.Changed });
    assert.deepEqual(await findRules('src/main.ts'), ['no-missing-await']);
  });

  it('of packages of a monorepo are followed into, as they are while they are edited', async () => {
    const blocking = 'import fs from "node:fs";\nexport function lock() {\n  fs.openSync("lock", "wx");\n}\n';
    const waiting =
      'import { execSync } from "node:child_process";\nexport function lock() {\n  execSync("lock");\n}\n';
    const caller = 'import { lock } from "@shop/core";\n\nexport async function run() {\n  lock();\n}\n';
    for (const name of ['packages/core/src', 'packages/api']) mkdirSync(getPath(name), { recursive: true });
    write('package.json', '{ "private": true, "workspaces": ["packages/*"] }');
    write('packages/core/package.json', '{ "name": "@shop/core", "main": "dist/index.js" }');
    write('packages/core/src/index.ts', blocking);
    write('packages/api/main.ts', caller);
    await tell({
      'package.json': FileChangeType.Changed,
      'packages/core/package.json': FileChangeType.Created,
      'packages/core/src/index.ts': FileChangeType.Created,
      'packages/api/main.ts': FileChangeType.Created,
    });
    await client.open(getUri('packages/api/main.ts'), caller);
    assert.deepEqual(await findRules('packages/api/main.ts'), []);
    await client.open(getUri('packages/core/src/index.ts'), waiting);
    assert.deepEqual(await findRules('packages/api/main.ts'), ['no-blocking-call']);
    await client.change(getUri('packages/core/src/index.ts'), blocking);
    assert.deepEqual(await findRules('packages/api/main.ts'), []);
  });
});
