import { Disposable, FileType, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { readFileRequest, readFolderRequest } from './server-messages.js';

/** Answers the server when it asks for folders and files that it has no way to: those that are not on its disk. */
export function answerForFiles(client: BaseLanguageClient): Disposable {
  const toUri = client.protocol2CodeConverter.asUri.bind(client.protocol2CodeConverter);
  const decoder = new TextDecoder();
  return Disposable.from(
    client.onRequest(readFolderRequest, ({ uri }) =>
      orNull(async () => {
        const entries = await workspace.fs.readDirectory(toUri(uri));
        // A link to a folder may lead back to where one comes from.
        return entries.flatMap(([name, type]) =>
          type === FileType.Directory || (type & FileType.File) !== 0
            ? [{ name, isFolder: type === FileType.Directory }]
            : [],
        );
      }),
    ),
    client.onRequest(readFileRequest, ({ uri }) =>
      orNull(async () => decoder.decode(await workspace.fs.readFile(toUri(uri)))),
    ),
  );
}

/** What cannot be read is not there any more, or nobody may read it. */
async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch {
    return null;
  }
}
