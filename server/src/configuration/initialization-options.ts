import { isRecord } from '../is-record.js';

/** What a client tells with `initializationOptions`; the README of the server describes it. */
export interface InitializationOptions {
  /** Whether code of the workspace may be run. */
  readonly isTrusted: boolean;
  /** A folder in which what is known of files is kept from one run to the next. */
  readonly cache: string | undefined;
  /** Whether the client shows how checks go: it is told of each, and of how far projects have been read. */
  readonly showsStatus: boolean;
  /** Whether the client answers requests for folders and files that are not on disk. */
  readonly servesFiles: boolean;
  /** The settings that the client sent at first, not parsed yet. */
  readonly settings: unknown;
}

/** Reads `initializationOptions`. Whatever is missing or has the wrong type is off. */
export function parseInitializationOptions(value: unknown): InitializationOptions {
  const options = isRecord(value) ? value : {};
  return {
    isTrusted: options.trusted === true,
    cache: typeof options.cache === 'string' ? options.cache : undefined,
    showsStatus: options.status === true,
    servesFiles: options.files === true,
    settings: options.settings ?? options.asyncPitfalls,
  };
}
