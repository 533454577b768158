import { applyEdits, type Finding, type SpanEdit } from 'eslint-plugin-async-pitfalls/engine';
import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Connection,
  type Diagnostic,
  type StringValue,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { ClientFeatures } from '../client-features.js';
import { showDocumentationCommand } from '../commands/commands.js';
import {
  isDiagnosticData,
  type DataEdit,
  type DataFileEdits,
  type DiagnosticData,
  type ProjectDataSuggestion,
} from '../diagnostics/diagnostic-data.js';
import { source, toDataEdit } from '../diagnostics/to-diagnostic.js';
import type { DocumentStore, OpenDocument } from '../documents/document-store.js';
import type { OpenNotebook } from '../documents/notebooks.js';
import { isRecord } from '../is-record.js';
import type { DocumentLinter, LintedDocument } from '../linting/document-linter.js';
import { getFileCandidates, getLineCandidates } from './disable-comments.js';
import { fixAll } from './fix-all.js';

/** Makes all safe fixes of a document; for `editor.codeActionsOnSave`. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.asyncPitfalls`;

/** Makes all safe fixes of all cells of a notebook; for `notebook.codeActionsOnSave`. */
const notebookFixAllKind = `notebook.${fixAllKind}`;

/** Kinds that the server offers, for its capabilities. */
export const codeActionKinds = [CodeActionKind.QuickFix, fixAllKind, notebookFixAllKind];

/** What an action's edit is computed from when the user chooses it. */
interface Deferred {
  readonly uri: string;
  readonly version: number;
  readonly what: 'fix-rule' | 'disable-line' | 'disable-file' | 'fix-all';
  readonly rule: string;
  readonly line: number;
}

/** A finding of ours that a request is about, with what it carries. */
interface Requested {
  readonly diagnostic: Diagnostic;
  readonly data: DiagnosticData;
}

/** What is known of the other findings of a request, and of the document. */
interface OtherFindings {
  /** The rules that have more than one safe fix in the document. */
  readonly repeated: ReadonlySet<string | null>;
  /** Whether all that the request is about starts on one line. */
  readonly isOneLine: boolean;
}

/** Offers code actions: a function of the diagnostics that the request carries; edits that need a lint are made on demand. */
export class CodeActions {
  readonly #documents: DocumentStore;
  readonly #linter: DocumentLinter;
  readonly #features: ClientFeatures;

  constructor(documents: DocumentStore, linter: DocumentLinter, features: ClientFeatures) {
    this.#documents = documents;
    this.#linter = linter;
    this.#features = features;
  }

  /** Answers `textDocument/codeAction` and `codeAction/resolve`. */
  listen(connection: Connection): void {
    connection.onCodeAction((params) => this.#getActions(params));
    connection.onCodeActionResolve((action) => this.#resolve(action));
  }

  async #getActions({ textDocument: { uri }, context }: CodeActionParams): Promise<CodeAction[]> {
    const document = this.#documents.find(uri);
    if (!document) return [];
    const wants = (kind: string): boolean =>
      context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
    const actions: CodeAction[] = [];
    if (wants(CodeActionKind.QuickFix)) {
      const requested = context.diagnostics.flatMap(toRequested);
      const repeated = await this.#findRepeated(uri, requested);
      const isOneLine = new Set(requested.map(({ diagnostic }) => diagnostic.range.start.line)).size === 1;
      const quickFixes = requested.map((one) => this.#getQuickFixes(document, one, { repeated, isOneLine }));
      for (const order of ['fixes', 'suggestions'] as const) {
        actions.push(
          ...withPlaces(
            quickFixes.flatMap((one) => one[order]),
            isOneLine,
          ),
        );
      }
      actions.push(...withoutRepeated(quickFixes.flatMap((one) => one.others)));
    }
    // Without being asked for, a source action would only be noise in the menu of quick fixes.
    if (context.only !== undefined && wants(fixAllKind)) {
      actions.push(await this.#toFixAllAction(document));
    }
    if (context.only !== undefined && wants(notebookFixAllKind) && document.notebook) {
      actions.push(await this.#toNotebookAction(document.notebook));
    }
    const complete = this.#features.codeActionResolve
      ? actions
      : await Promise.all(actions.map((action) => this.#resolve(action)));
    return complete.filter((action) => action.edit ?? action.command ?? action.data);
  }

  /** The rules of the given findings that have more than one safe fix in the document. */
  async #findRepeated(uri: string, requested: readonly Requested[]): Promise<ReadonlySet<string | null>> {
    if (!requested.some(({ data }) => data.fix)) return new Set();
    const fixable = (await this.#linter.lint(uri))?.findings.filter(({ fix }) => fix).map(({ rule }) => rule) ?? [];
    return new Set(fixable.filter((rule, index) => fixable.indexOf(rule) !== index));
  }

  #getQuickFixes(
    document: OpenDocument,
    { diagnostic, data }: Requested,
    others: OtherFindings,
  ): { fixes: CodeAction[]; suggestions: CodeAction[]; others: CodeAction[] } {
    const isCurrent = data.version === document.text.version;
    const toAction = (title: string, edits: readonly DataEdit[]): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: this.#toWorkspaceEdit([{ uri: document.uri, version: data.version, edits }]),
    });
    return {
      fixes: isCurrent && data.fix ? [{ ...toAction(data.fix.title, data.fix.edits), isPreferred: true }] : [],
      suggestions: isCurrent
        ? [
            // They mend the cause, which the suggestion for one file may only hush up: `void save()`.
            ...this.#getProjectActions(diagnostic, data.projectSuggestions ?? []),
            ...data.suggestions.map(({ title, edits }) => toAction(title, edits)),
          ]
        : [],
      others: this.#getOtherActions(document, { diagnostic, data }, others),
    };
  }

  /** Those changes of several files whose open documents are all as they were. */
  #getProjectActions(diagnostic: Diagnostic, suggestions: readonly ProjectDataSuggestion[]): CodeAction[] {
    const isCurrent = ({ uri, version }: DataFileEdits): boolean =>
      (this.#documents.find(uri)?.text.version ?? null) === version;
    return suggestions
      .filter(({ files }) => files.every(isCurrent))
      .map(({ title, files }) => ({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        edit: this.#toWorkspaceEdit(files),
      }));
  }

  #getOtherActions(
    document: OpenDocument,
    { diagnostic, data }: Requested,
    { repeated, isOneLine }: OtherFindings,
  ): CodeAction[] {
    const { rule } = data;
    const { line } = diagnostic.range.start;
    const [part, whole] = document.notebook ? ['cell', 'notebook'] : ['file', 'file'];
    const toAction = (title: string, what: Deferred['what']): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      data: {
        uri: document.uri,
        version: document.text.version,
        what,
        rule,
        line,
      } satisfies Deferred,
    });
    const title = `Show documentation of ${rule}`;
    const command = { title, command: showDocumentationCommand, arguments: [rule] };
    return [
      ...(data.fix && repeated.has(rule) ? [toAction(`Fix all ${rule} problems in this ${part}`, 'fix-rule')] : []),
      toAction(`Disable ${rule} for ${isOneLine ? 'this line' : `line ${line + 1}`}`, 'disable-line'),
      toAction(`Disable ${rule} for this ${whole}`, 'disable-file'),
      ...(this.#features.showDocument
        ? [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command }]
        : []),
    ];
  }

  /** Fix-all runs on save, where clients do not always resolve: its edit is made at once. */
  #toFixAllAction(document: OpenDocument): Promise<CodeAction> {
    const { uri, text } = document;
    const data: Deferred = { uri, version: text.version, what: 'fix-all', rule: '', line: 0 };
    return this.#resolve({ title: 'Fix all auto-fixable async-pitfalls problems', kind: fixAllKind, data });
  }

  async #toNotebookAction({ cells }: OpenNotebook): Promise<CodeAction> {
    const title = 'Fix all auto-fixable async-pitfalls problems in this notebook';
    const files: DataFileEdits[] = [];
    for (const { cell } of cells) {
      const linted = await this.#linter.lint(cell.uri);
      if (!linted) continue;
      const edits = fixAll(this.#linter, linted);
      if (edits.length > 0) files.push(toFileEdits(linted.document, edits));
    }
    return { title, kind: notebookFixAllKind, ...(files.length > 0 && { edit: this.#toWorkspaceEdit(files) }) };
  }

  async #resolve(action: CodeAction): Promise<CodeAction> {
    const deferred: unknown = action.data;
    if (!isDeferred(deferred)) return action;
    const rest: CodeAction = { ...action };
    delete rest.data;
    const linted = await this.#linter.lint(deferred.uri);
    if (linted?.document.text.version !== deferred.version) return rest;
    const { document } = linted;
    const isFix = deferred.what === 'fix-rule' || deferred.what === 'fix-all';
    const target = deferred.what === 'disable-file' ? this.#findStart(document) : document;
    const edits = isFix
      ? fixAll(this.#linter, linted, deferred.what === 'fix-all' ? undefined : deferred.rule)
      : this.#findDisableEdit(linted, target, deferred);
    if (edits.length === 0) return rest;
    const isComment = !isFix && linted.settings.requireReason;
    return { ...rest, edit: this.#toWorkspaceEdit([toFileEdits(target, edits)], isComment) };
  }

  /** Where a comment about the whole file has to stand: of a notebook, whose cells are one module, in its first Python cell. */
  #findStart(document: OpenDocument): OpenDocument {
    const { notebook } = document;
    // Of a cell in another language nothing but `#` is left.
    const isPython = ({ cell, start }: OpenNotebook['cells'][number]): boolean =>
      notebook !== undefined && /[^#\s]/.test(notebook.text.slice(start, start + cell.getText().length));
    const first = notebook?.cells.find(isPython)?.cell;
    return (first && this.#documents.find(first.uri)) ?? document;
  }

  /** @param target the document that the comment goes into: that of the finding, or an earlier cell */
  #findDisableEdit(linted: LintedDocument, target: OpenDocument, { what, rule, line }: Deferred): readonly SpanEdit[] {
    const { document, settings } = linted;
    const reason = settings.requireReason ? reasonPlaceholder : undefined;
    const request = { family: target.family, text: target.text.getText(), rule, reason };
    const candidates = what === 'disable-line' ? getLineCandidates(request, line) : getFileCandidates(request);
    // At the start of the first cell a comment is never in the wrong place.
    const accepted = candidates.find((edit) => target !== document || this.#silences(linted, edit, rule));
    return accepted ? [accepted] : [];
  }

  /** Whether with that edit there are fewer findings of the rule and no more of others. */
  #silences({ document, settings, findings }: LintedDocument, edit: SpanEdit, rule: string): boolean {
    const after = this.#linter.lintText(document, applyEdits(document.text.getText(), [edit]), settings);
    const isOfRule = (finding: Finding): boolean => finding.rule === rule;
    const ofRule = after.filter(isOfRule).length;
    return (
      ofRule < findings.filter(isOfRule).length &&
      after.length - ofRule <= findings.filter((finding) => !isOfRule(finding)).length
    );
  }

  /** @param hasReason whether the edits hold the placeholder of a reason, for the user to type over */
  #toWorkspaceEdit(files: readonly DataFileEdits[], hasReason = false): WorkspaceEdit {
    if (!this.#features.versionedEdits) {
      return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, [...edits]])) };
    }
    const isSnippet = hasReason && this.#features.snippetEdits;
    return {
      documentChanges: files.map(({ uri, version, edits }) => ({
        textDocument: { uri, version },
        edits: edits.map(({ range, newText }) =>
          isSnippet ? { range, snippet: toSnippet(newText) } : { range, newText },
        ),
      })),
    };
  }
}

function toRequested(diagnostic: Diagnostic): Requested[] {
  const data: unknown = diagnostic.data;
  return diagnostic.source === source && isDiagnosticData(data) ? [{ diagnostic, data }] : [];
}

/** Changes of several findings that read alike are told apart by where these are. */
function withPlaces(actions: readonly CodeAction[], isOneLine: boolean): readonly CodeAction[] {
  const titles = actions.map(({ title }) => title);
  return actions.map((action) => {
    const { title, diagnostics } = action;
    const start = diagnostics?.[0]?.range.start;
    if (!start || titles.indexOf(title) === titles.lastIndexOf(title)) return action;
    const place = isOneLine ? `column ${start.character + 1}` : `line ${start.line + 1}`;
    return { ...action, title: `${title} (${place})` };
  });
}

/** Of several findings of a rule, actions that do the same are offered once. Their titles say which these are. */
function withoutRepeated(actions: readonly CodeAction[]): readonly CodeAction[] {
  const first = new Map<string, CodeAction>();
  for (const action of actions) {
    if (!first.has(action.title)) first.set(action.title, action);
  }
  return [...first.values()];
}

/** What the user is to replace by the reason. */
const reasonPlaceholder = 'reason';

/** Text with the placeholder of a reason as a snippet: the placeholder is selected. */
function toSnippet(text: string): StringValue {
  const value = text
    .replaceAll(/[\\$}]/g, String.raw`\$&`)
    .replace(`-- ${reasonPlaceholder}`, `-- \${1:${reasonPlaceholder}}`);
  return { kind: 'snippet', value };
}

function toFileEdits({ uri, text }: OpenDocument, edits: readonly SpanEdit[]): DataFileEdits {
  return { uri, version: text.version, edits: edits.map((edit) => toDataEdit(text, edit)) };
}

function isDeferred(value: unknown): value is Deferred {
  return (
    isRecord(value) &&
    typeof value.uri === 'string' &&
    typeof value.version === 'number' &&
    typeof value.rule === 'string' &&
    typeof value.line === 'number' &&
    (value.what === 'fix-rule' ||
      value.what === 'fix-all' ||
      value.what === 'disable-line' ||
      value.what === 'disable-file')
  );
}
