import assert from 'node:assert/strict';
import { findStatement, getRunningScope } from '../../../src/python/flow/enclosing.js';
import type * as ast from '../../../src/python/syntax/nodes.js';
import { linkParents, parse } from '../../../src/python/syntax/parser.js';
import { walk } from '../../../src/python/syntax/walk.js';

/** The name `here` in a text. */
function findHere(text: string): ast.Name {
  const module = parse(text);
  linkParents(module);
  let here: ast.Name | undefined;
  walk(module, (node) => {
    if (node.type === 'Name' && node.id === 'here') here ??= node;
  });
  if (here === undefined) throw new Error('The text has no `here`');
  return here;
}

describe('the scope that runs an expression', () => {
  const cases: [where: string, text: string, scope: ast.NodeType][] = [
    ['the top of a module', 'here', 'Module'],
    ['a function', 'def f():\n    if x:\n        here\n', 'FunctionDef'],
    ['a coroutine function', 'async def f():\n    here\n', 'AsyncFunctionDef'],
    ['a class', 'class A:\n    x = here\n', 'ClassDef'],
    ['a decorator', '@here\ndef f(): ...\n', 'Module'],
    ['a default', 'def f(x=here): ...\n', 'Module'],
    ['an annotation', 'def f(x: here) -> None: ...\n', 'Module'],
    ['a base class', 'class A(here): ...\n', 'Module'],
    ['the body of a lambda', 'lambda: here', 'Lambda'],
    ['the default of a lambda', 'lambda x=here: x', 'Module'],
    ['a list comprehension', '[here for x in xs]', 'Module'],
    ['a generator expression', '(here for x in xs)', 'GeneratorExp'],
    ['the first iterable of a generator expression', '(x for x in here)', 'Module'],
    ['a further iterable of a generator expression', '(y for x in xs for y in here)', 'GeneratorExp'],
  ];
  for (const [where, text, scope] of cases) {
    it(`of ${where}`, () => {
      assert.equal(getRunningScope(findHere(text))?.type, scope);
    });
  }
});

describe('the statement around an expression', () => {
  it('is the innermost one', () => {
    assert.equal(findStatement(findHere('if x:\n    y = f(here)\n'))?.type, 'Assign');
    assert.equal(findStatement(findHere('if here:\n    pass\n'))?.type, 'If');
  });
});
