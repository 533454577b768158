import { Uri, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { tellCheckResult } from './check-result.js';
import { CrashHandler } from './crash-handler.js';
import { DiagnosticPullMode, RevealOutputChannelOn, type LanguageClientOptions } from 'vscode-languageclient';

/** The section of the settings, and the id under which the client reads `trace.server`. */
export const section = 'asyncPitfalls';

/** The documents that the server is told of. */
export const documentSelector = ['python', 'typescript', 'typescriptreact', 'javascript', 'javascriptreact'].map(
  (language) => ({ language }),
);

/** What the client of the desktop and that of the browser have in common. */
export function getClientOptions(
  outputChannel: LogOutputChannel,
  { storageUri }: Pick<ExtensionContext, 'storageUri'>,
): LanguageClientOptions {
  const cache = storageUri?.scheme === 'file' ? Uri.joinPath(storageUri, 'cache').fsPath : undefined;
  return {
    documentSelector,
    outputChannel,
    initializationOptions: () => ({ status: true, files: true, trusted: workspace.isTrusted, cache }),
    errorHandler: new CrashHandler(),
    middleware: tellCheckResult,
    // Nothing opens of its own accord.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticPullOptions: {
      onChange: true,
      onSave: true,
      filter: (document, mode) =>
        mode === DiagnosticPullMode.onType && workspace.getConfiguration(section, document).get('run') === 'onSave',
    },
  };
}
