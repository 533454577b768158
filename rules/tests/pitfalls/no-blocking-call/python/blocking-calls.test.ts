import assert from 'node:assert/strict';
import { blockingNames } from '../../../../src/pitfalls/no-blocking-call/python/blocking-calls.js';
import { findLibraryModule } from '../../../../src/python/library/index.js';
import { TestProject } from '../../../python/semantics/support/project.js';

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
  const [first = '', ...members] = rest;
  const isValue = module === 'sys';
  const used = isValue || members.length === 0 ? [module, ...rest].join('.') : ['x', ...members].join('.');
  const code = `import ${module}\ndef f(x: ${isValue ? 'object' : `${module}.${first}`}):\n    ${used}\n`;
  const opened = new TestProject({ 'main.py': code }).open('main.py');
  return opened.facts.findQualifiedName(opened.find(used));
}

describe('the table of blocking calls in Python', () => {
  it('names things as programs are told to', () => {
    const functions = blockingNames.map((name) => name.replace(/\.__(?:iter|next)__$/, ''));
    const names = functions.filter((name) => !name.endsWith('.*') && !/\.std(?:in|out|err)$/.test(name));
    assert.ok(names.length > 300);
    const others = names.map((name) => [name, findName(name)]).filter(([name, found]) => name !== found);
    assert.deepEqual(others, []);
  });

  it('has no names that only a stub knows: they are shown', () => {
    const hidden = blockingNames.filter((name) => /\._[a-z]/i.test(name.replaceAll(/\.__\w+__/g, '')));
    assert.deepEqual(hidden, []);
  });
});
