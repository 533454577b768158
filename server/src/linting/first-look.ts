import type { Engine, EngineOptions, FileSource } from 'eslint-plugin-async-pitfalls/engine';
import type { OpenDocument } from '../documents/document-store.js';
import type { Runtime } from '../runtime.js';

/** What other files hold is not known, nor will it be: what depends on it is left out. */
const noIndexer: EngineOptions['indexer'] = { start: () => () => undefined };

/**
 * An engine for a document alone, which needs no other file and no process that knows types: it has what can be said
 * within a blink, long before the project has been read. Whatever it does not know it is silent about, as always.
 */
export function createFirstLook(runtime: Runtime, { family }: OpenDocument, root: string | undefined): Engine {
  const files = withoutModules(runtime.files);
  return runtime.createEngine({
    files: family === 'python' ? files : withoutFolders(files),
    root,
    types: 'off',
    indexer: noIndexer,
  });
}

/** Modules are where they are, so that nothing else is taken for them, but nothing is in them. */
function withoutModules(files: FileSource): FileSource {
  return {
    ...files,
    readFile: (path) => (/\.(?:pyi?|[cm]?[jt]sx?)$/.test(path) ? '' : files.readFile(path)),
  };
}

/** No folder is looked through for files that may have to do with a document. */
function withoutFolders(files: FileSource): FileSource {
  return { ...files, readFolder: () => undefined };
}

/** Who lints documents, and takes first looks at them. */
interface Looker {
  /** Called when only a document itself was looked at. */
  onDidLookFirst(listener: (uri: string) => void): void;
  lint(uri: string): Promise<unknown>;
}

/** Sees to it that a first look at a document is followed by a whole one, as soon as the first was answered. */
export function followFirstLooks(
  linter: Looker,
  runtime: Runtime,
  on: { readonly start: () => void; readonly end: () => void; readonly error: (error: unknown) => void },
): void {
  let pending = 0;
  linter.onDidLookFirst((uri) => {
    pending++;
    if (pending === 1) on.start();
    runtime
      .handlePendingMessages()
      .then(() => linter.lint(uri))
      .catch(on.error)
      .finally(() => {
        pending--;
        if (pending === 0) on.end();
      });
  });
}
