import assert from 'node:assert/strict';
import type { PythonFacts } from '../../../src/python/semantics/python-facts.js';
import type * as ast from '../../../src/python/syntax/nodes.js';
import { type Files, TestProject } from './support/project.js';

const helpers = `
import asyncio
import sys
from typing import NoReturn

QUIET = (asyncio.CancelledError, OSError)
NAMES = ('a', 'b')

def declared() -> NoReturn: ...
def always(error):
    print(error)
    raise RuntimeError from error
def on_every_way(error):
    if error:
        raise error
    else:
        sys.exit(1)
def sometimes(error):
    if error:
        raise error
def indirectly(error):
    sometimes(error)
def harmless(error):
    print(error)
async def later(error):
    raise error
def abstract():
    raise NotImplementedError
def for_ever():
    while True:
        print('still here')
def returns():
    if sys.argv:
        return 1
    raise RuntimeError
class Base:
    def close(self): ...
class Derived(Base):
    attribute = 1
    def __init__(self):
        self.callback = print
`;

interface Asked {
  readonly facts: PythonFacts;
  readonly expression: ast.Expression;
}

/** An expression in a module that imports everything from another one. */
function ask(written: string, files: Files = { 'helpers.py': helpers }): Asked {
  const code = `from helpers import *\nfrom helpers import Derived, QUIET, NAMES, later\nimport pytest\nasync def f(error, d: Derived):\n    ${written}\n`;
  const module = new TestProject({ ...files, 'main.py': code }).open('main.py');
  return { facts: module.facts, expression: module.find(written.replace(/^await /, '')) };
}

describe('functions that raise', () => {
  const isNoReturn = (written: string): boolean => {
    const { facts, expression } = ask(written);
    assert(expression.type === 'Call');
    return facts.isNoReturn(expression);
  };
  const mayRaise = (name: string): boolean => {
    const { facts, expression } = ask(`${name}(error)`);
    const ref = expression.type === 'Call' ? facts.findFunction(expression.func) : undefined;
    assert(ref !== undefined);
    return facts.mayRaise(ref);
  };

  it('never return when they say so, or when every way raises', () => {
    for (const name of ['declared', 'always', 'on_every_way', 'for_ever']) {
      assert.equal(isNoReturn(`${name}(error)`), true, name);
    }
    assert.equal(isNoReturn('pytest.fail("why")'), true);
  });

  it('may return when one way does, or when others fill them', () => {
    for (const name of ['sometimes', 'indirectly', 'harmless', 'abstract', 'returns']) {
      assert.equal(isNoReturn(`${name}(error)`), false, name);
    }
  });

  it('do nothing before they are awaited', () => {
    assert.equal(isNoReturn('later(error)'), false);
    assert.equal(isNoReturn('await later(error)'), true);
  });

  it('may raise by themselves or by what they call', () => {
    assert.equal(mayRaise('sometimes'), true);
    assert.equal(mayRaise('indirectly'), true);
    assert.equal(mayRaise('harmless'), false);
  });
});

describe('what else is known of values', () => {
  it('names the classes in a tuple of another file', () => {
    const { facts, expression } = ask('QUIET');
    assert.deepEqual(facts.getClassesInTuple(expression), ['asyncio.CancelledError', 'OSError']);
    const names = ask('NAMES');
    assert.deepEqual(names.facts.getClassesInTuple(names.expression), []);
  });

  it('knows methods of a class and its bases, and no other attributes', () => {
    const { facts, expression } = ask('d');
    assert.equal(facts.hasMethod(expression, 'close'), true);
    assert.equal(facts.hasMethod(expression, 'attribute'), false);
    assert.equal(facts.hasMethod(expression, 'missing'), false);
  });

  it('tells limiters from what is none, and both from what may be one', () => {
    const isLimiter = (annotation: string): boolean | undefined => {
      const code = `import asyncio\nimport asyncpg\nfrom nowhere import Thing\nasync def f(x: ${annotation}):\n    x\n`;
      const module = new TestProject({ 'main.py': code }).open('main.py');
      return module.facts.isLimiter(module.find('x'));
    };
    assert.equal(isLimiter('asyncio.BoundedSemaphore'), true);
    assert.equal(isLimiter('asyncio.Lock'), true);
    assert.equal(isLimiter('asyncpg.Pool'), false);
    assert.equal(isLimiter('Thing'), undefined);
  });
});
