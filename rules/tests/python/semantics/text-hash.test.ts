import assert from 'node:assert/strict';
import { hashText } from '../../../src/python/semantics/text-hash.js';

describe('the hash of a text', () => {
  // The lengths go round the four bytes of a word, and the last text round what is kept for most.
  const texts = ['', 'x', 'x = 1', 'größe = "🐍"', 'await run()\n', 'x = 1\r\ny = 2', 'a'.repeat(30_000)];

  it('is the same whatever was hashed before', () => {
    const hashes = texts.map(hashText);
    assert.deepEqual([...texts].reverse().map(hashText).reverse(), hashes);
  });

  it('is another one when any character is', () => {
    for (const text of texts) {
      const { length } = text;
      const places = new Set([0, 1, 2, 3, length - 4, length - 3, length - 2, length - 1]);
      for (const place of places) {
        if (place < 0 || place >= length) continue;
        const edited = `${text.slice(0, place)}_${text.slice(place + 1)}`;
        assert.notEqual(hashText(edited), hashText(text), `${text.slice(0, 20)} at ${place}`);
      }
    }
  });

  it('is another one when characters change places', () => {
    assert.notEqual(hashText('first = 1\nother = 2\n'), hashText('other = 1\nfirst = 2\n'));
    assert.notEqual(hashText('abcdefgh'), hashText('efghabcd'));
  });
});
