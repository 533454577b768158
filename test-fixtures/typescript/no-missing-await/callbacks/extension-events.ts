/** Listeners of an editor's events may return anything: the editor logs their rejections, and shows those of commands. */
interface Event<T> {
  (listener: (event: T) => any): { dispose(): void };
}

declare const onDidSave: Event<{ readonly path: string }>;
declare const onDidClose: (listener: (path: string) => void) => void;
declare function registerCommand(name: string, run: (...given: any[]) => any): void;
declare function upload(path: string): Promise<void>;

export function activate(): void {
  onDidSave(async ({ path }) => {
    await upload(path);
  });
  registerCommand('upload', async (path: string) => await upload(path));
  onDidClose(async (path) => { // error: [no-missing-await] "`onDidClose()` drops the promise"
    await upload(path);
  });
}
