import { getOrAdd } from '../../project/remember.js';
import { intern } from '../syntax/name-table.js';
import { findLineHeads } from './line-heads.js';

/**
 * Tells which files of a project may hold subclasses of a class, by the names that stand in the heads of their classes.
 * It looks at texts alone, so that it costs little, needs no module to be linked, and answers the same whatever was
 * asked before; whether a class is one is for the caller to check.
 */
export class SubclassIndex {
  private readonly filesByBase = new Map<string, Set<string>>();
  private readonly basesByFile = new Map<string, ReadonlySet<string>>();
  /** Who asked for the subclasses of a name. */
  private readonly askers = new Map<string, Set<string>>();

  /** @param read makes sure that `update` was called for each file; false when there are too many */
  constructor(private readonly read: () => boolean) {}

  /**
   * The paths of the files in which a class names the given one among its bases, in no particular order. Undefined when
   * there are too many files to tell.
   * @param asker the path of the module whose facts depend on the answer
   */
  findFiles(base: string, asker: string): readonly string[] | undefined {
    getOrAdd(this.askers, base, () => new Set()).add(asker);
    if (!this.read()) return undefined;
    return [...(this.filesByBase.get(base) ?? [])];
  }

  /**
   * To be called for each file there is, and when one has another text, or none.
   * @param bases what `findBaseNames` finds in the text
   * @returns the paths of those who asked for something that is answered otherwise now
   */
  update(path: string, bases: ReadonlySet<string> | undefined): readonly string[] {
    const before = this.basesByFile.get(path) ?? none;
    const after = bases ?? none;
    const changed = [
      ...[...before].filter((name) => !after.has(name)),
      ...[...after].filter((name) => !before.has(name)),
    ];
    this.set(path, after);
    return changed.flatMap((name) => [...(this.askers.get(name) ?? [])]);
  }

  /** The paths of all modules that asked for anything. */
  getAskers(): readonly string[] {
    return [...this.askers.values()].flatMap((askers) => [...askers]);
  }

  private set(path: string, bases: ReadonlySet<string>): void {
    for (const name of this.basesByFile.get(path) ?? none) this.filesByBase.get(name)?.delete(path);
    if (bases.size === 0) {
      this.basesByFile.delete(path);
      return;
    }
    this.basesByFile.set(path, bases);
    for (const name of bases) getOrAdd(this.filesByBase, name, () => new Set()).add(path);
  }
}

const none: ReadonlySet<string> = new Set();
const classHead = /class[ \t]+[^\s([:]+[ \t]*(?:\[[^\]]*\][ \t]*)?\(/uy;
const identifier = /[A-Z_a-z\u0080-\uffff][\w\u0080-\uffff]*/gu;
const maxHead = 2000;

/** All names in the brackets of the classes of a text; of one that is imported under another name, both. */
export function findBaseNames(text: string): ReadonlySet<string> {
  if (!text.includes('class ')) return none;
  const names = new Set<string>();
  for (const { end } of findLineHeads(text, 'class', classHead)) {
    for (const [name] of text.slice(end, findEnd(text, end)).matchAll(identifier)) names.add(intern(name));
  }
  if (names.size > 0) addOriginals(names, text);
  return names;
}

const nameBefore = /[\w\u0080-\uffff]+(?=[ \t]*$)/u;
const nameBehind = /[ \t]*([\w\u0080-\uffff]+)/uy;
/** Longer names than this are nobody's. */
const maxName = 100;

/** Adds what names are imported as: the names before each `as` that one of the names follows. */
function addOriginals(names: Set<string>, text: string): void {
  for (let at = text.indexOf(' as '); at >= 0; at = text.indexOf(' as ', at + 4)) {
    nameBehind.lastIndex = at + 4;
    const other = nameBehind.exec(text)?.[1];
    if (other === undefined || !names.has(other)) continue;
    const original = nameBefore.exec(text.slice(Math.max(0, at - maxName), at))?.[0];
    if (original !== undefined) names.add(intern(original));
  }
}

/** Where the bracket closes that was opened before the offset. */
function findEnd(text: string, start: number): number {
  const last = Math.min(text.length, start + maxHead);
  let depth = 1;
  for (let index = start; index < last; index++) {
    const character = text.charCodeAt(index);
    if (character === 40) depth++;
    else if (character === 41 && --depth === 0) return index;
  }
  return last;
}
