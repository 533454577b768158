import assert from 'node:assert/strict';
import type { Node } from '../../../src/python/syntax/nodes.js';
import { linkParents, parse } from '../../../src/python/syntax/parser.js';
import { walk } from '../../../src/python/syntax/walk.js';

/** How deep a tree is. */
function measureDepth(root: Node): number {
  let depth = 0;
  let most = 0;
  walk(
    root,
    () => {
      most = Math.max(most, ++depth);
    },
    () => {
      depth--;
    },
  );
  return most;
}

describe('a text nested without end', () => {
  const n = 100_000;
  const table: Record<string, string> = {
    'open parentheses': '('.repeat(n),
    'open brackets of all kinds': '([{'.repeat(n),
    'closed parentheses': '('.repeat(n) + ')'.repeat(n),
    'closing brackets': ')]}'.repeat(n),
    'brackets closed by others': 'f(a] '.repeat(n) + '{x: ) '.repeat(n),
    'nested lists': '['.repeat(n) + ']'.repeat(n),
    'nested dicts': '{1:'.repeat(n) + '}'.repeat(n),
    'nested sets': '{'.repeat(n) + '}'.repeat(n),
    'nested calls': 'f('.repeat(n) + ')'.repeat(n),
    'nested keyword arguments': 'f(a='.repeat(n),
    'nested subscripts': 'a['.repeat(n),
    'brackets behind operators of every precedence': 'a or b and not c < d | e ^ f & g << h + i * -j ** ('.repeat(
      n / 10,
    ),
    'nested conditions': '(a if b else '.repeat(n),
    'nested lambdas': 'lambda x=lambda: '.repeat(n),
    'nested starred': '(*'.repeat(n),
    'nested patterns': 'match x:\n  case ' + '['.repeat(n) + ':\n    pass\n',
    'nested class patterns': 'match x:\n  case ' + 'A(b='.repeat(n) + ':\n    pass\n',
    'nested f-strings': 'f"{'.repeat(n),
    'nested triple f-strings': 'f"""{'.repeat(n),
    'nested format specifications': 'f"{a' + ':{a'.repeat(n) + '}'.repeat(n) + '"',
    signs: '-'.repeat(n) + 'a',
    'mixed signs': '-+~'.repeat(n) + 'a',
    not: 'not '.repeat(n) + 'a',
    await: 'await '.repeat(n) + 'a',
    yield: 'x = ' + 'yield '.repeat(n),
    powers: 'a ** '.repeat(n) + 'a',
    'conditional expressions': 'a if b else '.repeat(n) + 'c',
    sums: 'a + '.repeat(n) + 'a',
    'sums of products': 'a * b + '.repeat(n) + 'a',
    'sums on the left': '('.repeat(150) + 'a' + (' + a'.repeat(300) + ')').repeat(150),
    attributes: 'a' + '.b'.repeat(n),
    'calls of calls': 'a' + '()'.repeat(n),
    'subscripts of subscripts': 'a' + '[0]'.repeat(n),
    comparisons: 'a < '.repeat(n) + 'a',
    'boolean operations': 'a and b or '.repeat(n) + 'a',
    'assignments in a row': 'a = '.repeat(n) + 'a',
    'elif clauses': 'if a: b\n' + 'elif a: b\n'.repeat(n / 10) + 'else: c\n',
    'nested blocks': Array.from({ length: 1000 }, (_, i) => ' '.repeat(i) + 'if a:\n').join(''),
    'indentation out of nothing': Array.from({ length: 1000 }, (_, i) => ' '.repeat(i) + 'a\n').join(''),
    'nested functions on one line': 'def f(a=def f(a='.repeat(n),
    'unclosed brackets on each line': 'x = (\n'.repeat(n),
    'unclosed brackets with a statement between': 'x = f(\nreturn\n'.repeat(n),
    'unclosed strings on each line': 'x = f"{"\n'.repeat(n),
    'unclosed f-strings that swallow a line': 'x = f"{a\ny: b\n'.repeat(n),
    'unclosed f-strings in one dict': 'x = {\n' + ' "a": f"{b\n "c": d,\n'.repeat(n) + '}\n',
    'unclosed triple quotes on each line': 'def f():\n """\n'.repeat(n / 2 + 1),
    'strings in triple quotes on one line, the last unclosed': '"""a""" '.repeat(n) + '"""',
    decorators: '@a\n'.repeat(n),
    'backslashes before newlines': '\\\n'.repeat(n),
    'case without end': 'match x:\n' + ' case a:\n'.repeat(n),
    'match on each line': 'match a\n'.repeat(n),
    'with on each line': 'with (a, b\n'.repeat(n),
    'strings in a row': '"a" '.repeat(n),
    'f-strings in a row': 'f"{a}" '.repeat(n),
  };
  for (const [what, source] of Object.entries(table)) {
    it(`is parsed and walked: ${what}`, () => {
      const module = parse(source);
      linkParents(module);
      assert(measureDepth(module) < 10_000);
    });
  }

  it('keeps what is nested as deep as CPython allows', () => {
    const module = parse('['.repeat(190) + 'f()' + ']'.repeat(190));
    assert.deepEqual(module.problems, []);
    assert(measureDepth(module) > 190);
  });

  it('keeps the calls in a chain that is too long, and what follows it', () => {
    let calls = 0;
    walk(parse('f() + '.repeat(20_000) + 'f()\nf()\n'), (node) => {
      if (node.type === 'Call') calls++;
    });
    assert.equal(calls, 20_002);
  });

  it('keeps all clauses of a long if statement', () => {
    let calls = 0;
    walk(parse('if a: f()\n' + 'elif a: f()\n'.repeat(2000) + 'else: f()\n'), (node) => {
      if (node.type === 'Call') calls++;
    });
    assert.equal(calls, 2002);
  });
});
