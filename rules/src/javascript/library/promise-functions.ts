import type { TSESTree } from '@typescript-eslint/utils';
import { globalModule, type CalleeOrigin } from '../semantics/origins.js';

/** Functions of `fs.promises` that give no promise: https://nodejs.org/api/fs.html#promises-api */
const fileIterators: ReadonlySet<string> = new Set(['glob', 'watch']);

/** https://nodejs.org/api/dns.html#dns-promises-api: the settings of the resolver are read and written at once. */
const nameLookup = /^(?:lookup(?:Service)?|resolve\w*|reverse)$/;

/** Whether calling a function of a module of Node, or of the namespace `promises` of one, gives a promise. */
const promiseModules: ReadonlyMap<string, (name: string) => boolean> = new Map([
  ['fs', (name: string) => /^[a-z]\w*$/.test(name) && !fileIterators.has(name) && name !== 'constants'],
  ['dns', (name: string) => nameLookup.test(name)],
  // https://nodejs.org/api/timers.html#timers-promises-api: `setInterval` gives an iterator.
  ['timers', (name: string) => /^(?:setTimeout|setImmediate|scheduler\.(?:wait|yield))$/.test(name)],
  // https://nodejs.org/api/stream.html#streams-promises-api
  ['stream', (name: string) => /^(?:finished|pipeline)$/.test(name)],
  // https://nodejs.org/api/readline.html#promises-api
  ['readline', (name: string) => name === 'createInterface().question'],
]);

/**
 * Functions of `fs-extra`, which give a promise unless a callback is behind their arguments, with how many of these they need:
 * https://github.com/jprichardson/node-fs-extra#methods
 */
const fileHelpers: ReadonlyMap<string, number> = new Map([
  ...namesOf(
    1,
    'access createFile emptyDir emptydir ensureDir ensureFile lstat mkdir mkdirp mkdirs mkdtemp pathExists readFile',
    'readJSON readJson readdir readlink realpath remove rm rmdir stat unlink',
  ),
  ...namesOf(
    2,
    'appendFile chmod copy copyFile ensureLink ensureSymlink move outputFile outputJSON outputJson rename symlink',
    'writeFile writeJSON writeJson',
  ),
]);

/** What Deno and Bun have as globals: https://docs.deno.com/api/deno/file-system, https://bun.com/docs/runtime/file-io */
const promiseGlobals: ReadonlySet<string> = new Set([
  'fetch', // https://fetch.spec.whatwg.org/#fetch-method
  'Bun.sleep',
  'Bun.write',
  ...inDeno(
    'chmod chown copyFile create lstat makeTempDir makeTempFile mkdir open readFile readLink readTextFile realPath',
  ),
  ...inDeno('remove rename stat symlink truncate writeFile writeTextFile'),
  ...inDeno('connect connectTls openKv resolveDns'),
]);

function inDeno(names: string): string[] {
  return names.split(' ').map((name) => `Deno.${name}`);
}

/** What waits for a page in tests: https://testing-library.com/docs/dom-testing-library/api-async */
const pageWaits = /^(?:waitFor(?:ElementToBeRemoved)?|screen\.find(?:All)?By[A-Z]\w*)$/;
const pageLibrary = /^@testing-library\/(?:angular|dom|preact|react|react-native|svelte|vue)$/;

/** Names in `assert` of the assertions about a promise: https://nodejs.org/api/assert.html#assertrejectsasyncfn-error-message */
export const rejectionAssertion = /^(?:(?:default|strict)\.)*(?:rejects|doesNotReject)$/;

/**
 * Whether calling the function gives a promise by what the standards and the documentation of Node, Deno, Bun, `fs-extra`,
 * RxJS and Testing Library say: for files of which no types tell, such as those of a package that has not installed the types of Node.
 */
export function givesPromise({ module, name }: CalleeOrigin, args: TSESTree.CallExpression['arguments']): boolean {
  switch (module) {
    case globalModule:
      return promiseGlobals.has(name);
    case 'assert':
    case 'assert/strict':
      return rejectionAssertion.test(name);
    case 'events':
      return /^(?:EventEmitter\.)?once$/.test(name); // https://nodejs.org/api/events.html#eventsonceemitter-name-options
    case 'fs-extra':
    case 'fs-extra/esm':
      return !mayEndWithCallback(args, fileHelpers.get(name));
    case 'rxjs':
      return name === 'firstValueFrom' || name === 'lastValueFrom'; // https://rxjs.dev/guide/deprecations/to-promise
    case 'util':
      return name === 'promisify()'; // https://nodejs.org/api/util.html#utilpromisifyoriginal
    default:
      return isOfPromiseModule(module, name) || (pageLibrary.test(module) && pageWaits.test(name));
  }
}

/** Whether the last argument may be a callback, for a function that needs so many others; true for one that is not known. */
function mayEndWithCallback(args: TSESTree.CallExpression['arguments'], needed: number | undefined): boolean {
  const last = args.at(-1);
  if (needed === undefined || !last || args.some(({ type }) => type === 'SpreadElement')) return true;
  return args.length > needed && last.type !== 'Literal' && last.type !== 'ObjectExpression';
}

function namesOf(needed: number, ...lines: readonly string[]): (readonly [name: string, needed: number])[] {
  return lines.flatMap((line) => line.split(' ').map((name) => [name, needed] as const));
}

/** `fs/promises` and `require('fs').promises` are the same. */
function isOfPromiseModule(module: string, name: string): boolean {
  const suffix = '/promises';
  const prefix = 'promises.';
  if (module.endsWith(suffix)) return promiseModules.get(module.slice(0, -suffix.length))?.(name) === true;
  return name.startsWith(prefix) && promiseModules.get(module)?.(name.slice(prefix.length)) === true;
}
