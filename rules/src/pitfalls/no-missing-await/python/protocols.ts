import {
  addAwait,
  insertAt,
  makeAsyncComprehension,
  makeAsyncFor,
  makeAsyncWith,
  makePlainWith,
  replaceRange,
  type TextEdit,
} from '../../../python/edits/index.js';
import type { OpenedModule } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findCalleeName } from './uses/consumers.js';
import { isInExpectedFailure, isTriedOut } from './expected-failures.js';
import type { PythonMessageIds } from './messages.js';
import { toReport, type Report } from './report.js';
import { suggestAwait } from './suggestions.js';
import { mayBeEnteredPlainly, maySynchronouslyRun } from './synchronous-versions.js';

/** A plain `with` on an asynchronous context manager. */
export function findWithReport(item: ast.WithItem, node: ast.With, context: OpenedModule): Report | undefined {
  const { facts } = context;
  if (facts.getContextManagerKind(item.context_expr) !== 'async') return undefined;
  if (mayBeEnteredPlainly(item.context_expr, facts)) return undefined;
  const canAllBeAsync = node.items.every(({ context_expr }) => {
    const kind = facts.getContextManagerKind(context_expr);
    return kind === 'async' || kind === 'both';
  });
  const toEdits = (): TextEdit[] | undefined => (canAllBeAsync ? [makeAsyncWith(node)] : undefined);
  return toProtocolReport(item.context_expr, 'plainWith', { suggestionId: 'useAsyncWith', toEdits }, context);
}

/** An `async with` on a plain context manager: `async with anyio.fail_after(5):`. */
export function findAsyncWithReport(
  item: ast.WithItem,
  node: ast.AsyncWith,
  context: OpenedModule,
): Report | undefined {
  const { facts, text } = context;
  const isPlain = ({ context_expr }: ast.WithItem): boolean => facts.getContextManagerKind(context_expr) === 'sync';
  if (!isPlain(item) || isInExpectedFailure(node) || isTriedOut(node)) return undefined;
  const suggest = { messageId: 'usePlainWith', fix: () => [makePlainWith(node, text)] } as const;
  return toReport(item.context_expr, 'asyncWithOnPlain', context, {
    suggest: node.items.every(isPlain) ? [suggest] : [],
  });
}

const entering = /^contextlib\.(?:Async)?ExitStack\.enter_context$/;

/** An asynchronous context manager that is entered by a stack as a plain one: `stack.enter_context(session)`. */
export function findEnteringReport(call: ast.Call, context: OpenedModule): Report | undefined {
  const { func, args } = call;
  if (func.type !== 'Attribute' || func.attr !== 'enter_context') return undefined;
  const [manager] = args;
  if (manager === undefined) return undefined;
  const name = context.facts.findQualifiedName(func);
  if (name === undefined || !entering.test(name) || context.facts.getContextManagerKind(manager) !== 'async')
    return undefined;
  const isAsyncStack = context.facts.isInstanceOf(func.value, 'contextlib.AsyncExitStack');
  const toEdits = (): TextEdit[] | undefined =>
    isAsyncStack
      ? [...(addAwait(call, context.text) ?? []), replaceRange(func.attrRange, 'enter_async_context')]
      : undefined;
  return toProtocolReport(manager, 'plainEntering', { suggestionId: 'useAsyncContext', toEdits }, context);
}

/** A plain `for`, of a statement or a comprehension, over something that is iterated asynchronously. */
export function findForReport(node: ast.For | ast.Comprehension, context: OpenedModule): Report | undefined {
  if (node.type === 'comprehension' && node.is_async) return undefined;
  if (!isAsyncIterable(node.iter, context)) return undefined;
  const toEdits = (): TextEdit[] | undefined =>
    node.type === 'For' ? [makeAsyncFor(node)] : makeAsyncComprehension(node, context.text);
  return toProtocolReport(node.iter, 'plainFor', { suggestionId: 'useAsyncFor', toEdits }, context);
}

/** Whether the value can only be iterated over asynchronously, here too: not what its package makes a list of where no loop runs. */
function isAsyncIterable(value: ast.Expression, { module, facts }: OpenedModule): boolean {
  return facts.getIterableKind(value) === 'async' && !maySynchronouslyRun(value, module, facts);
}

/** Builtins that iterate over an argument (https://docs.python.org/3/library/functions.html); `len` asks for its length. */
const collectors: ReadonlySet<string> = new Set(
  'list tuple set frozenset dict sorted sum min max any all enumerate zip map filter next iter len'.split(' '),
);

/** What iterates over a value without `for`: `[*agen()]`, `first, second = agen()`, `yield from agen()`. */
export function findUnpackingReport(
  node: ast.Starred | ast.Assign | ast.YieldFrom,
  context: OpenedModule,
): Report | undefined {
  if (!isUnpacking(node) || !isAsyncIterable(node.value, context)) return undefined;
  const { value } = node;
  const remedy: Remedy = { suggestionId: 'collectAsync', toEdits: () => toCollected(value) };
  const report = toProtocolReport(value, 'plainUnpacking', remedy, context);
  // In `yield from` no `await` may stand: the function would be an asynchronous generator.
  return node.type === 'YieldFrom' ? { ...report, suggest: [] } : report;
}

function isUnpacking(node: ast.Starred | ast.Assign | ast.YieldFrom): boolean {
  if (node.type === 'Starred') return node.ctx === 'Load';
  return node.type === 'YieldFrom' || node.targets.some(({ type }) => type === 'Tuple' || type === 'List');
}

function toCollected({ start, end }: ast.Expression): TextEdit[] {
  return [insertAt(start, '[item async for item in '), insertAt(end, ']')];
}

/** Special methods that some of them ask for instead, where the value has them: https://docs.python.org/3/library/functions.html. */
const ownMethods: ReadonlyMap<string, string> = new Map([
  ['len', '__len__'],
  ['next', '__next__'],
  ['dict', 'keys'],
]);

/** A builtin that iterates over its argument, which is iterated asynchronously: `list(agen())`. */
export function findCollectingReport(call: ast.Call, context: OpenedModule): Report | undefined {
  const { func } = call;
  const isPossible = func.type === 'Name' ? collectors.has(func.id) : func.type === 'Attribute' && func.attr === 'join';
  if (!isPossible) return undefined;
  const consumer = findCalleeName(call, context.facts);
  if (consumer === undefined || !(collectors.has(consumer) || consumer === 'str.join')) return undefined;
  const iterable = call.args.find((argument) => isAsyncIterable(argument, context));
  const method = ownMethods.get(consumer);
  if (iterable === undefined) return undefined;
  if (method !== undefined && context.facts.hasMethod(iterable, method)) return undefined;
  const remedy: Remedy = { suggestionId: 'collectAsync', toEdits: () => collect(call, consumer, iterable) };
  const report = toProtocolReport(iterable, 'plainConsumer', remedy, context);
  return { ...report, data: { ...report.data, consumer: `${consumer.replace('str.', '')}()` } };
}

/** `list(agen())` → `[item async for item in agen()]`. */
function collect(call: ast.Call, consumer: string, iterable: ast.Expression): TextEdit[] | undefined {
  if (consumer === 'next' || consumer === 'iter' || consumer === 'dict') return undefined;
  const isWhole = call.args.length === 1 && call.keywords.length === 0;
  if (isWhole && (consumer === 'list' || consumer === 'set')) {
    const [open, close] = consumer === 'list' ? ['[', ']'] : ['{', '}'];
    return [
      replaceRange({ start: call.start, end: iterable.start }, `${open}item async for item in `),
      replaceRange({ start: iterable.end, end: call.end }, close),
    ];
  }
  return toCollected(iterable);
}

/** What to offer: the text of a suggestion, and what changes once the code is asynchronous. */
interface Remedy {
  readonly suggestionId: PythonMessageIds;
  readonly toEdits: () => TextEdit[] | undefined;
}

function toProtocolReport(
  expression: ast.Expression,
  messageId: PythonMessageIds,
  { suggestionId, toEdits }: Remedy,
  context: OpenedModule,
): Report {
  return toReport(expression, messageId, context, suggestAwait(expression, context, suggestionId, toEdits));
}
