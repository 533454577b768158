import { Range } from 'vscode-languageserver';
import { isRecord } from '../is-record.js';

/** An edit of the document that the diagnostic is in. */
export interface DataEdit {
  readonly range: Range;
  readonly newText: string;
}

interface DataSuggestion {
  readonly title: string;
  readonly edits: readonly DataEdit[];
}

/** What a diagnostic carries so that code actions can be computed from it alone. */
export interface DiagnosticData {
  readonly rule: string;
  /** The document's version that the ranges are for. */
  readonly version: number;
  readonly fix?: DataSuggestion;
  readonly suggestions: readonly DataSuggestion[];
  /** Changes of several files. */
  readonly projectSuggestions?: readonly ProjectDataSuggestion[];
}

/** A change of several files that somebody may choose. */
export interface ProjectDataSuggestion {
  readonly title: string;
  readonly files: readonly DataFileEdits[];
}

/** What a change does to one file. */
export interface DataFileEdits {
  readonly uri: string;
  /** The version of the open document that the ranges are for; null for a file on disk. */
  readonly version: number | null;
  readonly edits: readonly DataEdit[];
}

/** Whether a value that came back from the client is data we sent. */
export function isDiagnosticData(value: unknown): value is DiagnosticData {
  return (
    isRecord(value) &&
    typeof value.rule === 'string' &&
    typeof value.version === 'number' &&
    (value.fix === undefined || isSuggestion(value.fix)) &&
    Array.isArray(value.suggestions) &&
    value.suggestions.every(isSuggestion) &&
    (value.projectSuggestions === undefined ||
      (Array.isArray(value.projectSuggestions) && value.projectSuggestions.every(isProjectSuggestion)))
  );
}

function isProjectSuggestion(value: unknown): value is ProjectDataSuggestion {
  return (
    isRecord(value) &&
    typeof value.title === 'string' &&
    Array.isArray(value.files) &&
    value.files.every(
      (file: unknown) =>
        isRecord(file) &&
        typeof file.uri === 'string' &&
        (file.version === null || typeof file.version === 'number') &&
        isSuggestion({ title: '', edits: file.edits }),
    )
  );
}

function isSuggestion(value: unknown): value is DataSuggestion {
  return (
    isRecord(value) &&
    typeof value.title === 'string' &&
    Array.isArray(value.edits) &&
    value.edits.every((edit: unknown) => isRecord(edit) && Range.is(edit.range) && typeof edit.newText === 'string')
  );
}
