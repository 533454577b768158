import type { Finding, RuleSettings } from 'eslint-plugin-async-pitfalls/engine';

/** What a worker is asked to check. */
export interface CheckRequest {
  readonly folders: readonly CheckedFolder[];
  /** The texts of open documents, by path: they stand for what is on disk. */
  readonly openTexts: ReadonlyMap<string, string>;
  readonly isTrusted: boolean;
  /** A folder in which what is known of files is kept from one run to the next. */
  readonly cache: string | undefined;
}

/** A folder of the workspace that is checked. */
export interface CheckedFolder {
  /** Absolute path. */
  readonly path: string;
  /** The user's settings of rules there. */
  readonly rules: RuleSettings;
  /** The folder of the Python environment that was chosen there. */
  readonly pythonEnvironment?: string;
}

/** A file in which something was found. */
export interface CheckedFile {
  readonly kind: 'file';
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  /** How many files have been checked with it. */
  readonly done: number;
}

/** What a worker tells while it checks. */
export type CheckMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | CheckedFile
  | { readonly kind: 'log'; readonly text: string }
  | { readonly kind: 'done'; readonly files: number };
