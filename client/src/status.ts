import { Disposable, l10n, languages, LanguageStatusSeverity, window, workspace } from 'vscode';
import type { DocumentStatus, Indexing } from 'async-pitfalls-language-server/protocol';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { documentSelector } from './client-options.js';
import { indexingNotification, statusNotification } from './server-messages.js';
import { getSilentText, getStoppedText, toStatusText, type StatusText } from './status-text.js';

/** Documents, each cell of a notebook among them, whose status is remembered; those that were looked at longest ago are forgotten. */
const maximumRemembered = 1000;

const severities: Readonly<Record<StatusText['severity'], LanguageStatusSeverity>> = {
  information: LanguageStatusSeverity.Information,
  warning: LanguageStatusSeverity.Warning,
  error: LanguageStatusSeverity.Error,
};

/**
 * An item in VS Code's language status (`{}` in the status bar) that tells whether the server is running, and of the file in
 * the active editor which rules are on, where types come from, how long the last check took and how far the project has been read. A
 * server that has stopped can be started from it.
 */
export function createStatus(client: BaseLanguageClient): Disposable {
  const item = languages.createLanguageStatusItem('asyncPitfalls.status', documentSelector);
  item.name = 'Async Pitfalls';
  const statusByUri = new Map<string, DocumentStatus>();
  let indexing: Indexing | undefined;
  const getText = (): StatusText => {
    if (client.state === State.Stopped || client.state === State.StartFailed) return getStoppedText(l10n.t);
    const uri = window.activeTextEditor?.document.uri;
    const status = uri && statusByUri.get(client.code2ProtocolConverter.asUri(uri));
    return status ? toStatusText(l10n.t, status, indexing, workspace.isTrusted) : getSilentText(l10n.t);
  };
  const show = (): void => {
    const { text, detail, severity, command } = getText();
    item.busy = client.state === State.Starting || (client.state === State.Running && indexing?.isBusy === true);
    item.text = text;
    item.detail = detail;
    item.severity = severities[severity];
    item.command = command;
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
