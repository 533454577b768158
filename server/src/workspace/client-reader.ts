import { RequestType, type Connection } from 'vscode-languageserver';
import { toUri } from '../documents/paths.js';
import { readFileMethod, readFolderMethod, type FolderEntry, type ReadParams } from '../protocol.js';

/** How many requests the client is to answer at once. */
const maximumRequests = 16;

const readFolderRequest = new RequestType<ReadParams, readonly FolderEntry[] | null, void>(readFolderMethod);
const readFileRequest = new RequestType<ReadParams, string | null, void>(readFileMethod);

/** Asks the client for folders and files that are not on disk. */
export class ClientReader {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The entries of a folder; none when it cannot be read. Rejects when the client does not answer. */
  async readFolder(path: string): Promise<readonly FolderEntry[]> {
    return (await this.#connection.sendRequest(readFolderRequest, { uri: toUri(path) })) ?? [];
  }

  /** The text of a file, undefined when it cannot be read. Rejects when the client does not answer. */
  async readFile(path: string): Promise<string | undefined> {
    return (await this.#connection.sendRequest(readFileRequest, { uri: toUri(path) })) ?? undefined;
  }

  /** Reads something for all paths, for some of them at once. */
  async forAll(paths: readonly string[], read: (path: string) => Promise<void>): Promise<void> {
    const rest = paths.values();
    const work = async (): Promise<void> => {
      for (const path of rest) await read(path);
    };
    await Promise.all(Array.from({ length: maximumRequests }, work));
  }
}
