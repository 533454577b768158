import assert from 'node:assert/strict';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { parseSource } from '../../../../src/javascript/parser/source-code.js';
import { EditMemory } from '../../../../src/javascript/types/edits/edit-memory.js';
import type { TypeOracle } from '../../../../src/javascript/types/oracle.js';
import { createSyntaxOracle } from '../../../../src/javascript/types/syntax-only.js';

const path = '/shop.ts';
const text = `async function open() { load(); }
async function close() { save(); }
start();
`;

/** Asks about the calls of a text, and tells of which of them the oracle behind was asked. */
function ask(memory: EditMemory, edited: string, file = path): readonly string[] {
  const source = parseSource(file, edited);
  const scopeManager = source.scopeManager as TSESLint.Scope.ScopeManager;
  const asked: string[] = [];
  const note = (node: TSESTree.Node): void => void asked.push(source.getText(node));
  const behind: TypeOracle = {
    ...createSyntaxOracle(source as unknown as TSESLint.SourceCode),
    prefetch: (nodes) => nodes.forEach(note),
    promiseKind(node) {
      note(node);
      return 'promise';
    },
  };
  const oracle = memory.remember(file, { text: edited, scopeManager }, behind);
  const calls = findCalls(source.ast.body);
  oracle.prefetch(calls);
  for (const call of calls) assert.equal(oracle.promiseKind(call), 'promise');
  for (const call of calls) assert.equal(oracle.promiseKind(call), 'promise');
  return [...new Set(asked)];
}

function findCalls(statements: readonly TSESTree.Node[]): TSESTree.Expression[] {
  return statements.flatMap((statement) => {
    if (statement.type === 'ExpressionStatement') return [statement.expression];
    return statement.type === 'FunctionDeclaration' ? findCalls(statement.body.body) : [];
  });
}

describe('the memory of edits', () => {
  let memory: EditMemory;
  beforeEach(() => {
    memory = new EditMemory();
    assert.deepEqual(ask(memory, text), ['load()', 'save()', 'start()']);
  });

  it('asks only about the function that was edited, again and again', () => {
    memory.addUpdate(path);
    assert.deepEqual(ask(memory, text.replace('load', 'read')), ['read()']);
    memory.addUpdate(path);
    assert.deepEqual(ask(memory, text.replace('load', 'read').replace('save', 'write')), ['write()']);
  });

  it('asks nothing about a text that is as it was', () => {
    assert.deepEqual(ask(memory, text), []);
  });

  it('asks about all when something else was edited, too', () => {
    memory.addUpdate(path);
    memory.addUpdate('/other.ts');
    assert.deepEqual(ask(memory, text.replace('load', 'read')), ['read()', 'save()', 'start()']);
    memory.addUpdate(undefined);
    assert.equal(ask(memory, text).length, 3);
  });

  it('asks about all when an edit is outside of functions', () => {
    assert.deepEqual(ask(memory, text.replace('start', 'run')), ['load()', 'save()', 'run()']);
  });

  it('asks about all of a file in JavaScript', () => {
    assert.equal(ask(memory, text, '/shop.js').length, 3);
    assert.equal(ask(memory, text, '/shop.js').length, 3);
  });

  it('keeps what it knows of some files only', () => {
    for (let count = 0; count < 20; count++) ask(memory, text, `/other-${count}.ts`);
    assert.deepEqual(ask(memory, text, '/other-19.ts'), []);
    assert.equal(ask(memory, text).length, 3);
  });
});
