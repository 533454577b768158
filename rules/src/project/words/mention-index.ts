import { getWordHashes, hashWord } from './word-hashes.js';

/** So many names are looked for in the texts themselves: to tell all their words takes longer than that. */
const searchedNames = 16;
/** Texts that are longer together are not kept to be searched. In UTF-16 units. */
const maxKept = 30_000_000;

/**
 * Tells which files of a project mention a name at all, so that only those are looked at for uses of a function. It keeps
 * the words of each file as hashes, so that no text is read again for another name.
 */
export class MentionIndex {
  private readonly hashesByFile = new Map<string, Uint32Array>();
  private readonly filesByHash = new Map<number, Set<string>>();
  /** Texts whose words are not known yet, or how to get at them: while somebody types, nothing asks for most of them. */
  private readonly texts = new Map<string, string | (() => string | undefined)>();
  private readonly searched = new Set<string>();

  /** @param read makes sure that `update` was called for each file; false when there are too many */
  constructor(private readonly read: () => boolean) {}

  /** The paths of the files in which the name stands, sorted. Undefined when they are more than `most`, or cannot be told. */
  findFiles(name: string, most: number): readonly string[] | undefined {
    if (!this.read()) return undefined;
    const isSearched = this.isSearchedFor(name);
    for (const [path, known] of this.texts) {
      const isKept = isSearched && typeof known === 'string' && !this.hashesByFile.has(path);
      if (isKept && !known.includes(name)) continue;
      const text = typeof known === 'string' ? known : known();
      this.set(path, text === undefined ? undefined : getWordHashes(text));
    }
    const hash = hashWord(name);
    let files = this.filesByHash.get(hash);
    if (files === undefined) {
      files = new Set<string>();
      for (const [path, hashes] of this.hashesByFile) if (hashes.includes(hash)) files.add(path);
      this.filesByHash.set(hash, files);
    }
    return files.size > most ? undefined : [...files].sort();
  }

  /** To be called for each file there is, and when one has another text, or none. */
  update(path: string, text: string | undefined): void {
    if (text === undefined) this.set(path, undefined);
    else this.texts.set(path, text);
  }

  /** The same for a text that is read only when a name is looked for. */
  postpone(path: string, getText: () => string | undefined): void {
    this.texts.set(path, getText);
  }

  /** The same for those who have the words of the text already; see `getWordHashes`. */
  set(path: string, hashes: Uint32Array | undefined): void {
    this.texts.delete(path);
    if (hashes === undefined) this.hashesByFile.delete(path);
    else this.hashesByFile.set(path, hashes);
    for (const [hash, files] of this.filesByHash) {
      if (hashes?.includes(hash) === true) files.add(path);
      else files.delete(path);
    }
  }

  private isSearchedFor(name: string): boolean {
    if (this.searched.size <= searchedNames) this.searched.add(name);
    if (this.searched.size > searchedNames) return false;
    let length = 0;
    for (const text of this.texts.values()) if (typeof text === 'string') length += text.length;
    return length <= maxKept;
  }
}
