import assert from 'node:assert/strict';
import { toNativePath, toOwnPath } from '../../../src/javascript/types/file-names.js';

describe('names of files for TypeScript', () => {
  const names: readonly (readonly [own: string, native: string])[] = [
    [String.raw`c:\shop\src\cart.ts`, 'c:/shop/src/cart.ts'],
    [String.raw`\\server\shop\cart.ts`, '//server/shop/cart.ts'],
    ['/home/shop/src/cart.ts', '/home/shop/src/cart.ts'],
    [String.raw`/home/back\slash/cart.ts`, String.raw`/home/back\slash/cart.ts`],
  ];

  for (const [own, native] of names) {
    it(`are ${native} for ${own}, there and back`, () => {
      assert.equal(toNativePath(own), native);
      assert.equal(toOwnPath(native), own);
    });
  }
});
