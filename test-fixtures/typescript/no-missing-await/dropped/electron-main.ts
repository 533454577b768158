/** The main process of a desktop program. */
interface Window {
  loadURL(url: string): Promise<void>;
  on(event: 'closed' | 'focus', listener: () => void): void;
  setTitle(title: string): void;
}
declare const app: { whenReady(): Promise<void>; on(event: string, listener: () => void): void };
declare const ipcMain: {
  handle(channel: string, listener: (...args: unknown[]) => Promise<unknown> | unknown): void;
  on(channel: string, listener: (...args: unknown[]) => void): void;
};
declare function createWindow(): Window;
declare function readRecent(): Promise<string[]>;
declare function storeRecent(files: readonly string[]): Promise<void>;

app.whenReady().then(() => { // error: [no-missing-await] "`app.whenReady().then()` returns a promise"
  const window = createWindow();
  window.loadURL('app://index.html'); // error: [no-missing-await] "`window.loadURL()` returns a promise"
  window.on('closed', async () => storeRecent(await readRecent())); // error: [no-missing-await] "`window.on()` drops the promise"
  window.on('focus', () => window.setTitle('Here'));
});

ipcMain.handle('recent', () => readRecent());
ipcMain.on('forget', () => {
  storeRecent([]).catch((error: unknown) => console.error(error));
});
