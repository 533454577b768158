import assert from 'node:assert/strict';
import {
  addAwait,
  ensureImport,
  ensureImportedMember,
  insertLinesBefore,
  makeAsync,
  type TextEdit,
} from '../../../src/python/edits/index.js';
import { findBrackets } from '../../../src/python/edits/brackets.js';
import type * as ast from '../../../src/python/syntax/nodes.js';
import { linkParents, parse } from '../../../src/python/syntax/parser.js';
import { walk } from '../../../src/python/syntax/walk.js';
import { applyEdits } from '../../support/text-edits.js';

function parseLinked(text: string): ast.Module {
  const module = parse(text);
  linkParents(module);
  return module;
}

function findAll<T extends ast.NodeType>(module: ast.Module, type: T): ast.NodeOf<T>[] {
  const found: ast.NodeOf<T>[] = [];
  const isOfType = (node: ast.Node): node is ast.NodeOf<T> => node.type === type;
  walk(module, (node) => {
    if (isOfType(node)) found.push(node);
  });
  return found;
}

/** The expression of a text between « and », and the text without them. */
function toMarked(marked: string): { text: string; expression: ast.Expression } {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replace('«', '').replace('»', '');
  const isMarked = (node: ast.Node): node is ast.Expression =>
    node.start === start && node.end === end && node.type !== 'Expr' && node.type !== 'Module';
  let expression: ast.Expression | undefined;
  walk(parseLinked(text), (node) => {
    if (expression === undefined && isMarked(node)) expression = node;
  });
  if (expression === undefined) throw new Error(`No expression in ${marked}`);
  return { text, expression };
}

function withAwait(marked: string): string | undefined {
  const { text, expression } = toMarked(marked);
  const edits = addAwait(expression, text);
  return edits && applyEdits(text, edits);
}

describe('addAwait', () => {
  const cases: [string, string][] = [
    ['«fetch()»', 'await fetch()'],
    ['x = «fetch()»', 'x = await fetch()'],
    ['«fetch()».json()', '(await fetch()).json()'],
    ['(«fetch()»).json()', '(await fetch()).json()'],
    ['«fetch()»["id"]', '(await fetch())["id"]'],
    ['«fetch()»()', '(await fetch())()'],
    ['-«fetch()»', '-await fetch()'],
    ['«fetch()» ** 2', 'await fetch() ** 2'],
    ['2 ** «fetch()»', '2 ** await fetch()'],
    ['not «fetch()»', 'not await fetch()'],
    ['print(«fetch()»)', 'print(await fetch())'],
    ['print(*«fetch()»)', 'print(*await fetch())'],
    ['print(end=«fetch()»)', 'print(end=await fetch())'],
    ['f"{«fetch()»}"', 'f"{await fetch()}"'],
    ['f"{«fetch()».id!r:>10}"', 'f"{(await fetch()).id!r:>10}"'],
    ['await «fetch()»', 'await (await fetch())'],
    ['«a or b»', 'await (a or b)'],
    ['(«a or b»)', 'await (a or b)'],
    ['(«a or b»).x', '(await (a or b)).x'],
    ['[«f(x)» for x in xs]', '[await f(x) for x in xs]'],
    ['any(«f(x)» for x in xs)', 'any([await f(x) for x in xs])'],
    ['any((«f(x)» for x in xs))', 'any([await f(x) for x in xs])'],
    ['sum((«f(x)» for x in xs), 1)', 'sum([await f(x) for x in xs], 1)'],
    ['list(x for x in «f(xs)»)', 'list(x for x in await f(xs))'],
    ['list(x for x in xs if «f(x)»)', 'list([x for x in xs if await f(x)])'],
  ];
  for (const [before, after] of cases) {
    it(`${before} → ${after}`, () => {
      assert.equal(withAwait(before), after);
    });
  }

  it('cannot stand in a lambda', () => {
    assert.equal(withAwait('lambda: «fetch()»'), undefined);
    assert.equal(withAwait('lambda x=«fetch()»: x'), 'lambda x=await fetch(): x');
  });

  it('does not turn a generator that is kept into a list', () => {
    assert.equal(withAwait('xs = («f(x)» for x in y)'), undefined);
  });
});

describe('findBrackets', () => {
  const cases: [string, string | undefined][] = [
    ['«a»', undefined],
    ['(«a»)', '(a)'],
    ['( «a» )', '( a )'],
    ['f(«a»)', undefined],
    ['f((«a»))', '(a)'],
    ['f(x, («a»))', '(a)'],
    ['(«a», b)', undefined],
    ['x = (\n    «a»\n)', '(\n    a\n)'],
  ];
  for (const [marked, expected] of cases) {
    it(`of ${JSON.stringify(marked)}`, () => {
      const { text, expression } = toMarked(marked);
      const range = findBrackets(expression, text);
      assert.equal(range && text.slice(range.start, range.end), expected);
    });
  }
});

describe('ensureImport', () => {
  const imported = (text: string): { name: string; result: string } => {
    const { name, edits } = ensureImport(parseLinked(text), text, 'asyncio');
    return { name, result: applyEdits(text, edits) };
  };
  const cases: [title: string, before: string, name: string, after: string][] = [
    ['reuses an import', 'import asyncio\n', 'asyncio', 'import asyncio\n'],
    ['reuses an alias', 'import asyncio as aio\n', 'aio', 'import asyncio as aio\n'],
    ['sorts into plain imports', 'import abc\nimport os\n', 'asyncio', 'import abc\nimport asyncio\nimport os\n'],
    ['stands before from-imports', 'from abc import b\n', 'asyncio', 'import asyncio\nfrom abc import b\n'],
    ['stands in a block before packages', 'import requests\n', 'asyncio', 'import asyncio\n\nimport requests\n'],
    ['stands in a block before the project', 'from . import b\n', 'asyncio', 'import asyncio\n\nfrom . import b\n'],
    [
      'finds the block of its like',
      'import requests\n\nimport abc\nimport os\n',
      'asyncio',
      'import requests\n\nimport abc\nimport asyncio\nimport os\n',
    ],
    [
      'keeps to blocks of all kinds',
      'import requests\nimport time\n',
      'asyncio',
      'import asyncio\nimport requests\nimport time\n',
    ],
    [
      'leaves comments with their import',
      '"""D."""\n\n# Packages\nimport requests\n',
      'asyncio',
      '"""D."""\n\nimport asyncio\n\n# Packages\nimport requests\n',
    ],
    ['stands behind smaller ones', 'import abc\n\nx = 1\n', 'asyncio', 'import abc\nimport asyncio\n\nx = 1\n'],
    ['stands behind a last line without a break', 'import abc', 'asyncio', 'import abc\nimport asyncio\n'],
    ['stands behind the docstring', '"""Doc."""\n\nx = 1\n', 'asyncio', '"""Doc."""\n\nimport asyncio\n\nx = 1\n'],
    [
      'stands behind __future__',
      '"""Doc."""\nfrom __future__ import annotations\n\nimport os\n',
      'asyncio',
      '"""Doc."""\nfrom __future__ import annotations\n\nimport asyncio\nimport os\n',
    ],
    [
      'stands behind a shebang',
      '#!/usr/bin/env python\nx = 1\n',
      'asyncio',
      '#!/usr/bin/env python\nimport asyncio\n\nx = 1\n',
    ],
    [
      'leaves comments with their code',
      '"""D."""\n\n# The x.\nx = 1\n',
      'asyncio',
      '"""D."""\n\nimport asyncio\n\n# The x.\nx = 1\n',
    ],
    ['stands before decorators', '@d\ndef f(): pass\n', 'asyncio', 'import asyncio\n\n@d\ndef f(): pass\n'],
    ['keeps Windows line breaks', 'import os\r\n', 'asyncio', 'import asyncio\r\nimport os\r\n'],
    ['fills an empty file', '', 'asyncio', 'import asyncio\n'],
  ];
  for (const [title, before, name, after] of cases) {
    it(title, () => {
      assert.deepEqual(imported(before), { name, result: after });
    });
  }
});

describe('ensureImport of a package', () => {
  const imported = (text: string): string => applyEdits(text, ensureImport(parseLinked(text), text, 'anyio').edits);

  it('stands in the block of packages', () => {
    assert.equal(
      imported('import os\n\nimport httpx\n\nfrom . import b\n'),
      'import os\n\nimport anyio\nimport httpx\n\nfrom . import b\n',
    );
  });

  it('stands in a block of its own behind the standard library', () => {
    assert.equal(imported('import os\n\nfrom . import b\n'), 'import os\n\nimport anyio\n\nfrom . import b\n');
    assert.equal(imported('import os\n\nx = 1\n'), 'import os\n\nimport anyio\n\nx = 1\n');
  });
});

describe('ensureImportedMember', () => {
  const imported = (text: string): { name: string; result: string } => {
    const { name, edits } = ensureImportedMember(parseLinked(text), text, 'asyncio', 'sleep');
    return { name, result: applyEdits(text, edits) };
  };

  it('reuses a name that is imported', () => {
    assert.equal(imported('from asyncio import sleep\n').name, 'sleep');
    assert.equal(imported('from asyncio import sleep as nap\n').name, 'nap');
    assert.equal(imported('import asyncio\n').name, 'asyncio.sleep');
  });

  it('adds the name to a from-import, unless it means something else in the file', () => {
    assert.deepEqual(imported('from asyncio import Queue\n'), {
      name: 'sleep',
      result: 'from asyncio import Queue, sleep\n',
    });
    assert.deepEqual(imported('from asyncio import Queue\nfrom time import sleep\n'), {
      name: 'asyncio.sleep',
      result: 'import asyncio\nfrom asyncio import Queue\nfrom time import sleep\n',
    });
  });
});

describe('ensureImportedMember in a function', () => {
  const getName = (text: string): string => {
    const module = parseLinked(text);
    const at = findAll(module, 'Name').find(({ id }) => id === 'here');
    assert.ok(at);
    const { name, edits } = ensureImportedMember(at, text, 'asyncio', 'sleep');
    return edits.length > 0 ? 'added' : name;
  };

  it('uses what the functions around have imported before', () => {
    assert.equal(getName('def f():\n    import asyncio\n    if x:\n        here\n'), 'asyncio.sleep');
    assert.equal(getName('def f():\n    from asyncio import sleep as nap\n    def g():\n        here\n'), 'nap');
    assert.equal(getName('def f():\n    import asyncio as aio\n    with x:\n        here\n'), 'aio.sleep');
  });

  it('uses no name that means something else there', () => {
    assert.equal(getName('from asyncio import sleep\nasync def f(sleep):\n    here\n'), 'added');
    assert.equal(getName('from asyncio import sleep\nasync def f():\n    sleep = 1\n    here\n'), 'added');
    assert.equal(getName('from asyncio import sleep\nasync def f(nap): here\nasync def g(sleep): pass\n'), 'sleep');
    assert.equal(
      getName('async def f(sleep):\n    async def g():\n        from asyncio import sleep\n        here\n'),
      'sleep',
    );
  });

  it('does not count on what may not have run, or is not in reach', () => {
    assert.equal(getName('def f():\n    here\n    import asyncio\n'), 'added');
    assert.equal(getName('def f():\n    if x:\n        import asyncio\n    here\n'), 'added');
    assert.equal(getName('def f():\n    import asyncio\ndef g():\n    here\n'), 'added');
    assert.equal(getName('class A:\n    import asyncio\n    def g(self):\n        here\n'), 'added');
  });
});

describe('statements', () => {
  const apply = (text: string, edit: TextEdit | undefined): string | undefined => edit && applyEdits(text, [edit]);

  it('makes a function asynchronous', () => {
    const text = 'class A:\n    @d\n    def f(self): pass\n';
    const [node] = findAll(parseLinked(text), 'FunctionDef');
    assert.ok(node);
    assert.equal(applyEdits(text, makeAsync(node)), 'class A:\n    @d\n    async def f(self): pass\n');
  });

  it('inserts lines before a statement that is alone on its line', () => {
    const text = 'def f():\n    if x: return 1\n    y = 2; z = 3\n    return y\n';
    const [first, , last] = findAll(parseLinked(text), 'FunctionDef')[0]?.body ?? [];
    const returns = findAll(parseLinked(text), 'Return');
    assert.ok(first && last && returns[0]);
    assert.equal(insertLinesBefore(returns[0], ['z'], text), undefined);
    assert.equal(insertLinesBefore(last, ['z'], text), undefined);
    assert.equal(apply(text, insertLinesBefore(first, ['log()'], text)), text.replace('    if', '    log()\n    if'));
  });
});
