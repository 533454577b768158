import { findProblemPlace, type ConfigProblems, type FileSource } from 'eslint-plugin-async-pitfalls/engine';
import { DiagnosticSeverity, type Connection, type Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { EslintConfigProblem } from './eslint-rules.js';
import { source, toRange } from '../diagnostics/to-diagnostic.js';
import { toUri } from '../documents/paths.js';

/** Shows the mistakes of config files at their places in the files, and takes them back when they are gone. */
export class ConfigProblemReporter {
  readonly #connection: Connection;
  readonly #files: FileSource;

  constructor(connection: Connection, files: FileSource) {
    this.#connection = connection;
    this.#files = files;
  }

  /** The problem that an ESLint config has now, in place of one that it had before. */
  reportEslint(file: string, problem: EslintConfigProblem | undefined): void {
    const uri = toUri(file);
    const line = Math.max(0, (problem?.line ?? 1) - 1);
    const character = Math.max(0, (problem?.column ?? 1) - 1);
    const range = { start: { line, character }, end: { line, character: character + 1 } };
    const message = `async-pitfalls could not read this config: ${problem?.message ?? ''}`;
    if (problem) this.#connection.console.warn(`${file}: ${message}`);
    const diagnostics = problem ? [{ source, severity: DiagnosticSeverity.Error, message, range }] : [];
    void this.#connection.sendDiagnostics({ uri, diagnostics });
  }

  /** The problems that a file has now, in place of those it had before. */
  report({ file, problems, isEarlierKept }: ConfigProblems): void {
    const consequence = isEarlierKept ? ' The settings from before this change stay in force.' : '';
    if (problems.length > 0) this.#connection.console.warn(`${file}: ${problems.join(' ')}${consequence}`);
    const uri = toUri(file);
    const text = TextDocument.create(uri, 'toml', 0, this.#files.readFile(file) ?? '');
    const diagnostics = problems.map((problem): Diagnostic => ({
      source,
      severity: DiagnosticSeverity.Error,
      message: problem + consequence,
      range: toRange(text, findProblemPlace(text.getText(), problem)),
    }));
    void this.#connection.sendDiagnostics({ uri, diagnostics });
  }
}
