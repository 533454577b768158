import { URI } from 'vscode-uri';

/** The paths that stand for URIs of other schemes than `file`: `/scheme:authority/path`. */
const elsewhere = /^\/(?<scheme>[a-z][a-z\d+.-]+):(?<authority>[^/]*)(?<path>\/.*)$/i;

/** The file system path of a URI; for other schemes than `file` a path that cannot exist on disk, still unique and absolute. */
export function toPath(uri: string): string {
  const { scheme, authority, path, fsPath } = URI.parse(uri);
  return scheme === 'file' ? fsPath : `/${scheme}:${encodeURIComponent(authority)}/${path.replace(/^\/+/, '')}`;
}

/** The URI that a path stands for; see {@link toPath}. */
export function toUri(path: string): string {
  const { scheme, authority, path: rest } = elsewhere.exec(path)?.groups ?? {};
  if (scheme === undefined || authority === undefined || rest === undefined) return URI.file(path).toString();
  return URI.from({ scheme, authority: decodeURIComponent(authority), path: rest }).toString();
}

/** Whether a path is one of the file system. Others are known to the client only. */
export function isOnDisk(path: string): boolean {
  return !elsewhere.test(path);
}

/**
 * Whether a path is that of a file that a package manager has put there, or of Python's own library: nobody mends those, who
 * opens one looks something up.
 */
export function isInstalled(path: string): boolean {
  return /[\\/](?:node_modules|(?:site|dist)-packages|lib(?:64)?[\\/]python3(?:\.\d+t?)?)[\\/]/u.test(path);
}

/** The schemes of what source control, the local history, merges and suggested edits of a conversation compare a file with. */
const otherVersion =
  /^\/(?:git|gitlens|svn|hg|review|pr|vscode-local-history|merge-conflict\.conflict-diff|chat-editing-[a-z-]*model):/u;

/** Whether a path is that of another version of a file, which an editor shows beside the file itself in a comparison. */
export function isOtherVersion(path: string): boolean {
  return otherVersion.test(path);
}

/** Whether a path is that of a document without a file, or of the place where such documents are. */
export function isUnsaved(path: string): boolean {
  return path.startsWith('/untitled:/');
}
