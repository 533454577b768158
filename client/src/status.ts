import { Disposable, languages, LanguageStatusSeverity, window, workspace } from 'vscode';
import type { DocumentStatus, Indexing } from 'async-pitfalls-language-server/protocol';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { documentSelector } from './client-options.js';
import { showOutputCommand } from './commands.js';
import { indexingNotification, statusNotification } from './server-messages.js';
import { toStatusText } from './status-text.js';

/** Documents whose status is remembered; those that were looked at longest ago are forgotten. */
const maximumRemembered = 100;

/**
 * An item in VS Code's language status (`{}` in the status bar) that tells whether the server is running, and of the file in
 * the active editor which rules are on, where types come from, how long the last check took and how far the project has been read.
 */
export function createStatus(client: BaseLanguageClient): Disposable {
  const item = languages.createLanguageStatusItem('asyncPitfalls.status', documentSelector);
  item.name = 'Async Pitfalls';
  item.command = { title: 'Show Output', command: showOutputCommand };
  const statusByUri = new Map<string, DocumentStatus>();
  let indexing: Indexing | undefined;
  const findStatus = (): DocumentStatus | undefined => {
    const uri = window.activeTextEditor?.document.uri;
    return uri && statusByUri.get(client.code2ProtocolConverter.asUri(uri));
  };
  const show = (): void => {
    const status = findStatus();
    const shown = status && toStatusText(status, indexing, workspace.isTrusted);
    item.busy = client.state === State.Starting || (client.state === State.Running && indexing?.isBusy === true);
    if (client.state === State.Stopped) {
      item.text = 'Async Pitfalls: stopped';
      item.detail = 'See the output for the reason.';
      item.severity = LanguageStatusSeverity.Error;
      return;
    }
    item.text = shown?.text ?? 'Async Pitfalls';
    item.detail = shown?.detail;
    item.severity = shown?.isWarning ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  };
  show();
  return Disposable.from(
    client.onDidChangeState(() => {
      // A new server tells anew.
      indexing = undefined;
      show();
    }),
    window.onDidChangeActiveTextEditor(show),
    client.onNotification(indexingNotification, (told) => {
      indexing = told;
      show();
    }),
    client.onNotification(statusNotification, (status) => {
      statusByUri.delete(status.uri);
      statusByUri.set(status.uri, status);
      for (const uri of [...statusByUri.keys()].slice(0, -maximumRemembered)) statusByUri.delete(uri);
      show();
    }),
    item,
  );
}
