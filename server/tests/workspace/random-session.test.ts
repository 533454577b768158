import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileChangeType, type Diagnostic } from 'vscode-languageserver-protocol/node';
import { LanguageClient, toUri } from '../support/language-client.js';
import { createRandom } from '../support/random.js';

interface Rename {
  readonly from: string;
  readonly to: string;
}

/** What each file may hold: findings in one depend on what is in others. */
const variants: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'net/client.py': [
    'import requests\n\n\ndef get(url="/"):\n    return requests.get(url)\n',
    'async def get(url="/"):\n    pass\n',
    'def get(url="/"):\n    return url\n',
  ],
  'helper.py': [
    'from net.client import get as load\n\n\nasync def poll():\n    load()\n',
    'import time\n\n\ndef load():\n    time.sleep(1)\n\n\nasync def poll():\n    time.sleep(2)\n',
    'async def load():\n    pass\n\n\ndef poll():\n    pass\n',
  ],
  'main.py': [
    'from helper import load, poll\n\n\nasync def start():\n    load()\n    poll()\n',
    'import helper\nfrom net import client\n\n\nasync def start():\n    client.get()\n    print(helper.load())\n\n\ndef sync():\n    helper.poll()\n',
  ],
  'net/client.ts': [
    'import { execSync } from "node:child_process";\nexport const get = () => execSync("ls");\n',
    'export async function get() {}\n',
    'export function get() {}\n',
  ],
  'helper.ts': [
    'export { get as load } from "./net/client";\nexport async function poll() {}\n',
    'import { get } from "./net/client";\nexport function load() {\n  get();\n}\nexport const poll = () => get();\n',
  ],
  'main.ts': [
    'import { load, poll } from "./helper";\nexport async function start() {\n  load();\n  poll();\n}\n',
    'import * as all from "./helper";\nexport function start() {\n  if (all.poll()) all.load();\n}\nexport async function go() {\n  all.load();\n}\n',
  ],
};
const names = Object.keys(variants);
const renames: readonly [Rename, ...Rename[]] = [
  { from: 'net', to: 'wire' },
  { from: 'wire', to: 'net' },
];

/** An editor with open files, and the disk below it. */
class Session {
  readonly root = mkdtempSync(path.join(tmpdir(), 'random-'));
  client!: LanguageClient;
  readonly #open = new Set<string>();
  readonly #random: ReturnType<typeof createRandom>;

  constructor(seed: number) {
    this.#random = createRandom(seed);
    this.#write('pyproject.toml', '[project]\nname = "shop"\n');
    this.#write('package.json', '{ "name": "shop" }');
    this.#write('tsconfig.json', '{ "compilerOptions": { "strict": true, "types": [] } }');
    for (const name of names) this.#write(name, this.#pickText(name));
  }

  async start(): Promise<void> {
    this.client = await LanguageClient.start({ root: this.root });
    for (const name of names) await this.#openFile(name);
  }

  /** Does what users do, one thing after the other. */
  async act(): Promise<void> {
    const [first = '', ...others] = names;
    const name = this.#random.pick([first, ...others]);
    const uri = this.#getUri(name);
    const isOpen = this.#open.has(name);
    switch (this.#random.below(10)) {
      case 0:
      case 1:
      case 2:
        if (isOpen) await this.client.change(uri, this.#pickText(name));
        return;
      case 3: {
        if (!isOpen) return;
        const document = this.client.getDocument(uri);
        const at = document.positionAt(this.#random.below(document.getText().length + 1));
        return this.client.change(uri, this.#random.pick(['\r\n', 'x 😀', '(', '"', '#']), { start: at, end: at });
      }
      case 4:
      case 5: {
        const type = existsSync(this.#getPath(name)) ? FileChangeType.Changed : FileChangeType.Created;
        this.#write(name, this.#pickText(name));
        return this.#tell([name, type]);
      }
      case 6:
        return isOpen ? this.#closeFile(name) : this.#openFile(name);
      case 7:
        // What is only offered must not change anything.
        if (isOpen) await this.getActions(await this.client.pull(uri), uri, this.client);
        return;
      case 8: {
        const { from, to } = this.#random.pick(renames);
        if (!existsSync(this.#getPath(from)) || existsSync(this.#getPath(to))) return;
        for (const open of [...this.#open].filter((one) => one.startsWith(`${from}/`))) await this.#closeFile(open);
        renameSync(this.#getPath(from), this.#getPath(to));
        return this.#tell([from, FileChangeType.Deleted], [to, FileChangeType.Created]);
      }
      default:
        if (isOpen || !existsSync(this.#getPath(name))) return;
        rmSync(this.#getPath(name));
        return this.#tell([name, FileChangeType.Deleted]);
    }
  }

  /** All that is told of open files now, by this server or another. */
  async describe(client: LanguageClient): Promise<Record<string, unknown>> {
    const told: Record<string, unknown> = {};
    for (const name of [...this.#open].sort()) {
      const uri = this.#getUri(name);
      const diagnostics = await client.pull(uri);
      told[name] = [diagnostics, await this.getActions(diagnostics, uri, client)];
    }
    return told;
  }

  async startFresh(): Promise<LanguageClient> {
    const fresh = await LanguageClient.start({ root: this.root });
    for (const name of this.#open) {
      const document = this.client.getDocument(this.#getUri(name));
      await fresh.open(document.uri, '');
      await fresh.change(document.uri, document.getText(), undefined, document.version);
    }
    return fresh;
  }

  async getActions(diagnostics: readonly Diagnostic[], uri: string, client: LanguageClient): Promise<unknown[]> {
    const actions = await client.getCodeActions(uri, [...diagnostics]);
    return Promise.all(
      actions.map(async (action): Promise<unknown> =>
        action.data ? client.connection.sendRequest('codeAction/resolve', action) : action,
      ),
    );
  }

  #pickText(name: string): string {
    return this.#random.pick(variants[name] ?? ['']);
  }

  #getPath(name: string): string {
    return path.join(this.root, name);
  }

  #getUri(name: string): string {
    return toUri(this.#getPath(name));
  }

  #write(name: string, text: string): void {
    mkdirSync(path.dirname(this.#getPath(name)), { recursive: true });
    writeFileSync(this.#getPath(name), text);
  }

  #tell(...changes: readonly (readonly [name: string, type: FileChangeType])[]): Promise<void> {
    return this.client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(([name, type]) => ({ uri: this.#getUri(name), type })),
    });
  }

  async #openFile(name: string): Promise<void> {
    if (!existsSync(this.#getPath(name))) return;
    this.#open.add(name);
    await this.client.open(this.#getUri(name), readFileSync(this.#getPath(name), 'utf8'));
  }

  async #closeFile(name: string): Promise<void> {
    this.#open.delete(name);
    await this.client.close(this.#getUri(name));
  }
}

describe('whatever is edited, moved, deleted and created', () => {
  it('a server tells the same as one that has just been started', async () => {
    const session = new Session(20_260_301);
    await session.start();
    let count = 0;
    for (let round = 0; round < 3; round++) {
      for (let step = 0; step < 40; step++) await session.act();
      const fresh = await session.startFresh();
      const expected = await session.describe(fresh);
      assert.deepEqual(await session.describe(session.client), expected);
      count += JSON.stringify(expected).split('"source":"async-pitfalls"').length - 1;
      await fresh.stop();
    }
    assert.ok(count > 10, 'the comparison should mean something');
    await session.client.stop();
    rmSync(session.root, { recursive: true });
  });
});
