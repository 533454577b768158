import assert from 'node:assert/strict';
import { blockingNames } from '../../../src/pitfalls/no-blocking-call/blocking-calls.python.js';
import { findLibraryModule } from '../../../src/python/library/index.js';
import { TestProject } from '../../python/semantics/support/project.js';

/** The module that a dotted name begins with, and the names behind it. */
function split(name: string): { module: string; rest: readonly string[] } {
  const parts = name.split('.');
  for (let length = parts.length - 1; length > 0; length--) {
    const module = parts.slice(0, length).join('.');
    if (findLibraryModule(module) !== undefined) return { module, rest: parts.slice(length) };
  }
  return { module: 'builtins', rest: parts };
}

/** What the facts call a function or method of a library when a program uses it. */
function findName(name: string): string | undefined {
  const { module, rest } = split(name);
  const [first = '', method] = rest;
  const used = method === undefined ? `${module}.${first}` : `x.${method}`;
  const code = `import ${module}\ndef f(x: ${module}.${first}):\n    ${used}\n`;
  const opened = new TestProject({ 'main.py': code }).open('main.py');
  return opened.facts.findQualifiedName(opened.find(used));
}

describe('the table of blocking calls in Python', () => {
  it('names things as programs are told to', () => {
    const names = blockingNames.map((name) => name.replace(/\.__iter__$/, '')).filter((name) => !name.endsWith('.*'));
    assert.ok(names.length > 300);
    const others = names.map((name) => [name, findName(name)]).filter(([name, found]) => name !== found);
    assert.deepEqual(others, []);
  });
});
