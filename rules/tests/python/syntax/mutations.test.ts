import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { linkParents, parse } from '../../../src/python/syntax/parser.js';
import { createRandom, findLost, mutations } from './support/mutations.js';
import { findPython, listStandardLibrary } from './support/standard-library.js';

/** The least share of files, in percent, that must keep every function and call on the lines that were not touched. */
const leastKept: Record<string, number> = { cut: 98, bracket: 98, character: 98, bytes: 98 };

/** One file in so many is broken in each way. */
const sample = 4;

describe('a broken line', function () {
  this.timeout(120_000);
  let texts: string[] = [];

  before(function () {
    const python = findPython();
    if (python === undefined) {
      console.warn('      python3 is not installed: its standard library is not there to be broken');
      this.skip();
    }
    const files = listStandardLibrary(python).filter((_, index) => index % sample === 0);
    // Only what is correct and not trivial can lose something.
    texts = files.map((path) => readFileSync(path, 'utf8')).filter((text) => text.length > 200);
    texts = texts.filter((text) => parse(text).problems.length === 0);
  });

  for (const [name, mutate] of Object.entries(mutations)) {
    it(`leaves the others alone: ${name}`, () => {
      const random = createRandom(20_240_607);
      let kept = 0;
      for (const text of texts) {
        const module = parse(text);
        linkParents(module);
        if (findLost(text, module, mutate(text, random)).length === 0) kept++;
      }
      const share = (100 * kept) / texts.length;
      assert(share >= (leastKept[name] ?? 100), `only ${share.toFixed(1)} % of ${texts.length} files kept all`);
    });
  }
});
