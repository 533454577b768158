import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { Contender } from './contenders.js';
import { awaitKeyword, type EditableFile } from './editable-files.js';
import { LanguageServer } from './language-server.js';

/** Times in milliseconds. */
export interface EditFigures {
  readonly median: number;
  readonly p95: number;
  /** Of the processor, by the server and what it started, an edit on average. */
  readonly cpu: number;
  readonly edits: number;
  /** Pulls that were answered with the findings of an earlier text. */
  readonly staleAnswers: number;
}

const warmUpEdits = 20;
/** Between edits: somebody who types fast takes longer, and what a server does between keystrokes is not waited for. */
const restMilliseconds = 30;
/** How long a server may take to read the project and find the first missing `await`, in milliseconds. */
const startPatience = 60_000;

/** Edits the place in an open document back and forth. */
export class Editing {
  readonly #server: LanguageServer;
  readonly #contender: Contender;
  readonly #file: EditableFile;
  #isMissing = false;

  constructor(server: LanguageServer, contender: Contender, file: EditableFile) {
    this.#server = server;
    this.#contender = contender;
    this.#file = file;
  }

  /** Takes the `await` away or puts it back, and waits until the finding has come or gone. */
  async edit(patience?: number): Promise<boolean> {
    const { start, end } = this.#file.place;
    this.#isMissing = !this.#isMissing;
    await (this.#isMissing
      ? this.#server.change(this.#file.uri, { start, end }, '')
      : this.#server.change(this.#file.uri, { start, end: start }, awaitKeyword));
    return this.#server.waitFor(this.#file.uri, (found) => this.#isFound(found) === this.#isMissing, patience);
  }

  async measure(edits: number): Promise<EditFigures> {
    for (let count = 0; count < warmUpEdits; count++) await this.#editInTime();
    const stale = this.#server.staleAnswers;
    const before = this.#server.getUsage().cpuSeconds;
    const times: number[] = [];
    for (let count = 0; count < edits; count++) {
      await new Promise((resolve) => setTimeout(resolve, restMilliseconds));
      const start = performance.now();
      await this.#editInTime();
      times.push(performance.now() - start);
    }
    const cpu = ((this.#server.getUsage().cpuSeconds - before) * 1000) / edits;
    times.sort((one, other) => one - other);
    const getTime = (share: number): number => times[Math.floor(times.length * share)] ?? NaN;
    return { median: getTime(0.5), p95: getTime(0.95), cpu, edits, staleAnswers: this.#server.staleAnswers - stale };
  }

  async #editInTime(): Promise<void> {
    if (!(await this.edit())) throw new Error(`${this.#contender.name} never gave the right answer to an edit.`);
  }

  #isFound(diagnostics: readonly Diagnostic[]): boolean {
    return hasFinding(diagnostics, this.#contender, this.#file);
  }
}

/**
 * Milliseconds from the start of a server's process until it has found a missing `await` in the file, which is opened
 * without it.
 */
export async function measureColdStart(
  contender: Contender,
  root: string,
  file: EditableFile,
): Promise<number | undefined> {
  const lines = file.text.split('\n');
  const { line, character } = file.place.start;
  const content = lines[line] ?? '';
  lines[line] = content.slice(0, character) + content.slice(character + awaitKeyword.length);
  const start = performance.now();
  const server = await LanguageServer.start(contender, root);
  try {
    await server.open(file.uri, file.languageId, lines.join('\n'));
    const isFound = await server.waitFor(file.uri, (found) => hasFinding(found, contender, file), startPatience);
    return isFound ? performance.now() - start : undefined;
  } finally {
    await server.stop();
  }
}

function hasFinding(diagnostics: readonly Diagnostic[], contender: Contender, { place }: EditableFile): boolean {
  return diagnostics.some((one) => contender.isFinding(one) && one.range.start.line === place.start.line);
}

/** Opens the file in a server that is running; undefined when the server does not find the missing `await`. */
export async function startEditing(
  server: LanguageServer,
  contender: Contender,
  file: EditableFile,
): Promise<Editing | undefined> {
  await server.open(file.uri, file.languageId, file.text);
  const editing = new Editing(server, contender, file);
  return (await editing.edit(startPatience)) ? editing : undefined;
}
