import { getRunningScope } from '../../../src/python/flow/enclosing.js';
import type { ExceptHandler, Node } from '../../../src/python/syntax/nodes.js';
import { someNode } from '../../../src/python/syntax/walk.js';
import type { Mutation, Mutator } from './mutant.js';

const rule = 'no-swallowed-cancellation';

/** Handlers that catch a cancellation and go on. */
export const handlerMutators: readonly Mutator<Node>[] = [
  {
    kind: 'except BaseException',
    rule,
    mutate: (node, text) => (catchesErrors(node, text) ? catchInstead(node, 'BaseException') : undefined),
  },
  {
    kind: 'bare except',
    rule,
    mutate(node, text) {
      const isLast = node.parent?.type === 'Try' && node.parent.handlers.at(-1) === node;
      return isLast && catchesErrors(node, text) && !node.name ? catchInstead(node, '') : undefined;
    },
  },
  {
    kind: 'CancelledError in a tuple',
    rule,
    footer: 'import asyncio as mutant_asyncio',
    mutate(node, text) {
      if (!isSpoilable(node, text) || !node.exceptionType) return undefined;
      const caught = getText(node.exceptionType, text).replace(/^\(|,?\s*\)$/gu, '');
      return catchInstead(node, `(mutant_asyncio.CancelledError, ${caught})`);
    },
  },
  {
    kind: 'raise deleted',
    rule,
    mutate(node, text) {
      if (node.type !== 'ExceptHandler' || !isAroundAwait(node) || !isCancellation(node, text)) return undefined;
      const last = node.body.at(-1);
      if (last?.type !== 'Raise' || last.exc) return undefined;
      return { edits: [{ start: last.start, end: last.end, text: 'pass' }], place: getHeader(node) };
    },
  },
];

function catchInstead(handler: ExceptHandler, caught: string): Mutation | undefined {
  const { exceptionType } = handler;
  if (!exceptionType) return undefined;
  const { start, end } = exceptionType;
  return { edits: [{ start, end, text: caught }], place: getHeader(handler) };
}

function getHeader({ start, end, body }: ExceptHandler) {
  return { start, end: body[0]?.start ?? end };
}

function getText({ start, end }: Node, text: string): string {
  return text.slice(start, end);
}

function catchesErrors(node: Node, text: string): node is ExceptHandler {
  if (!isSpoilable(node, text) || !node.exceptionType) return false;
  return getText(node.exceptionType, text) === 'Exception';
}

/** Whether cancellations pass this handler by, and would not leave it if it caught them. */
function isSpoilable(node: Node, text: string): node is ExceptHandler {
  if (node.type !== 'ExceptHandler' || node.parent?.type !== 'Try' || !isAroundAwait(node)) return false;
  const { handlers } = node.parent;
  const isFirst = !handlers.slice(0, handlers.indexOf(node)).some((handler) => isCancellation(handler, text));
  return (
    isFirst &&
    !isCancellation(node, text) &&
    !node.body.some((statement) => someOwnNode(statement, ({ type }) => type === 'Raise'))
  );
}

/** Whether asyncio's cancellations are caught; Twisted has an exception of the same name. */
function isCancellation({ exceptionType }: ExceptHandler, text: string): boolean {
  if (!exceptionType) return true;
  const caught = getText(exceptionType, text);
  if (/\bBaseException\b|\basyncio\.CancelledError\b/u.test(caught)) return true;
  return /\bCancelledError\b/u.test(caught) && !/^from twisted\b.*\bCancelledError\b/mu.test(text);
}

function isAroundAwait({ parent }: ExceptHandler): boolean {
  return parent?.type === 'Try' && parent.body.some((statement) => someOwnNode(statement, isAwaiting));
}

function isAwaiting({ type }: Node): boolean {
  return type === 'Await' || type === 'AsyncFor' || type === 'AsyncWith';
}

/** Whether the test holds for a node of a statement that runs with it. */
function someOwnNode(statement: Node, test: (node: Node) => boolean): boolean {
  const scope = getRunningScope(statement);
  return someNode(statement, (node) => test(node) && getRunningScope(node) === scope);
}
