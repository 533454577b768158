import type { Call, Expression, Node } from '../../../src/python/syntax/nodes.js';
import { someNode } from '../../../src/python/syntax/walk.js';
import type { Mutation, Mutator } from './mutant.js';

const importAsyncio = 'import asyncio as mutant_asyncio';

/** Calls that block, start an event loop, drop a task or start too much at once. */
export const callMutators: readonly Mutator<Node>[] = [
  {
    kind: 'time.sleep for asyncio.sleep',
    rule: 'no-blocking-call',
    footer: 'import time as mutant_time',
    mutate(node, text) {
      const call = getAwaitedCall(node);
      const [seconds] = call?.args ?? [];
      if (!call || !seconds || getText(call.func, text) !== 'asyncio.sleep') return undefined;
      const isPause = /^0(?:\.0)?$/u.test(getText(seconds, text));
      return isPause ? undefined : replace(node, `mutant_time.sleep(${getText(seconds, text)})`);
    },
  },
  {
    kind: 'executor taken away',
    rule: 'no-blocking-call',
    mutate(node, text) {
      const call = getAwaitedCall(node);
      const index = call && executors.get(getLastName(call.func));
      if (!call || index === undefined) return undefined;
      const direct = toDirectCall(call.args.slice(index), call.keywords, text);
      return direct === undefined ? undefined : replace(node, direct);
    },
  },
  {
    kind: 'asyncio.run for await',
    rule: 'no-nested-run',
    footer: importAsyncio,
    mutate(node, text) {
      const call = getAwaitedCall(node);
      return call && replace(node, `mutant_asyncio.run(${getText(call, text)})`);
    },
  },
  {
    kind: 'task not kept',
    rule: 'no-dangling-task',
    mutate(node, text) {
      if (node.type !== 'Call' || !startsTask(node, text)) return undefined;
      const statement = getKeepingStatement(node);
      return statement && replace(statement, getText(node, text));
    },
  },
  {
    kind: 'gather for a loop',
    rule: 'no-unbounded-fan-out',
    footer: importAsyncio,
    mutate(node, text) {
      if (node.type !== 'For' || node.body.length !== 1 || node.orelse.length > 0) return undefined;
      const [statement] = node.body;
      const call = statement?.type === 'Expr' ? getAwaitedCall(statement.value) : undefined;
      if (!call || !isOfAnyLength(node.iter)) return undefined;
      const clause = `for ${getText(node.target, text)} in ${getText(node.iter, text)}`;
      return replace(node, `await mutant_asyncio.gather(*[${getText(call, text)} ${clause}])`);
    },
  },
  {
    kind: 'gather for a comprehension',
    rule: 'no-unbounded-fan-out',
    footer: importAsyncio,
    mutate(node, text) {
      if (node.type !== 'ListComp') return undefined;
      const call = getAwaitedCall(node.elt);
      const [clause, ...others] = node.generators;
      if (!call || !clause || clause.is_async || others.length > 0 || !isOfAnyLength(clause.iter)) return undefined;
      return replace(node, `await mutant_asyncio.gather(*[${text.slice(call.start, node.end)})`);
    },
  },
];

/** Which argument is the function that is to run in a thread, by the last name of what runs it. */
const executors: ReadonlyMap<string | undefined, number> = new Map([
  ['to_thread', 0],
  ['run_sync', 0],
  ['run_in_executor', 1],
  ['sys_run_in_executor', 0],
  ['defer_to_thread', 1],
]);

/** The call that a thread makes when it is handed a function and arguments: `f(1)` of `partial(f, 1)`, too. */
function toDirectCall([callee, ...more]: readonly Expression[], keywords: Call['keywords'], text: string) {
  if (!callee || callee.type === 'Starred') return undefined;
  const isPartial = callee.type === 'Call' && getLastName(callee.func) === 'partial';
  const [called, ...bound] = isPartial ? callee.args : [callee];
  if (!called) return undefined;
  const passed = [...bound, ...more, ...(isPartial ? callee.keywords : []), ...keywords];
  const name = called.type === 'Lambda' ? `(${getText(called, text)})` : getText(called, text);
  return `${name}(${passed.map((argument) => getText(argument, text)).join(', ')})`;
}

function replace({ start, end }: Node, text: string): Mutation {
  return { edits: [{ start, end, text }] };
}

function getText({ start, end }: Node, text: string): string {
  return text.slice(start, end);
}

function getAwaitedCall(node: Node): Call | undefined {
  return node.type === 'Await' && node.value.type === 'Call' ? node.value : undefined;
}

function getLastName(node: Expression): string | undefined {
  if (node.type === 'Name') return node.id;
  return node.type === 'Attribute' ? node.attr : undefined;
}

/** A task that is of no group: groups keep theirs. */
function startsTask({ func }: Call, text: string): boolean {
  if (!/^(?:sys_)?create_task$|^ensure_future$/u.test(getLastName(func) ?? '')) return false;
  return !/group|nursery|\btg\b/iu.test(getText(func, text));
}

/** The statement that does nothing but keep what the call gives. */
function getKeepingStatement(node: Call): Node | undefined {
  const { parent } = node;
  if (parent?.type === 'Assign' || parent?.type === 'AnnAssign') return parent;
  const isCollected = parent?.type === 'Call' && /^(?:add|append)$/u.test(getLastName(parent.func) ?? '');
  return isCollected && parent.parent?.type === 'Expr' ? parent.parent : undefined;
}

/** Whether nothing in the text of a sequence tells how long it is. */
function isOfAnyLength(iterated: Expression): boolean {
  const tells = new Set(['Tuple', 'List', 'Set', 'Dict', 'Constant', 'Slice']);
  return !someNode(iterated, (node) => tells.has(node.type) || (node.type === 'Name' && node.id === 'range'));
}
