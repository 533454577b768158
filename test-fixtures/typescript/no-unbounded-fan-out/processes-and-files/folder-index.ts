/** Reads what is in a folder: as many files as somebody put there. */
import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

export async function index(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8'))); // error: [no-unbounded-fan-out] "starts `readFile()`"
}

export async function openAll(folder: string): Promise<unknown> {
  return await Promise.all((await readdir(folder)).map((name) => open(path.join(folder, name)))); // error: [no-unbounded-fan-out] "starts `open()`"
}

/** One step each, which the pool of threads bounds. */
export async function sizes(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).size));
}

export async function readOwnTemplates(): Promise<string[]> {
  const names = await readdir(path.join(import.meta.dirname, 'templates'));
  return await Promise.all(names.map((name) => readFile(path.join(import.meta.dirname, 'templates', name), 'utf8')));
}

const ownFolder = path.dirname(import.meta.filename);

export async function readOwnPages(): Promise<string[]> {
  const pages = new URL('./texts/', import.meta.url);
  const names = await readdir(pages);
  const drafts = await readdir(path.join(ownFolder, 'drafts'));
  await Promise.all(drafts.map((name) => readFile(path.join(ownFolder, 'drafts', name), 'utf8')));
  return await Promise.all(names.map((name) => readFile(new URL(name, pages), 'utf8')));
}
