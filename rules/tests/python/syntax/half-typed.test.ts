import assert from 'node:assert/strict';
import { parse } from '../../../src/python/syntax/parser.js';
import { isFunction } from '../../../src/python/syntax/predicates.js';
import { walk } from '../../../src/python/syntax/walk.js';

/** The names of the functions and of the calls in a text. */
function findNames(source: string): { functions: string[]; calls: string[] } {
  const functions: string[] = [];
  const calls: string[] = [];
  walk(parse(source), (node) => {
    if (isFunction(node)) functions.push(node.name);
    else if (node.type === 'Call') calls.push(source.slice(node.func.start, node.func.end));
  });
  return { functions, calls };
}

function lines(...texts: string[]): string {
  return texts.join('\n') + '\n';
}

describe('a half-typed line', () => {
  const table: [what: string, source: string, functions: string[], calls: string[]][] = [
    ['a dot', lines('def a():', '  x = self.', '  foo()', 'def b():', '  bar()'), ['a', 'b'], ['foo', 'bar']],
    ['a dot before a keyword', lines('def a():', '  self.', '  return foo()'), ['a'], ['foo']],
    ['an open call', lines('def a():', '  foo(1,', '', 'def b():', '  bar()'), ['a', 'b'], ['foo', 'bar']],
    [
      'an open call before a statement',
      lines('def a():', '  x = foo(self.b(', '  y = bar()', '  return y', 'def b():', '  baz()'),
      ['a', 'b'],
      ['foo', 'self.b', 'bar', 'baz'],
    ],
    ['an open list', lines('def a():', '  x = [1, 2', '  y = foo()', 'z = bar()'), ['a'], ['foo', 'bar']],
    ['an open bracket at the end', lines('foo()', 'x = [', 'bar()', 'baz()'), [], ['foo', 'bar', 'baz']],
    ['an open string', lines('def a():', '  x = "abc', '  foo()'), ['a'], ['foo']],
    ['an open string in a call', lines('def a():', '  print("abc)', '  foo()'), ['a'], ['print', 'foo']],
    ['an open f-string', lines('def a():', '  x = f"abc {foo(', '  bar()', 'baz()'), ['a'], ['foo', 'bar', 'baz']],
    [
      'an open field of an f-string',
      lines('def a():', '  print(f"{', '  for x in y: z', '  x: int = "1"', '  while bar():', '    baz()'),
      ['a'],
      ['print', 'bar', 'baz'],
    ],
    ['open triple quotes', lines('def a():', '  foo()', 'def b():', '  """doc', '  bar()'), ['a', 'b'], ['foo', 'bar']],
    [
      'open triple quotes before a docstring',
      lines('def a():', '  """doc', '  foo()', 'def b():', '  """doc"""', '  bar()', 'def c(): baz()'),
      ['a', 'b', 'c'],
      ['foo', 'bar', 'baz'],
    ],
    ['a missing colon', lines('async def a()', '  foo()', 'def b():', '  bar()'), ['a', 'b'], ['foo', 'bar']],
    ['a missing colon of if', lines('def a():', '  if x', '    foo()', '  bar()'), ['a'], ['foo', 'bar']],
    ['an open condition', lines('def a():', '  if foo(x:', '    bar()', '  baz()'), ['a'], ['foo', 'bar', 'baz']],
    ['open parameters', lines('def a(self', '  foo()', 'def b(self, x', '  y = bar()'), ['a', 'b'], ['foo', 'bar']],
    ['a missing body', lines('async def a():', '', 'async def b():', '  bar()'), ['a', 'b'], ['bar']],
    ['try without more', lines('def a():', '  try:', '    foo()', '  bar()'), ['a'], ['foo', 'bar']],
    ['except without try', lines('foo()', 'except X as e:', '  bar()', 'baz()'), [], ['foo', 'bar', 'baz']],
    ['else without if', lines('foo()', 'else:', '  bar()'), [], ['foo', 'bar']],
    ['await alone', lines('async def a():', '  await', '  foo()', '  x = await', '  bar()'), ['a'], ['foo', 'bar']],
    ['def alone', lines('class C:', '  async def', '', '  async def b(self):', '    bar()'), ['', 'b'], ['bar']],
    ['async alone', lines('class C:', '  async', '  def b(self):', '    bar()'), ['b'], ['bar']],
    ['import alone', lines('from asyncio import', 'import', 'from .', 'from', 'foo()'), [], ['foo']],
    ['a line indented too much', lines('def a():', '  foo()', '    bar()', '  baz()'), ['a'], ['foo', 'bar', 'baz']],
    ['a line indented too little', lines('def a():', '    foo()', '  bar()', 'baz()'), ['a'], ['foo', 'bar', 'baz']],
    ['a decorator', lines('@app.', 'async def a():', '  foo()'), ['a'], ['foo']],
    ['a decorator of nothing', lines('@app.get("/")', 'foo()'), [], ['foo', 'app.get']],
    ['an assignment', lines('def a():', '  x =', '  foo()', '  y +=', '  bar()'), ['a'], ['foo', 'bar']],
    ['print as in Python 2', lines('print "x" % foo()', 'bar()'), [], ['foo', 'bar']],
    ['except as in Python 2', lines('try:', '  a()', 'except X, e:', '  b()', 'c()'), [], ['a', 'b', 'c']],
    ['with', lines('async def a():', '  async with foo() as', '    bar()', '  baz()'), ['a'], ['foo', 'bar', 'baz']],
    ['for', lines('def a():', '  for x in', '    foo()', '  for', '  bar()'), ['a'], ['foo', 'bar']],
    ['arguments', lines('foo(x, y=)', 'bar(,)', 'baz(a b)', 'qux(*)'), [], ['foo', 'bar', 'baz', 'qux']],
    ['a stray bracket', lines('foo())', 'bar([)', 'x = [baz(}]', 'qux()'), [], ['foo', 'bar', 'baz', 'qux']],
    ['a lambda', lines('f = lambda', 'g = lambda x', 'foo()'), [], ['foo']],
    ['a conditional expression', lines('x = a if', 'y = b if c', 'foo()'), [], ['foo']],
    ['a comprehension', lines('x = [a for', 'y = {b: foo() for c', 'bar()'), [], ['foo', 'bar']],
    ['match', lines('match x', 'match y:', 'foo()'), [], ['foo']],
    ['case', lines('match x:', '  case', '  case A(', '  case _:', '    foo()', 'bar()'), [], ['foo', 'bar']],
    ['unknown characters', lines('x = a ? foo() : b', '$', 'y = `z`', 'bar()'), [], ['foo', 'bar']],
    [
      'a merge conflict',
      lines(
        'def a():',
        '<<<<<<< HEAD',
        '    foo()',
        '=======',
        '    bar()',
        '>>>>>>> x',
        '    baz()',
        'def b(): qux()',
      ),
      ['a', 'b'],
      ['foo', 'bar', 'baz', 'qux'],
    ],
  ];
  for (const [what, source, functions, calls] of table) {
    it(`costs only itself: ${what}`, () => {
      const found = findNames(source);
      assert.deepEqual(found.functions, functions);
      assert.deepEqual(found.calls.sort(), [...calls].sort());
      assert.notEqual(parse(source).problems.length, what === 'except as in Python 2' ? undefined : 0);
    });
  }

  it('keeps the blocks around it', () => {
    const { body } = parse(
      lines('class C:', '  def a(self):', '    x = foo(', '    y = 1', '  def b(self): pass', 'z = 2'),
    );
    assert.deepEqual(
      body.map((statement) => (statement.type === 'ClassDef' ? statement.body.length : statement.type)),
      [2, 'Assign'],
    );
  });

  it('keeps the blocks and brackets behind an open field of an f-string', () => {
    const toTypes = (source: string): string[] => parse(source).body.map(({ type }) => type);
    assert.deepEqual(toTypes(lines('x = f"{', '', 'if y == "z":', '  foo()', 'bar()')), ['Assign', 'If', 'Expr']);
    assert.deepEqual(toTypes(lines('x = {', '  a: f"{b', '  c: d,', '}', 'bar()')), ['Assign', 'Expr']);
  });
});
