import assert from 'node:assert/strict';
import { readNotebook, type NotebookFileCell } from '../../../src/python/notebook/read-notebook.js';

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
