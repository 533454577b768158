/* eslint async-pitfalls/no-blocking-call: ["error", { "groups": { "syncFile": true } }] */
/** What looks like a blocking call and is none, or blocks nobody. */
import { execFile } from 'node:child_process';
import { randomBytes, createHash } from 'node:crypto';
import fs, { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { parseSync } from './own-parser.js';

const execFileLater = promisify(execFile);

/** Start-up is not asynchronous code. */
const settings = JSON.parse(fs.readFileSync('settings.json', 'utf8'));

export function readSettings(): unknown {
  return JSON.parse(fs.readFileSync('settings.json', 'utf8')) ?? settings;
}

export async function viaPromises(path: string): Promise<string> {
  return fs.promises.readFile(path, 'utf8');
}

export async function viaModule(path: string): Promise<string> {
  return await readFile(path, 'utf8');
}

export async function viaCallback(path: string): Promise<void> {
  fs.readFile(path, () => {});
}

export async function viaStream(path: string): Promise<fs.ReadStream> {
  return fs.createReadStream(path);
}

export async function runLater(): Promise<string> {
  const { stdout } = await execFileLater('git', ['status']);
  return stdout;
}

/** Metadata is in the group `file`, which is off. */
export async function exists(path: string): Promise<boolean> {
  return existsSync(path) && fs.statSync(path).isFile();
}

export async function removeOne(path: string): Promise<string[]> {
  fs.rmSync(path);
  return fs.readdirSync('.');
}

/** The suffix alone says nothing. */
export async function parseSource(text: string): Promise<unknown> {
  return parseSync(text);
}

export async function saveInMemory(store: { writeFileSync(name: string, text: string): void }): Promise<void> {
  store.writeFileSync('a', 'b');
}

export async function shadowed(fs: { readFileSync(path: string): string }): Promise<string> {
  return fs.readFileSync('a');
}

export async function localFunction(): Promise<string> {
  const readFileSync = (name: string): string => name;
  return readFileSync('a');
}

/** Fast, and in memory. */
export async function makeToken(): Promise<string> {
  return createHash('sha256').update(randomBytes(16)).digest('hex');
}

/** A function that is made here and never called. */
export async function defineReader(): Promise<() => string> {
  const reader = (): string => fs.readFileSync('a', 'utf8');
  return reader;
}

/** A generator does not run when it is called. */
function* lines(path: string): Generator<string> {
  yield* fs.readFileSync(path, 'utf8').split('\n');
}

export async function startLines(path: string): Promise<Generator<string>> {
  return lines(path);
}

/** Read once, then remembered. */
let template: string | undefined;
function getTemplate(): string {
  template ??= fs.readFileSync('template.html', 'utf8');
  return template;
}

export async function render(): Promise<string> {
  return getTemplate();
}

const schemas = new Map<string, string>();
function getSchema(name: string): string {
  const known = schemas.get(name);
  if (known !== undefined) return known;
  const text = fs.readFileSync(`${name}.json`, 'utf8');
  schemas.set(name, text);
  return text;
}

export async function validate(name: string): Promise<number> {
  return getSchema(name).length;
}

let version: string | null = null;
function getVersion(): string {
  if (version === null) {
    version = fs.readFileSync('VERSION', 'utf8');
  }
  return version;
}

export async function about(): Promise<string> {
  return getVersion();
}

class Certificates {
  #bundle: Buffer | undefined;
  get(): Buffer {
    if (!this.#bundle) this.#bundle = fs.readFileSync('ca.pem');
    return this.#bundle;
  }
}

export async function connect(certificates: Certificates): Promise<number> {
  return certificates.get().length;
}

/** A loop that works, or that lets others run. */
export async function poll(isReady: () => boolean, ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (Date.now() < end && !isReady()) await pause(10);
}

export async function compute(ms: number): Promise<number> {
  const end = Date.now() + ms;
  let rounds = 0;
  while (Date.now() < end) rounds += work();
  return rounds;
}

function work(): number {
  return 1;
}

export async function waitForWorker(lock: Int32Array): Promise<string> {
  return Atomics.notify(lock, 0) > 0 ? 'woken' : 'nobody';
}

export async function modernRequest(url: string): Promise<void> {
  const request = new XMLHttpRequest();
  request.open('GET', url, true);
}

export async function onExit(): Promise<void> {
  process.on('exit', () => fs.writeFileSync('state.json', '{}'));
}

/** A field of another class than the name suggests. */
export async function unknownReceiver(disk: unknown): Promise<void> {
  (disk as { readFileSync(): void }).readFileSync();
}

export async function reassigned(path: string): Promise<void> {
  let read: (path: string) => unknown = fs.readFileSync;
  read = (name) => name;
  read(path);
}
