import { readTexts, type FileSource, type ReadTexts } from 'eslint-plugin-async-pitfalls/texts';

/** What is asked of those who read the texts of a project. */
export interface IndexRequest {
  /** Absolute paths of the folders to look for files in. */
  readonly roots: readonly string[];
  /** The texts of open documents, by path: they stand for what is on disk. */
  readonly openTexts: ReadonlyMap<string, string>;
}

/** What is told while the texts of a project are read. */
export type IndexMessage =
  | ({ readonly kind: 'texts' } & ReadTexts)
  /** `isComplete` is false when there are too many files. */
  | { readonly kind: 'done'; readonly isComplete: boolean };

/** How the texts of a project are read: on a thread of its own at once, on the server's own in slices. */
export interface IndexHost {
  readonly files: FileSource;
  readonly isStopped: () => boolean;
  /** Called after each step. */
  readonly rest?: () => Promise<void>;
}

/** Reads the texts of a project. Ends early, without the message `done`, when it is stopped. */
export async function indexTexts(
  { roots, openTexts }: IndexRequest,
  { files, isStopped, rest }: IndexHost,
  send: (message: IndexMessage) => void,
): Promise<void> {
  const steps = readTexts({ ...files, readFile: (path) => openTexts.get(path) ?? files.readFile(path) }, roots);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    if (isStopped()) return;
    send({ kind: 'texts', ...step.value });
    await rest?.();
  }
  send({ kind: 'done', isComplete: step.value });
}
