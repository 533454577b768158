/** What is kept of the text of a file: plain data, which can be handed from one thread to another. */
export interface TextContents {
  /** The hashes of all words. */
  readonly words: Uint32Array;
  /** The names in the heads of classes; see `SubclassIndex`. */
  readonly bases: ReadonlySet<string>;
  /** The names of asynchronous properties and special methods; see `MemberIndex`. */
  readonly asyncMembers: ReadonlySet<string>;
  /** The names of special methods that call anything. */
  readonly callingMembers: ReadonlySet<string>;
}

/** Some files of a project, as one step of reading them all. */
export interface ReadTexts {
  readonly texts: readonly (readonly [path: string, contents: TextContents])[];
  /** How many of all files have been read by now. */
  readonly done: number;
  readonly total: number;
}

/** What wants to know the texts of a project. */
export interface IndexReceiver {
  take(texts: ReadTexts['texts']): void;
  /** Called once, at the end. @param isComplete false when there are too many files, or they could not be read */
  finish(isComplete: boolean): void;
}

/** Reads the texts of projects beside the answers of an engine, so that no answer waits for them. */
export interface Indexer {
  /**
   * Starts to read all Python files below folders, in what time it takes.
   * @param roots absolute paths
   * @param receiver told later, never before this has returned
   * @returns ends it, if that is not wanted any more
   */
  start(roots: readonly string[], receiver: IndexReceiver): () => void;
}
