/** Commands written as templates: some are awaited, some block. */
import { $, execaSync } from 'execa';
import { createServer } from 'node:http';

const quiet = $({ stdio: 'ignore' });

function readTag(): string {
  return $.sync`git describe --tags`.stdout;
}

function label(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return parts.map((part, index) => part + (values[index] ?? '')).join('');
}

export async function deploy(target: string): Promise<string> {
  await quiet`npm run build`;
  const { stdout } = await $`git rev-parse HEAD`;
  $.sync`rsync dist ${target}`; // error: [no-blocking-call] "`$.sync()` blocks the event loop"
  execaSync`ssh ${target} restart`; // error: [no-blocking-call] "`execaSync()` blocks the event loop"
  return label`${stdout} ${readTag()}`; // error: [no-blocking-call] "`readTag()` blocks the event loop"
}

export function start(): void {
  const tag = readTag();
  createServer((_request, response) => response.end(label`version ${tag}`)).listen(8080);
}
