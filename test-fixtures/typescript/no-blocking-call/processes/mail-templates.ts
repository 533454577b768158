/** Mails, made by another program. */
import { spawnSync } from 'node:child_process';

const render = (name: string): string => spawnSync('mjml', [name]).stdout.toString();
const templates = { welcome: () => render('welcome'), goodbye: () => 'Goodbye' };

export async function welcome(): Promise<string> {
  return templates.welcome(); // error: [no-blocking-call] "(through `render()`)"
}

export async function goodbye(): Promise<string> {
  return templates.goodbye();
}
