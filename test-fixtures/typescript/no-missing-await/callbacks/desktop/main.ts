/** Opens the window once the program is ready, or does what the command line says instead. */
import { readFile, writeFile } from 'node:fs/promises';
import { app, BrowserWindow } from 'electron';
import yargs from 'yargs';

async function reset(): Promise<void> {
  await writeFile('news.txt', '');
}

app.whenReady().then(() => {
  const window = new BrowserWindow();
  window.loadFile('index.html'); // error: [no-missing-await] "`window.loadFile()` returns a promise"
  window.show();
});

app.whenReady().then(async () => { // error: [no-missing-await] "`app.whenReady().then()` returns a promise"
  console.log(await readFile('news.txt', 'utf8'));
});

export async function run(): Promise<void> {
  await yargs
    .middleware(async () => {
      await reset();
    })
    .command(
      'show',
      'Shows the news',
      (commands) => commands,
      async () => console.log(await readFile('news.txt', 'utf8')),
    )
    .completion('words', async () => { // error: [no-missing-await] "drops the promise"
      await reset();
    })
    .parseAsync();
}
