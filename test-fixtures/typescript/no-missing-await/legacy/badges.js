// Prints badges: promises where the declarations of Node.js and of the web take only texts and numbers.
import { createHmac } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

async function loadSecret() {
  return await readFile('secret.txt', 'utf8');
}

async function loadFolder() {
  return (await readFile('folder.txt', 'utf8')).trim();
}

async function loadDelay(url) {
  const response = await fetch(url);
  return Number(await response.text());
}

export async function print(badge) {
  const folder = loadFolder();
  const file = join(folder, `${badge.id}.txt`); // error: [no-missing-await] "`folder` is a promise here, not its value: what belongs here is a text"
  await writeFile(file, badge.name + '#'.repeat(loadDelay('/width'))); // error: [no-missing-await] "`loadDelay()` is a promise here"
}

export function show(badge, element) {
  const secret = loadSecret();
  // A hash takes bytes as well as a text, and other objects may come.
  const code = createHmac('sha256', secret).update(badge.name).digest('hex');
  setTimeout(() => element.remove(), loadDelay('/delay')); // error: [no-missing-await] "`loadDelay()` is a promise here"
  document.title = loadFolder(); // error: [no-missing-await] "`loadFolder()` is a promise here"
  element.badge = loadFolder();
  return code;
}

/** What the project declares by its values alone may take anything. */
function greet(name = 'nobody', after = 0) {
  return Promise.all([name, after]);
}

export async function welcome() {
  await greet(loadFolder(), loadDelay('/delay'));
  const later = loadFolder();
  return join(await later, 'welcome.txt');
}
