import assert from 'node:assert/strict';
import { parseSource } from '../../../src/javascript/parser/source-code.js';
import { forEachNamed } from '../../../src/javascript/syntax/named-nodes.js';

function findIdentifiers(text: string, ...names: string[]): string[] {
  const found: string[] = [];
  forEachNamed(parseSource('/project/file.ts', text), names, (node) => {
    if (node.type === 'Identifier') found.push(node.name);
  });
  return found;
}

describe('forEachNamed', () => {
  it('leaves out what does not hold one of the names', () => {
    const text = 'start(); if (ready) { log(stop, 1); }\nfunction other() { wait(); }\nstop();\n';
    assert.deepEqual(findIdentifiers(text, 'stop', 'start'), ['start', 'stop', 'stop']);
    assert.deepEqual(findIdentifiers(text, 'missing'), []);
  });

  it('finds names in the decorators of an exported class', () => {
    assert.deepEqual(findIdentifiers('@inject(store) export class Cart { total = sum(); }\n', 'store'), ['store']);
    assert.deepEqual(findIdentifiers('@inject(store) export default class Cart {}\n', 'store'), ['store']);
  });

  it('finds a name that is a part of another name, which its caller has to tell apart', () => {
    assert.deepEqual(findIdentifiers('reload(); load();\n', 'load'), ['reload', 'load']);
  });
});
