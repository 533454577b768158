import { totalmem } from 'node:os';
import { Answers } from './answers.js';
import { libraryTypes, NativeChecker, type NativeFile } from './checker.js';
import type { api, ast, NativeCompiler } from './compiler.js';
import { HungProcessError, isObject } from './compiler.js';
import { Foresight } from './foresight.js';
import type { NodeIndex, NodeTable } from './node-index.js';
import { Pipeline } from './pipeline.js';
import { Watchdog } from './watchdog.js';

/** Whether a project comes from a tsconfig; those that the compiler makes up have names of another kind. */
export function isConfigured(configPath: string): boolean {
  return configPath.endsWith('.json');
}

/** Files that have changed, as the compiler is told of them. */
export type Changes = NonNullable<Parameters<api.API['updateSnapshot']>[0]>;

/** How the compiler's process is started and what it reads. */
export interface ProcessOptions {
  readonly cwd: string;
  /** The text of files that differ from the disk; undefined leaves it to the compiler. */
  readonly readFile: (fileName: string) => string | undefined;
  /** Whether the process cleans its memory as often as Go does by default, instead of next to never. */
  readonly sparesMemory: boolean;
  /** How long an answer may take before the process is ended, in milliseconds. */
  readonly patience: number;
  /** Does something else while the process works on a long answer. */
  readonly meanwhile?: () => void;
}

/**
 * What Go is told for a run that has an end, unless the environment tells it something else: how much the heap may grow
 * before it is cleaned, in percent of what is in use (`GOGC`), and from how many bytes on it is cleaned all the same
 * (`GOMEMLIMIT`). By default cleaning takes a third of the process's time; like this, next to none in 100 MB more.
 */
function getMemoryOfRun(): Readonly<Record<string, string>> {
  return { GOGC: '800', GOMEMLIMIT: String(Math.floor(Math.min(getAvailableBytes() / 2, mostUseful))) };
}

/** In bytes. To get more from the system takes longer than to clean what there is. */
const mostUseful = 4 * 2 ** 30;

/** The memory of the machine, or of the container that this runs in, in bytes. */
function getAvailableBytes(): number {
  // Zero, or more than there is, where nothing limits it.
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** One run of the compiler's process, and the newest snapshot of what it knows. */
export class NativeProcess {
  readonly #compiler: NativeCompiler;
  readonly #api: api.API;
  readonly #child: Child | undefined;
  readonly #watchdog: Watchdog | undefined;
  readonly #pipeline: Pipeline | undefined;
  #snapshot: api.Snapshot;
  #projects: readonly NativeProject[];

  constructor(compiler: NativeCompiler, { cwd, readFile, sparesMemory, patience, meanwhile }: ProcessOptions) {
    this.#compiler = compiler;
    this.#api = withEnvironment(
      sparesMemory ? {} : getMemoryOfRun(),
      () => new compiler.api.API({ cwd, fs: { readFile } }),
    );
    this.#child = findChild(this.#api);
    this.#pipeline = Pipeline.create(this.#api, meanwhile);
    this.#watchdog = this.#child && new Watchdog(this.#child.pid, patience);
    try {
      this.#snapshot = this.during(() => this.#api.updateSnapshot({}));
    } catch (error) {
      this.#end();
      throw error;
    }
    this.#projects = [];
  }

  /**
   * Asks something of the process while the time is watched.
   * @throws a HungProcessError when there was no answer in time
   */
  during<R>(ask: () => R): R {
    if (!this.#watchdog) return ask();
    try {
      return this.#watchdog.during(ask);
    } catch (error) {
      throw this.#watchdog.hasKilled ? new HungProcessError('no answer', { cause: error }) : error;
    }
  }

  /** To be called when a part of a long answer has come. */
  renewPatience(): void {
    this.#watchdog?.renew();
  }

  get projects(): readonly NativeProject[] {
    return this.#projects;
  }

  /** Lets the process begin with an update that will be asked for next. */
  beginUpdate(changes: Changes): void {
    this.#pipeline?.begin({ method: 'updateSnapshot', params: changes });
  }

  /** Lets the process do what is asked first of a file of a project. */
  lookAhead({ project }: NativeProject, fileName: string): void {
    const scope = { snapshot: this.#snapshot.id, project: project.id };
    const { SymbolFlags } = this.#compiler.api;
    this.#pipeline?.askAhead([
      // The checker is made for the first question to it, which takes longer than most others.
      ...libraryTypes.map((name) => ({ method: 'resolveName', params: { ...scope, name, meaning: SymbolFlags.Type } })),
      { method: 'getSourceFile', params: { ...scope, file: fileName } },
    ]);
  }

  /** @returns whether there is a new snapshot: then all projects, types and files of the old one are void */
  update(changes: Changes): boolean {
    const next = this.#api.updateSnapshot(changes);
    if (next === this.#snapshot) return false;
    this.#snapshot.dispose();
    this.#snapshot = next;
    this.#projects = next.getProjects().map((project) => {
      const scope = { snapshot: next.id, project: project.id };
      const foresight = this.#pipeline && new Foresight(scope, this.#pipeline);
      return new NativeProject(this.#compiler, project, foresight);
    });
    return true;
  }

  /** Forgets the files that were fetched, of which the API keeps every one until it changes. */
  forgetFiles(): void {
    this.#api.clearSourceFileCache();
  }

  findDefaultProject(fileName: string): NativeProject | undefined {
    return this.#wrap(this.#snapshot.getDefaultProjectForFile(fileName));
  }

  findProject(configPath: string): NativeProject | undefined {
    return this.#wrap(this.#snapshot.getProject(configPath));
  }

  close(): void {
    try {
      this.during(() => {
        this.#snapshot.dispose();
      });
    } finally {
      this.#end();
    }
  }

  /** Kills the process. Told to end, it would complain about questions that it will never get. */
  #end(): void {
    this.#watchdog?.close();
    // A thread that ends before it has seen this end would leave a zombie: it has to wait.
    this.#child?.ref();
    this.#child?.kill('SIGKILL');
    this.#api.close();
  }

  #wrap(found: api.Project | undefined): NativeProject | undefined {
    return found && this.#projects.find(({ project }) => project === found);
  }
}

/** Starts something with variables of the environment, but for those that the user has set. */
function withEnvironment<R>(variables: Readonly<Record<string, string>>, start: () => R): R {
  const added = Object.entries(variables).filter(([name]) => process.env[name] === undefined);
  try {
    for (const [name, value] of added) process.env[name] = value;
    return start();
  } finally {
    for (const [name] of added) Reflect.deleteProperty(process.env, name);
  }
}

interface Child {
  readonly pid: number;
  ref(): void;
  kill(signal: 'SIGKILL'): boolean;
}

/** The process itself is private to the API, which has no other way to end one that does not answer. */
function findChild(api: object): Child | undefined {
  const client: unknown = Reflect.get(api, 'client');
  const channel: unknown = isObject(client) ? Reflect.get(client, 'channel') : undefined;
  const child: unknown = isObject(channel) ? Reflect.get(channel, 'child') : undefined;
  return isChild(child) ? child : undefined;
}

function isChild(value: unknown): value is Child {
  return isObject(value) && 'pid' in value && typeof value.pid === 'number' && 'ref' in value && 'kill' in value;
}

/** A project in one snapshot. */
export class NativeProject {
  readonly compiler: NativeCompiler;
  readonly project: api.Project;
  readonly rootFiles: ReadonlySet<string>;
  readonly #foresight: Foresight | undefined;
  readonly #answers = new Answers();
  readonly #foundFiles = new Set<string>();

  constructor(compiler: NativeCompiler, project: api.Project, foresight: Foresight | undefined) {
    this.compiler = compiler;
    this.project = project;
    this.#foresight = foresight;
    this.rootFiles = new Set(project.rootFiles);
  }

  get configPath(): string {
    return this.project.configFileName;
  }

  getConfigErrors(): readonly string[] {
    return this.project.program.getConfigFileParsingDiagnostics().map(({ text }) => text);
  }

  /** Whether the program has read the file. */
  hasFile(fileName: string): boolean {
    return this.#foundFiles.has(fileName) || this.project.program.getSourceFileMetadata(fileName) !== undefined;
  }

  findFile(fileName: string): NativeFile | undefined {
    const file = this.project.program.getSourceFile(fileName);
    if (!file) return undefined;
    if (!isRemoteFile(file)) throw new Error('This version of TypeScript sends files in another form.');
    this.#foundFiles.add(fileName);
    // It is a part of each node's handle, and is decoded anew each time otherwise.
    Object.defineProperty(file, 'path', { value: file.path, configurable: true });
    return { text: file.text, table: readTable(file), getNode: (row) => file.getOrCreateNodeAtIndex(row) };
  }

  createChecker(file: NativeFile, nodes: NodeIndex): NativeChecker {
    const { compiler, project } = this;
    const answers = this.#answers;
    return new NativeChecker({ api: compiler.api, project, file, nodes, answers, foresight: this.#foresight });
  }
}

interface RemoteFile extends ast.SourceFile {
  readonly view: DataView;
  readonly _offsetNodes: number;
  getOrCreateNodeAtIndex(index: number): ast.Node;
}

function isRemoteFile(file: ast.SourceFile): file is RemoteFile {
  return 'view' in file && file.view instanceof DataView && '_offsetNodes' in file && 'getOrCreateNodeAtIndex' in file;
}

function readTable({ view, _offsetNodes: offset }: RemoteFile): NodeTable {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + offset, view.byteLength - offset);
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const numbers = new Uint32Array(aligned.buffer, aligned.byteOffset, Math.floor(aligned.byteLength / 4));
  return { numbers, width: 7, kindAt: 0, startAt: 1, endAt: 2, parentAt: 4, flagsAt: 6, listKind: 0xffffffff };
}
