import { Disposable, extensions, workspace } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { findEslintLanguages } from './eslint-languages.js';
import { eslintLanguagesNotification } from './server-messages.js';

const id = 'dbaeumer.vscode-eslint';

/**
 * Tells the server, now and after each change, in which languages the ESLint extension shows problems: where the
 * workspace's ESLint runs our rules, nothing should be shown twice.
 */
export function followEslintExtension(client: BaseLanguageClient): Disposable {
  let last: string | undefined;
  const tell = (): void => {
    if (client.state !== State.Running) return;
    const settings = workspace.getConfiguration('eslint');
    const languages = extensions.getExtension(id)
      ? findEslintLanguages({
          enable: settings.get('enable'),
          validate: settings.get('validate'),
          probe: settings.get('probe'),
        })
      : [];
    const key = languages.join();
    if (key === last) return;
    last = key;
    void client.sendNotification(eslintLanguagesNotification, { languages });
  };
  return Disposable.from(
    client.onDidChangeState(() => {
      // A new server knows of none.
      last = '';
      tell();
    }),
    extensions.onDidChange(tell),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('eslint')) tell();
    }),
  );
}
