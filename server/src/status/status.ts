import type { TypesState } from 'eslint-plugin-async-pitfalls/engine';
import { NotificationType, type Connection } from 'vscode-languageserver';
import { isOn } from '../configuration/settings.js';
import type { DocumentStore } from '../documents/document-store.js';
import type { DocumentLinter, LintedDocument } from '../linting/document-linter.js';
import { statusMethod, type DocumentStatus } from '../protocol.js';
import type { FolderEngines } from '../workspace/folder-engines.js';

const statusNotification = new NotificationType<DocumentStatus>(statusMethod);

/** What a status is told of. */
interface StatusSources {
  readonly documents: DocumentStore;
  readonly linter: DocumentLinter;
  readonly engines: FolderEngines;
}

/**
 * Sends `asyncPitfalls/status` after each check, to clients that have asked for it with `initializationOptions.status`. The
 * cells of a notebook are checked together, however many there are: of each only what is new is sent.
 */
export function sendStatus(connection: Connection, { documents, linter, engines }: StatusSources): void {
  const sent = new Map<string, string>();
  documents.onDidClose(({ uri }) => sent.delete(uri));
  linter.onDidLint((linted) => {
    const status = getStatus(linted, linter, engines);
    if (linted.document.notebook) {
      const text = JSON.stringify(status);
      if (sent.get(status.uri) === text) return;
      sent.set(status.uri, text);
    }
    void connection.sendNotification(statusNotification, status);
  });
}

/** The status of a document at its last check. */
export function getStatus(linted: LintedDocument, linter: DocumentLinter, engines: FolderEngines): DocumentStatus {
  const { document, settings, duration, slowest, skipped } = linted;
  const notes = [
    skipped,
    linter.isTooSlowToType(document.uri) ? 'Takes long to check: checked on saving, not while typing.' : undefined,
  ];
  return {
    uri: document.uri,
    rules: Object.values(settings.rules).filter(isOn).length,
    origin: settings.origin,
    ...(document.family === 'javascript' && { types: describeTypes(engines.get(document.path).getTypesState()) }),
    duration: Math.round(duration),
    ...(slowest && { slowest: { rule: slowest.rule, duration: Math.round(slowest.duration) } }),
    notes: notes.filter((note) => note !== undefined),
  };
}

/** Where types come from, in words. */
export function describeTypes(state: TypesState): { isAvailable: boolean; text: string } {
  if (state.kind === 'none') return { isAvailable: false, text: state.reason };
  if (state.kind === 'idle') return { isAvailable: true, text: 'not asked for yet' };
  const owner = state.isOfWorkspace ? ' of the workspace' : '';
  return { isAvailable: true, text: `TypeScript ${state.version}${owner}` };
}
