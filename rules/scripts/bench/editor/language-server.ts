import { spawn, type ChildProcess } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  ResponseError,
  TextDocumentSyncKind,
  StreamMessageReader,
  StreamMessageWriter,
  type ConfigurationParams,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type RegistrationParams,
} from 'vscode-languageserver-protocol/node';
import type { Contender } from './contenders.js';
import { listTree } from '../types/measure.js';

/** What VS Code can do, as far as diagnostics go. */
const capabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  window: { workDoneProgress: true },
  textDocument: {
    synchronization: { dynamicRegistration: true, didSave: true },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
  },
};

/** How long an answer may take before a server counts as one that never gives it, in milliseconds. */
const patience = 10_000;
/** How soon a server is asked again whose answer was about an earlier text, in milliseconds. */
const pause = 5;

export interface Usage {
  readonly megabytes: number;
  /** Megabytes of each process, the server first. */
  readonly processes: readonly number[];
  readonly cpuSeconds: number;
}

/** A language server as an editor has it: a process at the other end of pipes, pulled from or publishing as it likes. */
export class LanguageServer {
  readonly #process: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #published = new Map<string, readonly Diagnostic[]>();
  readonly #documents = new Map<string, { readonly version: number; readonly text: string }>();
  readonly #listeners = new Set<() => void>();
  readonly #contender: Contender;
  /** Never fulfilled; rejected when the process ends by itself. */
  readonly #ended: Promise<never>;
  #isPulled = false;
  /** Whether changes are sent as ranges, and not as whole texts. */
  #takesRanges = true;
  /** How often a pull was answered with what was true of an earlier text. */
  staleAnswers = 0;

  private constructor(contender: Contender, root: string) {
    const [program, ...args] = contender.command;
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...contender.env },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#contender = contender;
    this.#process = child;
    this.#connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.#ended = new Promise<never>((_, reject) => {
      child.once('exit', (code) => reject(new Error(`${contender.name} ended with ${String(code)}.`)));
    });
    this.#ended.catch(() => undefined);
    this.#listen(root);
  }

  /** Starts the server in the folder. */
  static async start(contender: Contender, root: string): Promise<LanguageServer> {
    const server = new LanguageServer(contender, root);
    const uri = pathToFileURL(root).href;
    const answer = server.#connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ name: 'project', uri }],
      capabilities,
      initializationOptions: contender.getInitializationOptions?.(uri),
    });
    const { capabilities: offered } = await Promise.race([answer, server.#ended]);
    if (offered.diagnosticProvider) server.#isPulled = true;
    const { textDocumentSync: sync } = offered;
    server.#takesRanges = (typeof sync === 'object' ? sync.change : sync) === TextDocumentSyncKind.Incremental;
    await server.#connection.sendNotification('initialized', {});
    return server;
  }

  async open(uri: string, languageId: string, text: string): Promise<void> {
    this.#documents.set(uri, { version: 1, text });
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces a range of one line. */
  async change(uri: string, range: Range, text: string): Promise<void> {
    const document = this.#documents.get(uri);
    if (!document) throw new Error(`${uri} is not open.`);
    const version = document.version + 1;
    const changed = replaceInLine(document.text, range, text);
    this.#documents.set(uri, { version, text: changed });
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: this.#takesRanges ? [{ range, text }] : [{ text: changed }],
    });
  }

  async close(uri: string): Promise<void> {
    this.#published.delete(uri);
    await this.#connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /**
   * Waits until the server's findings of the document are as expected.
   * @returns whether they were in time
   */
  async waitFor(
    uri: string,
    isExpected: (diagnostics: readonly Diagnostic[]) => boolean,
    milliseconds = patience,
  ): Promise<boolean> {
    const end = performance.now() + milliseconds;
    while (performance.now() < end) {
      if (!this.#isPulled) {
        if (isExpected(this.#published.get(uri) ?? [])) return true;
        await this.#waitForNews(end - performance.now());
        continue;
      }
      const found = await this.#pull(uri);
      if (found && isExpected(found)) return true;
      this.staleAnswers += 1;
      await this.#waitForNews(Math.min(pause, end - performance.now()));
    }
    return false;
  }

  /** What the server and the processes that it started take. */
  getUsage(): Usage {
    const tree = this.#process.pid === undefined ? [] : listTree(this.#process.pid);
    return {
      processes: tree.map(({ megabytes }) => megabytes),
      megabytes: tree.reduce((sum, one) => sum + one.megabytes, 0),
      cpuSeconds: tree.reduce((sum, one) => sum + one.cpuSeconds + one.endedCpuSeconds, 0),
    };
  }

  /** Ends the server, by force when it does not end by itself. */
  async stop(): Promise<void> {
    const started = this.#process.pid === undefined ? [] : listTree(this.#process.pid).map(({ pid }) => pid);
    const hasExited = new Promise((resolve) => this.#process.once('exit', resolve));
    await Promise.race([this.#connection.sendRequest('shutdown').catch(() => undefined), wait(1000)]);
    await this.#connection.sendNotification('exit').catch(() => undefined);
    await Promise.race([hasExited, wait(1000)]);
    this.#connection.dispose();
    for (const pid of started) kill(pid);
  }

  async #pull(uri: string): Promise<readonly Diagnostic[] | undefined> {
    try {
      const params = { textDocument: { uri } };
      const answer = this.#connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', params);
      const report = await Promise.race([answer, this.#ended]);
      return report.kind === 'full' ? report.items : undefined;
    } catch (error) {
      // Cancelled by the server, for what it knew has changed meanwhile.
      if (error instanceof ResponseError) return undefined;
      throw error;
    }
  }

  #waitForNews(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(done);
        resolve();
      };
      const timer = setTimeout(done, Math.max(0, milliseconds));
      this.#listeners.add(done);
    });
  }

  #listen(root: string): void {
    const connection = this.#connection;
    const notify = (): void => {
      for (const listener of this.#listeners) listener();
    };
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      this.#published.set(uri, diagnostics);
      notify();
    });
    connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
      items.map(({ section }) => this.#contender.getSettings?.(section ?? '') ?? null),
    );
    connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
      if (registrations.some(({ method }) => method === 'textDocument/diagnostic')) this.#isPulled = true;
      return null;
    });
    connection.onRequest('client/unregisterCapability', () => null);
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest('workspace/workspaceFolders', () => [{ name: 'project', uri: pathToFileURL(root).href }]);
    connection.onRequest('workspace/diagnostic/refresh', () => {
      notify();
      return null;
    });
    connection.listen();
  }
}

function replaceInLine(text: string, { start, end }: Range, replacement: string): string {
  const lines = text.split('\n');
  const line = lines[start.line] ?? '';
  lines[start.line] = line.slice(0, start.character) + replacement + line.slice(end.character);
  return lines.join('\n');
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function kill(pid: number): void {
  try {
    process.kill(pid);
  } catch {
    // It has ended by itself.
  }
}
