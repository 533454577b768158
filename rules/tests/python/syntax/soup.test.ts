import assert from 'node:assert/strict';
import { parse } from '../../../src/python/syntax/parser.js';
import { walk } from '../../../src/python/syntax/walk.js';
import { createRandom } from './support/mutations.js';

const pieces = (
  'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
  'import in is lambda nonlocal not or pass raise return try while with yield match case type lazy _ name f rb t ' +
  '0 1.5 2j "a" \'b\' """ \'\'\' " \' f" t\' f""" rf\' {x!r:>3} { } {{ }} ( ) [ ] : , ; . ... -> @ = := ! + - * ** / // % | & ^ ' +
  '~ << >> < > <= >= == != <> += **= \\ \\N{ $ ? ` é 😀 \u00a0 \ufeff \0 # #c'
).split(' ');
const breaks = ['\n', '\n  ', '\n    ', '\n\t', '\r\n ', '\r', '\f', '\\\n', ' ', '', ' ', ''];

function cook(random: () => number): string {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  let text = '';
  for (let count = random() * 60; count > 0; count--) text += pick(pieces) + pick(random() < 0.2 ? breaks : [' ', '']);
  return text;
}

describe('a soup of tokens', () => {
  it('always becomes a tree whose nodes are inside the text', () => {
    const random = createRandom(7);
    for (let i = 0; i < 20_000; i++) {
      const text = cook(random);
      const module = parse(text);
      const shown = JSON.stringify(text);
      walk(module, ({ type, start, end }) => {
        assert(start >= 0 && start <= end && end <= text.length, `${type} ${start}-${end} in ${shown}`);
      });
      for (const { start, end } of [...module.problems, ...module.comments]) {
        assert(start >= 0 && start <= end && end <= text.length, `${start}-${end} in ${shown}`);
      }
      assert(!module.problems.some(({ message }) => message === 'Too deeply nested'), shown);
    }
  });
});
