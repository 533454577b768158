import type { RunTests } from '@typescript-eslint/rule-tester';
import rule from '../../../src/pitfalls/no-blocking-call/rule.js';
import { plainTester } from '../../support/rule-testers.js';

const suggest = (twin: string, output: string) => [
  { messageId: 'useAsynchronousTwin' as const, data: { twin }, output },
];

/** The cases are about files, which are off by default. */
function withFiles<MessageIds extends string>({
  valid,
  invalid,
}: RunTests<MessageIds, readonly unknown[]>): RunTests<MessageIds, readonly unknown[]> {
  const toOptions = (options: readonly unknown[] = []) => [{ groups: { syncFile: true }, ...Object(options[0]) }];
  return {
    valid: valid.map((one) =>
      typeof one === 'string' ? { code: one, options: toOptions() } : { ...one, options: toOptions(one.options) },
    ),
    invalid: invalid.map((one) => ({ ...one, options: toOptions(one.options) })),
  };
}

plainTester.run(
  'no-blocking-call',
  rule,
  withFiles({
    valid: [
      `import fs from 'node:fs'; export async function f() { return fs.promises.readFile('a'); }`,
      `import fs from 'node:fs'; export function f() { return fs.readFileSync('a'); }`,
      {
        name: 'a query of a database in a file, unless the option asks for it',
        code: "import Database from 'better-sqlite3'; const notes = new Database('notes.db'); export async function add() { notes.exec('delete from notes'); }",
        options: [{ groups: { syncFile: false } }],
      },
      {
        name: 'a group that is off',
        code: `import { execSync } from 'node:child_process'; export async function f() { execSync('make'); }`,
        options: [{ groups: { subprocess: false } }],
      },
      {
        name: 'a function that is allowed',
        code: `import fs from 'fs'; export async function f() { return fs.readFileSync('a'); }`,
        options: [{ allow: ['fs.readFileSync'] }],
      },
      {
        name: 'a function of the project that is allowed',
        code: `
import fs from 'fs';
function load() { return fs.readFileSync('a'); }
export async function f() { return load(); }`,
        options: [{ allow: ['load'] }],
      },
      {
        name: 'a chain that is longer than the option says',
        code: `
import fs from 'fs';
function load() { return fs.readFileSync('a'); }
export async function f() { return load(); }`,
        options: [{ depth: 0 }],
      },
    ],
    invalid: [
      {
        name: "fs-extra's own name for what is deprecated",
        code: `import fs from 'fs-extra';\nexport async function f() { return fs.existsSync('a') ? 1 : 2; }`,
        options: [{ groups: { file: true } }],
        errors: [
          {
            messageId: 'syncCall',
            suggestions: suggest(
              'fs.pathExists',
              `import fs from 'fs-extra';\nexport async function f() { return (await fs.pathExists('a')) ? 1 : 2; }`,
            ),
          },
        ],
      },
      {
        name: 'whether something is, which nothing asynchronous tells in one call',
        code: `import fs, { existsSync } from 'fs';
export async function f(a) {
  if (!fs.existsSync(a)) return;
  return existsSync(a + 1) ? 1 : 2;
}`,
        options: [{ groups: { file: true } }],
        errors: [
          {
            messageId: 'syncCall',
            data: {
              call: 'fs.existsSync()',
              remedy: 'Await `fs.promises.access()`, which rejects when the path does not exist.',
            },
            suggestions: suggest(
              'fs.promises.access',
              `import fs, { existsSync } from 'fs';
export async function f(a) {
  if (!(await fs.promises.access(a).then(() => true, () => false))) return;
  return existsSync(a + 1) ? 1 : 2;
}`,
            ),
          },
          {
            messageId: 'syncCall',
            suggestions: suggest(
              'access',
              `import fs, { existsSync } from 'fs';
import { access } from 'fs/promises';
export async function f(a) {
  if (!fs.existsSync(a)) return;
  return (await access(a + 1).then(() => true, () => false)) ? 1 : 2;
}`,
            ),
          },
        ],
      },
      {
        name: 'the twin of a namespace',
        code: `import fs from 'node:fs';
export async function f() {
  return JSON.parse(fs.readFileSync('a', 'utf8'));
}`,
        errors: [
          {
            messageId: 'syncCall',
            line: 3,
            column: 21,
            endLine: 3,
            endColumn: 36,
            suggestions: suggest(
              'fs.promises.readFile',
              `import fs from 'node:fs';
export async function f() {
  return JSON.parse(await fs.promises.readFile('a', 'utf8'));
}`,
            ),
          },
        ],
      },
      {
        name: 'brackets where something is read from the result',
        code: `import * as fs from 'fs';
export const f = async () => fs.readFileSync('a').toString();`,
        errors: [
          {
            messageId: 'syncCall',
            suggestions: suggest(
              'fs.promises.readFile',
              `import * as fs from 'fs';
export const f = async () => (await fs.promises.readFile('a')).toString();`,
            ),
          },
        ],
      },
      {
        name: 'no twin for what `fs.promises` does in another way',
        code: `import fs from 'fs';
export async function f(path) {
  fs.globSync('*.js');
  fs.readFileSync(0);
  fs.readFileSync(process.stdin.fd);
  fs.statSync(path, { throwIfNoEntry: false });
  (fs.readFileSync)(path);
}`,
        options: [{ groups: { syncFile: true, file: true } }],
        errors: [
          { messageId: 'syncCall' },
          { messageId: 'syncCall' },
          { messageId: 'syncCall' },
          { messageId: 'syncCall' },
          { messageId: 'syncCall' },
        ],
      },
      {
        name: 'the output of a command is read where it is used',
        code: `import { execSync } from 'child_process'; // for git
export async function f() {
  execSync('git fetch');
}`,
        errors: [
          {
            messageId: 'syncCall',
            suggestions: suggest(
              'promisify(exec)',
              `import { execSync, exec } from 'child_process'; // for git
import { promisify } from 'util';
export async function f() {
  await promisify(exec)('git fetch');
}`,
            ),
          },
        ],
      },
      {
        name: 'an import is added in the style of the file',
        code: `import { readFileSync } from 'fs'
export async function f() { return readFileSync('a') }`,
        errors: [
          {
            messageId: 'syncCall',
            suggestions: suggest(
              'readFile',
              `import { readFileSync } from 'fs'
import { readFile } from 'fs/promises'
export async function f() { return await readFile('a') }`,
            ),
          },
        ],
      },
      {
        name: 'an import that is there is extended',
        code: `import { readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
export async function f() { await stat('a'); return readFileSync('a'); }`,
        errors: [
          {
            messageId: 'syncCall',
            suggestions: suggest(
              'readFile',
              `import { readFileSync } from "node:fs";
import { stat, readFile } from "node:fs/promises";
export async function f() { await stat('a'); return await readFile('a'); }`,
            ),
          },
        ],
      },
      {
        name: 'an import that is there is used',
        code: `import { readFileSync } from 'node:fs';
import * as disk from 'node:fs/promises';
export async function f() { await disk.stat('a'); return readFileSync('a'); }`,
        errors: [
          {
            messageId: 'syncCall',
            suggestions: suggest(
              'disk.readFile',
              `import { readFileSync } from 'node:fs';
import * as disk from 'node:fs/promises';
export async function f() { await disk.stat('a'); return await disk.readFile('a'); }`,
            ),
          },
        ],
      },
      {
        name: 'no suggestion where the name means something else',
        code: `import { readFileSync } from 'fs';
export async function f(readFile) { return readFile ?? readFileSync('a'); }`,
        errors: [{ messageId: 'syncCall', suggestions: [] }],
      },
      {
        name: 'CommonJS',
        code: `const { writeFileSync } = require('fs');
module.exports = async function save(text) { writeFileSync('a', text); };`,
        errors: [
          {
            messageId: 'syncCall',
            suggestions: suggest(
              'writeFile',
              `const { writeFileSync } = require('fs');
const { writeFile } = require('fs/promises');
module.exports = async function save(text) { await writeFile('a', text); };`,
            ),
          },
        ],
      },
      {
        name: 'a promisified twin, whose output is a part of the result',
        code: `import { execFileSync } from 'node:child_process';
export async function f() { return execFileSync('git', ['status'], { encoding: 'utf8' }).trim(); }`,
        errors: [
          {
            messageId: 'syncCall',
            suggestions: suggest(
              'promisify(execFile)',
              `import { execFileSync, execFile } from 'node:child_process';
import { promisify } from 'node:util';
export async function f() { return (await promisify(execFile)('git', ['status'], { encoding: 'utf8' })).stdout.trim(); }`,
            ),
          },
        ],
      },
      {
        name: 'the type of a result that no declaration tells',
        filename: 'keys.ts',
        code: `import { scryptSync, scrypt, checkPrimeSync, checkPrime } from 'node:crypto';
import { promisify } from 'node:util';
export async function toKey(password: string, prime: bigint): Promise<string> {
  const key = scryptSync(password, 'salt', 64);
  if (checkPrimeSync(prime)) return scryptSync(password, 'salt', 64, { N: 1024 }).toString('hex');
  return key.toString('hex') + scryptSync(password, 'pepper', 64).toString('hex');
}`,
        errors: [
          {
            messageId: 'syncCall',
            suggestions: suggest(
              'promisify(scrypt)',
              `import { scryptSync, scrypt, checkPrimeSync, checkPrime } from 'node:crypto';
import { promisify } from 'node:util';
export async function toKey(password: string, prime: bigint): Promise<string> {
  const key = (await promisify(scrypt)(password, 'salt', 64)) as Buffer;
  if (checkPrimeSync(prime)) return scryptSync(password, 'salt', 64, { N: 1024 }).toString('hex');
  return key.toString('hex') + scryptSync(password, 'pepper', 64).toString('hex');
}`,
            ),
          },
          {
            messageId: 'syncCall',
            suggestions: suggest(
              'promisify(checkPrime)',
              `import { scryptSync, scrypt, checkPrimeSync, checkPrime } from 'node:crypto';
import { promisify } from 'node:util';
export async function toKey(password: string, prime: bigint): Promise<string> {
  const key = scryptSync(password, 'salt', 64);
  if ((await promisify(checkPrime)(prime)) as boolean) return scryptSync(password, 'salt', 64, { N: 1024 }).toString('hex');
  return key.toString('hex') + scryptSync(password, 'pepper', 64).toString('hex');
}`,
            ),
          },
          { messageId: 'syncCall', suggestions: [] },
          {
            messageId: 'syncCall',
            suggestions: suggest(
              'promisify(scrypt)',
              `import { scryptSync, scrypt, checkPrimeSync, checkPrime } from 'node:crypto';
import { promisify } from 'node:util';
export async function toKey(password: string, prime: bigint): Promise<string> {
  const key = scryptSync(password, 'salt', 64);
  if (checkPrimeSync(prime)) return scryptSync(password, 'salt', 64, { N: 1024 }).toString('hex');
  return key.toString('hex') + ((await promisify(scrypt)(password, 'pepper', 64)) as Buffer).toString('hex');
}`,
            ),
          },
        ],
      },
      {
        name: 'no twin for options that mean something else to it',
        code: `import { execSync } from 'node:child_process';
export async function f() { execSync('make', { stdio: 'inherit' }); }`,
        errors: [{ messageId: 'syncCall', suggestions: [] }],
      },
      {
        name: 'no await in a callback that is not asynchronous',
        code: `import fs from 'fs';
export async function f(paths) { return paths.map((path) => fs.readFileSync(path)); }`,
        errors: [{ messageId: 'syncCall', column: 61, endColumn: 76, suggestions: [] }],
      },
      {
        name: 'the twin of a package',
        code: `import { hashSync } from 'bcrypt';
export async function f(password) { return hashSync(password, 12); }`,
        errors: [
          {
            messageId: 'syncCall',
            suggestions: suggest(
              'hash',
              `import { hashSync, hash } from 'bcrypt';
export async function f(password) { return await hash(password, 12); }`,
            ),
          },
        ],
      },
      {
        name: 'a chain, with its path in the message',
        code: `import fs from 'fs';
function readAll() { return fs.readFileSync('a'); }
function loadConfig() { return JSON.parse(readAll()); }
export async function f() { return loadConfig(); }`,
        errors: [
          {
            messageId: 'syncCallThrough',
            data: {
              call: 'loadConfig()',
              target: 'fs.readFileSync()',
              through: ' (through `readAll()`)',
              remedy: 'Make the chain asynchronous and await it.',
            },
            line: 4,
            column: 36,
            endColumn: 46,
          },
        ],
      },
      {
        name: 'metadata, where the option asks for it',
        code: `import fs from 'fs';
export async function f() { return fs.statSync('a'); }`,
        options: [{ groups: { file: true } }],
        errors: [
          {
            messageId: 'syncCall',
            suggestions: suggest(
              'fs.promises.stat',
              `import fs from 'fs';
export async function f() { return await fs.promises.stat('a'); }`,
            ),
          },
        ],
      },
      {
        name: 'a loop on the clock',
        code: `export async function f(end) { while (Date.now() < end) {} }`,
        errors: [{ messageId: 'syncBusyWait', column: 32, endColumn: 56 }],
      },
    ],
  }),
);
