/* eslint async-pitfalls/no-blocking-call: ["error", { "groups": { "syncFile": true } }] */
/** Blocking calls written in the asynchronous function itself, under every way to import them. */
import { execSync, spawnSync as run } from 'node:child_process';
import * as crypto from 'node:crypto';
import fs from 'node:fs';
import { readFileSync, writeFileSync as save } from 'node:fs';
import * as files from 'fs';
import zlib from 'node:zlib';
import bcrypt from 'bcrypt';
import { execaSync } from 'execa';
import fse from 'fs-extra';
import { globSync } from 'glob';
import makePrompt from 'prompt-sync';
import readlineSync from 'readline-sync';
import sleep from 'sleep-sync';
import { rimrafSync } from 'rimraf';

const prompt = makePrompt();
const { gzipSync } = zlib;
const read = files.readFileSync;

export async function loadConfig(path: string): Promise<unknown> {
  const text = fs.readFileSync(path, 'utf8'); // error: [no-blocking-call] "`fs.readFileSync()` blocks the event loop"
  //           ^^^^^^^^^^^^^^^
  return JSON.parse(text);
}

export async function loadNamed(path: string): Promise<string> {
  return readFileSync(path, 'utf8'); // error: [no-blocking-call] "`readFileSync()` blocks"
}

export async function saveRenamed(path: string, text: string): Promise<void> {
  save(path, text); // error: [no-blocking-call] "`save()` blocks"
}

export async function loadAliased(path: string): Promise<Buffer> {
  return read(path); // error: [no-blocking-call] "`read()` blocks"
}

export async function loadRequired(path: string): Promise<Buffer> {
  const { readFileSync: load } = require('graceful-fs');
  return load(path); // error: [no-blocking-call] "`load()` blocks"
}

export async function loadImported(path: string): Promise<Buffer> {
  const disk = await import('node:fs');
  return disk.readFileSync(path); // error: [no-blocking-call] "`disk.readFileSync()` blocks"
}

export async function build(): Promise<string> {
  return execSync('make').toString(); // error: [no-blocking-call] "`execSync()` blocks"
}

export async function buildQuietly(): Promise<number | null> {
  const { status } = run('make', ['-s']); // error: [no-blocking-call] "`run()` blocks"
  return status;
}

export async function hashPassword(password: string, salt: string): Promise<Buffer> {
  return crypto.scryptSync(password, salt, 64); // error: [no-blocking-call] "thread pool"
}

export async function createKey(): Promise<unknown> {
  return crypto.generateKeyPairSync('rsa', { modulusLength: 4096 }); // error: [no-blocking-call] "crypto.generateKeyPairSync"
}

export async function checkPassword(password: string, hash: string): Promise<boolean> {
  return bcrypt.compareSync(password, hash); // error: [no-blocking-call] "bcrypt.compareSync"
}

export async function compress(body: Buffer): Promise<Buffer> {
  return gzipSync(body); // error: [no-blocking-call] "`gzipSync()` blocks"
}

export async function status(): Promise<string> {
  return execaSync('git', ['status']).stdout; // error: [no-blocking-call] "execaSync"
}

export async function mirror(from: string, to: string): Promise<void> {
  fse.copySync(from, to); // error: [no-blocking-call] "fse.copySync"
}

export async function findSources(): Promise<string[]> {
  return globSync('src/**/*.ts'); // error: [no-blocking-call] "globSync"
}

export async function clean(): Promise<void> {
  rimrafSync('dist'); // error: [no-blocking-call] "rimrafSync"
}

export async function removeAll(): Promise<void> {
  fs.rmSync('dist', { recursive: true, force: true }); // error: [no-blocking-call] "`fs.rmSync()` blocks"
}

export async function askName(): Promise<string> {
  return prompt('Name? '); // error: [no-blocking-call] "node:readline/promises"
}

export async function askAge(): Promise<number> {
  return readlineSync.questionInt('Age? '); // error: [no-blocking-call] "readlineSync.questionInt"
}

export async function retryLater(): Promise<void> {
  sleep(1000); // error: [no-blocking-call] "node:timers/promises"
}

export async function waitBusily(ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (Date.now() < end) {} // error: [no-blocking-call] "only watches the clock"
}

export async function waitPrecisely(ms: number): Promise<void> {
  const start = performance.now();
  let now = start;
  for (; now - start < ms && performance.now() - start < ms; now++) {} // error: [no-blocking-call] "only watches the clock"
}

export async function park(lock: Int32Array): Promise<void> {
  Atomics.wait(lock, 0, 0, 1000); // error: [no-blocking-call] "Atomics.wait"
}

export async function fetchOld(url: string): Promise<string> {
  const request = new XMLHttpRequest();
  request.open('GET', url, false); // error: [no-blocking-call] "Use `fetch()`"
  request.send();
  return request.responseText;
}

export async function readAll(paths: string[]): Promise<string[]> {
  return paths.map((path) => readFileSync(path, 'utf8')); // error: [no-blocking-call] "`readFileSync()` blocks"
}

export const handlers = {
  async load(path: string): Promise<Buffer> {
    return fs.readFileSync(path); // error: [no-blocking-call] "fs.readFileSync"
  },
};

export class Store {
  async load(path: string): Promise<Buffer> {
    return fs.readFileSync(path); // error: [no-blocking-call] "fs.readFileSync"
  }

  readonly save = async (path: string, text: string): Promise<void> => {
    fs.writeFileSync(path, text); // error: [no-blocking-call] "fs.writeFileSync"
  };
}
