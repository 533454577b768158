import type { LibraryEntity } from '../../../javascript/semantics/module-file.js';
import { globalModule } from '../../../javascript/semantics/origins.js';
import { busyWait, endlessWait } from '../../../javascript/semantics/summary.js';
import type { Group } from '../options.js';

/**
 * How to get the asynchronous twin of a call.
 * - `promises`: `fs.readFileSync` → `fs.promises.readFile`, or `readFile` of `fs/promises`
 * - `promise`: the function without `Sync` beside it returns a promise: `bcrypt.hash`, `fse.copy`
 * - `promisify`: the function without `Sync` beside it takes a callback: `util.promisify(zlib.gzip)`
 * - `stdout`: as `promisify`, and what the sync form returns is the result's `stdout`
 * - `access`: whether `access` of `fs.promises` fulfils
 */
export type Twin = 'promises' | 'promise' | 'promisify' | 'stdout' | 'access';

/** What is known of a function that blocks. */
export interface BlockingCall {
  readonly group: Group;
  /** The group of a call with `recursive: true`, where that is another. */
  readonly recursive?: Group;
  /** How to do the same asynchronously. */
  readonly twin?: Twin;
  /** First arguments with which the call takes no time worth speaking of: keys on elliptic curves, commands that end processes. */
  readonly isFastFor?: RegExp;
  /** Whether the file is a database, of which an asynchronous driver is the remedy. */
  readonly isDatabase?: true;
}

/** The same of all functions of these names, in each of the modules. */
interface Entry extends BlockingCall {
  readonly modules: readonly string[];
  readonly names: readonly string[];
  /** Where it is documented that the calls block. */
  readonly source: string;
}

const fsModules = ['fs', 'graceful-fs'];
const extraModules = ['fs-extra'];
const contentCalls = `appendFile copyFile cp glob readFile readv read writeFile writev write fsync fdatasync ftruncate truncate`;
/** One step each, unless they go through all that is below a folder. */
const folderCalls = `readdir rm`;
const metadataCalls = `access chmod chown close fchmod fchown fstat futimes lchmod lchown link lstat lutimes mkdir mkdtemp open opendir readlink realpath rename rmdir stat statfs symlink unlink utimes`;
/** Of those, the ones that work on a file descriptor or that `fs.promises` has not. */
const noPromise = `readv read writev write fsync fdatasync ftruncate close fchmod fchown fstat futimes open opendir`;

/** Often the last that a program does, in handlers of `exit` that have to be synchronous. */
const endsProcesses = /^(?:kill|killall|pkill|taskkill)(?:\.exe)?(?: |$)/;

const toSync = (names: string): string[] => names.split(' ').map((name) => `${name}Sync`);
const withPromise = (names: string): string[] => toSync(names).filter((name) => !toSync(noPromise).includes(name));
const withoutPromise = (names: string): string[] => toSync(names).filter((name) => toSync(noPromise).includes(name));

// prettier-ignore
const entries: readonly Entry[] = [
  { modules: fsModules, names: withPromise(contentCalls), group: 'syncFile', twin: 'promises', source: 'https://nodejs.org/api/fs.html#synchronous-api' },
  { modules: fsModules, names: withoutPromise(contentCalls), group: 'syncFile', source: 'https://nodejs.org/api/fs.html#synchronous-api' },
  { modules: fsModules, names: toSync(folderCalls), group: 'file', recursive: 'syncFile', twin: 'promises', source: 'https://nodejs.org/api/fs.html#synchronous-api' },
  { modules: extraModules, names: toSync(folderCalls), group: 'file', recursive: 'syncFile', twin: 'promise', source: 'https://github.com/jprichardson/node-fs-extra#sync-vs-async-vs-asyncawait' },
  { modules: fsModules, names: withPromise(metadataCalls), group: 'file', twin: 'promises', source: 'https://nodejs.org/api/fs.html#synchronous-api' },
  { modules: fsModules, names: ['existsSync'], group: 'file', twin: 'access', source: 'https://nodejs.org/api/fs.html#fspromisesaccesspath-mode' },
  { modules: fsModules, names: withoutPromise(metadataCalls), group: 'file', source: 'https://nodejs.org/api/fs.html#synchronous-api' },
  { modules: extraModules, names: withPromise(contentCalls), group: 'syncFile', twin: 'promise', source: 'https://github.com/jprichardson/node-fs-extra#sync-vs-async-vs-asyncawait' },
  { modules: extraModules, names: [...withPromise(metadataCalls), 'existsSync'], group: 'file', twin: 'promise', source: 'https://github.com/jprichardson/node-fs-extra#sync-vs-async-vs-asyncawait' },
  { modules: extraModules, names: toSync('copy emptyDir move outputFile outputJson outputJSON readJson readJSON remove writeJson writeJSON'), group: 'syncFile', twin: 'promise', source: 'https://github.com/jprichardson/node-fs-extra#methods' },
  { modules: extraModules, names: toSync('ensureDir ensureFile ensureLink ensureSymlink mkdirp mkdirs pathExists'), group: 'file', twin: 'promise', source: 'https://github.com/jprichardson/node-fs-extra#methods' },
  { modules: ['jsonfile'], names: toSync('readFile writeFile'), group: 'syncFile', twin: 'promise', source: 'https://github.com/jprichardson/node-jsonfile#api' },
  { modules: ['rimraf'], names: ['sync', 'rimrafSync', 'nativeSync', 'moveRemoveSync'], group: 'syncFile', source: 'https://github.com/isaacs/rimraf#api' },
  { modules: ['mkdirp', 'make-dir'], names: ['sync', 'mkdirpSync', 'makeDirectorySync'], group: 'file', source: 'https://github.com/isaacs/node-mkdirp#mkdirpsyncdir-opts---string--undefined' },
  { modules: ['glob'], names: ['sync', 'glob.sync', 'globSync', 'GlobSync'], group: 'syncFile', source: 'https://github.com/isaacs/node-glob#globsyncpattern-string--string-options-globoptions--string--path' },
  { modules: ['fast-glob', 'globby', 'tinyglobby'], names: ['sync', 'globbySync', 'globSync'], group: 'syncFile', source: 'https://github.com/mrmlnc/fast-glob#synchronous' },
  { modules: ['tiny-glob/sync'], names: ['default'], group: 'syncFile', source: 'https://github.com/terkelg/tiny-glob#usage' },
  { modules: ['write-file-atomic'], names: ['sync'], group: 'syncFile', source: 'https://github.com/npm/write-file-atomic#writefileatomicsyncfilename-data-options' },

  { modules: ['child_process'], names: ['execFileSync', 'execSync'], group: 'subprocess', twin: 'stdout', isFastFor: endsProcesses, source: 'https://nodejs.org/api/child_process.html#synchronous-process-creation' },
  { modules: ['child_process', 'cross-spawn'], names: ['spawnSync'], group: 'subprocess', isFastFor: endsProcesses, source: 'https://nodejs.org/api/child_process.html#synchronous-process-creation' },
  { modules: ['cross-spawn'], names: ['sync'], group: 'subprocess', source: 'https://github.com/moxystudio/node-cross-spawn#usage' },
  { modules: ['execa'], names: ['execaSync', 'execaCommandSync', 'execaNodeSync'], group: 'subprocess', twin: 'promise', source: 'https://github.com/sindresorhus/execa/blob/main/docs/execution.md#synchronous-execution' },
  { modules: ['execa'], names: ['sync', 'commandSync', '$.sync'], group: 'subprocess', source: 'https://github.com/sindresorhus/execa/blob/main/docs/execution.md#synchronous-execution' },
  { modules: ['shelljs'], names: ['exec'], group: 'subprocess', source: 'https://github.com/shelljs/shelljs#execcommand--options--callback' },

  { modules: ['crypto'], names: toSync('pbkdf2 scrypt generatePrime checkPrime argon2'), group: 'cpu', twin: 'promisify', source: 'https://nodejs.org/api/crypto.html#cryptopbkdf2syncpassword-salt-iterations-keylen-digest' },
  { modules: ['crypto'], names: toSync('generateKeyPair'), group: 'cpu', twin: 'promisify', isFastFor: /^(?:ec|ed25519|ed448|x25519|x448)$/, source: 'https://nodejs.org/api/crypto.html#cryptogeneratekeypairsynctype-options' },
  { modules: ['zlib'], names: toSync('gzip gunzip deflate deflateRaw inflate inflateRaw unzip brotliCompress brotliDecompress zstdCompress zstdDecompress'), group: 'cpu', twin: 'promisify', source: 'https://nodejs.org/api/zlib.html#convenience-methods' },
  { modules: ['bcrypt', 'bcryptjs'], names: toSync('hash compare genSalt'), group: 'cpu', twin: 'promise', source: 'https://github.com/kelektiv/node.bcrypt.js#why-is-async-mode-recommended-over-sync-mode' },
  { modules: ['@node-rs/bcrypt', '@node-rs/argon2'], names: toSync('hash compare verify hashRaw genSalt'), group: 'cpu', twin: 'promise', source: 'https://github.com/napi-rs/node-rs/tree/main/packages/bcrypt' },

  // What waits for asynchronous work, as `deasync.loopWhile` and synckit do, is the matter of `no-nested-run`.
  { modules: ['deasync'], names: ['sleep'], group: 'sleep', source: 'https://github.com/abbr/deasync#usage' },
  { modules: ['sync-rpc'], names: ['default()'], group: 'thread', source: 'https://github.com/ForbesLindesay/sync-rpc#usage' },
  { modules: ['sleep-sync', 'sync-sleep', 'system-sleep', 'atomic-sleep', 'sleep-synchronously'], names: ['default'], group: 'sleep', source: 'https://github.com/davidmarkclements/atomic-sleep#api' },
  { modules: ['sleep'], names: ['sleep', 'msleep', 'usleep'], group: 'sleep', source: 'https://github.com/erikdubbelboer/node-sleep#usage' },
  { modules: [globalModule], names: ['Atomics.wait'], group: 'thread', source: 'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Atomics/wait' },
  { modules: [globalModule], names: [busyWait, endlessWait], group: 'sleep', source: 'https://nodejs.org/en/learn/asynchronous-work/dont-block-the-event-loop' },
  { modules: ['sync-request', 'sync-fetch', 'urllib-sync'], names: ['default', 'request'], group: 'http', source: 'https://github.com/ForbesLindesay/sync-request#usage' },

  { modules: ['prompt-sync'], names: ['default()'], group: 'input', source: 'https://github.com/heapwolf/prompt-sync#usage' },
  { modules: ['readline-sync'], names: ['question', 'prompt', 'keyIn', 'keyInYN', 'keyInYNStrict', 'keyInPause', 'keyInSelect', 'questionInt', 'questionFloat', 'questionEMail', 'questionNewPassword', 'questionPath', 'promptLoop', 'promptCL', 'promptCLLoop', 'promptSimShell'], group: 'input', source: 'https://github.com/anseki/readline-sync#basic_options' },

  // Fast enough for the main thread, but for slow queries: https://github.com/WiseLibs/better-sqlite3/blob/master/docs/threads.md
  { modules: ['better-sqlite3'], names: ['default().exec', 'default().prepare().all', 'default().prepare().run', 'default().prepare().get'], group: 'syncFile', isDatabase: true, source: 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md' },
  { modules: ['node:sqlite'], names: ['DatabaseSync().exec', 'DatabaseSync().prepare().all', 'DatabaseSync().prepare().run', 'DatabaseSync().prepare().get'], group: 'syncFile', isDatabase: true, source: 'https://nodejs.org/api/sqlite.html#class-databasesync' },

  { modules: [globalModule], names: ['Deno.readFileSync', 'Deno.readTextFileSync', 'Deno.writeFileSync', 'Deno.writeTextFileSync', 'Deno.copyFileSync', 'Deno.removeSync', 'Deno.truncateSync'], group: 'syncFile', twin: 'promise', source: 'https://docs.deno.com/api/deno/file-system' },
  // Its twin gives what `for await` goes through.
  { modules: [globalModule], names: ['Deno.readDirSync'], group: 'syncFile', source: 'https://docs.deno.com/api/deno/~/Deno.readDir' },
  { modules: [globalModule], names: ['Deno.statSync', 'Deno.lstatSync', 'Deno.mkdirSync', 'Deno.makeTempDirSync', 'Deno.makeTempFileSync', 'Deno.openSync', 'Deno.createSync', 'Deno.renameSync', 'Deno.realPathSync', 'Deno.readLinkSync', 'Deno.chmodSync', 'Deno.chownSync', 'Deno.linkSync', 'Deno.symlinkSync', 'Deno.utimeSync'], group: 'file', twin: 'promise', source: 'https://docs.deno.com/api/deno/file-system' },
  { modules: [globalModule], names: ['Deno.Command().outputSync'], group: 'subprocess', twin: 'promise', source: 'https://docs.deno.com/api/deno/~/Deno.Command' },
  { modules: [globalModule], names: ['Bun.spawnSync'], group: 'subprocess', source: 'https://bun.sh/docs/api/spawn' },
  { modules: ['bun'], names: ['spawnSync'], group: 'subprocess', source: 'https://bun.sh/docs/api/spawn' },
  { modules: [globalModule], names: ['Bun.sleepSync'], group: 'sleep', source: 'https://bun.sh/docs/api/utils' },
  { modules: [globalModule], names: ['Bun.gzipSync', 'Bun.gunzipSync', 'Bun.deflateSync', 'Bun.inflateSync'], group: 'cpu', source: 'https://bun.sh/docs/api/utils' },
];

const calls = new Map<string, BlockingCall>(
  entries.flatMap(({ modules, names, ...call }) =>
    modules.flatMap((module) => names.map((name) => [`${module}\0${name}`, call] as const)),
  ),
);

/** What is known of the library's function if it blocks: by what it is, not by how its name ends. */
export function findBlockingCall({ module, name }: LibraryEntity): BlockingCall | undefined {
  return calls.get(`${module}\0${name}`);
}
