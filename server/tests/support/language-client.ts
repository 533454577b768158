import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  type ConfigurationParams,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type Registration,
  type RegistrationParams,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import type { Indexing } from '../../src/protocol.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { getServerProgram } from './server-programs.js';

export const repository = path.resolve(import.meta.dirname, '../../..');

/** What VS Code can do, as far as it matters to the server. */
export const fullCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, snippetEditSupport: true },
    workspaceFolders: true,
  },
  window: { showDocument: { support: true } },
  textDocument: {
    diagnostic: { relatedInformation: true },
    codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true },
  },
};

/** An editor of few abilities: gets diagnostics published, sends its settings, resolves nothing. */
export const plainCapabilities: ClientCapabilities = {
  textDocument: { publishDiagnostics: { relatedInformation: true } },
};

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  /** The section `asyncPitfalls` that the client answers with. */
  readonly settings?: unknown;
  readonly root?: string;
  /** The folders of the workspace, when there are several. */
  readonly folders?: readonly string[];
  readonly initializationOptions?: object;
  /** What the client says of itself instead of what it would say otherwise. */
  readonly params?: object;
  /** Files of the workspace that only the client can read, by URI. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the client does before it makes the server's acquaintance. */
  readonly beforeInitialize?: (connection: ProtocolConnection) => Promise<void>;
  /** What the client waits for before it tells what is in one of their folders. */
  readonly beforeFolders?: Promise<void>;
  /** The program to start, see `getServerProgram`; by default the server as it is published. */
  readonly server?: string;
}

/** An editor as the server sees it: a process at the other end of its standard input and output. */
export class LanguageClient {
  settings: unknown;
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  /** What the server logged. */
  readonly log: string[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  /** What the server asked to be told of. */
  readonly registrations: Registration[] = [];
  /** Addresses that the server asked to show. */
  readonly shown: string[] = [];
  refreshes = 0;
  /** Files that only the client can read, by URI. */
  readonly files = new Map<string, string>();
  /** What the client waits for before it tells what is in a folder that only it can read. */
  beforeFolders: Promise<void> = Promise.resolve();
  /** What the server told of reading the files of projects beside its answers. */
  readonly indexing: Indexing[] = [];
  initialized!: InitializeResult;
  readonly #documents = new Map<string, TextDocument>();
  readonly #listeners = new Set<() => void>();

  private constructor(process: ChildProcess, settings: unknown) {
    if (!process.stdout || !process.stdin) throw new Error('the server has no pipes');
    this.process = process;
    this.settings = settings;
    this.connection = createProtocolConnection(
      new StreamMessageReader(process.stdout),
      new StreamMessageWriter(process.stdin),
    );
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
      this.#notify();
    });
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.#notify();
    });
    this.connection.onNotification('asyncPitfalls/indexing', (indexing: Indexing) => {
      this.indexing.push(indexing);
      this.#notify();
    });
    this.connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
      items.map(() => this.settings),
    );
    this.connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
      this.registrations.push(...registrations);
      this.#notify();
      return null;
    });
    this.connection.onRequest('asyncPitfalls/readFile', ({ uri }: { uri: string }) => this.files.get(uri) ?? null);
    this.connection.onRequest('asyncPitfalls/readFolder', ({ uri }: { uri: string }) =>
      this.beforeFolders.then(() => this.#readFolder(uri)),
    );
    this.connection.onRequest('window/showDocument', ({ uri }: { uri: string }) => {
      this.shown.push(uri);
      return { success: true };
    });
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      this.#notify();
      return null;
    });
    this.connection.listen();
  }

  /** Starts a server and makes its acquaintance. It ends with the tests at the latest, for one that failed has not stopped it. */
  static async start(options: ClientOptions = {}): Promise<LanguageClient> {
    const { capabilities = fullCapabilities, settings = {}, root, server = 'main' } = options;
    const { folders = root === undefined ? [] : [root] } = options;
    const child = spawn(process.execPath, [await getServerProgram(server), '--stdio'], {
      cwd: repository,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const kill = (): boolean => child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    const client = new LanguageClient(child, settings);
    for (const [uri, text] of Object.entries(options.files ?? {})) client.files.set(uri, text);
    if (options.beforeFolders) client.beforeFolders = options.beforeFolders;
    const failed = new Promise<never>((_, reject) => {
      child.once('exit', (code) => reject(new Error(`the server ended with code ${String(code)} on starting`)));
    });
    await options.beforeInitialize?.(client.connection);
    const initialized = client.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders.length > 0 ? folders.map((folder) => toFolder(folder)) : null,
      capabilities,
      initializationOptions: { settings, status: true, files: true, ...options.initializationOptions },
      ...options.params,
    });
    client.initialized = await Promise.race([initialized, failed]);
    failed.catch(() => undefined);
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  /** Ends the server as an editor does; nothing is left to do when it has ended by itself. */
  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const exited = new Promise((resolve) => this.process.once('exit', resolve));
      const end = async (): Promise<void> => {
        await this.connection.sendRequest('shutdown');
        await this.connection.sendNotification('exit');
      };
      await Promise.race([end(), exited]);
      await exited;
    }
    this.connection.dispose();
  }

  /** Waits until the server has asked for a refresh, after something that makes it do so. */
  async afterRefresh(act: () => Promise<void>): Promise<void> {
    const { refreshes } = this;
    await act();
    await this.waitUntil(() => this.refreshes > refreshes);
  }

  open(uri: string, text: string, languageId = getLanguageId(uri)): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces a range, or the whole text when there is none. */
  change(uri: string, text: string, range?: Range, version = this.getDocument(uri).version + 1): Promise<void> {
    const contentChanges = [range ? { range, text } : { text }];
    this.#documents.set(uri, TextDocument.update(this.getDocument(uri), contentChanges, version));
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  save(uri: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  }

  close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  async changeSettings(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  }

  getDocument(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    return document;
  }

  getText(uri: string): string {
    return this.getDocument(uri).getText();
  }

  pullReport(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  /** The diagnostics of a document, as soon as all is known that they depend on. */
  async pull(uri: string): Promise<Diagnostic[]> {
    const diagnostics = await this.pullNow(uri);
    const isReading = (): boolean => this.indexing.at(-1)?.isBusy ?? false;
    if (!isReading()) return diagnostics;
    await this.waitUntil(() => !isReading());
    return this.pullNow(uri);
  }

  /** The diagnostics that the server answers with first, whatever it still has to learn. */
  async pullNow(uri: string): Promise<Diagnostic[]> {
    const report = await this.pullReport(uri);
    if (report.kind !== 'full') throw new Error('expected a full report');
    return report.items;
  }

  /** The code actions for diagnostics, unresolved. */
  getCodeActions(uri: string, diagnostics: Diagnostic[], only?: string[]): Promise<CodeAction[]> {
    const document = this.getDocument(uri);
    const everything = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
    const context: CodeActionContext = { diagnostics, ...(only && { only }) };
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostics[0]?.range ?? everything,
      context,
    });
  }

  /** Makes the edit of the action whose title matches, as an editor does: resolving it first if need be. */
  async choose(actions: readonly CodeAction[], title: RegExp): Promise<void> {
    const action = actions.find((one) => title.test(one.title));
    if (!action) throw new Error(`no action ${String(title)} in ${actions.map((one) => one.title).join(' | ')}`);
    const resolved = action.edit ? action : await this.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    if (!resolved.edit) throw new Error(`"${action.title}" has no edit`);
    await this.apply(resolved.edit);
  }

  /** Applies a workspace edit to the open documents. */
  async apply(edit: WorkspaceEdit): Promise<void> {
    const changes = new Map(Object.entries(edit.changes ?? {}));
    for (const change of edit.documentChanges ?? []) {
      if (!('edits' in change)) throw new Error('expected text edits');
      const { uri, version } = change.textDocument;
      if (version !== null && version !== this.getDocument(uri).version) throw new Error(`edit for version ${version}`);
      changes.set(
        uri,
        change.edits.map((one) => ('newText' in one ? one : { range: one.range, newText: one.snippet.value })),
      );
    }
    for (const [uri, edits] of changes) await this.change(uri, TextDocument.applyEdits(this.getDocument(uri), edits));
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
  }

  /** Resolves when the condition holds, which is looked at after each message from the server. */
  waitUntil(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!condition()) return;
        this.#listeners.delete(look);
        resolve();
      };
      this.#listeners.add(look);
      look();
    });
  }

  /** The diagnostics published last for a document that satisfy the condition. */
  async waitForPublished(uri: string, condition: (diagnostics: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
    const find = (): PublishDiagnosticsParams | undefined => this.published.findLast((params) => params.uri === uri);
    await this.waitUntil(() => {
      const last = find();
      return last !== undefined && condition(last.diagnostics);
    });
    return find()?.diagnostics ?? [];
  }

  #readFolder(uri: string): { name: string; isFolder: boolean }[] {
    const paths = [...this.files.keys()].flatMap((file) =>
      file.startsWith(`${uri}/`) ? [file.slice(uri.length + 1).split('/')] : [],
    );
    const names = new Map(paths.map(([name = '', ...inner]) => [name, inner.length > 0]));
    return [...names].map(([name, isFolder]) => ({ name, isFolder }));
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** A folder of the workspace as the protocol has it. */
export function toFolder(folder: string): { name: string; uri: string } {
  return { name: path.basename(folder), uri: toUri(folder) };
}

/** The URI of a file of this repository, or of one by its absolute path; a URI is left as it is. */
export function toUri(file: string): string {
  return file.includes('://') ? file : URI.file(path.resolve(repository, file)).toString();
}

function getLanguageId(uri: string): string {
  const ids: Readonly<Record<string, string>> = {
    '.py': 'python',
    '.pyi': 'python',
    '.mts': 'typescript',
    '.cts': 'typescript',
    '.mjs': 'javascript',
    '.cjs': 'javascript',
    '.ts': 'typescript',
    '.tsx': 'typescriptreact',
    '.js': 'javascript',
    '.jsx': 'javascriptreact',
  };
  return ids[path.extname(uri)] ?? 'plaintext';
}
