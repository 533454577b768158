import assert from 'node:assert/strict';
import { createEngine, type EngineOptions } from '../../src/engine/index.js';

const root = String.raw`C:\shop`;

/** Files of a disk as Windows has it; it fails the test when a path is asked for that is written in two ways. */
function createFiles(texts: ReadonlyMap<string, string>): NonNullable<EngineOptions['files']> {
  const toKnown = (path: string): string => {
    assert.doesNotMatch(path, /\//, 'a path of Windows has no slashes');
    return path;
  };
  const getNames = (folder: string): string[] =>
    [...texts.keys()].flatMap((path) =>
      path.startsWith(`${folder}\\`)
        ? [
            path
              .slice(folder.length + 1)
              .split('\\', 1)
              .join(),
          ]
        : [],
    );
  return {
    readFile: (path) => texts.get(toKnown(path)),
    isFile: (path) => texts.has(toKnown(path)),
    readFolder: (path) => {
      const names = getNames(toKnown(path));
      return names.length === 0 ? undefined : [...new Set(names)];
    },
  };
}

/** What the engine finds in the first of the files, whose paths are written with slashes, below `C:\shop`. */
function lintFirst(files: Readonly<Record<string, string>>): readonly string[] {
  const toPath = (name: string): string => `${root}\\${name.replaceAll('/', '\\')}`;
  const texts = new Map(Object.entries(files).map(([name, text]) => [toPath(name), text]));
  const [[path, text] = ['', '']] = texts;
  const onError: EngineOptions['onError'] = ({ error }) => {
    throw error;
  };
  const engine = createEngine({ root, files: createFiles(texts), types: 'off', onError });
  try {
    const { findings } = engine.lint({
      path,
      text,
      rules: { 'no-blocking-call': 'error', 'no-missing-await': 'error' },
    });
    return findings.map(({ message, related }) => [message, ...related.map((place) => place.path)].join('\n'));
  } finally {
    engine.close();
  }
}

const readPrices = `import { execSync } from 'node:child_process';
export const readPrices = () => execSync('prices').toString();
`;
const callers = (specifier: string): string => `import { readPrices } from '${specifier}';
export async function handle() {
  return readPrices();
}
`;

/** Where the blocking call is found that `handle` makes. */
function findBlockingPath(files: Readonly<Record<string, string>>): string | undefined {
  const [finding = '', ...others] = lintFirst(files);
  assert.deepEqual(others, []);
  assert.match(finding, /^`readPrices\(\)` blocks the event loop: it calls `child_process\.execSync\(\)`/);
  return finding.split('\n').at(-1);
}

describe('on Windows', () => {
  it('follows imports through the index of a folder, which imports from beside it', () => {
    const found = findBlockingPath({
      'src/api/orders.ts': callers('../prices'),
      'src/prices/index.ts': `export * from './sources/read';`,
      'src/prices/sources/read.ts': readPrices,
    });
    assert.equal(found, String.raw`C:\shop\src\prices\sources\read.ts`);
  });

  it('follows the `paths` of a tsconfig into folders', () => {
    const found = findBlockingPath({
      'src/orders.ts': callers('@app/prices/read'),
      'tsconfig.json': '{ "compilerOptions": { "baseUrl": "./src", "paths": { "@app/*": ["shop/*"] } } }',
      'src/shop/prices/read.ts': readPrices,
    });
    assert.equal(found, String.raw`C:\shop\src\shop\prices\read.ts`);
  });

  it('follows the packages of a monorepo to their sources', () => {
    const found = findBlockingPath({
      'packages/api/src/orders.ts': callers('@shop/core'),
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/api/package.json': '{ "name": "@shop/api" }',
      'packages/core/package.json': '{ "name": "@shop/core", "main": "./dist/index.js" }',
      'packages/core/src/index.ts': readPrices,
    });
    assert.equal(found, String.raw`C:\shop\packages\core\src\index.ts`);
  });

  it('follows absolute and relative imports of Python', () => {
    const [missing, blocking, ...others] = lintFirst({
      'shop/orders.py': `from shop.prices import load
from .sources.disk import read


async def handle():
    load()
    return read()
`,
      'shop/__init__.py': '',
      'shop/prices.py': 'async def load(): ...\n',
      'shop/sources/__init__.py': '',
      'shop/sources/disk.py': 'import time\n\n\ndef read():\n    time.sleep(1)\n',
    });
    assert.match(missing ?? '', /the coroutine never runs[^]*C:\\shop\\shop\\prices\.py$/);
    assert.match(blocking ?? '', /it calls `time\.sleep\(\)`[^]*C:\\shop\\shop\\sources\\disk\.py$/);
    assert.deepEqual(others, []);
  });
});
