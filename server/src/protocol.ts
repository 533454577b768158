/**
 * What the server and its clients say to each other beyond the Language Server Protocol. A client bundles this module:
 * it imports no code.
 */
import type { RuleInfo } from './runtime.js';

/**
 * Notification to clients that asked for it with `initializationOptions.status`: a `DocumentStatus` after each check; of a cell
 * of a notebook when it is another than before.
 */
export const statusMethod = 'asyncPitfalls/status';

/** Notification to the same clients: `Indexing`, while the files of a project are read, and at the end. */
export const indexingMethod = 'asyncPitfalls/indexing';

/** Notification to the server: `EslintLanguages`. */
export const eslintLanguagesMethod = 'asyncPitfalls/eslintLanguages';

/** Notification to the server: `PythonEnvironments`, now and whenever another one was chosen. */
export const pythonEnvironmentsMethod = 'asyncPitfalls/pythonEnvironments';

/** Request to the server without parameters for what there is to tell of each rule. */
export const rulesMethod = 'asyncPitfalls/rules';

/** Request to the server with `DebugInformationParams` for what belongs into an issue, as Markdown. */
export const debugInformationMethod = 'asyncPitfalls/debugInformation';

/**
 * Request to the server with `ProblemReportParams` for the problems of an open document as Markdown, for a language model
 * to read; null when it is not open.
 */
export const problemReportMethod = 'asyncPitfalls/problemReport';

/**
 * Request to clients that asked for it with `initializationOptions.files`, with `ReadParams`: the entries of a folder that is
 * not on disk, as `FolderEntry[]`; null when it cannot be read.
 */
export const readFolderMethod = 'asyncPitfalls/readFolder';

/** Request to the same clients, with `ReadParams`: the text of a file that is not on disk; null when it cannot be read. */
export const readFileMethod = 'asyncPitfalls/readFile';

/** The command that checks all files of the workspace; it is answered with a `WorkspaceCheckResult`. */
export const checkWorkspaceCommand = 'asyncPitfalls.checkWorkspace';

/** What a check of the workspace came to. */
export interface WorkspaceCheckResult {
  readonly files: number;
  readonly problems: number;
  readonly isCancelled: boolean;
}

/** What an editor may show of a document's last check. */
export interface DocumentStatus {
  readonly uri: string;
  /** How many rules are on. */
  readonly rules: number;
  /** Where the rules come from: the path of a config file, `settings` or `recommended`. */
  readonly origin: string;
  /** Where types come from; only for TypeScript and JavaScript. */
  readonly types?: { readonly isAvailable: boolean; readonly text: string };
  /** In milliseconds. */
  readonly duration: number;
  /** The rule that took longest, when the check took longer than it should. */
  readonly slowest?: { readonly rule: string; readonly duration: number };
  /** What the user should know: why the document is not checked, or not while typing. A sentence each. */
  readonly notes: readonly string[];
}

/** How far the files of a project have been read: what depends on all of them is not reported before the end. */
export interface Indexing {
  readonly isBusy: boolean;
  /** Files, of `total`; both 0 while that is not known. */
  readonly done: number;
  readonly total: number;
}

/** The languages whose problems the editor shows with the workspace's own ESLint, too. */
export interface EslintLanguages {
  /** Ids of languages as LSP has them. */
  readonly languages: readonly string[];
}

/** The Python environments that the user has chosen, in whose folders installed packages are looked for. */
export interface PythonEnvironments {
  /** One for each folder of the workspace for which there is one: URIs. */
  readonly environments: readonly { readonly folder: string; readonly environment: string }[];
}

/** For what the user looks at, when an issue is to be written. */
export interface DebugInformationParams {
  /** The document that the user looks at. */
  readonly uri?: string;
}

/** The document that is reported on. */
export interface ProblemReportParams {
  readonly uri: string;
}

/** The file or folder to be read. */
export interface ReadParams {
  readonly uri: string;
}

/** A file or folder in a folder that is not on a disk. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

export type { RuleInfo };
