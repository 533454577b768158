/** With a drive, or of a server: `C:\work`, `\\server\share`; as TypeScript has them `C:/work`, `//server/share`. */
const ofWindows = /^(?:[a-z]:|[\\/])[\\/]/i;

/** The name that TypeScript has for a file: with slashes, on every platform. */
export function toNativePath(path: string): string {
  return ofWindows.test(path) ? path.replaceAll('\\', '/') : path;
}

/** The path, as the rest of the code has it, of a file that TypeScript names: with the platform's separators. */
export function toOwnPath(fileName: string): string {
  return ofWindows.test(fileName) ? fileName.replaceAll('/', '\\') : fileName;
}
