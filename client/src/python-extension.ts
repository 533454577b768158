import { Disposable, extensions, Uri, workspace } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { findEnvironment, isPythonApi, type PythonApi } from './python-environments.js';
import { pythonEnvironmentsNotification } from './server-messages.js';

const id = 'ms-python.python';
/** What is told when there are none, which a new server takes for granted. */
const none = '[]';

/**
 * Tells the server, now and after each change, which Python environment the user has chosen for each folder: packages that
 * are installed there are looked into.
 */
export function followPythonExtension(client: BaseLanguageClient): Disposable {
  const disposables: { dispose(): unknown }[] = [];
  let isStarted = false;
  let api: PythonApi<Uri> | undefined;
  let last = none;
  const tell = async (): Promise<void> => {
    if (!api || client.state !== State.Running) return;
    const environments = await findEnvironments(client, api);
    const key = JSON.stringify(environments);
    if (key === last) return;
    last = key;
    await client.sendNotification(pythonEnvironmentsNotification, { environments });
  };
  const tellAgain = (): void => {
    tell().catch((error: unknown) => client.warn('The Python environment is not known.', error, false));
  };
  const start = async (): Promise<void> => {
    // It is not woken for the sake of other languages.
    if (isStarted || !workspace.textDocuments.some(({ languageId }) => languageId === 'python')) return;
    const extension = extensions.getExtension<unknown>(id);
    if (!extension) return;
    isStarted = true;
    const offered = await extension.activate();
    if (!isPythonApi<Uri>(offered)) return;
    api = offered;
    disposables.push(api.environments.onDidChangeActiveEnvironmentPath(tellAgain));
    await tell();
  };
  const tryToStart = (): void => {
    start().catch((error: unknown) => client.warn('The Python extension does not answer.', error, false));
  };
  disposables.push(
    client.onDidChangeState(() => {
      // A new server knows of none.
      last = none;
      tryToStart();
      tellAgain();
    }),
    extensions.onDidChange(tryToStart),
    workspace.onDidOpenTextDocument(tryToStart),
    workspace.onDidChangeWorkspaceFolders(tellAgain),
  );
  return new Disposable(() => {
    for (const one of disposables) one.dispose();
  });
}

async function findEnvironments(
  client: BaseLanguageClient,
  api: PythonApi<Uri>,
): Promise<{ folder: string; environment: string }[]> {
  const toUri = client.code2ProtocolConverter.asUri.bind(client.code2ProtocolConverter);
  const found = await Promise.all(
    (workspace.workspaceFolders ?? []).map(async ({ uri }) => {
      const environment = uri.scheme === 'file' ? await findEnvironment(api, uri) : undefined;
      return environment === undefined ? [] : [{ folder: toUri(uri), environment: toUri(Uri.file(environment)) }];
    }),
  );
  return found.flat();
}
