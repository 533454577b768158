import {
  resolveRules,
  type Engine,
  type Finding,
  type LintRequest,
  type ProjectConfigs,
} from 'eslint-plugin-async-pitfalls/engine';
import type { RemoteConsole } from 'vscode-languageserver';
import { getFindingsInCell } from './notebook-findings.js';
import type { Settings } from '../configuration/settings.js';
import type { SettingsStore } from '../configuration/settings-store.js';
import type { DocumentStore, OpenDocument } from '../documents/document-store.js';
import type { Runtime } from '../runtime.js';

/** The findings of a document at one state of its text. */
export interface LintedDocument {
  readonly document: OpenDocument;
  readonly settings: Settings;
  readonly findings: readonly Finding[];
  /** Time spent, in milliseconds. */
  readonly duration: number;
}

interface CacheEntry {
  readonly revision: number;
  readonly generation: number;
  readonly result: LintedDocument;
}

/** Lints open documents, remembering the last result of each. */
export class DocumentLinter {
  readonly #documents: DocumentStore;
  readonly #settings: SettingsStore;
  readonly #runtime: Runtime;
  readonly #engine: Engine;
  readonly #configs: ProjectConfigs;
  readonly #log: Pick<RemoteConsole, 'error'>;
  readonly #cache = new Map<string, CacheEntry>();
  #generation = 0;
  #lastNotebook: { readonly key: string; readonly findings: readonly Finding[] } | undefined;

  constructor(options: {
    documents: DocumentStore;
    settings: SettingsStore;
    runtime: Runtime;
    engine: Engine;
    configs: ProjectConfigs;
    log: Pick<RemoteConsole, 'error'>;
  }) {
    this.#documents = options.documents;
    this.#settings = options.settings;
    this.#runtime = options.runtime;
    this.#engine = options.engine;
    this.#configs = options.configs;
    this.#log = options.log;
    this.#documents.onDidChange(({ path }) => this.invalidate(path));
    this.#documents.onDidClose(({ uri, path }) => {
      this.#cache.delete(uri);
      this.#settings.forget(uri);
      this.invalidate(path);
    });
  }

  /**
   * Lints the document as it is when its turn comes: edits that arrived before are seen. Undefined when it was closed or
   * `isCancelled` says so by then.
   */
  async lint(uri: string, isCancelled: () => boolean = () => false): Promise<LintedDocument | undefined> {
    const settings = await this.#settings.getSettings(uri);
    await this.#runtime.handlePendingMessages();
    const document = this.#documents.find(uri);
    if (!document || isCancelled()) return undefined;
    const cached = this.#cache.get(uri);
    if (cached?.revision === document.revision && cached.generation === this.#generation) return cached.result;
    const start = performance.now();
    const findings = this.lintText(document, document.text.getText(), settings);
    const result: LintedDocument = { document, settings, findings, duration: performance.now() - start };
    this.#cache.set(uri, { revision: document.revision, generation: this.#generation, result });
    return result;
  }

  /** The findings that the document would have with another text. Never throws. */
  lintText(document: OpenDocument, text: string, settings: Settings): readonly Finding[] {
    const { path, family, notebook } = document;
    if (!settings.enable || !this.#runtime.families.has(family)) return [];
    const cell = notebook?.findCell(document.uri);
    try {
      const config = this.#configs.find(path);
      if (config?.isExcluded(path)) return [];
      const rules = resolveRules(config, settings.rules);
      if (!notebook || !cell) return this.#engine.lint({ path, text, rules }).findings;
      const whole = notebook.replaceCell(cell, text);
      return getFindingsInCell(this.#lintNotebook({ path, text: whole, rules }), cell.start, text.length);
    } catch (error) {
      this.#log.error(`${path} could not be checked: ${error instanceof Error ? error.stack : String(error)}`);
      return [];
    }
  }

  /** Each cell asks for the findings of the same whole. */
  #lintNotebook(request: Pick<LintRequest, 'path' | 'text' | 'rules'>): readonly Finding[] {
    const key = JSON.stringify([this.#generation, request]);
    if (this.#lastNotebook?.key !== key) {
      this.#lastNotebook = { key, findings: this.#engine.lint({ ...request, notebook: true }).findings };
    }
    return this.#lastNotebook.findings;
  }

  /** A file changed, was created or deleted: what was found in the others may no longer be true. */
  invalidate(path: string): void {
    this.#generation++;
    this.#configs.invalidate(path);
    this.#engine.invalidate(path);
  }

  /** Settings changed: nothing that was found is true any more. */
  invalidateAll(): void {
    this.#generation++;
  }
}
