import { getBaseName, getFolder, type FileSource } from 'eslint-plugin-async-pitfalls/engine';
import type { Connection, Disposable, Event, NotebookDocument } from 'vscode-languageserver';
import { Emitter, NotebookDocuments, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { toNotebookText, withMoves, type OpenNotebook } from './notebooks.js';
import { findFamily, withLanguageExtension, type LanguageFamily } from './languages.js';
import { toPath } from './paths.js';

/** A document that is open in the editor, at one state of its text. */
export interface OpenDocument {
  readonly uri: string;
  /** The path under which it is linted; for an untitled file one that does not exist on disk. */
  readonly path: string;
  readonly family: LanguageFamily;
  /** Grows with each change. The client's own version numbers are not relied on: they may repeat after a reopen. */
  readonly revision: number;
  /** Positions and text as the client has them. */
  readonly text: TextDocument;
  /** The notebook that the document is a cell of. */
  readonly notebook?: OpenNotebook;
}

/** The open documents of the languages that are linted. */
export class DocumentStore implements Disposable {
  readonly #texts = new TextDocuments(TextDocument);
  readonly #notebooks = new NotebookDocuments(this.#texts);
  readonly #documents = new Map<string, OpenDocument>();
  readonly #uriByPath = new Map<string, string>();
  readonly #opened = new Emitter<OpenDocument>();
  readonly #changed = new Emitter<OpenDocument>();
  readonly #closed = new Emitter<OpenDocument>();
  readonly #saved = new Emitter<OpenDocument>();
  readonly #listening: Disposable;
  #revision = 0;

  /** Fires when a document was opened, before it fires for its text. Not for cells of notebooks. */
  readonly onDidOpen: Event<OpenDocument> = this.#opened.event;
  /** Fires when a document was opened or its text changed. */
  readonly onDidChange: Event<OpenDocument> = this.#changed.event;
  readonly onDidClose: Event<OpenDocument> = this.#closed.event;
  readonly onDidSave: Event<OpenDocument> = this.#saved.event;

  constructor(connection: Connection) {
    this.#texts.onDidChangeContent(({ document }) => {
      const notebook = this.#notebooks.findNotebookDocumentForCell(document.uri);
      if (notebook) this.#updateNotebook(notebook);
      else this.#update(document);
    });
    this.#notebooks.onDidOpen((notebook) => {
      this.#updateNotebook(notebook);
    });
    this.#notebooks.onDidChange(({ notebookDocument }) => {
      this.#updateNotebook(notebookDocument);
    });
    this.#notebooks.onDidSave((notebook) => {
      for (const { document } of notebook.cells) {
        const open = this.#documents.get(document);
        if (open) this.#saved.fire(open);
      }
    });
    this.#texts.onDidSave(({ document }) => {
      const open = this.#documents.get(document.uri);
      if (open) this.#saved.fire(open);
    });
    this.#texts.onDidClose(({ document }) => {
      const open = this.#documents.get(document.uri);
      if (!open) return;
      this.#documents.delete(open.uri);
      this.#uriByPath.delete(open.path);
      this.#closed.fire(open);
    });
    const notebooks = withMoves(connection, (uri) => {
      const notebook = this.#notebooks.getNotebookDocument(uri);
      if (notebook) this.#updateNotebook(notebook);
    });
    const listening = [this.#texts.listen(connection), this.#notebooks.listen(notebooks)];
    this.#listening = {
      dispose: () => {
        for (const one of listening) one.dispose();
      },
    };
  }

  /** The document with this URI, if it is open and in a language that is linted. */
  find(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  /** The same by the path under which it is linted; none for cells of notebooks. */
  findByPath(path: string): OpenDocument | undefined {
    const uri = this.#uriByPath.get(path);
    return uri === undefined ? undefined : this.#documents.get(uri);
  }

  /** The names of the open files that are directly in a folder. */
  getNamesIn(folder: string): readonly string[] {
    return [...this.#uriByPath.keys()].filter((path) => getFolder(path) === folder).map((path) => getBaseName(path));
  }

  /** Every open document, in the order in which they were opened. */
  all(): readonly OpenDocument[] {
    return [...this.#documents.values()];
  }

  /** The texts of open files by path, to stand for what is on disk; cells of notebooks are no files. */
  getTexts(): ReadonlyMap<string, string> {
    const files = this.all().filter(({ notebook }) => !notebook);
    return new Map(files.map(({ path, text }) => [path, text.getText()]));
  }

  dispose(): void {
    this.#listening.dispose();
  }

  #update(text: TextDocument): void {
    const family = findFamily(text.languageId);
    if (!family) return;
    const path = withLanguageExtension(toPath(text.uri), text.languageId);
    const open = { uri: text.uri, path, family, revision: ++this.#revision, text };
    const isNew = !this.#documents.has(open.uri);
    this.#documents.set(open.uri, open);
    this.#uriByPath.set(path, open.uri);
    if (isNew) this.#opened.fire(open);
    this.#changed.fire(open);
  }

  /** A change of one cell is one of all: they are one module. */
  #updateNotebook(document: NotebookDocument): void {
    const notebook = toNotebookText(document, (uri) => this.#texts.get(uri));
    const path = toPath(document.uri);
    const revision = ++this.#revision;
    const cells = notebook.cells.map(({ cell }): OpenDocument => ({
      uri: cell.uri,
      path,
      family: 'python',
      revision,
      text: cell,
      notebook,
    }));
    for (const cell of cells) this.#documents.set(cell.uri, cell);
    for (const cell of cells) this.#changed.fire(cell);
  }
}

/** The files as the user sees them: open documents first, the others from `disk`. */
export function toFileSource(documents: DocumentStore, disk: FileSource): FileSource {
  return {
    readFile: (path) => documents.findByPath(path)?.text.getText() ?? disk.readFile(path),
    isFile: (path) => documents.findByPath(path) !== undefined || disk.isFile(path),
    readFolder: (path) => {
      const names = disk.readFolder(path);
      // A document may be open before its file is saved for the first time, or after it was deleted.
      const others = documents.getNamesIn(path).filter((name) => names?.includes(name) !== true);
      return others.length > 0 ? [...(names ?? []), ...others] : names;
    },
  };
}
