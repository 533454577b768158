import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ClientCapabilities, Diagnostic } from 'vscode-languageserver-protocol/node';
import { LanguageClient, toUri } from '../support/language-client.js';

/** How an editor makes the acquaintance of a server that is set up as our README says, as far as a server can tell. */
interface Editor {
  readonly capabilities: ClientCapabilities;
  readonly params?: object;
  /** What it answers when it is asked for our settings; null where it knows of none. */
  readonly answer?: object | null;
  /** What it tells of settings, without being asked, as soon as a server runs. */
  readonly told?: object;
  /** What it calls the language of `.tsx` files. */
  readonly tsx: string;
}

const rules = { 'no-blocking-call': 'warn' };
const section = { asyncPitfalls: { rules } };

const editors: Readonly<Record<string, Editor>> = {
  // runtime/lua/vim/lsp/protocol.lua, on Linux: no watching of files.
  'Neovim 0.11': {
    capabilities: {
      general: { positionEncodings: ['utf-8', 'utf-16', 'utf-32'] },
      workspace: {
        applyEdit: true,
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: false },
        didChangeWatchedFiles: { dynamicRegistration: false, relativePatternSupport: true },
        workspaceEdit: { resourceOperations: ['rename', 'create', 'delete'] },
        workspaceFolders: true,
      },
      textDocument: {
        codeAction: {
          dynamicRegistration: true,
          isPreferredSupport: true,
          dataSupport: true,
          resolveSupport: { properties: ['edit', 'command'] },
        },
        diagnostic: { dynamicRegistration: false },
        publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, dataSupport: true },
      },
      window: { workDoneProgress: true, showDocument: { support: true } },
    },
    answer: section.asyncPitfalls,
    told: section,
    tsx: 'typescriptreact',
  },
  // What 0.7.2 sends: no pull, no encodings, a first version of 0.
  'Neovim 0.7': {
    capabilities: {
      workspace: { applyEdit: true, configuration: true, workspaceFolders: true },
      textDocument: {
        codeAction: { dynamicRegistration: false, dataSupport: true, resolveSupport: { properties: ['edit'] } },
        publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } },
      },
      window: { workDoneProgress: true, showDocument: { support: false } },
    },
    answer: section.asyncPitfalls,
    told: section,
    tsx: 'typescriptreact',
  },
  // helix-lsp/src/client.rs: `config` comes with `initialize`, too.
  Helix: {
    capabilities: {
      general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] },
      workspace: {
        applyEdit: true,
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: false },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: false },
        workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
        workspaceFolders: true,
      },
      textDocument: {
        codeAction: {
          isPreferredSupport: true,
          disabledSupport: true,
          dataSupport: true,
          resolveSupport: { properties: ['edit', 'command'] },
        },
        publishDiagnostics: { versionSupport: true, tagSupport: { valueSet: [1, 2] } },
      },
      window: { workDoneProgress: true },
    },
    params: { initializationOptions: section },
    answer: section.asyncPitfalls,
    tsx: 'tsx',
  },
  // crates/lsp/src/lsp.rs; it answers for each section with what the settings of that server say, here nothing.
  Zed: {
    capabilities: {
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        diagnostics: { refreshSupport: true },
        workspaceEdit: { documentChanges: true, snippetEditSupport: true },
        workspaceFolders: true,
      },
      textDocument: {
        codeAction: { dataSupport: true, resolveSupport: { properties: ['kind', 'edit', 'command'] } },
        diagnostic: { dynamicRegistration: false, relatedDocumentSupport: true },
        publishDiagnostics: { relatedInformation: true },
      },
      window: { workDoneProgress: true },
    },
    params: { initializationOptions: { settings: { rules } } },
    answer: null,
    tsx: 'tsx',
  },
  // What Eglot 1.9 of Emacs 28 sends: settings that are empty when the user has set nothing.
  Eglot: {
    capabilities: {
      workspace: {
        applyEdit: true,
        configuration: true,
        didChangeWatchedFiles: { dynamicRegistration: true },
        workspaceEdit: { documentChanges: true },
        workspaceFolders: true,
      },
      textDocument: {
        codeAction: { dynamicRegistration: false, isPreferredSupport: true },
        publishDiagnostics: { relatedInformation: false, tagSupport: { valueSet: [1, 2] } },
      },
    },
    params: { initializationOptions: { settings: { rules } } },
    answer: null,
    told: {},
    tsx: 'tsx',
  },
  // Clients of few words: one folder, no questions, no registrations.
  'an editor that cannot be asked': {
    capabilities: { textDocument: { publishDiagnostics: {} } },
    params: { workspaceFolders: null, initializationOptions: {} },
    told: section,
    tsx: 'typescript.tsx',
  },
};

// The mistakes stand behind a character that takes four bytes in UTF-8 and two units in UTF-16.
const python = `import asyncio
import time


async def tick() -> None:
    print("🕰"); time.sleep(1)
    await asyncio.sleep(1)
`;
const fixed = python.replace('import time\n', '').replace('time.sleep', 'await asyncio.sleep');
const component = `import { load } from './load.js';

export function show(): void {
  console.log('🕰'); load();
}
`;

describe('the server beside', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'editors-'));
    await writeFile(path.join(root, 'load.ts'), 'export async function load(): Promise<void> {}\n');
    await writeFile(path.join(root, 'clock.py'), python);
    await writeFile(path.join(root, 'clock.tsx'), component);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  for (const [name, editor] of Object.entries(editors)) {
    it(`${name} finds and fixes, and follows its settings`, async () => {
      const { capabilities, params, answer, told, tsx } = editor;
      const rootUri = toUri(root);
      const client = await LanguageClient.start({
        capabilities,
        settings: answer,
        params: { rootUri, workspaceFolders: [{ uri: rootUri, name: root }], initializationOptions: {}, ...params },
      });
      assert.equal(client.initialized.capabilities.positionEncoding ?? 'utf-16', 'utf-16');
      if (told) await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: told });
      const isPulling = capabilities.textDocument?.diagnostic !== undefined;
      const { diagnosticProvider } = client.initialized.capabilities;
      assert.equal(diagnosticProvider !== undefined, isPulling);
      // Only an editor that cannot be told to ask again has to ask after each edit of another file.
      const isPolling = capabilities.workspace?.diagnostics?.refreshSupport !== true;
      if (isPulling) assert.equal(diagnosticProvider?.interFileDependencies, isPolling);
      const getDiagnostics = (uri: string, isAny = true): Promise<Diagnostic[]> => {
        const isWanted = ({ length }: Diagnostic[]): boolean => length > 0 === isAny;
        return isPulling ? pullUntil(client, uri, isWanted) : client.waitForPublished(uri, isWanted);
      };

      const clock = toUri(path.join(root, 'clock.py'));
      await client.open(clock, python);
      const [blocking] = await getDiagnostics(clock);
      assert.ok(blocking);
      // The severity is that of the settings: a warning.
      assert.deepEqual([blocking.code, blocking.severity], ['no-blocking-call', 2]);
      assert.deepEqual(blocking.range, {
        start: { line: 5, character: python.split('\n')[5]?.indexOf('sleep') },
        end: { line: 5, character: python.split('\n')[5]?.indexOf('(1)') },
      });
      await client.choose(await client.getCodeActions(clock, [blocking]), /^Replace/);
      assert.equal(client.getText(clock), fixed);
      assert.deepEqual(await getDiagnostics(clock, false), []);

      const view = toUri(path.join(root, 'clock.tsx'));
      await client.open(view, component, tsx);
      const [floating] = await getDiagnostics(view);
      assert.deepEqual([floating?.code, floating?.range.start.character], ['no-missing-await', 21]);
      assert.ok(floating);
      await client.choose(await client.getCodeActions(view, [floating]), /async and add `await`/);
      assert.match(
        client.getText(view),
        /async function show\(\): Promise<void> \{\n {2}console\.log\('🕰'\); await load/,
      );
      await client.stop();
    });
  }
});

/** Pulls diagnostics again with each refresh that the server asks for, until they are those. */
async function pullUntil(
  client: LanguageClient,
  uri: string,
  isWanted: (diagnostics: Diagnostic[]) => boolean,
): Promise<Diagnostic[]> {
  const { refreshes } = client;
  const diagnostics = await client.pullNow(uri);
  if (isWanted(diagnostics)) return diagnostics;
  await client.waitUntil(() => client.refreshes > refreshes);
  return pullUntil(client, uri, isWanted);
}
