import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TSESLint } from '@typescript-eslint/utils';
import { findFileKind } from '../../file-kinds.js';
import { createDiskFiles, isSpecialFile } from '../../project/files/disk-files.js';
import { CheckerOracle } from './checker-oracle.js';
import { toNativePath, toOwnPath } from './file-names.js';
import type { TypeOracle } from './oracle.js';
import { answerWith, type Answers } from './questions.js';
import { findPlugAndPlay } from './plug-and-play.js';
import { findNativeCompiler, HungProcessError, isFatal, type NativeCompiler } from './typescript-native/compiler.js';
import type { ExpectedFiles } from './typescript-native/expected-files.js';
import { ExtendsCircles } from './typescript-native/extends-circles.js';
import { GuessedRun } from './typescript-native/guessed-run.js';
import { NativeSession, type OpenFile, type Run } from './typescript-native/session.js';
import { isConfigFile, toCompatibleConfig } from './typescript-native/tsconfig-compatibility.js';
import type { TypedTree } from './typescript-native/typed-tree.js';

/** What the compiler works with. */
export interface NativeTypesOptions {
  /** The folder of the project, where a workspace's own TypeScript is looked for. Default: the working folder. */
  readonly root?: string;
  /** Unsaved text: answers for open documents, undefined for what is as on disk. */
  readonly files?: { readFile(path: string): string | undefined };
  /** Whether a TypeScript >= 7 that the workspace has installed may be run: only in trusted workspaces. Default false. */
  readonly allowWorkspaceTypeScript?: boolean;
  /** Whether the process answers for one run and ends with it: then it cleans its memory less often. Default false. */
  readonly isForOneRun?: boolean;
  /** Whether it cleans its memory as often for one run as otherwise. Default false. */
  readonly sparesMemory?: boolean;
  /** The files that will be asked about, where they are known: their tsconfigs are looked for together. */
  readonly expected?: ExpectedFiles;
  /** How long one answer may take before the process counts as hung, in milliseconds. Default one minute. */
  readonly patience?: number;
  /** Does what can be done without types while the process works on a long answer. */
  readonly meanwhile?: () => void;
  /** The time, in milliseconds. Default: that of the system. */
  readonly getTime?: () => number;
  /** Told, once each, what an admin would want to know. */
  readonly log?: TypesLog;
}

/**
 * Takes a message: `info` of what was replaced without a loss, `warning` when files have other types than their author
 * thinks, or none.
 */
export type TypesLog = (message: string, level: 'info' | 'warning') => void;

/** Types from TypeScript 7, whose process starts with the first question and is started again when it ends. */
export interface NativeTypes {
  /** The oracle of a file as it is in the editor or on disk; undefined when there are no types for it. */
  createOracle(fileName: string, sourceCode: Readonly<TSESLint.SourceCode>): TypeOracle | undefined;
  /**
   * Looks at a file in the tree that the compiler itself has of it.
   * @returns undefined when there are no types for it, or when the process fails meanwhile
   */
  inspect<R>(fileName: string, text: string, look: (tree: TypedTree) => R): R | undefined;
  /** Starts the process now, so that it reads the project while something else is done. */
  start(): void;
  /** Lets the process take in what has changed while something else is done. Returns whether it does. */
  beginUpdate(): boolean;
  /** When an update was begun: lets the process look at a file while something else is done before its oracle is created. */
  lookAhead(fileName: string): void;
  /** Tells that a file changed, was created or deleted, be it on disk or in an editor. */
  invalidate(fileName: string): void;
  getState(): TypesState;
  /** Ends the process. Questions after that start a new one. */
  close(): void;
}

/** Where types come from: `idle` until the first question. */
export type TypesState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'native'; readonly version: string; readonly isOfWorkspace: boolean }
  | { readonly kind: 'none'; readonly reason: string };

/** A process that has ended so often within this time, in milliseconds, is not started any more. */
const maxEnds = 5;
/** So many that do not answer are ended in less. */
const endsPeriod = 15 * 60_000;
/** The largest projects take tens of seconds to be read. */
const defaultPatience = 60_000;

const unavailable = 'TypeScript 7 is not available here: files are checked without types.';
const withoutPackages =
  "packages lie in archives of Yarn (Plug'n'Play), where no types are read: what they return is unknown.";
const endsAgain = 'The types process ends again and again and is not started any more.';

/** Creates the types of one project. Cheap: nothing is started yet. */
export function createNativeTypes(options: NativeTypesOptions): NativeTypes {
  return new NativeTypesHost(options);
}

class NativeTypesHost implements NativeTypes {
  readonly #options: NativeTypesOptions;
  readonly #root: string;
  readonly #overlays = new Map<string, string>();
  readonly #logged = new Set<string>();
  /** Files that the compiler has not been told of: their change, creation or deletion. */
  readonly #changed = new Set<string>();
  /** Those that have been looked at for errors. */
  readonly #knownConfigs = new Set<string>();
  readonly #circles = new ExtendsCircles((name) => this.#readOpenDocument(name) ?? disk.readFile(name));
  #session: NativeSession | undefined;
  #compiler: NativeCompiler | null | undefined;
  #isOfWorkspace = false;
  #wasStarted = false;
  /** When the process ended of itself or hung, the last times. */
  #ends: readonly number[] = [];

  constructor(options: NativeTypesOptions) {
    this.#options = options;
    this.#root = options.root ?? process.cwd();
  }

  createOracle(fileName: string, sourceCode: Readonly<TSESLint.SourceCode>): TypeOracle | undefined {
    return this.#askOf(fileName, sourceCode.text, (file, session) => {
      const oracle = new CheckerOracle('typescript-native', file.checker, sourceCode, file.memory);
      const isEdited = this.#options.isForOneRun !== true;
      const remembering = isEdited ? session.edits.remember(toNativePath(fileName), sourceCode, oracle) : oracle;
      return guard(remembering, session, (error) => this.#fail(error));
    });
  }

  inspect<R>(fileName: string, text: string, look: (tree: TypedTree) => R): R | undefined {
    return this.#askOf(fileName, text, (file) => look(file.getTree()));
  }

  /** Of a component (`.vue`) and other files that are no scripts as a whole the compiler knows nothing, and would end. */
  #askOf<R>(fileName: string, text: string, question: (file: OpenFile, session: NativeSession) => R): R | undefined {
    if (findFileKind(fileName) !== 'javascript') return undefined;
    const name = toNativePath(fileName);
    return this.#ask((session) => {
      const file = session.open(name, text, () => this.#overlays.set(name, text));
      if (!file) return undefined;
      this.#lookAtConfig(file);
      return question(file, session);
    });
  }

  start(): void {
    this.#ask(() => undefined);
  }

  beginUpdate(): boolean {
    if (!this.#session || this.#changed.size === 0) return false;
    this.#during((session) => this.#beginUpdate(session));
    return true;
  }

  lookAhead(fileName: string): void {
    if (!this.#session) return;
    this.#during((session) => {
      if (session.finishUpdate()) session.lookAhead(toNativePath(fileName));
    });
  }

  invalidate(fileName: string): void {
    const name = toNativePath(fileName);
    this.#overlays.delete(name);
    this.#knownConfigs.delete(name);
    for (const changed of [name, ...this.#circles.forget(name)]) if (this.#session) this.#changed.add(changed);
  }

  getState(): TypesState {
    if (this.#compiler === undefined) return { kind: 'idle' };
    if (!this.#compiler) return { kind: 'none', reason: unavailable };
    if (this.#endsAgain) return { kind: 'none', reason: endsAgain };
    return { kind: 'native', version: this.#compiler.version, isOfWorkspace: this.#isOfWorkspace };
  }

  close(): void {
    try {
      this.#session?.close();
    } catch {
      // It has ended already.
    }
    this.#session = undefined;
    this.#changed.clear();
  }

  #ask<R>(question: (session: NativeSession) => R | undefined): R | undefined {
    return this.#during((session) => {
      this.#beginUpdate(session);
      session.finishUpdate();
      return question(session);
    });
  }

  #during<R>(ask: (session: NativeSession) => R | undefined): R | undefined {
    try {
      const session = this.#getSession();
      return session?.during(() => ask(session));
    } catch (error) {
      if (isFatal(error)) this.#fail(error);
      return undefined;
    }
  }

  /** A new program for all that changed since the last question: typing and switching branches give many at once. */
  #beginUpdate(session: NativeSession): void {
    if (this.#changed.size === 0) return;
    session.finishUpdate();
    const names = [...this.#changed];
    this.#changed.clear();
    const changed = names.filter(
      (name) => (this.#readOverlay(name) ?? disk.readFile(name) ?? disk.readFolder(name)) !== undefined,
    );
    const known = new Set(changed);
    const deleted = names.filter((name) => !known.has(name));
    session.beginUpdate(changed, deleted);
  }

  #getSession(): NativeSession | undefined {
    if (this.#session) return this.#session;
    const compiler = this.#endsAgain ? undefined : this.#findCompiler();
    if (!compiler) return undefined;
    const options = {
      cwd: this.#root,
      readFile: (name: string) => this.#readOverlay(name),
      sparesMemory: this.#options.isForOneRun !== true || this.#options.sparesMemory === true,
      patience: this.#options.patience ?? defaultPatience,
      meanwhile: this.#options.meanwhile,
    };
    // A file that ends the process should not do so again when another is asked about.
    this.#session = new NativeSession(compiler, options, this.#wasStarted ? undefined : this.#getRun());
    this.#wasStarted = true;
    const plugAndPlay = findPlugAndPlay(this.#root, disk);
    if (plugAndPlay !== undefined) this.#warn(`${plugAndPlay}: ${withoutPackages}`);
    return this.#session;
  }

  #getRun(): Run {
    const { expected, isForOneRun } = this.#options;
    if (expected) return { expected };
    return isForOneRun === true ? { guess: new GuessedRun(toNativePath(this.#root)) } : {};
  }

  #findCompiler(): NativeCompiler | undefined {
    if (this.#compiler === undefined) {
      const inWorkspace = path.join(this.#root, 'package.json');
      const ofWorkspace =
        this.#options.allowWorkspaceTypeScript === true ? findNativeCompiler(inWorkspace, 'typescript') : undefined;
      this.#isOfWorkspace = ofWorkspace !== undefined;
      this.#compiler = ofWorkspace ?? findNativeCompiler(fileURLToPath(import.meta.url), 'typescript-native') ?? null;
      if (!this.#compiler) this.#warn(unavailable);
    }
    return this.#compiler ?? undefined;
  }

  #readOverlay(fileName: string): string | undefined {
    const open = this.#overlays.get(fileName) ?? this.#readOpenDocument(fileName);
    if (!isConfigFile(fileName)) return open;
    const text = open ?? disk.readFile(fileName);
    return text === undefined ? undefined : (this.#toReadableConfig(fileName, text) ?? open);
  }

  /** A tsconfig as TypeScript 7 can read it; undefined for one that it can read as it is. */
  #toReadableConfig(fileName: string, text: string): string | undefined {
    const opened = this.#circles.open(fileName, text);
    for (const circle of opened?.circles ?? []) {
      this.#warn(`${fileName}: extends itself (${circle.join(' -> ')}): read without the last step.`);
    }
    const compatible = toCompatibleConfig(fileName, opened?.text ?? text);
    if (compatible) {
      const replaced = compatible.replaced.join(', ');
      this.#log(`${fileName}: read with replacements for what TypeScript 7 has removed: ${replaced}.`, 'info');
    }
    return compatible?.text ?? opened?.text;
  }

  /** A tsconfig with errors gives other types than its author thinks, and no sign of it. */
  #lookAtConfig({ configPath, getConfigErrors }: OpenFile): void {
    if (configPath === undefined || this.#knownConfigs.has(configPath)) return;
    this.#knownConfigs.add(configPath);
    const errors = getConfigErrors();
    if (errors.length > 0) this.#warn(`${configPath}: read as far as it can be: ${errors.join(' ')}`);
  }

  /**
   * What nobody edits is left to the compiler, which reads it faster than text comes through a pipe; but for what it would
   * wait for.
   */
  #readOpenDocument(fileName: string): string | undefined {
    if (/\/node_modules\/|\/lib\.[\w.]*\.d\.ts$/.test(fileName)) return undefined;
    return this.#options.files?.readFile(toOwnPath(fileName)) ?? (isSpecialFile(fileName) ? '' : undefined);
  }

  /** After an error of the process itself nothing it knows can be trusted: the next question starts a new one. */
  #fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const what = error instanceof HungProcessError ? 'did not answer and was ended' : `has ended (${message})`;
    this.#warn(`The types process ${what}: files are checked without types meanwhile.`);
    this.close();
    this.#ends = [...this.#ends, this.#getTime()].slice(-maxEnds);
    if (this.#endsAgain) this.#warn(endsAgain);
  }

  get #endsAgain(): boolean {
    const [first = 0, last = 0] = [this.#ends.at(-maxEnds), this.#ends.at(-1)];
    return this.#ends.length === maxEnds && last - first < endsPeriod;
  }

  #getTime(): number {
    return (this.#options.getTime ?? performance.now.bind(performance))();
  }

  #warn(message: string): void {
    this.#log(message, 'warning');
  }

  #log(message: string, level: 'info' | 'warning'): void {
    if (this.#logged.has(message)) return;
    this.#logged.add(message);
    this.#options.log?.(message, level);
  }
}

const disk = createDiskFiles();

/** The oracle, with answers that mean "unknown" once the process behind it has failed. */
function guard(oracle: TypeOracle, session: NativeSession, onFailure: (error: unknown) => void): TypeOracle {
  let hasFailed = false;
  const safely = <R>(ask: () => R, unknown: R): R => {
    if (hasFailed) return unknown;
    try {
      return session.during(ask);
    } catch (error) {
      if (isFatal(error)) {
        hasFailed = true;
        onFailure(error);
      }
      return unknown;
    }
  };
  const answers: Answers = oracle;
  return {
    backEnd: oracle.backEnd,
    prefetch: (nodes, more) => safely(() => oracle.prefetch(nodes, more), undefined),
    hasNullTypes: () => safely(() => oracle.hasNullTypes(), false),
    ...answerWith((question, about, unknown) => safely(() => answers[question](...about), unknown)),
  };
}
