import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LanguageClient, toUri } from '../support/language-client.js';

const texts: Readonly<Record<string, string>> = {
  'pyproject.toml': '[project]\nname = "shop"\n',
  'tsconfig.json': '{ "compilerOptions": { "module": "nodenext", "strict": true, "types": [], "lib": ["es2022"] } }\n',
  'shop/__init__.py': '',
  'shop/store.py': 'class Store:\n    def load(self):\n        raise NotImplementedError\n',
  // Nothing imports it: that it is blocking tells who has read all files.
  'shop/disk.py': `import time
from shop.store import Store


class DiskStore(Store):
    def load(self):
        time.sleep(1)
`,
  'shop/view.py': `import time
from shop.store import Store


async def show(store: Store):
    time.sleep(1)
    store.load()
`,
  'web/load.ts': 'export async function load(): Promise<number> {\n  return 1;\n}\n',
  'web/main.ts': "import { load } from './load.js';\n\nexport function main(): void {\n  load();\n}\n",
};

/** What came of a session, and what the server read for it on its own thread, apart from how often. */
interface Session {
  /** Lines of findings: before the project was read, after, and after each edit. */
  readonly lines: readonly (readonly number[])[];
  /** What was read for the first two answers. */
  readonly opening: ReadonlySet<string>;
  readonly edits: ReadonlySet<string>;
}

describe('a workspace of twenty thousand files', () => {
  let root: string;
  let small: string;
  let large: string;
  before(() => {
    root = mkdtempSync(path.join(tmpdir(), 'large-workspace-'));
    small = path.join(root, 'small');
    large = path.join(root, 'large');
    write(small, 20);
    write(large, 20_000);
  });
  after(() => rmSync(root, { recursive: true }));

  /** Writes the program above, and beside it as many files of both languages as it takes. */
  const write = (folder: string, count: number): void => {
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    for (let index = 0; index < (count - Object.keys(texts).length) / 2; index++) {
      const part = path.join(folder, `part${index % 100}`);
      if (index < 100) mkdirSync(part);
      writeFileSync(path.join(part, `m${index}.py`), `async def step${index}():\n    return ${index}\n`);
      writeFileSync(path.join(part, `m${index}.ts`), `export const value${index} = async (): Promise<void> => {};\n`);
    }
  };

  const work = async (folder: string, name: string): Promise<Session> => {
    const client = await LanguageClient.start({ root: folder, server: 'counting-server' });
    const uri = toUri(path.join(folder, name));
    const getReads = async (): Promise<ReadonlySet<string>> => {
      const reads = await client.connection.sendRequest<string[]>('test/reads');
      return new Set(reads.map((read) => read.replaceAll(folder, '')).toSorted());
    };
    const lines: number[][] = [];
    const look = async (): Promise<void> => {
      lines.push((await client.pullNow(uri)).map(({ range }) => range.start.line));
    };
    await client.open(uri, texts[name] ?? '');
    await look();
    await client.connection.sendNotification('test/release');
    await client.waitUntil(() => client.indexing.at(-1)?.isBusy === false);
    await look();
    const opening = await getReads();
    for (let edit = 0; edit < 3; edit++) {
      await client.change(uri, `\n${client.getText(uri)}`);
      await look();
    }
    const edits = await getReads();
    await client.stop();
    return { lines, opening, edits };
  };

  it('is no burden for Python: what is read for a file, and on an edit, is the same as among twenty', async () => {
    const [few, many] = [await work(small, 'shop/view.py'), await work(large, 'shop/view.py')];
    assert.deepEqual(many.lines, [[5], [5, 6], [6, 7], [7, 8], [8, 9]]);
    assert.deepEqual(few, many);
    assert.ok(isReadOnce(many));
  });

  it('is no burden for TypeScript on an edit: what is read then is the same as among twenty', async () => {
    const [few, many] = [await work(small, 'web/main.ts'), await work(large, 'web/main.ts')];
    assert.deepEqual(many.lines, [[], [3], [4], [5], [6]]);
    assert.deepEqual(few.lines, many.lines);
    assert.deepEqual(few.edits, many.edits);
    assert.ok(isReadOnce(many));
  });
});

/** Whether an edit left alone what has nothing to do with the file, and the project that a thread reads. */
function isReadOnce({ edits }: Session): boolean {
  return ![...edits].some((read) => read.startsWith('project') || read.includes('/part'));
}
