import assert from 'node:assert/strict';
import {
  readNotebook,
  replaceSource,
  toFileOffset,
  type NotebookFileCell,
} from '../../../src/python/notebook/notebook-file.js';

const cells = (...texts: readonly string[]): string => `{ "nbformat": 4, "cells": [${texts.join(', ')}] }`;
const code = (source: string): string => `{ "cell_type": "code", "outputs": [], "source": ${source} }`;

function read(text: string): readonly NotebookFileCell[] {
  const notebook = readNotebook(text);
  assert.ok('cells' in notebook, JSON.stringify(notebook));
  return notebook.cells;
}

function getProblem(text: string): string {
  const notebook = readNotebook(text);
  return 'problem' in notebook ? `${notebook.kind}: ${notebook.problem}` : 'none';
}

describe('a notebook file', () => {
  it('has code cells, counted among all cells', () => {
    const text = cells(
      '{ "cell_type": "markdown", "source": "load()" }',
      code('["import asyncio\\n", "x = 1"]'),
      '{ "cell_type": "raw", "source": "load()" }',
      code('"await load()"'),
      '{ "cell_type": "code", "metadata": { "vscode": { "languageId": "sql" } }, "source": "select 1" }',
    );
    assert.deepEqual(
      read(text).map(({ number, source }) => [number, source]),
      [
        [2, 'import asyncio\nx = 1'],
        [4, 'await load()'],
      ],
    );
  });

  it('may have no text or no cells yet', () => {
    assert.deepEqual(read(''), []);
    assert.deepEqual(read(cells()), []);
  });

  it('may start with a byte order mark', () => {
    const text = `\uFEFF${cells(code('"x = 1"'))}`;
    const [cell] = read(text);
    assert.ok(cell);
    assert.equal(text.slice(cell.place.start, cell.place.end), '"x = 1"');
  });

  it('is in the language that its kernel ran, else in that of the kernel that was chosen', () => {
    const withMetadata = (metadata: string): string => `{ "nbformat": 4, "metadata": ${metadata}, "cells": [] }`;
    assert.equal(getProblem(withMetadata('{}')), 'none');
    assert.equal(getProblem(withMetadata('{ "kernelspec": { "language": "Python" } }')), 'none');
    const julia = withMetadata('{ "kernelspec": { "language": "julia" } }');
    assert.equal(getProblem(julia), 'language: A notebook in julia: not checked, expected Python.');
    const sage = '{ "kernelspec": { "language": "sage" }, "language_info": { "name": "python" } }';
    assert.equal(getProblem(withMetadata(sage)), 'none');
  });

  it('is said to be something else with what was expected', () => {
    const expected = 'expected a Jupyter notebook of format 4, which is a JSON object with a list of `cells`';
    assert.match(getProblem('<<<<<<< HEAD\n{}'), new RegExp(`^broken: Parsing error: ${expected} \\(.+\\)\\.$`, 'u'));
    assert.equal(getProblem('[]'), `broken: Parsing error: ${expected}.`);
    assert.equal(getProblem('{ "nbformat": 4 }'), `broken: Parsing error: ${expected}.`);
    assert.equal(
      getProblem('{ "nbformat": 3, "worksheets": [] }'),
      'format: A notebook of format 3: not checked, expected format 4. `jupyter nbconvert --to notebook` converts it.',
    );
  });

  it('is not misled by what cells put out', () => {
    const output = String.raw`{ "text": ["\"source\": \\", "}]{["], "source": ["no()"], "n": [1.5e3, null, [{}]] }`;
    const text = cells(`{ "outputs": [${output}], "source": "yes()", "cell_type": "code" }`);
    const [cell] = read(text);
    assert.ok(cell);
    assert.equal(text.slice(cell.place.start, cell.place.end), '"yes()"');
  });
});

describe('an offset in a cell', () => {
  it('is found in the file, behind escapes and in the right line', () => {
    const text = cells(code(String.raw`["\tx = \"\u00e9\"\n", "y = x"]`));
    const [cell] = read(text);
    assert.ok(cell);
    const getRest = (part: string): string => text.slice(toFileOffset(text, cell, cell.source.indexOf(part)));
    assert.ok(getRest('x =').startsWith(String.raw`x = \"`));
    assert.ok(getRest('é').startsWith(String.raw`\u00e9\"\n"`));
    assert.ok(getRest('y').startsWith('y = x"]'));
    assert.ok(text.slice(toFileOffset(text, cell, cell.source.length)).startsWith('"]'));
  });
});

describe('a source that is replaced', () => {
  const replace = (file: string, change: (source: string) => string): string => {
    const [cell] = read(file);
    assert.ok(cell);
    const { start, end, text } = replaceSource(file, cell, change(cell.source));
    const replaced = file.slice(0, start) + text + file.slice(end);
    assert.equal(read(replaced)[0]?.source, change(cell.source));
    return replaced;
  };

  it('stays a string, or a list with a string for each line in the same layout', () => {
    const change = (source: string): string => `import asyncio\n${source.replace('x', 'y')}`;
    assert.equal(replace(cells(code('"x = 1\\n"')), change), cells(code('"import asyncio\\ny = 1\\n"')));
    assert.equal(replace(cells(code('["x = 1"]')), change), cells(code('["import asyncio\\n", "y = 1"]')));
    assert.equal(
      replace(cells(code('[\n    "x = 1\\n",\n    "z = 2"\n   ]')), change),
      cells(code('[\n    "import asyncio\\n",\n    "y = 1\\n",\n    "z = 2"\n   ]')),
    );
    assert.equal(
      replace(cells(code('[\n    "x = 1"\n   ]')), change),
      cells(code('[\n    "import asyncio\\n",\n    "y = 1"\n   ]')),
    );
  });

  it('keeps lines that stay as they were written', () => {
    const file = cells(code(String.raw`["a = \"\u0041\/\"\n", "x = 1"]`));
    const change = (source: string): string => source.replace('x', 'y');
    assert.equal(replace(file, change), cells(code(String.raw`["a = \"\u0041\/\"\n", "y = 1"]`)));
  });

  it('stays ASCII in a file that has nothing else', () => {
    const change = (source: string): string => `${source}ö`;
    assert.equal(replace(cells(code(String.raw`"# \u00e4"`)), change), cells(code(String.raw`"# \u00e4\u00f6"`)));
    assert.equal(replace(cells(code('"# ä"')), change), cells(code('"# äö"')));
  });
});
