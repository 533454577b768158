/**
 * Tells which files of a project mention a name at all, so that only those are looked at for uses of a function. All texts
 * are read when a name is first asked for; later on only those that change.
 */
export class MentionIndex {
  private readonly filesByName = new Map<string, Set<string>>();

  /**
   * @param getPaths the files there are; undefined when there are too many to read
   * @param readFile the text of one of them
   */
  constructor(
    private readonly getPaths: () => Iterable<string> | undefined,
    private readonly readFile: (path: string) => string | undefined,
  ) {}

  /** The paths of the files in which the name stands, sorted. Undefined when there are too many files to tell. */
  findFiles(name: string): readonly string[] | undefined {
    let files = this.filesByName.get(name);
    if (files === undefined) {
      const paths = this.getPaths();
      if (paths === undefined) return undefined;
      files = new Set<string>();
      for (const path of paths) if (mentions(this.readFile(path), name)) files.add(path);
      this.filesByName.set(name, files);
    }
    return [...files].sort();
  }

  /** To be called when a file has another text, or none. */
  update(path: string, text: string | undefined): void {
    for (const [name, files] of this.filesByName) {
      if (mentions(text, name)) files.add(path);
      else files.delete(path);
    }
  }
}

function mentions(text: string | undefined, name: string): boolean {
  return text?.includes(name) ?? false;
}
