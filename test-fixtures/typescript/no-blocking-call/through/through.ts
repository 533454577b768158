/* eslint async-pitfalls/no-blocking-call: ["error", { "groups": { "syncFile": true } }] */
/** Chains through functions of the same file. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

function readRemote(): string {
  return execFileSync('curl', ['https://example.org']).toString();
}

function loadConfig(): unknown {
  return JSON.parse(readRemote());
}

export async function handle(): Promise<unknown> {
  return loadConfig(); // error: [no-blocking-call] "`loadConfig()` blocks the event loop: it calls `child_process.execFileSync()` (through `readRemote()`)"
  //     ^^^^^^^^^^
}

class Cache {
  get(key: string): string {
    return this.#read(key);
  }

  #read(key: string): string {
    return readFileSync(key, 'utf8');
  }
}

class SharedCache extends Cache {
  getShared(key: string): string {
    return super.get(key);
  }
}

export async function lookUp(cache: Cache): Promise<string> {
  return cache.get('a'); // error: [no-blocking-call] "`cache.get()` blocks the event loop: it calls `fs.readFileSync()` (through `this.#read()`)"
}

export async function lookUpInherited(): Promise<string> {
  const cache = new SharedCache();
  return cache.get('a'); // error: [no-blocking-call] "cache.get()"
}

export async function lookUpSuper(): Promise<string> {
  return new SharedCache().getShared('a'); // error: [no-blocking-call] "fs.readFileSync"
}

class Settings {
  readonly text: string;

  constructor(path: string) {
    this.text = readFileSync(path, 'utf8');
  }
}

export async function open(): Promise<Settings> {
  return new Settings('a'); // error: [no-blocking-call] "A constructor cannot wait"
}

/** Recursion ends. */
function even(n: number): boolean {
  return n === 0 || odd(n - 1);
}
function odd(n: number): boolean {
  return n !== 0 && even(n - 1);
}

export async function check(n: number): Promise<boolean> {
  return even(n);
}

function first(n: number): unknown {
  return n > 0 ? second(n - 1) : readFileSync('a');
}
function second(n: number): unknown {
  return first(n);
}

export async function mutual(): Promise<unknown> {
  return second(3); // error: [no-blocking-call] "through `first()`"
}

export async function nested(): Promise<string> {
  const read = (): string => readFileSync('a', 'utf8');
  return read(); // error: [no-blocking-call] "`read()` blocks"
}

export async function immediately(): Promise<string> {
  return (() => readFileSync('a', 'utf8'))(); // error: [no-blocking-call] "`readFileSync()` blocks"
}

export async function inExecutor(): Promise<Buffer> {
  return new Promise((resolve) => {
    resolve(readFileSync('a')); // error: [no-blocking-call] "`readFileSync()` blocks"
  });
}

/** An asynchronous function in the chain is where it is reported, not its callers. */
async function readLater(): Promise<Buffer> {
  return readFileSync('a'); // error: [no-blocking-call] "`readFileSync()` blocks"
}

export async function callsAsync(): Promise<Buffer> {
  return await readLater();
}

/** Never called from asynchronous code. */
export function synchronousOnly(): unknown {
  return loadConfig();
}
