import type { Connection } from 'vscode-languageserver';
import type { ClientFeatures } from '../client-features.js';
import type { SettingsStore } from '../configuration/settings-store.js';
import type { DocumentStore } from '../documents/document-store.js';
import type { DocumentLinter } from '../linting/document-linter.js';
import type { DiagnosticReports } from './diagnostic-reports.js';
import { answerPulls } from './pull.js';
import { DiagnosticPublisher } from './push.js';
import { DependentsRefresher } from './refresh.js';

interface DiagnosticSources {
  readonly connection: Connection;
  readonly documents: DocumentStore;
  readonly features: ClientFeatures;
  readonly settings: SettingsStore;
  readonly linter: DocumentLinter;
  readonly reports: DiagnosticReports;
}

/** Brings the diagnostics of open documents up to date when something else than a document changed. */
export interface DiagnosticUpdates {
  /** Files that are not open changed, and the linter knows: looks at documents when the user has paused. */
  lookAgain(): void;
  /** More is known than before: looks at documents at once. */
  lookNow(): void;
  /** Other settings or folders are in force: nothing that was found need be true any more. */
  refreshAll(): void;
  dispose(): void;
}

/** Tells the client of diagnostics: when it asks for them if it can, otherwise after each change. */
export function startDiagnostics(sources: DiagnosticSources): DiagnosticUpdates {
  return sources.features.pullDiagnostics ? startPull(sources) : startPush(sources);
}

function startPull(sources: DiagnosticSources): DiagnosticUpdates {
  const { connection, documents, features, linter, reports } = sources;
  const canRefresh = features.refreshDiagnostics;
  const refresher = new DependentsRefresher(connection, documents, reports, canRefresh);
  answerPulls({ ...sources, canRefresh, refresh: () => refresher.refresh() });
  return {
    lookAgain: () => refresher.dependents.lookAgain(),
    lookNow: () => refresher.dependents.lookNow(),
    refreshAll: () => {
      linter.invalidateAll();
      refresher.refresh();
    },
    dispose: () => refresher.dependents.dispose(),
  };
}

function startPush({ connection, documents, settings, linter, reports }: DiagnosticSources): DiagnosticUpdates {
  const publisher = new DiagnosticPublisher(connection, documents, settings, reports);
  const publishAll = (): void => publisher.publishAll();
  return {
    lookAgain: () => publisher.dependents.lookAgain(),
    lookNow: publishAll,
    refreshAll: () => {
      linter.invalidateAll();
      publishAll();
    },
    dispose: () => publisher.dependents.dispose(),
  };
}
