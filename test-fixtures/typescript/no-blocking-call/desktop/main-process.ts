import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { app, ipcMain } from 'electron';

const run = promisify(execFile);

function countWords(text: string): number {
  return Number(execFileSync('wc', ['-w'], { input: text }));
}

// Windows wait for the main process: what blocks it freezes them all.
ipcMain.handle('spell', (_event, text) => execFileSync('aspell', ['list'], { input: text })); // error: [no-blocking-call] "`execFileSync()` blocks the event loop"

ipcMain.on('count', (_event, text) => {
  console.log(countWords(text)); // error: [no-blocking-call] "`countWords()` blocks the event loop"
});

ipcMain.handle('version', async () => (await run('aspell', ['-v'])).stdout);

app.on('quit', () => {
  execFileSync('sync');
});
