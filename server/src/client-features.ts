import type { ClientCapabilities } from 'vscode-languageserver';

/** The abilities of a client that make a difference here. */
export interface ClientFeatures {
  /** Asks for diagnostics itself; otherwise they are published. */
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly fileWatching: boolean;
  readonly workspaceFolders: boolean;
  readonly relatedInformation: boolean;
  /** Edits may name the version of the document that they are for. */
  readonly versionedEdits: boolean;
  /** Inserted text may have a placeholder that is selected. */
  readonly snippetEdits: boolean;
  readonly codeActionResolve: boolean;
  /** Can open a web page in the user's browser. */
  readonly showDocument: boolean;
}

/** The abilities that a client tells of; those it does not name it lacks. */
export function toClientFeatures({ textDocument, workspace, window }: ClientCapabilities): ClientFeatures {
  return {
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    configuration: workspace?.configuration ?? false,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    fileWatching: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    workspaceFolders: workspace?.workspaceFolders ?? false,
    relatedInformation:
      textDocument?.diagnostic?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    snippetEdits:
      workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.snippetEditSupport === true,
    codeActionResolve: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false,
    showDocument: window?.showDocument?.support ?? false,
  };
}
