import assert from 'node:assert/strict';
import { type CallEdge, ReachSolver } from '../../../src/project/calls/reach.js';

/** A function of a graph that is written down: what it calls, in order. `!` is a target; `a|b` may be either of two. */
interface Node {
  readonly name: string;
}

class Graph {
  readonly asked: string[] = [];
  private readonly nodes = new Map<string, Node>();
  private readonly solver = new ReachSolver<Node>((node) => this.getEdges(node));

  /**
   * @param calls what each function calls
   * @param overrides what else a call of a function may enter; undefined when nobody knows
   */
  constructor(
    private readonly calls: Readonly<Record<string, string>>,
    private readonly overrides: Readonly<Record<string, string | undefined>> = {},
  ) {}

  find(name: string): string | undefined {
    const path = this.solver.findPath(this.getNode(name));
    return path && [...path.steps.map(({ label }) => label)].join(' ');
  }

  private getNode(name: string): Node {
    let node = this.nodes.get(name);
    if (node === undefined) this.nodes.set(name, (node = { name }));
    return node;
  }

  private getEdges({ name }: Node): readonly CallEdge<Node>[] {
    this.asked.push(name);
    return (this.calls[name] ?? '')
      .split(' ')
      .filter(Boolean)
      .map((call) => this.toEdge(call));
  }

  private toEdge(call: string): CallEdge<Node> {
    const step = { label: call, at: { path: '', start: 0, end: 0 } };
    if (call.endsWith('!')) return { step, target: call };
    const callees = call
      .split('|')
      .filter((name) => name !== '?')
      .map((name) => this.getNode(name));
    if (!(call in this.overrides)) return { step, callees };
    return { step, callees, findOthers: () => this.findOverrides(call) };
  }

  private findOverrides(call: string): readonly Node[] | undefined {
    const names = this.overrides[call]?.split(' ').filter(Boolean);
    return names?.map((name) => this.getNode(name));
  }
}

describe('the search for chains of calls', () => {
  it('finds the shortest chain', () => {
    const graph = new Graph({ a: 'b c', b: 'd', d: 'x!', c: 'x!' });
    assert.equal(graph.find('a'), 'c x!');
    assert.equal(graph.find('b'), 'd x!');
    assert.equal(graph.find('e'), undefined);
  });

  it('asks for the calls of each function once, whatever is asked', () => {
    const graph = new Graph({ a: 'b b', b: 'c a', c: 'x!', d: 'a b c' });
    for (const name of ['a', 'd', 'b', 'a']) graph.find(name);
    assert.deepEqual([...graph.asked].sort(), ['a', 'b', 'c', 'd']);
  });

  it('ends with recursion', () => {
    const graph = new Graph({ a: 'b', b: 'a', c: 'a d', d: 'c x!' });
    assert.equal(graph.find('a'), undefined);
    assert.equal(graph.find('c'), 'd x!');
  });

  it('counts a call of several functions when all of them lead to a target', () => {
    assert.equal(new Graph({ a: 'b|c', b: 'x!', c: 'y!' }).find('a'), 'b|c x!');
    assert.equal(new Graph({ a: 'b|c', b: 'x!', c: '' }).find('a'), undefined);
    assert.equal(new Graph({ a: 'b|c', b: 'x!', c: 'b' }).find('a'), 'b|c x!');
  });

  it('takes no function for a proof of itself', () => {
    assert.equal(new Graph({ a: 'b|c', b: 'x!', c: 'a' }).find('a'), undefined);
    assert.equal(new Graph({ a: 'b|c', b: 'x!', c: 'a y!' }).find('a'), 'b|c x!');
  });

  it('asks what else a call may enter only where it matters', () => {
    const calls = { a: 'b', b: 'x!', c: 'd', d: '', e: 'x!', f: '' };
    assert.equal(new Graph(calls, { b: '' }).find('a'), 'b x!');
    assert.equal(new Graph(calls, { b: 'e' }).find('a'), 'b x!');
    assert.equal(new Graph(calls, { b: 'f' }).find('a'), undefined);
    assert.equal(new Graph(calls, { b: undefined }).find('a'), undefined);
    const quiet = new Graph(calls, { d: 'e' });
    assert.equal(quiet.find('c'), undefined);
    assert.deepEqual(quiet.asked, ['c', 'd']);
  });

  it('follows what else a call may enter when nothing else is known', () => {
    assert.equal(new Graph({ a: '?', b: 'x!' }, { '?': 'b' }).find('a'), '? x!');
    assert.equal(new Graph({ a: '?', b: 'x!', c: '' }, { '?': 'b c' }).find('a'), undefined);
    assert.equal(new Graph({ a: '?' }, { '?': undefined }).find('a'), undefined);
  });
});
