import {
  getFindingsInCell,
  type Engine,
  type Finding,
  type LintRequest,
  type LintResult,
} from 'eslint-plugin-async-pitfalls/engine';
import type { RemoteConsole } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileSettings, FileSettingsResolver } from '../configuration/file-settings.js';
import { findFamily, findLanguageId } from '../documents/languages.js';
import type { DocumentStore, OpenDocument } from '../documents/document-store.js';
import type { OpenNotebook } from '../documents/notebooks.js';
import type { Runtime } from '../runtime.js';
import type { FolderEngines } from '../workspace/folder-engines.js';
import { createFirstLook } from './first-look.js';

/** The findings of a document at one state of its text. */
export interface LintedDocument {
  readonly document: OpenDocument;
  readonly settings: FileSettings;
  readonly findings: readonly Finding[];
  /** Time spent, in milliseconds. */
  readonly duration: number;
  /** The rule that took longest, when linting took longer than it should. */
  readonly slowest?: { readonly rule: string; readonly duration: number };
  /** Why the document was not checked, as a sentence for people. */
  readonly skipped?: string;
}

interface CacheEntry {
  readonly revision: number;
  readonly generation: number;
  readonly result: LintedDocument;
  /** Time spent on the run before, in milliseconds; undefined for the first. */
  readonly previousDuration: number | undefined;
  /** Whether only the document itself was looked at. */
  readonly isFirstLook: boolean;
}

/** Lints open documents, remembering the last result of each. */
export class DocumentLinter {
  readonly #documents: DocumentStore;
  readonly #settings: FileSettingsResolver;
  readonly #runtime: Runtime;
  readonly #engines: FolderEngines;
  readonly #log: Pick<RemoteConsole, 'error'>;
  readonly #cache = new Map<string, CacheEntry>();
  readonly #listeners: ((linted: LintedDocument) => void)[] = [];
  readonly #firstLookListeners: ((uri: string) => void)[] = [];
  /** The folders that have been read, each with the family of its documents. */
  readonly #readFolders = new Set<string>();
  #generation = 0;
  readonly #notebooks = new WeakMap<OpenNotebook, { readonly key: string; readonly result: LintResult }>();

  constructor(options: {
    documents: DocumentStore;
    settings: FileSettingsResolver;
    runtime: Runtime;
    engines: FolderEngines;
    log: Pick<RemoteConsole, 'error'>;
  }) {
    this.#documents = options.documents;
    this.#settings = options.settings;
    this.#runtime = options.runtime;
    this.#engines = options.engines;
    this.#log = options.log;
    this.#documents.onDidChange(() => this.#generation++);
    this.#documents.onDidClose(({ uri }) => {
      this.#cache.delete(uri);
      this.#settings.forget(uri);
      this.#generation++;
    });
  }

  /** Called with each result that is new. */
  onDidLint(listener: (linted: LintedDocument) => void): void {
    this.#listeners.push(listener);
  }

  /** Called when only a document itself was looked at: there will be more to tell. */
  onDidLookFirst(listener: (uri: string) => void): void {
    this.#firstLookListeners.push(listener);
  }

  /** The last result for a document, be it of its present text or of an earlier one. */
  findLast(uri: string): LintedDocument | undefined {
    return this.#cache.get(uri)?.result;
  }

  /** Whether the last result is still that of the document. */
  isUpToDate(uri: string): boolean {
    const cached = this.#cache.get(uri);
    return (
      cached?.isFirstLook === false &&
      cached.generation === this.#generation &&
      cached.revision === this.#documents.find(uri)?.revision
    );
  }

  /**
   * Whether linting the document took so long, twice in a row, that it should not be done while the user types. Once
   * says nothing: the first run waits for the project to be read.
   */
  isTooSlowToType(uri: string): boolean {
    const { result, previousDuration } = this.#cache.get(uri) ?? {};
    if (!result || previousDuration === undefined) return false;
    return Math.min(result.duration, previousDuration) > this.#runtime.budgets.typing;
  }

  /**
   * Lints the document as it is when its turn comes: edits that arrived before are seen. Undefined when it was closed or
   * `isCancelled` says so by then.
   * @param mayLookFirst whether a look at the document alone is enough, when the project would have to be read for more
   */
  async lint(
    uri: string,
    isCancelled: () => boolean = () => false,
    mayLookFirst = false,
  ): Promise<LintedDocument | undefined> {
    const open = this.#documents.find(uri);
    if (!open) return undefined;
    // The ESLint extension does not report cells of notebooks.
    const settings = await this.#settings.resolve(uri, open.path, open.notebook ? undefined : open.text.languageId);
    await this.#runtime.handlePendingMessages();
    const document = this.#documents.find(uri);
    if (!document || isCancelled()) return undefined;
    const cached = this.#cache.get(uri);
    if (cached && this.isUpToDate(uri)) return cached.result;
    const isFirstLook = mayLookFirst && !cached && this.#isNew(document) && settings.offBecause === undefined;
    const last = cached?.isFirstLook === false ? cached.result : undefined;
    const result = isFirstLook ? this.#lookFirst(document, settings) : this.#lint(document, settings, last);
    const previousDuration = last?.duration;
    const { revision } = document;
    this.#cache.set(uri, { revision, generation: this.#generation, result, previousDuration, isFirstLook });
    for (const listener of this.#listeners) listener(result);
    if (isFirstLook) for (const listener of this.#firstLookListeners) listener(uri);
    return result;
  }

  /** Lints a file that is not open; undefined when it is not there or in no language that is linted. */
  async lintFile(uri: string, path: string): Promise<LintedDocument | undefined> {
    const languageId = findLanguageId(path);
    const family = languageId === undefined ? undefined : findFamily(languageId);
    if (languageId === undefined || !family) return undefined;
    const settings = await this.#settings.resolve(uri, path);
    await this.#runtime.handlePendingMessages();
    const content = this.#runtime.files.readFile(path);
    if (content === undefined) return undefined;
    const text = TextDocument.create(uri, languageId, 0, content);
    return this.#lint({ uri, path, family, revision: 0, text }, settings, undefined);
  }

  /** The findings that the document would have with another text. Never throws. */
  lintText(document: OpenDocument, text: string, settings: FileSettings): readonly Finding[] {
    const { findings } = this.#run(document, text, settings);
    // Others are not to be told of what nobody has written.
    if (settings.offBecause === undefined) this.#engines.get(document.path).invalidate(document.path);
    return findings;
  }

  /** Something else than a document changed: nothing that was found need be true any more. */
  invalidateAll(): void {
    this.#generation++;
  }

  /** Whether the project would have to be read first. A notebook waits for that: its cells are looked at together. */
  #isNew(document: OpenDocument): boolean {
    return !document.notebook && !this.#readFolders.has(this.#toFolderKey(document));
  }

  #lookFirst(document: OpenDocument, settings: FileSettings): LintedDocument {
    const engine = createFirstLook(this.#runtime, document, this.#engines.findFolder(document.path));
    try {
      return this.#lint(document, settings, undefined, engine);
    } finally {
      engine.close();
    }
  }

  #toFolderKey({ family, path }: OpenDocument): string {
    return `${family}:${this.#engines.findFolder(path) ?? ''}`;
  }

  /** Rules are only measured, which takes time itself, when the last run was too slow: the first one reads files, too. */
  #lint(
    document: OpenDocument,
    settings: FileSettings,
    last: LintedDocument | undefined,
    engine?: Engine,
  ): LintedDocument {
    const budget = this.#runtime.budgets.lint;
    const wasSlow = last !== undefined && last.duration > budget;
    const start = performance.now();
    const {
      findings,
      times = {},
      skipped,
    } = this.#run(document, document.text.getText(), settings, {
      timing: wasSlow,
      engine,
    });
    const duration = performance.now() - start;
    const [slowest] = Object.entries(times).toSorted(([, one], [, other]) => other - one);
    return {
      document,
      settings,
      findings,
      duration,
      ...(duration > budget && slowest && { slowest: { rule: slowest[0], duration: slowest[1] } }),
      skipped: settings.offBecause ?? skipped?.message,
    };
  }

  /**
   * @param options.timing whether to measure the rules
   * @param options.engine that of the document's folder if not given
   */
  #run(
    document: OpenDocument,
    text: string,
    { rules, offBecause }: FileSettings,
    { timing = false, engine }: { readonly timing?: boolean; readonly engine?: Engine } = {},
  ): LintResult {
    const { path, family, notebook } = document;
    if (offBecause !== undefined) return nothing;
    if (!this.#runtime.families.has(family)) return { ...nothing, skipped: { kind: 'language', message: noParser } };
    const joined = notebook?.cells.find(({ cell }) => cell.uri === document.uri);
    try {
      const request = { path, text, rules, timing };
      if (engine) return engine.lint(request);
      this.#readFolders.add(this.#toFolderKey(document));
      if (!notebook || !joined) return this.#engines.get(path).lint(request);
      const isAsOpen = text === joined.cell.getText();
      const result = isAsOpen
        ? this.#lintNotebook(notebook, request)
        : this.#engines.get(path).lint({ ...request, text: notebook.replaceCell(joined, text), notebook: true });
      return { ...result, findings: getFindingsInCell(result.findings, text, joined.start) };
    } catch (error) {
      this.#log.error(`${path} could not be checked: ${error instanceof Error ? error.stack : String(error)}`);
      return nothing;
    }
  }

  /** Each cell asks for the findings of the same whole. Which rule is slow is told by the cell that asks first. */
  #lintNotebook(notebook: OpenNotebook, request: LintRequest): LintResult {
    const key = JSON.stringify([this.#generation, request.rules]);
    const known = this.#notebooks.get(notebook);
    if (known?.key === key) return known.result;
    const result = this.#engines.get(request.path).lint({ ...request, text: notebook.text, notebook: true });
    this.#notebooks.set(notebook, { key, result });
    return result;
  }
}

const nothing: LintResult = { findings: [], messages: [] };

/** What is missing in the package for all platforms. */
export const noParser = 'This package has no parser for JavaScript and TypeScript: only Python is checked.';
