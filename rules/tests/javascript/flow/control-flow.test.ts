import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { someChild } from '../../../src/javascript/syntax/children.js';
import { getControlFlow, type FlowGoal } from '../../../src/javascript/flow/control-flow.js';

/** `start()` is where paths begin, `stop()` ends those we don't want. */
function hasPath(body: string, to: FlowGoal, exceptions = true): boolean {
  const program = parse(`async function f() { ${body} }`, { range: true });
  const [fn] = program.body;
  assert(fn?.type === 'FunctionDeclaration');
  let from: TSESTree.Node | undefined;
  const isCall = (node: TSESTree.Node, name: string): boolean =>
    node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === name;
  const findStart = (node: TSESTree.Node): boolean => {
    if (isCall(node, 'start')) from = node;
    return from !== undefined || someChild(node, findStart);
  };
  findStart(program);
  assert(from);
  return getControlFlow(fn).hasPath({ from, to, avoiding: (node) => isCall(node, 'stop'), exceptions });
}

const cases: readonly [name: string, body: string, expected: boolean][] = [
  ['straight', 'start(); work();', true],
  ['straight through the node to avoid', 'start(); stop();', false],
  ['one branch', 'start(); if (c) stop();', true],
  ['both branches', 'start(); if (c) stop(); else { stop(); }', false],
  ['early return', 'start(); if (c) return; stop();', true],
  ['a throw is not a return', 'start(); if (c) throw new Error(); stop();', false],
  ['a loop may run no round', 'start(); for (const x of xs) stop();', true],
  ['an endless loop', 'start(); while (true) { stop(); }', false],
  ['an endless loop that is left', 'start(); while (true) { if (c) break; stop(); }', true],
  ['for (;;) is endless', 'start(); for (;;) { wait(); }', false],
  ['do runs once', 'start(); do { stop(); } while (c);', false],
  ['continue', 'for (const x of xs) { start(); if (c) continue; stop(); }', true],
  ['next round', 'for (const x of xs) { stop(); start(); }', true],
  ['labelled break', 'outer: for (;;) { for (;;) { start(); break outer; } }', true],
  ['labelled continue', 'outer: do { for (;;) { start(); continue outer; } } while (stop());', false],
  ['labelled block', 'start(); done: { if (c) break done; stop(); }', true],
  ['switch without default', 'start(); switch (k) { case 1: stop(); }', true],
  ['switch with default', 'start(); switch (k) { case 1: default: stop(); }', false],
  ['switch that falls through', 'start(); switch (k) { case 1: work(); default: stop(); }', false],
  ['switch that breaks', 'start(); switch (k) { case 1: break; default: stop(); }', true],
  ['finally always runs', 'try { start(); return 1; } finally { stop(); }', false],
  ['finally after break', 'for (;;) { try { start(); break; } finally { stop(); } }', false],
  ['nested finally', 'try { try { start(); return; } finally { work(); } } finally { stop(); }', false],
  ['a call may throw into the handler', 'start(); try { work(); stop(); } catch {}', true],
  ['a handler that stops', 'start(); try { work(); stop(); } catch { stop(); }', false],
  ['the start itself does not throw', 'try { start(); } catch { return; } stop();', false],
  ['return in finally overrides a throw', 'start(); try { throw e; } finally { return; }', true],
  ['finally goes on throwing', 'start(); try { throw e; } finally { work(); }', false],
  ['short circuit', 'start(); c && stop();', true],
  ['where neither side holds both were evaluated', 'start(); if (c || stop()) throw e;', false],
  ['where both sides hold both were evaluated', 'start(); if (!(c && stop())) throw e;', false],
  ['where one side holds the other may not be evaluated', 'start(); if (c || stop()) return;', true],
  ['a loop that one side ends', 'start(); while (c && !stop()) work();', true],
  ['sides of sides', 'start(); if (!c && !(d || stop())) return; throw e;', false],
  ['a constant side', 'start(); if (c || true) stop();', false],
  ['a value that a side decides', 'start(); (c || stop()) && d(); e();', true],
  ['ternary of sides', 'start(); c || stop() ? stop() : d();', false],
  ['ternary', 'start(); c ? stop() : stop();', false],
  ['left side always runs', 'start(); stop() || c;', false],
  ['optional chain', 'start(); a?.b(stop());', true],
  ['arguments run before the call', 'start(); a.b(stop());', false],
  ['default value', 'start(); const { a = stop() } = b;', true],
  ['logical assignment', 'start(); a ??= stop();', true],
  ['a nested function does not run here', 'start(); const g = () => stop();', true],
  ['process.exit', 'start(); process.exit(1);', false],
  ['types and class members are not run', 'start(); class A { m() { stop(); } }', true],
];

describe('control flow', () => {
  for (const [name, body, expected] of cases) {
    it(`${name}: ${body}`, () => assert.equal(hasPath(body, 'return'), expected));
  }

  it('reaches the exceptional exit through any call', () => {
    assert.equal(hasPath('start(); await work(); stop();', 'throw'), true);
    assert.equal(hasPath('start(); try { await work(); } finally { stop(); }', 'throw'), false);
    assert.equal(hasPath('start(); const x = a + 1;', 'throw'), false);
  });

  it('keeps to the normal edges when asked to', () => {
    assert.equal(hasPath('start(); try { work(); stop(); } catch {}', 'return', false), false);
  });

  it('copies no finally without end, however deep they stand in one another', () => {
    const nest = (levels: number, innermost: string): string =>
      levels === 0 ? innermost : `try { await work(); } finally { ${nest(levels - 1, innermost)} }`;
    assert.equal(hasPath(`start(); ${nest(3, 'stop();')}`, 'return'), false);
    assert.equal(hasPath(`start(); ${nest(80, 'stop();')}`, 'return'), false);
    assert.equal(hasPath(`start(); ${nest(80, 'end();')}`, 'return'), true);
  });

  it('reaches a node', () => {
    const isAwait: FlowGoal = (node) => node.type === 'AwaitExpression';
    assert.equal(hasPath('start(); if (c) await x;', isAwait), true);
    assert.equal(hasPath('start(); stop(); await x;', isAwait), false);
  });

  it('knows unreachable code', () => {
    assert.equal(hasPath('return; start();', 'return'), false);
  });
});
