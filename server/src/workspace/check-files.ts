import { setImmediate } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import {
  createDiskFiles,
  createEngine,
  ProjectConfigs,
  resolveRules,
  type Engine,
  type FileSource,
} from 'eslint-plugin-async-pitfalls/engine';
import { findFiles } from 'eslint-plugin-async-pitfalls/files';
import { EslintRules, type EslintConfigReader } from '../configuration/eslint-rules.js';
import type { CheckedFolder, CheckMessage, CheckRequest } from './check-messages.js';

/** Pause between two reports of progress, in milliseconds. */
const interval = 100;

/** What an engine knows of a project grows with the files that were checked: at times it starts anew. */
interface MemoryLimits {
  /** How many files are checked before memory is looked at. */
  readonly files: number;
  /** The heap, in bytes, that must be in use for a new start. */
  readonly heap: number;
}

/**
 * Checks all files of folders, one after the other. Runs in a worker: it takes the processor until it is done.
 * @param loadEslintConfig runs a config of ESLint; missing where the workspace is not trusted
 */
export async function checkFolders(
  request: CheckRequest,
  loadEslintConfig: EslintConfigReader['read'] | undefined,
  send: (message: CheckMessage) => void,
  limits: MemoryLimits = { files: 1000, heap: 512 * 2 ** 20 },
): Promise<void> {
  const folders = await Promise.all(
    request.folders.map(async (folder) => ({ ...folder, files: await findFilesOf(folder, request.folders) })),
  );
  const total = folders.reduce((count, { files }) => count + files.length, 0);
  const files = withOpenTexts(createDiskFiles(), request.openTexts);
  const configs = new ProjectConfigs({ files, onProblems: () => undefined });
  const eslint =
    loadEslintConfig &&
    new EslintRules({
      files,
      createReader: () => ({ read: loadEslintConfig, stop: () => undefined }),
      onProblem: (file, problem) => send({ kind: 'log', text: `${file}: ${problem?.message ?? ''}` }),
    });
  let done = 0;
  let nextReport = 0;
  for (const folder of folders) {
    const create = (): Engine =>
      createEngine({
        files: configs.files,
        root: folder.path,
        cache: request.cache,
        allowWorkspaceTypeScript: request.isTrusted,
        log: (text) => send({ kind: 'log', text }),
        onError: ({ path, rule, error }) =>
          send({ kind: 'log', text: `${rule ?? 'The linter'} failed on ${path}: ${error.message}` }),
      });
    let engine = create();
    for (const [index, path] of folder.files.entries()) {
      if (performance.now() >= nextReport) {
        send({ kind: 'progress', done, total });
        nextReport = performance.now() + interval;
        // Lets what was sent leave.
        await setImmediate();
      }
      await checkFile(path, { engine, configs, eslint, files, folder, send });
      done++;
      if (index % limits.files === limits.files - 1 && getHeapStatistics().used_heap_size > limits.heap) {
        engine.close();
        engine = create();
      }
    }
    engine.close();
  }
  send({ kind: 'done', files: done });
}

interface FileContext {
  readonly engine: Engine;
  readonly configs: ProjectConfigs;
  readonly eslint: EslintRules | undefined;
  readonly files: FileSource;
  readonly folder: CheckedFolder;
  readonly send: (message: CheckMessage) => void;
}

async function checkFile(path: string, context: FileContext): Promise<void> {
  const { engine, configs, eslint, files, folder, send } = context;
  const config = configs.find(path);
  if (config?.isExcluded(path) === true) return;
  const text = files.readFile(path);
  if (text === undefined) return;
  const rules = (await eslint?.find(path))?.rules ?? resolveRules(config, folder.rules);
  const { findings } = engine.lint({ path, text, rules });
  if (findings.length > 0) send({ kind: 'file', path, text, findings });
}

/** The files of a folder without those of other folders inside it. */
async function findFilesOf(folder: CheckedFolder, folders: readonly CheckedFolder[]): Promise<readonly string[]> {
  const inner = folders.filter((other) => other !== folder && isInside(other.path, folder.path));
  const { files } = await findFiles([folder.path], folder.path);
  return files.map(({ path }) => path).filter((path) => !inner.some((other) => isInside(path, other.path)));
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`);
}

function withOpenTexts(disk: FileSource, texts: ReadonlyMap<string, string>): FileSource {
  return {
    readFile: (path) => texts.get(path) ?? disk.readFile(path),
    isFile: (path) => texts.has(path) || disk.isFile(path),
    readFolder: (path) => disk.readFolder(path),
  };
}
