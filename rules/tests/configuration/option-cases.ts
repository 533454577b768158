import { isRuleName, type RuleName } from '../../src/configuration/rule-options.js';

/**
 * What an option changes, shown by a program in each language that it is about. The comment on a line tells when it is
 * reported: `by default`, `with the option`, or `always`.
 */
export interface OptionCase {
  readonly rule: RuleName;
  /** The path of the option: `groups.sleep`. */
  readonly option: string;
  /** What it is set to. */
  readonly value: unknown;
  /** The program, or null where the option changes nothing in Python. */
  readonly python: string | null;
  /** The program, or null where the option changes nothing in TypeScript and JavaScript. */
  readonly javascript: string | null;
  /** For options about what is suggested: part of that by default, and with the option. */
  readonly suggests?: readonly [byDefault: string, withOption: string];
}

type CasesOfRule = Readonly<Record<string, Omit<OptionCase, 'rule' | 'option'>>>;

const blockingCalls: CasesOfRule = {
  'groups.sleep': {
    value: false,
    python: `import time
async def poll():
    time.sleep(1)  # by default
`,
    javascript: `import sleep from 'atomic-sleep';
export async function poll() {
  sleep(10); // by default
}
`,
  },
  'groups.http': {
    value: false,
    python: `import requests
async def load():
    return requests.get("https://example.com")  # by default
`,
    javascript: `import request from 'sync-request';
export async function load() {
  return request('GET', 'https://example.com'); // by default
}
`,
  },
  'groups.subprocess': {
    value: false,
    python: `import subprocess
async def build():
    subprocess.run(["make"])  # by default
`,
    javascript: `import { execSync } from 'node:child_process';
export async function build() {
  execSync('make'); // by default
}
`,
  },
  'groups.database': {
    value: false,
    python: `import psycopg2
async def connect():
    return psycopg2.connect("dbname=shop")  # by default
`,
    javascript: null,
  },
  'groups.cloud': {
    value: false,
    python: `import boto3
async def list_buckets():
    return boto3.client("s3").list_buckets()  # by default
`,
    javascript: null,
  },
  'groups.socket': {
    value: false,
    python: `import socket
async def resolve():
    return socket.gethostbyname("example.com")  # by default
`,
    javascript: null,
  },
  'groups.thread': {
    value: false,
    python: `import queue
jobs = queue.Queue()
async def take():
    return jobs.get()  # by default
`,
    javascript: `export async function wait(flags) {
  Atomics.wait(flags, 0, 0); // by default
}
`,
  },
  'groups.file': {
    value: true,
    python: `async def read():
    return open("names.txt")  # with the option
`,
    javascript: `import { statSync } from 'node:fs';
export async function measure() {
  return statSync('names.txt'); // with the option
}
`,
  },
  'groups.syncFile': {
    value: true,
    python: null,
    javascript: `import { readFileSync } from 'node:fs';
export async function read() {
  return readFileSync('names.txt'); // with the option
}
`,
  },
  'groups.input': {
    value: false,
    python: `async def ask():
    return input()  # by default
`,
    javascript: `import { question } from 'readline-sync';
export async function ask() {
  return question('Who? '); // by default
}
`,
  },
  'groups.cpu': {
    value: false,
    python: `import hashlib
async def hash_password(password: bytes, salt: bytes):
    return hashlib.pbkdf2_hmac("sha256", password, salt, 500_000)  # by default
`,
    javascript: `import { pbkdf2Sync } from 'node:crypto';
export async function hash(password, salt) {
  return pbkdf2Sync(password, salt, 500000, 64, 'sha512'); // by default
}
`,
  },
  depth: {
    value: 0,
    python: `import time
def back_off():
    time.sleep(1)
async def poll():
    back_off()  # by default
`,
    javascript: `import { execSync } from 'node:child_process';
function make() {
  execSync('make');
}
export async function build() {
  make(); // by default
}
`,
  },
  allow: {
    value: ['time.sleep', 'child_process.execSync'],
    python: `import time
async def poll():
    time.sleep(1)  # by default
`,
    javascript: `import { execSync } from 'node:child_process';
export async function build() {
  execSync('make'); // by default
}
`,
  },
};

const missingAwaits: CasesOfRule = {
  allowVoid: {
    value: false,
    python: null,
    javascript: `async function save(): Promise<void> {}
void save(); // with the option
`,
  },
  allowCalls: {
    value: ['save'],
    python: `async def save():
    return 1
async def main():
    save()  # by default
`,
    javascript: `async function save(): Promise<void> {}
save(); // by default
`,
  },
  checkThenables: {
    value: true,
    python: null,
    javascript: `interface Thenable {
  then(onDone: (value: string) => void, onError: (error: unknown) => void): Thenable;
}
declare function start(): Thenable;
start(); // with the option
`,
  },
  checkCallbacks: {
    value: false,
    python: null,
    javascript: `declare function listen(listener: () => void): void;
listen(async () => { // by default
  await fetch('/');
});
`,
  },
  'checkCallbacks.arguments': {
    value: false,
    python: null,
    javascript: `declare function listen(listener: () => void): void;
listen(async () => { // by default
  await fetch('/');
});
`,
  },
  'checkCallbacks.attributes': {
    value: false,
    python: null,
    javascript: `declare global {
  namespace JSX {
    interface IntrinsicElements {
      button: { onClick?: () => void };
    }
  }
}
export const button = (
  <button
    onClick={async () => { // by default
      await fetch('/');
    }}
  />
);
`,
  },
  'checkCallbacks.properties': {
    value: false,
    python: null,
    javascript: `export const options: { done: () => void } = {
  done: async () => { // by default
    await fetch('/');
  },
};
`,
  },
  'checkCallbacks.variables': {
    value: false,
    python: null,
    javascript: `export const done: () => void = async () => { // by default
  await fetch('/');
};
`,
  },
  'checkCallbacks.returns': {
    value: false,
    python: null,
    javascript: `export function create(): () => void {
  return async () => { // by default
    await fetch('/');
  };
}
`,
  },
  'checkCallbacks.inheritedMethods': {
    value: false,
    python: null,
    javascript: `interface Job {
  run(): void;
}
export class Load implements Job {
  async run() { // by default
    await fetch('/');
  }
}
`,
  },
  checkValues: {
    value: false,
    python: null,
    javascript: `async function isReady(): Promise<boolean> {
  return true;
}
if (isReady()) console.log('ready'); // by default
`,
  },
  checkExpressHandlers: {
    value: true,
    python: null,
    javascript: `import express from 'express';
const app = express();
app.get('/', async (request, response) => { // with the option
  response.send(await fetch('/'));
});
`,
  },
  checkRejectionWindow: {
    value: true,
    python: null,
    javascript: `async function load(name: string): Promise<string> {
  return (await fetch(name)).text();
}
export async function main() {
  const one = load('one'), other = load('other'); // with the option
  return (await one) + (await other);
}
`,
  },
};

const nestedRuns: CasesOfRule = {
  depth: {
    value: 0,
    python: `import asyncio
async def load():
    await asyncio.sleep(1)
def load_now():
    asyncio.run(load())
async def main():
    load_now()  # by default
`,
    javascript: `import deasync from 'deasync';
const read = deasync((done) => done());
function load() {
  return read();
}
export async function main() {
  return load(); // by default
}
`,
  },
  nestAsyncio: {
    value: true,
    python: `import nest_asyncio
nest_asyncio.apply()  # with the option
`,
    javascript: null,
  },
  heldLock: {
    value: true,
    python: `import asyncio
lock = asyncio.Lock()
async def save():
    async with lock:
        async with lock:  # with the option
            pass
`,
    javascript: null,
  },
};

const swallowedCancellations: CasesOfRule = {
  unprotectedRelease: {
    value: false,
    python: `import asyncio
lock = asyncio.Lock()
async def save(write):
    await lock.acquire()  # by default
    await write()
    lock.release()
`,
    javascript: `export async function load(pool) {
  const connection = await pool.connect();
  await connection.query('select 1');
  connection.release(); // by default
}
`,
  },
  awaitInCleanup: {
    value: true,
    python: `async def serve(run, close):
    try:
        await run()
    finally:
        await close()  # with the option
`,
    javascript: null,
  },
  passSignal: {
    value: false,
    python: null,
    javascript: `export async function load(signal: AbortSignal) {
  await fetch('/'); // by default
}
`,
  },
};

const fanOuts: CasesOfRule = {
  max: {
    value: 50,
    python: `import asyncio, httpx
async def load_all(client: httpx.AsyncClient):
    await asyncio.gather(*[client.get(f"/{page}") for page in range(30)])  # by default
`,
    javascript: `export async function loadAll(pages) {
  await Promise.all(pages.slice(0, 30).map((page) => fetch(page))); // by default
}
`,
  },
  limit: {
    value: 3,
    python: `import asyncio, httpx
async def load_all(client: httpx.AsyncClient, pages: list[str]):
    await asyncio.gather(*[client.get(page) for page in pages])  # always
`,
    javascript: `export async function loadAll(urls: string[]) {
  await Promise.all(urls.map((url) => fetch(url))); // always
}
`,
    suggests: ['10', '3'],
  },
};

const danglingTasks: CasesOfRule = {
  taskStarters: {
    value: ['jobs.spawn'],
    python: `import asyncio
from jobs import spawn
async def main():
    spawn(asyncio.sleep(1))  # with the option
`,
    javascript: null,
  },
};

const casesByRule: Readonly<Partial<Record<RuleName, CasesOfRule>>> = {
  'no-blocking-call': blockingCalls,
  'no-dangling-task': danglingTasks,
  'no-missing-await': missingAwaits,
  'no-nested-run': nestedRuns,
  'no-swallowed-cancellation': swallowedCancellations,
  'no-unbounded-fan-out': fanOuts,
};

/** One for each option of each rule. */
export const optionCases: readonly OptionCase[] = Object.entries(casesByRule).flatMap(([rule, cases]) =>
  isRuleName(rule) ? Object.entries(cases).map(([option, one]) => ({ ...one, rule, option })) : [],
);
