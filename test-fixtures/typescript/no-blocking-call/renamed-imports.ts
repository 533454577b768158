/* eslint async-pitfalls/no-blocking-call: ["error", { "groups": { "syncFile": true } }] */
/** The same function under many names. */
import fs, { readFileSync as read, promises } from 'node:fs';
import * as disk from 'graceful-fs';
import fse from 'fs-extra';
import { globSync as find } from 'glob';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { writeFileSync: write } = require('node:fs') as typeof fs;
const alias = fs.appendFileSync;
const bound = fs.copyFileSync.bind(fs);

export async function many(path: string): Promise<void> {
  read(path); // error: [no-blocking-call] "`read()` blocks"
  disk.readFileSync(path); // error: [no-blocking-call] "`disk.readFileSync()` blocks"
  fse.readJsonSync(path); // error: [no-blocking-call] "`fse.readJsonSync()` blocks"
  find('**/*.ts'); // error: [no-blocking-call] "`find()` blocks"
  write(path, ''); // error: [no-blocking-call] "`write()` blocks"
  alias(path, ''); // error: [no-blocking-call] "`alias()` blocks"
  bound(path, 'b'); // error: [no-blocking-call] "`bound()` blocks"
  fs['readFileSync'](path); // error: [no-blocking-call] "`fs['readFileSync']()` blocks"
  fs.rmSync(path, { recursive: true }); // error: [no-blocking-call] "`fs.rmSync()` blocks"
}

export async function none(path: string, readFileSync: (path: string) => string): Promise<void> {
  await promises.readFile(path);
  readFileSync(path);
  fs.rmSync(path);
  const write = (text: string): string => text;
  write(path);
}
