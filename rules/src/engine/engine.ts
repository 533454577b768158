import type { Linter } from 'eslint';
import type { FileSource } from '../project/files/file-source.js';
import type { Indexer } from '../project/words/indexer.js';
import type { TypesLog, TypesState } from '../javascript/types/native-types.js';
import type { RelatedLocation } from '../project/text/location.js';
import type { SpanEdit } from '../project/text/text-edit.js';
import type { ProjectSuggestion } from '../related.js';

export type { TypesState } from '../javascript/types/native-types.js';
export type { FileSource } from '../project/files/file-source.js';

/** How much a rule's findings count, by ESLint's names: an error fails the command, warnings only when there are too many. */
export type Severity = 'off' | 'warn' | 'error';

/** A change of the file that somebody may choose. */
export interface Suggestion {
  readonly title: string;
  readonly messageId?: string;
  readonly edits: readonly SpanEdit[];
}

/** A safe change of the file, as one edit. */
export interface Fix extends SpanEdit {
  /** The same in parts, with nothing between them that stays as it is but on the same line. */
  readonly edits: readonly SpanEdit[];
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
  readonly fix?: Fix;
  readonly suggestions: readonly Suggestion[];
  /** Changes of several files, this one mostly among them; edits of one file do not overlap. */
  readonly projectSuggestions?: readonly ProjectSuggestion[];
  /** The proof: call path, declaration. */
  readonly related: readonly RelatedLocation[];
}

/** The rules in force for a file: rule name without prefix → severity, or severity and options. */
export type RuleSettings = Readonly<Record<string, Severity | readonly [Severity, ...unknown[]]>>;

/** A file to be checked, with how to check it. */
export interface LintRequest {
  /** Absolute path; need not exist on disk. */
  readonly path: string;
  readonly text: string;
  readonly rules: RuleSettings;
  /** Whether to look at disable comments (default true). */
  readonly inlineConfig?: boolean;
  /** Whether the text is that of a notebook's Python cells, joined; the path is the `.ipynb` (default false). */
  readonly notebook?: boolean;
  /** Whether to work out what suggestions would change, for those who show or apply them (default true). */
  readonly suggestions?: boolean;
  /** Whether to measure each rule, which takes some time itself (default false). */
  readonly timing?: boolean;
}

/** What is found in a file. */
export interface LintResult {
  readonly findings: readonly Finding[];
  /** ESLint's own messages, for output formats that are ESLint's. */
  readonly messages: readonly Linter.LintMessage[];
  /** Why the file was not checked, if it was not. */
  readonly skipped?: SkipReason;
  /** Milliseconds spent in each rule, by name without prefix; only when `timing` was asked for. */
  readonly times?: Readonly<Record<string, number>>;
}

/** Why a file is not checked. */
export interface SkipReason {
  readonly kind: 'large' | 'minified' | 'language';
  /** A sentence for people. */
  readonly message: string;
}

/** A rule that threw. The other rules have done their work. */
export interface RuleFailure {
  readonly path: string;
  /** `no-blocking-call`; null when it was not a rule that failed. */
  readonly rule: string | null;
  readonly error: Error;
}

/** What an engine works with. */
export interface EngineOptions {
  /** Where files other than the linted one are read from. Default: the disk. */
  readonly files?: FileSource;
  /** The workspace's folder: the root of files that are in no project of their own. */
  readonly root?: string;
  /** The root of a file that is in no project of its own, for several folders at once. Default: `root`. */
  readonly getRoot?: (path: string) => string;
  /**
   * The folder of the Python environment that was chosen, whose packages are looked into beside those of the project's own
   * `.venv`. Default: the one that is active, `VIRTUAL_ENV`.
   */
  readonly pythonEnvironment?: string;
  /** Where types of TypeScript come from. Default `auto`: from the fastest compiler there is. */
  readonly types?: 'auto' | 'native' | 'off';
  /** Whether a compiler that the workspace has installed may be run. Default false. */
  readonly allowWorkspaceTypeScript?: boolean;
  /**
   * All files of a run after which the engine is closed, in their order. Those that others import are parsed once then, and
   * their tsconfigs are looked for together. Default: not known, and each may be linted again.
   */
  readonly filesOfRun?: readonly string[];
  /** Whether a run spares memory, though that takes more time: somebody works on the machine meanwhile. Default false. */
  readonly sparesMemory?: boolean;
  /** A folder in which what is known of Python files is kept from one run to the next. Default: nothing is kept. */
  readonly cache?: string;
  /** Reads the texts of Python projects beside the answers, which are given by what is known so far. Default: answers wait. */
  readonly indexer?: Indexer;
  /** Told, once each, what an administrator would want to know of types. */
  readonly log?: TypesLog;
  /** Told of rules that threw. */
  readonly onError?: (failure: RuleFailure) => void;
}

/** One engine per process: lints files in memory, sharing what it learned about the project between them. */
export interface Engine {
  lint(request: LintRequest): LintResult;
  /** Tells the engine that a file (open document or on disk) changed, was created or deleted. */
  invalidate(path: string): void;
  /** Where types of TypeScript come from at this moment. */
  getTypesState(): TypesState;
  /** Frees child processes and caches. */
  close(): void;
}
