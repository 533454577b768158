import assert from 'node:assert/strict';
import { readPackageJson } from '../../../../src/javascript/semantics/modules/package-json.js';

/** What is read of a folder with this `package.json`, or without one. */
function read(text: string | undefined): unknown {
  return readPackageJson('/repo', {
    readFile: (path) => (path === '/repo/package.json' ? text : undefined),
    isFile: (path) => path === '/repo/package.json' && text !== undefined,
    readFolder: () => undefined,
  });
}

describe('readPackageJson', () => {
  it('gives what the file holds, with a byte order mark or without', () => {
    assert.deepEqual(read('{ "name": "shop" }'), { name: 'shop' });
    assert.deepEqual(read('\uFEFF{ "name": "shop" }'), { name: 'shop' });
  });

  for (const [what, text] of [
    ['no file', undefined],
    ['a file that is being written', '{ "name": "sh'],
    ['a list', '["shop"]'],
    ['null', 'null'],
  ] as const) {
    it(`gives nothing of ${what}`, () => {
      assert.equal(read(text), undefined);
    });
  }
});
