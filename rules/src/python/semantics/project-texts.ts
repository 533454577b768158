import type { FileSource } from '../../project/file-source.js';
import { joinPath } from '../../project/paths.js';
import { MentionIndex } from '../../project/mention-index.js';
import { AsyncMemberIndex } from './async-member-index.js';
import { SubclassIndex } from './subclass-index.js';

/** Larger trees (files, or folders) are not read: it would take too long. */
const maxCount = 20_000;

const ignoredFolders: ReadonlySet<string> = new Set(['node_modules', '__pycache__', 'site-packages']);

/**
 * What is known of the texts of all Python files of a project. The tree is walked, and each file read, once, when
 * something is first asked; later on only files that change are looked at.
 */
export class ProjectTexts {
  readonly subclasses = new SubclassIndex(() => this.read());
  readonly mentions = new MentionIndex(() => this.read());
  readonly asyncMembers = new AsyncMemberIndex(() => this.read());
  /** Undefined before something is asked. */
  private isComplete: boolean | undefined;

  constructor(
    private readonly files: FileSource,
    private readonly roots: readonly string[],
  ) {}

  /**
   * To be called when a file has another text, or none.
   * @returns the paths of the modules whose facts may be others now
   */
  update(path: string, text: string | undefined): readonly string[] {
    return this.isComplete === true && path.endsWith('.py') ? this.take(path, text) : [];
  }

  /** Reads what there is, unless that was done. False when the files are too many. */
  private read(): boolean {
    if (this.isComplete !== undefined) return this.isComplete;
    const paths = this.findPaths();
    this.isComplete = paths !== undefined;
    for (const path of paths ?? []) this.take(path, this.files.readFile(path));
    return this.isComplete;
  }

  private take(path: string, text: string | undefined): readonly string[] {
    this.mentions.update(path, text);
    return [...this.subclasses.update(path, text), ...this.asyncMembers.update(path, text)];
  }

  private findPaths(): readonly string[] | undefined {
    const paths: string[] = [];
    const seen = new Set<string>();
    const pending = [...this.roots];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      if (seen.has(folder)) continue;
      seen.add(folder);
      if (paths.length > maxCount || seen.size > maxCount) return undefined;
      const names = this.files.readFolder(folder) ?? [];
      if (names.includes('pyvenv.cfg')) continue;
      for (const name of names) {
        if (name.endsWith('.py')) paths.push(joinPath(folder, name));
        else if (!name.includes('.') && !ignoredFolders.has(name)) pending.push(joinPath(folder, name));
      }
    }
    return paths;
  }
}
