import assert from 'node:assert/strict';
import { createEngine } from '../../../../src/engine/index.js';
import { createFiles } from '../../../python/semantics/support/project.js';

/** Nodes of a tree, as of a language, each of which runs the two below it before its own statement. */
function writeTree(count: number, statement: string): string {
  const classes = Array.from(
    { length: count },
    (_, index) => `
class Node${String(index)} extends Node {
  constructor(private readonly left: Node, private readonly right: Node) { super(); }
  async run(visit: () => Promise<void>): Promise<void> {
    await this.left.run(visit);
    await this.right.run(() => visit());
    ${statement}
  }
}`,
  );
  return `
abstract class Node {
  abstract run(visit: () => Promise<void>): Promise<void>;
}
${classes.join('\n')}
export async function runAll(root: Node, names: string[]) {
  await Promise.all(names.map((name) => root.run(async () => {})));
}`;
}

function lint(text: string): readonly (string | null)[] {
  const engine = createEngine({ root: '/project', types: 'off', files: createFiles({}) });
  const { findings } = engine.lint({ path: '/project/tree.ts', text, rules: { 'no-unbounded-fan-out': 'error' } });
  engine.close();
  return findings.map(({ rule }) => rule);
}

describe('what functions wait for that call each other', () => {
  it('is found by looking at each once, however many there are', () => {
    assert.deepEqual(lint(writeTree(40, `await fetch('https://shop.example');`)), ['no-unbounded-fan-out']);
    assert.deepEqual(lint(writeTree(40, 'await visit();')), []);
  });
});
