import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { knowledge } from '../../scripts/bench/types/bundle.js';

const sources = path.resolve(import.meta.dirname, '../../src');

describe('what the bench of types takes away from no-missing-await', () => {
  for (const [file, text] of knowledge) {
    it(`is there: ${text.slice(0, text.indexOf('('))}`, () => {
      const source = readFileSync(path.join(sources, file), 'utf8');
      assert(source.includes(text), `${file} has no ${text}`);
    });
  }
});
