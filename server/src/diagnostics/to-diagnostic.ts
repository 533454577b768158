import type { Finding, SpanEdit } from 'eslint-plugin-async-pitfalls/engine';
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  type Range,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentStore, OpenDocument } from '../documents/document-store.js';
import { toUri } from '../documents/paths.js';
import type { OpenNotebook } from '../documents/notebooks.js';
import type { LintedDocument } from '../linting/document-linter.js';
import type { RuleInfo, Runtime } from '../runtime.js';
import type { DataEdit, DataFileEdits, DiagnosticData, ProjectDataSuggestion } from './diagnostic-data.js';
import { describeEditIn } from './describe-edit.js';

/** `Diagnostic.source` of whatever the server reports: editors show it beside the message, and users filter by it. */
export const source = 'async-pitfalls';

/** The findings of a text. */
interface LintedText extends Pick<LintedDocument, 'findings'> {
  readonly document: Pick<OpenDocument, 'path' | 'text' | 'notebook'>;
}

/** Turns findings into diagnostics. */
export class DiagnosticConverter {
  readonly #documents: DocumentStore;
  readonly #runtime: Runtime;
  readonly #rules: ReadonlyMap<string, RuleInfo>;
  readonly #relatedInformation: boolean;

  constructor(documents: DocumentStore, runtime: Runtime, relatedInformation: boolean) {
    this.#documents = documents;
    this.#runtime = runtime;
    this.#rules = new Map(runtime.rules.map((rule) => [rule.name, rule]));
    this.#relatedInformation = relatedInformation;
  }

  toDiagnostics({ document, findings }: LintedText): Diagnostic[] {
    const texts = new Map<string, TextDocument | undefined>([[document.path, document.text]]);
    return findings.map((finding) => this.#toDiagnostic(finding, document, texts));
  }

  #toDiagnostic(
    finding: Finding,
    document: LintedText['document'],
    texts: Map<string, TextDocument | undefined>,
  ): Diagnostic {
    const { text } = document;
    const diagnostic: Diagnostic = {
      source,
      message: finding.message,
      severity: finding.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      range: toRange(text, finding),
    };
    if (this.#relatedInformation && finding.related.length > 0) {
      diagnostic.relatedInformation = this.#toRelatedInformation(finding, document, texts);
    }
    if (finding.rule === null) return diagnostic;
    const rule = this.#rules.get(finding.rule);
    return {
      ...diagnostic,
      code: finding.rule,
      ...(rule && { codeDescription: { href: rule.url } }),
      ...(rule?.isAboutDeprecation && { tags: [DiagnosticTag.Deprecated] }),
      data: {
        ...toData(finding, finding.rule, text),
        ...(finding.projectSuggestions && {
          projectSuggestions: finding.projectSuggestions.flatMap(
            (suggestion) => this.#toProjectSuggestion(suggestion, document, texts) ?? [],
          ),
        }),
      } satisfies DiagnosticData,
    };
  }

  /** Undefined when a file of it cannot be read any more. */
  #toProjectSuggestion(
    { title, files }: NonNullable<Finding['projectSuggestions']>[number],
    { path: own, notebook }: LintedText['document'],
    texts: Map<string, TextDocument | undefined>,
  ): ProjectDataSuggestion | undefined {
    const changes: DataFileEdits[] = [];
    for (const { path, edits } of files) {
      if (notebook !== undefined && path === own) {
        const cells = toCellEdits(edits, notebook);
        if (cells === undefined) return undefined;
        changes.push(...cells);
        continue;
      }
      const text = this.#findText(path, texts);
      if (!text) return undefined;
      const version = this.#documents.findByPath(path)?.text.version ?? null;
      changes.push({ uri: text.uri, version, edits: edits.map((edit) => toDataEdit(text, edit)) });
    }
    return { title, files: changes };
  }

  #toRelatedInformation(
    { related }: Finding,
    { path, notebook }: LintedText['document'],
    texts: Map<string, TextDocument | undefined>,
  ): DiagnosticRelatedInformation[] {
    return related.flatMap((location) => {
      const joined = location.path === path ? notebook?.findCellAt(location.start) : undefined;
      const text = joined?.cell ?? this.#findText(location.path, texts);
      if (!text) return [];
      const offset = joined?.start ?? 0;
      const range = toRange(text, { start: location.start - offset, end: location.end - offset });
      return [{ message: location.message, location: { uri: text.uri, range } }];
    });
  }

  #findText(path: string, texts: Map<string, TextDocument | undefined>): TextDocument | undefined {
    if (texts.has(path)) return texts.get(path);
    const text = this.#documents.findByPath(path)?.text ?? this.#readText(path);
    texts.set(path, text);
    return text;
  }

  #readText(path: string): TextDocument | undefined {
    const content = this.#runtime.files.readFile(path);
    return content === undefined ? undefined : TextDocument.create(toUri(path), '', 0, content);
  }
}

/** Offsets (UTF-16, half-open) as a range of the document. */
export function toRange(text: TextDocument, { start, end }: { readonly start: number; readonly end: number }): Range {
  return { start: text.positionAt(start), end: text.positionAt(end) };
}

/** An edit of a text as editors have it. */
export function toDataEdit(text: TextDocument, edit: SpanEdit): DataEdit {
  return { range: toRange(text, edit), newText: edit.text };
}

/** Edits of the whole text of a notebook as edits of its cells; undefined when one reaches from a cell into another. */
function toCellEdits(edits: readonly SpanEdit[], notebook: OpenNotebook): DataFileEdits[] | undefined {
  const byCell = new Map<TextDocument, DataEdit[]>();
  for (const edit of edits) {
    const joined = notebook.findCellAt(edit.start);
    if (joined === undefined) return undefined;
    const { cell, start } = joined;
    if (edit.end > start + cell.getText().length) return undefined;
    const moved = { ...edit, start: edit.start - start, end: edit.end - start };
    byCell.set(cell, [...(byCell.get(cell) ?? []), toDataEdit(cell, moved)]);
  }
  return [...byCell].map(([text, own]) => ({ uri: text.uri, version: text.version, edits: own }));
}

function toData(finding: Finding, rule: string, text: TextDocument): DiagnosticData {
  const toEdit = (edit: SpanEdit): DataEdit => toDataEdit(text, edit);
  return {
    rule,
    version: text.version,
    ...(finding.fix && {
      fix: {
        title: describeEditIn(text.getText(), finding.fix),
        edits: finding.fix.edits.map(toEdit),
      },
    }),
    suggestions: finding.suggestions.map(({ title, edits }) => ({ title, edits: edits.map(toEdit) })),
  };
}
