import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { Language } from './editable-files.js';

/** A language server that finds promises or coroutines that nobody awaits. */
export interface Contender {
  readonly name: string;
  readonly language: Language;
  readonly command: readonly [program: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether a diagnostic is about what was forgotten to be awaited. */
  readonly isFinding: (diagnostic: Diagnostic) => boolean;
  /** Sent with the request `initialize`. */
  readonly getInitializationOptions?: (root: string) => unknown;
  /** What is answered when the server asks for a section of the settings. */
  readonly getSettings?: (section: string) => unknown;
}

/** With what the extension for VS Code starts the server: see `client/src/extension.ts`. */
const flagsOfExtension = ['--max-semi-space-size=64'];

/** The name of our own server among the contenders. */
export const ownName = 'async-pitfalls';

const require = createRequire(import.meta.url);
const node = process.execPath;

function findBin(name: string, bin: string): string {
  return path.join(path.dirname(require.resolve(`${name}/package.json`)), bin);
}

const hasCode =
  (part: string) =>
  ({ code }: Diagnostic) =>
    String(code).includes(part);

/**
 * All contenders, each with its one rule about missing awaits.
 * @param server the bundle of our server
 * @param project a copy of the project, where their configs are written to: Biome is silent with one that is elsewhere
 */
export function createContenders(server: string, project: string): Contender[] {
  const command = [node, ...flagsOfExtension, server, '--stdio'] as const;
  const ours = { command, isFinding: hasCode('no-missing-await') };
  return [
    { name: ownName, language: 'typescript', ...ours },
    createOxlint(project),
    createBiome(project),
    { name: ownName, language: 'python', ...ours },
    {
      name: 'pyright',
      language: 'python',
      command: [node, findBin('pyright', 'langserver.index.js'), '--stdio'],
      isFinding: hasCode('reportUnusedCoroutine'),
    },
  ];
}

function createOxlint(folder: string): Contender {
  const configPath = path.join(folder, 'oxlint-of-benchmark.json');
  const rules = { 'typescript/no-floating-promises': 'error' };
  writeFileSync(configPath, JSON.stringify({ plugins: ['typescript'], categories: { correctness: 'off' }, rules }));
  const options = { configPath, typeAware: true, run: 'onType' };
  return {
    name: 'oxlint, types of tsgolint',
    language: 'typescript',
    command: [node, findBin('oxlint', 'bin/oxlint'), '--lsp'],
    // It looks for it in the project only.
    env: { OXLINT_TSGOLINT_PATH: findBin('oxlint-tsgolint', 'bin/tsgolint.js') },
    isFinding: hasCode('no-floating-promises'),
    getInitializationOptions: (workspaceUri) => [{ workspaceUri, options }],
    getSettings: () => options,
  };
}

function createBiome(folder: string): Contender {
  const config = path.join(folder, 'biome.json');
  const rules = { recommended: false, nursery: { noFloatingPromises: 'error' } };
  writeFileSync(config, JSON.stringify({ root: true, linter: { rules }, formatter: { enabled: false } }));
  return {
    name: 'Biome, own inference',
    language: 'typescript',
    command: [node, findBin('@biomejs/biome', 'bin/biome'), 'lsp-proxy'],
    isFinding: hasCode('noFloatingPromises'),
  };
}
