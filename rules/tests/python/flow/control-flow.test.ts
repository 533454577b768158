import assert from 'node:assert/strict';
import { buildControlFlow, type ControlFlowGraph, type FlowKnowledge } from '../../../src/python/flow/control-flow.js';
import type { Paths } from '../../../src/python/flow/flow-graph.js';
import type * as ast from '../../../src/python/syntax/nodes.js';
import { isFunction } from '../../../src/python/syntax/predicates.js';
import { linkParents, parse } from '../../../src/python/syntax/parser.js';
import { walk } from '../../../src/python/syntax/walk.js';

/** The graph of the first function of a text, with its calls found by the name they call: `flow.call('stop')`. */
class Flow {
  readonly graph: ControlFlowGraph;
  private readonly body: ast.FunctionNode;

  constructor(text: string, knowledge: FlowKnowledge = {}) {
    const module = parse(text);
    linkParents(module);
    const [body] = module.body;
    if (!body || !isFunction(body)) throw new Error('The text is no function');
    this.body = body;
    this.graph = buildControlFlow(body, { text, ...knowledge });
  }

  find<T extends ast.NodeType>(type: T, isIt: (node: ast.NodeOf<T>) => boolean = () => true): ast.NodeOf<T> {
    let found: ast.NodeOf<T> | undefined;
    const isOfType = (node: ast.Node): node is ast.NodeOf<T> => node.type === type;
    walk(this.body, (node) => {
      if (found === undefined && isOfType(node) && isIt(node)) found = node;
    });
    if (found === undefined) throw new Error(`No such ${type}`);
    return found;
  }

  call(name: string): ast.Call {
    return this.find('Call', ({ func }) => func.type === 'Name' && func.id === name);
  }

  /** Whether the function can end normally behind `from()` without calling any of the others. */
  canEndAfter(from: string, ...without: string[]): boolean {
    const stops = new Set<ast.Node>(without.map((name) => this.call(name)));
    return this.graph.findEnd({ from: this.call(from), stops }) !== undefined;
  }

  /** Whether every path from behind `from` to an exit passes the node. */
  isOnEveryPath(node: ast.Node, from: ast.Node, options?: Partial<Paths>): boolean {
    return this.graph.findEnd({ from, stops: new Set([node]), ...options }) === undefined;
  }

  /** Whether anything leads to the node. */
  isReachable(node: ast.Node): boolean {
    return this.isReached(node, { from: null, exceptions: true });
  }

  isReached(node: ast.Node, paths: Paths): boolean {
    return this.graph.getReached(new Set([node]), paths).has(node);
  }
}

describe('control flow of a Python function', () => {
  it('goes through statements in order', () => {
    const flow = new Flow('def f():\n    open()\n    close()\n');
    assert.equal(flow.canEndAfter('open', 'close'), false);
    assert.equal(flow.canEndAfter('close', 'open'), true);
  });

  it('parts at if and joins behind it', () => {
    const flow = new Flow('def f(x):\n    open()\n    if x:\n        close()\n    else:\n        keep()\n    done()\n');
    assert.equal(flow.canEndAfter('open', 'close'), true);
    assert.equal(flow.canEndAfter('open', 'close', 'keep'), false);
    assert.equal(flow.canEndAfter('open', 'done'), false);
  });

  it('follows the terms of and, or and not', () => {
    const flow = new Flow('def f(x):\n    open()\n    if x and not ready():\n        close()\n');
    assert.equal(flow.canEndAfter('open', 'ready'), true);
    assert.equal(flow.canEndAfter('ready', 'close'), true);
  });

  it('says on which outcome of a test an edge is taken', () => {
    const flow = new Flow('def f(x):\n    open()\n    if x is None:\n        return\n    close()\n');
    const compare = flow.find('Compare');
    const canTake = (edge: { condition?: { test: ast.Expression; outcome: boolean } | undefined }): boolean =>
      edge.condition?.test !== compare || !edge.condition.outcome;
    assert.equal(flow.isOnEveryPath(flow.call('close'), flow.call('open')), false);
    assert.equal(flow.isOnEveryPath(flow.call('close'), flow.call('open'), { canTake }), true);
  });

  it('leaves early by return', () => {
    const flow = new Flow('def f(x):\n    open()\n    if x:\n        return 1\n    close()\n');
    assert.equal(flow.canEndAfter('open', 'close'), true);
  });

  it('does not count a raise as an end', () => {
    const flow = new Flow('def f(x):\n    open()\n    if x:\n        raise ValueError\n    close()\n');
    assert.equal(flow.canEndAfter('open', 'close'), false);
  });

  it('may run a loop not at all, unless the query says otherwise', () => {
    const flow = new Flow('def f(xs):\n    open()\n    for x in xs:\n        close()\n');
    assert.equal(flow.canEndAfter('open', 'close'), true);
    const canTake = ({ kind }: { kind: string }): boolean => kind !== 'skip';
    assert.equal(flow.isOnEveryPath(flow.call('close'), flow.call('open'), { canTake }), true);
  });

  it('comes back to the head of a loop by continue and leaves it by break, past its else', () => {
    const flow = new Flow(
      'def f(xs):\n    for x in xs:\n        open()\n        if x:\n            continue\n        if not x:\n            break\n        close()\n    else:\n        done()\n',
    );
    assert.equal(flow.canEndAfter('open', 'close', 'done'), true);
    const done = flow.call('done');
    const stops = new Set([flow.find('Break')]);
    assert.equal(flow.isReached(done, { from: flow.call('open'), stops }), true);
    assert.equal(flow.isReached(done, { from: flow.find('Break') }), false);
  });

  for (const test of ['True', '1']) {
    it(`never leaves while ${test} but by break, return or raise`, () => {
      const flow = new Flow(`def f():\n    while ${test}:\n        open()\n    close()\n`);
      assert.equal(flow.canEndAfter('open'), false);
      assert.equal(flow.isReachable(flow.call('close')), false);
      const left = new Flow(
        `def f(x):\n    while ${test}:\n        open()\n        if x:\n            break\n    close()\n`,
      );
      assert.equal(left.canEndAfter('open'), true);
      assert.equal(left.isReachable(left.call('close')), true);
    });
  }

  it('reaches a handler by what its try may raise only when asked to', () => {
    const flow = new Flow(
      'def f():\n    open()\n    try:\n        work()\n    except ValueError:\n        return\n    close()\n',
    );
    assert.equal(flow.canEndAfter('open', 'close'), false);
    assert.equal(flow.isOnEveryPath(flow.call('close'), flow.call('open'), { exceptions: true }), false);
  });

  it('reaches a handler by an explicit raise', () => {
    const flow = new Flow(
      'def f():\n    open()\n    try:\n        raise ValueError\n    except ValueError:\n        return\n    close()\n',
    );
    assert.equal(flow.canEndAfter('open', 'close'), true);
  });

  it('lets an exception that no handler is sure to catch leave the function', () => {
    const isLeft = (handler: string): boolean => {
      const inner = `        try:\n            raise ValueError\n        ${handler}\n            pass\n`;
      const flow = new Flow(`def f():\n    try:\n${inner}    except ValueError:\n        left()\n`);
      return flow.isReachable(flow.call('left'));
    };
    assert.deepEqual(['except KeyError:', 'except:'].map(isLeft), [true, false]);
  });

  it('follows only the exceptions of what a path passes', () => {
    const flow = new Flow(
      'def f():\n    try:\n        before\n        open()\n        work()\n    except ValueError:\n        handle()\n',
    );
    const isHandled = (from: ast.Node, stop: ast.Node): boolean =>
      flow.isReached(flow.call('handle'), { from, stops: new Set([stop]), exceptions: true });
    const before = flow.find('Name', ({ id }) => id === 'before');
    assert.equal(isHandled(before, flow.call('open')), false);
    assert.equal(isHandled(before, flow.call('work')), true);
    assert.equal(isHandled(flow.call('open'), flow.call('work')), true);
  });

  it('comes in a loop to what stands in front of the start, and to the start itself', () => {
    const flow = new Flow('def f(xs):\n    for x in xs:\n        first()\n        start()\n        last()\n');
    const from = flow.call('start');
    const isMet = (name: string, stop: string): boolean =>
      flow.isReached(flow.call(name), { from, stops: new Set([flow.call(stop)]) });
    assert.deepEqual([isMet('first', 'last'), isMet('start', 'last')], [false, false]);
    assert.deepEqual([isMet('first', 'first'), isMet('start', 'first')], [true, false]);
    assert.deepEqual([isMet('start', 'start'), isMet('last', 'start')], [true, true]);
  });

  it('tells the return that a path ends with', () => {
    const flow = new Flow('def f(x):\n    open()\n    if x:\n        close()\n        return 1\n    done()\n');
    const from = flow.call('open');
    const findEnd = (stop: string, ...ends: string[]): ast.Return | null | undefined =>
      flow.graph.findEnd({ from, stops: new Set([flow.call(stop)]) }, new Set(ends.map((name) => flow.call(name))));
    assert.equal(findEnd('done'), flow.find('Return'));
    assert.equal(findEnd('done', 'close'), null);
    assert.equal(findEnd('close'), null);
    assert.equal(flow.graph.findEnd({ from, stops: new Set([flow.find('If')]) }), undefined);
  });

  it('passes finally on every way out', () => {
    const flow = new Flow(
      'def f(xs):\n  try:\n    for x in xs:\n        try:\n            open()\n            if x == 1:\n                return\n            if x == 2:\n                break\n            if x == 3:\n                continue\n            if x == 4:\n                raise ValueError\n        finally:\n            close()\n    done()\n  except ValueError:\n    pass\n',
    );
    const close = flow.call('close');
    assert.equal(flow.isOnEveryPath(close, flow.call('open'), { exceptions: true }), true);
    assert.equal(flow.isOnEveryPath(close, flow.find('If'), { exceptions: true }), true);
    assert.equal(flow.canEndAfter('close', 'done'), true);
  });

  it('copies no finally without end, however deep they stand in one another', () => {
    const levels = 60;
    const nested = Array.from({ length: levels }, (_, level) => {
      const indent = '    '.repeat(level + 1);
      return `${indent}try:\n${indent}    work()\n${indent}finally:\n`;
    });
    const flow = new Flow(`def f():\n    open()\n${nested.join('')}${'    '.repeat(levels + 1)}close()\n`);
    assert.ok(flow.graph.countMoments(flow.call('close')) < 1000);
    assert.equal(flow.canEndAfter('open', 'close'), false);
    assert.equal(flow.canEndAfter('close', 'open'), true);
  });

  it('forgets the exception when finally returns', () => {
    const inner = '        try:\n            raise ValueError\n        finally:\n            return 1\n';
    const flow = new Flow(`def f():\n    try:\n${inner}    except ValueError:\n        left()\n`);
    assert.equal(flow.isReachable(flow.call('left')), false);
    assert.equal(flow.isReachable(flow.find('Return')), true);
  });

  it('runs the else of a try only when its body ended normally', () => {
    const flow = new Flow(
      'def f():\n    try:\n        open()\n    except OSError:\n        handle()\n    else:\n        close()\n    done()\n',
    );
    assert.equal(flow.canEndAfter('open', 'close'), false);
    assert.equal(flow.canEndAfter('handle', 'close'), true);
  });

  it('lets the exceptions of its body leave a with', () => {
    const flow = new Flow('def f():\n    with lock():\n        raise ValueError\n    close()\n');
    assert.equal(flow.isReachable(flow.call('close')), false);
  });

  it('tries the cases of match in turn and ends at an irrefutable one', () => {
    const open = new Flow('def f(x):\n    open()\n    match x:\n        case 1:\n            close()\n');
    assert.equal(open.canEndAfter('open', 'close'), true);
    const closed = new Flow(
      'def f(x):\n    open()\n    match x:\n        case 1:\n            close()\n        case _:\n            keep()\n',
    );
    assert.equal(closed.canEndAfter('open', 'close', 'keep'), false);
  });

  it('ends at a call that never returns', () => {
    const flow = new Flow('def f():\n    open()\n    exit()\n    close()\n', {
      isNoReturn: ({ func }) => func.type === 'Name' && func.id === 'exit',
    });
    assert.equal(flow.canEndAfter('open'), false);
    assert.equal(flow.isReachable(flow.call('close')), false);
  });

  it('evaluates one side of a conditional expression and as much of and/or as is needed', () => {
    const flow = new Flow('def f(x):\n    open()\n    y = a() if x else b()\n    z = y and c()\n');
    assert.equal(flow.canEndAfter('open', 'a'), true);
    assert.equal(flow.canEndAfter('open', 'a', 'b'), false);
    assert.equal(flow.canEndAfter('open', 'c'), true);
  });

  it('evaluates a value before it binds the name', () => {
    const flow = new Flow('def f():\n    x = open()\n');
    const bound = flow.find('Name', ({ id }) => id === 'x');
    assert.equal(flow.isOnEveryPath(bound, flow.call('open')), true);
    assert.equal(flow.isReached(flow.call('open'), { from: bound }), false);
  });

  it('does not run the bodies of nested functions, lambdas and generator expressions', () => {
    const flow = new Flow(
      'def f(xs):\n    def g(x=a()):\n        b()\n    h = lambda: c()\n    i = (d() for x in e())\n    j = [k() for x in xs]\n',
    );
    const isRun = (name: string): boolean => flow.isReached(flow.call(name), { from: null });
    assert.deepEqual(['a', 'b', 'c', 'd', 'e', 'k'].filter(isRun), ['a', 'e', 'k']);
  });
});
