import assert from 'node:assert/strict';
import { getFoldersAround } from '../../../src/project/files/paths.js';

describe('getFoldersAround', () => {
  it('names the folders from the outer one inwards, with the separator that they are written with', () => {
    assert.deepEqual(getFoldersAround('/shop/cart/list', '/shop'), ['/shop', '/shop/cart']);
    assert.deepEqual(getFoldersAround('C:\\shop\\cart\\list', 'C:\\shop'), ['C:\\shop', 'C:\\shop\\cart']);
    assert.deepEqual(getFoldersAround('/shop/cart', '/'), ['/', '/shop']);
  });

  it('names none around the outer folder itself', () => {
    assert.deepEqual(getFoldersAround('/shop', '/shop'), []);
  });
});
