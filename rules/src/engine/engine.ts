import type { Linter } from 'eslint';
import type { RelatedLocation } from '../project/location.js';

export type { FileSource } from '../project/file-source.js';

export type Severity = 'off' | 'warn' | 'error';

/** A place and the text to put there. Offsets are UTF-16, half-open. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Suggestion {
  readonly title: string;
  readonly messageId?: string;
  readonly edits: readonly TextEdit[];
}

/** A finding in one file, independent of ESLint, LSP and output formats. */
export interface Finding {
  /** `no-blocking-call`; null for a problem of the file itself (cannot be read, parsed). */
  readonly rule: string | null;
  readonly messageId?: string;
  readonly severity: 'warn' | 'error';
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** 1-based line and column, as ESLint reports them. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** A safe fix, applied by `--fix` and by fix-all. */
  readonly fix?: TextEdit;
  readonly suggestions: readonly Suggestion[];
  /** The proof: call path, declaration. */
  readonly related: readonly RelatedLocation[];
}

/** The rules in force for a file: rule name without prefix → severity, or severity and options. */
export type RuleSettings = Readonly<Record<string, Severity | readonly [Severity, ...unknown[]]>>;

export interface LintRequest {
  /** Absolute path; need not exist on disk. */
  readonly path: string;
  readonly text: string;
  readonly rules: RuleSettings;
  /** Whether to look at disable comments (default true). */
  readonly inlineConfig?: boolean;
}

export interface LintResult {
  readonly findings: readonly Finding[];
  /** ESLint's own messages, for output formats that are ESLint's. */
  readonly messages: readonly Linter.LintMessage[];
}

/** One engine per process: lints files in memory, sharing what it learned about the project between them. */
export interface Engine {
  lint(request: LintRequest): LintResult;
  /** Tells the engine that a file (open document or on disk) changed, was created or deleted. */
  invalidate(path: string): void;
  /** Frees child processes and caches. */
  close(): void;
}
