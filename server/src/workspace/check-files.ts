import {
  createEngine,
  isInside,
  ProjectConfigs,
  resolveRules,
  type Engine,
  type EngineOptions,
  type FileSource,
} from 'eslint-plugin-async-pitfalls/engine';
import { EslintRules, type EslintConfigReader } from '../configuration/eslint-rules.js';
import type { CheckedFolder, CheckMessage, CheckRequest } from './check-messages.js';

/** Pause between two reports of progress, in milliseconds. */
const interval = 100;

type Send = (message: CheckMessage) => void;

/** The place where files are checked: a thread of its own, or the gaps between the messages of a server. */
export interface CheckHost {
  readonly files: FileSource;
  /** The absolute paths of the files below a folder that are to be checked. */
  findFiles(folder: string): Promise<readonly string[]>;
  /** Runs a config of ESLint; missing where the workspace is not trusted, or nothing can be run. */
  readonly loadEslintConfig?: EslintConfigReader['read'];
  /** `off` where no process can tell types. */
  readonly types?: EngineOptions['types'];
  /** For how long files are checked without a pause, in milliseconds. */
  readonly slice: number;
  /** Lets messages come and go. */
  pause(): Promise<void>;
  isStopped(): boolean;
  /**
   * Whether what is known of the project should be forgotten: it grows with the files that were checked.
   * @param count of files checked so far
   */
  isMemoryShort(count: number): boolean;
}

/** Checks all files of folders, one after the other. Ends early, without the message `done`, when it is stopped. */
export async function checkFolders(request: CheckRequest, host: CheckHost, send: Send): Promise<void> {
  const folders = await Promise.all(
    request.folders.map(async (folder) => ({ ...folder, files: await findFilesOf(folder, request.folders, host) })),
  );
  const total = folders.reduce((count, { files }) => count + files.length, 0);
  const files = withOpenTexts(host.files, request.openTexts);
  const configs = new ProjectConfigs({ files, onProblems: () => undefined });
  const check: Check = {
    host,
    options: { ...getEngineOptions(request, host, send), files: configs.files },
    configs,
    eslint: createEslintRules(files, host, send),
    files,
    send,
    rest: createRest(host, (done) => send({ kind: 'progress', done, total })),
  };
  let done = 0;
  for (const folder of folders) {
    const checked = await checkFolder(folder, done, check);
    if (checked === 'stopped') return;
    done += checked;
  }
  send({ kind: 'done', files: done });
}

/** What is the same for all folders of one check. */
interface Check extends Omit<FileContext, 'engine' | 'folder' | 'done'> {
  readonly host: CheckHost;
  readonly options: EngineOptions;
  /** What to do before each file, told how many were checked before. */
  readonly rest: (done: number) => Promise<void>;
}

/**
 * Checks the files of one folder.
 * @param before how many files of other folders were checked before
 * @returns how many were checked
 */
async function checkFolder(
  folder: CheckedFolder & { readonly files: readonly string[] },
  before: number,
  check: Check,
): Promise<number | 'stopped'> {
  const { host, options, rest } = check;
  const { path: root, pythonEnvironment } = folder;
  let done = 0;
  const create = (): Engine =>
    createEngine({ ...options, root, pythonEnvironment, filesOfRun: folder.files.slice(done), sparesMemory: true });
  let engine = create();
  const replace = (): void => {
    engine.close();
    engine = create();
  };
  try {
    for (const path of folder.files) {
      await rest(before + done);
      if (host.isStopped()) return 'stopped';
      done++;
      await checkFile(path, { ...check, engine, folder, done: before + done });
      if (host.isMemoryShort(before + done)) replace();
    }
    return done;
  } finally {
    engine.close();
  }
}

function createEslintRules(files: FileSource, { loadEslintConfig }: CheckHost, send: Send): EslintRules | undefined {
  if (!loadEslintConfig) return undefined;
  return new EslintRules({
    files,
    createReader: () => ({ read: loadEslintConfig, stop: () => undefined }),
    onProblem: (file, problem) => send({ kind: 'log', text: `${file}: ${problem?.message ?? ''}` }),
  });
}

/** What the engines of all folders have in common. */
function getEngineOptions({ cache, isTrusted }: CheckRequest, { types }: CheckHost, send: Send): EngineOptions {
  return {
    cache,
    types,
    allowWorkspaceTypeScript: isTrusted,
    log: (text) => send({ kind: 'log', text }),
    onError: ({ path, rule, error }) =>
      send({ kind: 'log', text: `${rule ?? 'The linter'} failed on ${path}: ${error.message}` }),
  };
}

/** What to do before each file: tells how far the check is, and pauses, when it is time. */
function createRest(host: CheckHost, tell: (done: number) => void): (done: number) => Promise<void> {
  let nextReport = 0;
  let nextPause = 0;
  return async (done) => {
    const now = performance.now();
    if (now < nextPause) return;
    if (now >= nextReport) {
      tell(done);
      nextReport = now + interval;
    }
    await host.pause();
    nextPause = performance.now() + host.slice;
  };
}

interface FileContext {
  readonly engine: Engine;
  readonly configs: ProjectConfigs;
  readonly eslint: EslintRules | undefined;
  readonly files: FileSource;
  readonly folder: CheckedFolder;
  readonly send: Send;
  /** How many files have been checked with this one. */
  readonly done: number;
}

async function checkFile(path: string, context: FileContext): Promise<void> {
  const { engine, configs, eslint, files, folder, send, done } = context;
  const config = configs.find(path);
  const ofEslint = await eslint?.find(path);
  if (!ofEslint && config?.isExcluded(path) === true) return;
  const text = files.readFile(path);
  if (text === undefined) return;
  const rules = ofEslint?.rules ?? resolveRules(config, folder.rules);
  const { findings } = engine.lint({ path, text, rules });
  if (findings.length > 0) send({ kind: 'file', path, text, findings, done });
}

/** The files of a folder without those of other folders inside it. */
async function findFilesOf(
  folder: CheckedFolder,
  folders: readonly CheckedFolder[],
  host: CheckHost,
): Promise<readonly string[]> {
  const inner = folders.filter((other) => other !== folder && isInside(other.path, folder.path));
  const files = await host.findFiles(folder.path);
  return files.filter((path) => !inner.some((other) => isInside(path, other.path)));
}

function withOpenTexts(disk: FileSource, texts: ReadonlyMap<string, string>): FileSource {
  return {
    readFile: (path) => texts.get(path) ?? disk.readFile(path),
    isFile: (path) => texts.has(path) || disk.isFile(path),
    readFolder: (path) => disk.readFolder(path),
  };
}
