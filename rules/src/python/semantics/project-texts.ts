import type { FileSource } from '../../project/files/file-source.js';
import type { Indexer, ReadTexts, TextContents } from '../../project/words/indexer.js';
import { joinPath } from '../../project/files/paths.js';
import { MentionIndex } from '../../project/words/mention-index.js';
import { getWordHashes } from '../../project/words/word-hashes.js';
import { findAsyncMembers, findCallingMembers, MemberIndex } from './member-index.js';
import { findBaseNames, SubclassIndex } from './subclass-index.js';

/** Larger trees (files, or folders) are not read: it would take too long. */
const maxCount = 20_000;
/** How many files are read in one step. */
const stepSize = 50;

const ignoredFolders: ReadonlySet<string> = new Set(['node_modules', '__pycache__', 'site-packages']);

/** Reads the texts of a project beside the answers, and what is told when that is done. */
export interface BackgroundReading {
  readonly indexer: Indexer;
  /** @param askers the paths of the modules whose facts may be others now */
  readonly onRead: (askers: ReadonlySet<string>) => void;
}

/**
 * What is known of the texts of all Python files of a project. The tree is walked, and each file read, once, when
 * something is first asked; later on only files that change are looked at. With an indexer all is done beside the answers:
 * until it is, nothing can be told.
 */
export class ProjectTexts {
  readonly subclasses = new SubclassIndex(() => this.read());
  readonly mentions = new MentionIndex(() => this.read());
  /** Asynchronous properties and special methods. */
  readonly asyncMembers = new MemberIndex(() => this.read());
  /** Special methods that call anything. */
  readonly callingMembers = new MemberIndex(() => this.read());
  private state: 'unread' | 'reading' | 'complete' | 'incomplete' = 'unread';
  /** Files that were told of while the others are read: what is read of them is older. */
  private readonly told = new Set<string>();
  private stop: (() => void) | undefined;

  constructor(
    private readonly files: FileSource,
    private readonly roots: readonly string[],
    private readonly background?: BackgroundReading,
  ) {}

  /**
   * To be called when a file has another text, or none.
   * @returns the paths of the modules whose facts may be others now
   */
  update(path: string, text: string | undefined): readonly string[] {
    if (!path.endsWith('.py') || this.state === 'unread' || this.state === 'incomplete') return [];
    if (this.state === 'reading') this.told.add(path);
    this.mentions.update(path, text);
    return this.takeMembers(path, text === undefined ? undefined : describeMembers(text));
  }

  /** To be called when nothing is asked any more. */
  dispose(): void {
    this.stop?.();
  }

  /** Reads what there is, unless that was done. False when the files are too many, or not read yet. */
  private read(): boolean {
    if (this.state === 'unread') this.start();
    return this.state === 'complete';
  }

  private start(): void {
    this.state = 'reading';
    if (this.background === undefined) this.readNow();
    else this.startReading(this.background);
  }

  private readNow(): void {
    const paths = findPaths(this.files, this.roots);
    for (const path of paths ?? []) {
      const text = this.files.readFile(path);
      if (text === undefined) continue;
      // In most runs nobody asks for words.
      this.mentions.postpone(path, () => this.files.readFile(path));
      this.takeMembers(path, describeMembers(text));
    }
    this.state = paths === undefined ? 'incomplete' : 'complete';
  }

  private startReading({ indexer, onRead }: BackgroundReading): void {
    this.stop = indexer.start(this.roots, {
      take: (texts) => this.takeAll(texts.filter(([path]) => !this.told.has(path))),
      finish: (isComplete) => {
        this.state = isComplete ? 'complete' : 'incomplete';
        this.told.clear();
        this.stop = undefined;
        if (isComplete) onRead(this.getAskers());
      },
    });
  }

  private takeAll(texts: ReadTexts['texts']): void {
    for (const [path, contents] of texts) {
      this.mentions.set(path, contents.words);
      this.takeMembers(path, contents);
    }
  }

  private takeMembers(path: string, contents: Omit<TextContents, 'words'> | undefined): readonly string[] {
    return [
      ...this.subclasses.update(path, contents?.bases),
      ...this.asyncMembers.update(path, contents?.asyncMembers),
      ...this.callingMembers.update(path, contents?.callingMembers),
    ];
  }

  private getAskers(): ReadonlySet<string> {
    return new Set([this.subclasses, this.asyncMembers, this.callingMembers].flatMap((index) => index.getAskers()));
  }
}

function describeText(text: string): TextContents {
  return { words: getWordHashes(text), ...describeMembers(text) };
}

function describeMembers(text: string): Omit<TextContents, 'words'> {
  return {
    bases: findBaseNames(text),
    asyncMembers: findAsyncMembers(text),
    callingMembers: findCallingMembers(text),
  };
}

/** Reads all Python files below folders, some at a time. The result is false when there are too many: none is read then. */
export function* readTexts(files: FileSource, roots: readonly string[]): Generator<ReadTexts, boolean> {
  const paths = findPaths(files, roots);
  if (paths === undefined) return false;
  for (let start = 0; start < paths.length; start += stepSize) {
    const some = paths.slice(start, start + stepSize);
    const texts = some.flatMap((path): ReadTexts['texts'] => {
      const text = files.readFile(path);
      return text === undefined ? [] : [[path, describeText(text)]];
    });
    yield { texts, done: start + some.length, total: paths.length };
  }
  return true;
}

function findPaths(files: FileSource, roots: readonly string[]): readonly string[] | undefined {
  const paths: string[] = [];
  const seen = new Set<string>();
  const pending = [...roots];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (seen.has(folder)) continue;
    seen.add(folder);
    if (paths.length > maxCount || seen.size > maxCount) return undefined;
    const names = files.readFolder(folder) ?? [];
    if (names.includes('pyvenv.cfg')) continue;
    for (const name of names) {
      if (name.endsWith('.py')) paths.push(joinPath(folder, name));
      else if (!name.includes('.') && !ignoredFolders.has(name)) pending.push(joinPath(folder, name));
    }
  }
  return paths;
}
