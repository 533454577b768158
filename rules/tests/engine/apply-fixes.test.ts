import assert from 'node:assert/strict';
import { applyEdits } from '../../src/engine/apply-fixes.js';

describe('edits of a text', () => {
  it('are applied in the order of the text', () => {
    const edits = [
      { start: 4, end: 5, text: 'C' },
      { start: 0, end: 1, text: 'A' },
    ];
    assert.equal(applyEdits('a b c', edits), 'A b C');
  });

  it('that overlap or touch are left out, but for the first', () => {
    const first = { start: 0, end: 3, text: '' };
    const touching = { start: 3, end: 4, text: 'x' };
    const inside = { start: 1, end: 2, text: 'y' };
    assert.equal(applyEdits('abcdef', [touching, inside, first]), 'def');
  });

  it('may be at the very start', () => {
    assert.equal(applyEdits('f()', [{ start: 0, end: 0, text: 'await ' }]), 'await f()');
  });
});
