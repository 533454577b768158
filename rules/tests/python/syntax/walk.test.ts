import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Node } from '../../../src/python/syntax/nodes.js';
import { linkParents, parse } from '../../../src/python/syntax/parser.js';
import { visitorKeys } from '../../../src/python/syntax/visitor-keys.js';
import { walk } from '../../../src/python/syntax/walk.js';
import { everySyntax } from './support/every-syntax.js';

function collect(source: string): string[] {
  const events: string[] = [];
  walk(
    parse(source),
    (node) => {
      events.push(`+${node.type}`);
      return node.type !== 'Lambda';
    },
    (node) => events.push(`-${node.type}`),
  );
  return events;
}

/** The children of a node as `visitorKeys` lists them. */
function getChildren(node: Node): Node[] {
  return visitorKeys[node.type].flatMap((key) => Reflect.get(node, key)).filter((child) => child !== null);
}

describe('walk', () => {
  it('enters a node, its children in order, and leaves it', () => {
    assert.deepEqual(collect('f(a, b=1)'), [
      ...['+Module', '+Expr', '+Call', '+Name', '-Name', '+Name', '-Name', '+keyword', '+Constant', '-Constant'],
      ...['-keyword', '-Call', '-Expr', '-Module'],
    ]);
  });

  it('leaves out the children of a node whose enter returns false', () => {
    assert.deepEqual(collect('lambda: x'), ['+Module', '+Expr', '+Lambda', '-Lambda', '-Expr', '-Module']);
  });

  it('visits the children that visitorKeys lists, for every type of node', () => {
    const module = parse(everySyntax);
    const types = new Set<string>();
    walk(module, (node) => {
      types.add(node.type);
      const children: Node[] = [];
      walk(node, (inner) => {
        if (inner === node) return true;
        children.push(inner);
        return false;
      });
      assert.deepEqual(children, getChildren(node), node.type);
    });
    assert.deepEqual([...types].sort(), Object.keys(visitorKeys).sort());
  });
});

describe('linkParents', () => {
  it('gives each node but the module its parent', () => {
    const module = parse(everySyntax + readFileSync(new URL('support/cpython_tree.py', import.meta.url), 'utf8'));
    linkParents(module);
    walk(module, (node) => {
      for (const child of getChildren(node)) assert.equal(child.parent, node);
    });
    assert.equal(module.parent, null);
  });

  it('returns the nodes in the order in which a walk enters them', () => {
    const module = parse(everySyntax);
    const entered: Node[] = [];
    walk(module, (node) => entered.push(node));
    assert.deepEqual(linkParents(module), entered);
  });
});
