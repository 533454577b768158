/** Where files are read from. The server answers from open documents first. */
export interface FileSource {
  /** The text of a file, or undefined when it cannot be read. */
  readFile(path: string): string | undefined;
  isFile(path: string): boolean;
  /** Names of the entries of a folder; undefined when it is not one. */
  readFolder(path: string): readonly string[] | undefined;
}
