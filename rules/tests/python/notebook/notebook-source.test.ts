import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/engine/apply-fixes.js';
import type { SpanEdit } from '../../../src/project/text/text-edit.js';
import { toFileEdit, toFileOffset } from '../../../src/python/notebook/notebook-source.js';
import { readNotebook, type NotebookFileCell } from '../../../src/python/notebook/read-notebook.js';

const toNotebook = (source: string): string =>
  `{ "nbformat": 4, "cells": [{ "cell_type": "code", "outputs": [], "source": ${source} }] }`;

function readCell(text: string): NotebookFileCell {
  const notebook = readNotebook(text);
  assert.ok('cells' in notebook, JSON.stringify(notebook));
  const [cell] = notebook.cells;
  assert.ok(cell);
  return cell;
}

describe('an offset in a cell', () => {
  it('is found in the file, behind escapes and in the right line', () => {
    const text = toNotebook(String.raw`["\tx = \"\u00e9\"\n", "y = x"]`);
    const cell = readCell(text);
    const getRest = (part: string): string => text.slice(toFileOffset(text, cell, cell.source.indexOf(part)));
    assert.ok(getRest('x =').startsWith(String.raw`x = \"`));
    assert.ok(getRest('é').startsWith(String.raw`\u00e9\"\n"`));
    assert.ok(getRest('y').startsWith('y = x"]'));
    assert.ok(text.slice(toFileOffset(text, cell, cell.source.length)).startsWith('"]'));
  });
});

describe('an edit of a cell', () => {
  /** The `source` of the notebook after edits of the cell that replace one part by another, all of them made in the file. */
  const edit = (source: string, ...changes: readonly (readonly [string, string])[]): string => {
    const file = toNotebook(source);
    const cell = readCell(file);
    const edits = changes.map(([before, text]): SpanEdit => {
      const start = before === '' ? cell.source.length : cell.source.indexOf(before);
      return { start, end: start + before.length, text };
    });
    const edited = applyEdits(
      file,
      edits.map((one) => toFileEdit(file, cell, one)),
    );
    assert.equal(readCell(edited).source, applyEdits(cell.source, edits));
    const start = file.lastIndexOf(source);
    return edited.slice(start, start + source.length + edited.length - file.length);
  };

  it('leaves a string a string, and a list one with a string for each line in the same layout', () => {
    assert.equal(edit('"x = 1\\n"', ['x', 'import asyncio\ny']), '"import asyncio\\ny = 1\\n"');
    assert.equal(edit('["x = 1"]', ['x', 'import asyncio\ny']), '["import asyncio\\n", "y = 1"]');
    assert.equal(
      edit('[\n    "x = 1\\n",\n    "z = 2"\n   ]', ['x', 'import asyncio\ny']),
      '[\n    "import asyncio\\n",\n    "y = 1\\n",\n    "z = 2"\n   ]',
    );
    assert.equal(
      edit('[\n    "x = 1"\n   ]', ['x', 'import asyncio\ny']),
      '[\n    "import asyncio\\n",\n    "y = 1"\n   ]',
    );
    assert.equal(edit('[]', ['', 'x = 1\ny = 2']), '["x = 1\\n", "y = 2"]');
  });

  it('may take lines away, join them and put others behind the last', () => {
    assert.equal(edit('["x\\n", "y\\n", "z"]', ['y\n', '']), '["x\\n", "z"]');
    assert.equal(edit('["x\\n", "y\\n", "z"]', ['y\nz', '']), '["x\\n"]');
    assert.equal(edit('["x\\n", "y\\n", "z"]', ['\ny', ' + y']), '["x + y\\n", "z"]');
    assert.equal(edit('["x\\n", "y\\n"]', ['', 'z\n']), '["x\\n", "y\\n", "z\\n"]');
    assert.equal(edit('["x\\n", "y"]', ['', '\nz']), '["x\\n", "y\\n", "z"]');
    assert.equal(edit('["x"]', ['x', '']), '[""]');
  });

  it('can be made together with any other that does not touch it', () => {
    for (const source of ['["a\\n", "b\\n", "c"]', '["a\\n", "b\\n"]', '"a\\nb\\n"']) {
      const file = toNotebook(source);
      const cell = readCell(file);
      const edits = getAllEdits(cell.source.length);
      for (const one of edits) {
        for (const other of edits.filter(({ start }) => start > one.end)) {
          const edited = applyEdits(file, [toFileEdit(file, cell, one), toFileEdit(file, cell, other)]);
          assert.equal(readCell(edited).source, applyEdits(cell.source, [one, other]), JSON.stringify({ one, other }));
        }
      }
    }
  });

  it('keeps what stays as it was written, also in a line that it gives again', () => {
    assert.equal(
      edit(String.raw`["a = \"\u0041\/\"\n", "x = 1"]`, ['x', 'y']),
      String.raw`["a = \"\u0041\/\"\n", "y = 1"]`,
    );
    assert.equal(
      edit(String.raw`["a = 1\n", "b = \"\/\"\n", "x = 1"]`, ['a = 1\nb = "/"\nx', 'c = 1\nb = "/"\ny']),
      String.raw`["c = 1\n", "b = \"\/\"\n", "y = 1"]`,
    );
  });

  it('stays ASCII in a file that has nothing else', () => {
    assert.equal(edit(String.raw`"# \u00e4"`, ['', 'ö']), String.raw`"# \u00e4\u00f6"`);
    assert.equal(edit('"# ä"', ['', 'ö']), '"# äö"');
  });
});

/** All ranges of a text of this length, with all kinds of what can be put there. */
function getAllEdits(length: number): SpanEdit[] {
  const offsets = Array.from({ length: length + 1 }, (_, offset) => offset);
  return offsets.flatMap((start) =>
    offsets.slice(start).flatMap((end) => ['', 'x', 'x\n', '\nx'].map((text) => ({ start, end, text }))),
  );
}
