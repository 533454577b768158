import assert from 'node:assert/strict';
import { findLibraryModule, isStandardLibrary } from '../../../src/python/library/index.js';
import standardLibraryNames from '../../../src/python/library/standard-library.generated.json' with { type: 'json' };
import stubs from '../../../src/python/library/stubs.generated.json' with { type: 'json' };
import { parse } from '../../../src/python/syntax/parser.js';
import { compactStub } from '../../../scripts/library/compact-stub.js';
import { getLibraryIndex, getStandardLibraryNames } from '../../../scripts/library/generate-library.js';

describe('library index', () => {
  it('tells modules of the standard library from all others', () => {
    for (const name of ['asyncio', 'xml.etree.ElementTree', 'tkinter', 'imp']) assert.ok(isStandardLibrary(name), name);
    for (const name of ['requests', 'asyncio_mqtt', 'django.db']) assert.ok(!isStandardLibrary(name), name);
  });

  it('is what its sources give', () => {
    assert.deepEqual(Object.keys(getLibraryIndex()), Object.keys(stubs), 'run npm run generate:library');
    assert.deepEqual(getLibraryIndex(), stubs, 'run npm run generate:library');
    assert.deepEqual(getStandardLibraryNames(), standardLibraryNames, 'run npm run generate:library');
  });

  it('holds only stubs that parse', () => {
    for (const [module, text] of Object.entries(stubs)) {
      assert.deepEqual(parse(text).problems, [], module);
    }
  });

  it('tells packages from modules', () => {
    assert.equal(findLibraryModule('asyncio')?.isPackage, true);
    assert.equal(findLibraryModule('asyncio.tasks')?.isPackage, false);
    assert.equal(findLibraryModule('no.such.module'), undefined);
    assert.equal(findLibraryModule('aiohttp.web')?.isPackage, false);
  });

  it('names what the documented pitfalls need', () => {
    for (const name of [
      'asyncio',
      'builtins',
      'contextlib',
      'subprocess',
      'threading',
      'aiohttp',
      'httpx',
      'requests',
      'redis.asyncio',
    ]) {
      assert.ok(findLibraryModule(name), name);
    }
  });
});

describe('compactStub', () => {
  it('takes out comments and docstrings', () => {
    assert.equal(
      compactStub('"""Doc."""\nx: int  # why\ndef f() -> int:\n    """Doc."""\n'),
      'x: int\ndef f() -> int: ...\n',
    );
  });

  it('keeps the branch of the newest version and of Linux', () => {
    const stub = [
      'import sys',
      'if sys.version_info >= (3, 9):',
      '    async def new() -> None: ...',
      'else:',
      '    async def old() -> None: ...',
      'if sys.platform == "win32" and sys.version_info >= (3, 8):',
      '    def windows() -> None: ...',
      '',
    ].join('\n');
    assert.equal(compactStub(stub), 'import sys\nasync def new() -> None: ...\n');
  });

  it('writes what stands on several lines on one', () => {
    assert.equal(
      compactStub('def f(\n    a: int,\n    b: str = ...,\n) -> None: ...\n'),
      'def f(a: int, b: str = ...) -> None: ...\n',
    );
  });
});
