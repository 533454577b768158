import { Disposable, languages, LanguageStatusSeverity } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { documentSelector } from './client-options.js';
import { showOutputCommand } from './commands.js';

/** An item in VS Code's language status (`{}` in the status bar) that tells whether the server is running. */
export function createStatus(client: BaseLanguageClient): Disposable {
  const item = languages.createLanguageStatusItem('asyncPitfalls.status', documentSelector);
  item.name = 'Async Pitfalls';
  item.command = { title: 'Show Output', command: showOutputCommand };
  const show = (state: State): void => {
    item.busy = state === State.Starting;
    item.text = state === State.Stopped ? 'Async Pitfalls: stopped' : 'Async Pitfalls';
    item.severity = state === State.Stopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  };
  show(client.state);
  const listener = client.onDidChangeState(({ newState }) => {
    show(newState);
  });
  return Disposable.from(listener, item);
}
