import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileChangeType } from 'vscode-languageserver-protocol/node';
import { LanguageClient, toUri } from '../support/language-client.js';

const program = 'import courier\n\n\nasync def main():\n    courier.send()\n';
const library = 'async def send(): ...\n';

describe('packages of a Python environment', () => {
  let root: string;
  let client: LanguageClient;
  let uri: string;
  /** Creates an environment in which `courier` is installed. */
  const createEnvironment = (name: string): string => {
    const environment = path.join(root, name);
    const folder = path.join(environment, 'lib/python3.12/site-packages/courier');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, '__init__.py'), library);
    writeFileSync(path.join(environment, 'pyvenv.cfg'), 'version = 3.12\n');
    return environment;
  };
  const choose = (environment: string | undefined): Promise<void> =>
    client.connection.sendNotification('asyncPitfalls/pythonEnvironments', {
      environments:
        environment === undefined
          ? []
          : [{ folder: toUri(path.join(root, 'project')), environment: toUri(environment) }],
    });
  const findRules = async (): Promise<unknown[]> => (await client.pull(uri)).map(({ code }) => code);

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'async-pitfalls-'));
    mkdirSync(path.join(root, 'project'));
    writeFileSync(path.join(root, 'project/pyproject.toml'), '[project]\nname = "post"\n');
    uri = toUri(path.join(root, 'project/app.py'));
    client = await LanguageClient.start({ root: path.join(root, 'project') });
    await client.open(uri, program);
    assert.deepEqual(await findRules(), []);
  });
  afterEach(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  it('are known when the editor tells which one was chosen', async () => {
    const environment = createEnvironment('elsewhere');
    await client.afterRefresh(() => choose(environment));
    assert.deepEqual(await findRules(), ['no-missing-await']);
    await client.afterRefresh(() => choose(undefined));
    assert.deepEqual(await findRules(), []);
  });

  it('are known to the check of the workspace, too', async () => {
    writeFileSync(path.join(root, 'project/app.py'), program);
    await client.close(uri);
    await client.afterRefresh(() => choose(createEnvironment('elsewhere')));
    const command = 'asyncPitfalls.checkWorkspace';
    const result = await client.connection.sendRequest('workspace/executeCommand', { command });
    assert.deepEqual(result, { files: 1, problems: 1, isCancelled: false });
  });

  it('are known as soon as the project has an environment of its own', async () => {
    const config = path.join(createEnvironment('project/.venv'), 'pyvenv.cfg');
    await client.afterRefresh(() =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: toUri(config), type: FileChangeType.Created }],
      }),
    );
    assert.deepEqual(await findRules(), ['no-missing-await']);
  });
});
