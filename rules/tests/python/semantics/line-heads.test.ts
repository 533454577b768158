import assert from 'node:assert/strict';
import { findLineHeads } from '../../../src/python/semantics/line-heads.js';

describe('findLineHeads()', () => {
  const text = [
    'class A(B):\r\n  class Inner (C): pass\r\tclass\tX\n',
    '  # class Commented(A)\nsubclass Other(B)\nclass\nclass class Y(A)\u2028class Z[T](A):\n',
    '    \f class Fed(A): ...\nx = class N(A)\nclass A(class B(C))\n\n\nclass Last(',
  ].join('');

  it('finds what a pattern for whole lines finds', () => {
    const pattern = /^([ \t\f]*)(class[ \t]+[^\s([:]+[ \t]*(?:\[[^\]]*\][ \t]*)?\()/gmu;
    const expected = [...text.matchAll(pattern)].map(({ index, 0: whole, 1: indent, 2: head }) => ({
      indent,
      head,
      end: index + whole.length,
    }));
    const sticky = /class[ \t]+[^\s([:]+[ \t]*(?:\[[^\]]*\][ \t]*)?\(/uy;
    const found = [...findLineHeads(text, 'class', sticky)].map(({ indent, match, end }) => ({
      indent,
      head: match[0],
      end,
    }));
    assert.deepEqual(found, expected);
    assert.deepEqual(
      found.map(({ head }) => head),
      ['class A(', 'class Inner (', 'class Z[T](', 'class Fed(', 'class A(', 'class Last('],
    );
  });

  it('takes time by the length of the text, whatever stands in it', () => {
    const long = `${'class '.repeat(50_000)}\n${' '.repeat(300_000)}class A(`;
    assert.equal([...findLineHeads(long, 'class', /class A\(/uy)].length, 1);
  });
});
