/* eslint async-pitfalls/no-blocking-call: ["error", { "groups": { "syncFile": true } }] */
/** Every call here blocks in another file. */
import readText, { readJson } from './files.js';
import { Catalogue, disk, files, openCatalogue, parseFile } from './index.js';
import legacy from './legacy.cjs';

export async function loadOrder(id: string): Promise<unknown> {
  return readJson(`${id}.json`); // error: [no-blocking-call] "`readJson()` blocks the event loop: it calls `fs.readFileSync()`"
}

export async function loadText(): Promise<string> {
  return readText('a'); // error: [no-blocking-call] "`readText()` blocks"
}

export async function loadRenamed(): Promise<unknown> {
  return parseFile('a'); // error: [no-blocking-call] "`parseFile()` blocks"
}

export async function loadFromNamespace(): Promise<unknown> {
  return files.readJson('a'); // error: [no-blocking-call] "`files.readJson()` blocks"
}

export async function loadFromObject(): Promise<Buffer> {
  return disk.load('a'); // error: [no-blocking-call] "`disk.load()` blocks"
}

export async function list(catalogue: Catalogue): Promise<unknown> {
  return catalogue.list(); // error: [no-blocking-call] "(through `readJson()`)"
}

export async function listNew(): Promise<unknown> {
  const catalogue = openCatalogue();
  return catalogue.list(); // error: [no-blocking-call] "(through `readJson()`)"
}

export async function revision(): Promise<string> {
  return legacy.revision(); // error: [no-blocking-call] "child_process.execSync"
}

export class Orders {
  readonly #catalogue = new Catalogue('a');

  async all(): Promise<unknown> {
    return this.#catalogue.list(); // error: [no-blocking-call] "this.#catalogue.list()"
  }
}

/** Building one opens nothing. */
export async function prepare(): Promise<Catalogue> {
  return Catalogue.open('a');
}
