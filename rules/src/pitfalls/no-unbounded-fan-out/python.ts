import { isTestCode } from '../../python/semantics/test-code.js';
import type * as ast from '../../python/syntax/nodes.js';
import type { PythonListener, PythonRuleContext, PythonSuggestion } from '../../rule.js';
import { getNameRange, toLabel } from '../python/labels.js';
import { getCheckedModule, toRelated } from '../python/modules.js';
import type { PythonMessageIds } from './python/messages.js';
import type { RuleOptions } from './options.js';
import { FanOuts, isChained, isRepeated, type FanOut } from './python/fan-outs.js';
import { isMethodOfComponent, isOwnState } from './python/own-state.js';
import { findOwnGather, gatherWithOwn } from './python/own-limiters.js';
import { Sizes } from './python/sizes.js';
import { Operations } from './python/started.js';
import { limitWithSemaphore, type Start } from './python/suggestions.js';

/** Classes of progress bars that gather as asyncio does: https://github.com/tqdm/tqdm/blob/master/tqdm/asyncio.py */
const progressBars: readonly string[] = ['tqdm.asyncio.tqdm', 'tqdm.asyncio.tqdm_asyncio', 'tqdm.auto.tqdm'];

/** Calls that wait for many operations at once; those of the second kind take them as one iterable. */
const collectors: ReadonlyMap<string, 'unpacked' | 'iterable'> = new Map([
  ['asyncio.gather', 'unpacked'],
  ['asyncio.wait', 'iterable'],
  ['asyncio.as_completed', 'iterable'],
  ...progressBars.flatMap((bar) => [
    [`${bar}.gather`, 'unpacked'] as const,
    [`${bar}.as_completed`, 'iterable'] as const,
  ]),
]);

type Suggestions = readonly PythonSuggestion<PythonMessageIds>[];

/** What the checks of a file share. */
interface Inspection {
  readonly context: PythonRuleContext<PythonMessageIds>;
  /** So many operations at once are left alone. */
  readonly max: number;
  /** So many at once are suggested. */
  readonly limit: number;
  readonly operations: Operations;
  readonly fanOuts: FanOuts;
  readonly sizes: Sizes;
}

/**
 * One concurrent operation for each element of something arbitrarily long, in Python. `fan-outs.ts` finds where something is
 * started for each, `started.ts` tells what that is, `sizes.ts` how many there can be, and `own-state.ts` which of them are the
 * program's own.
 */
export function checkPython(context: PythonRuleContext<PythonMessageIds>, { max, limit }: RuleOptions): PythonListener {
  if (isTestCode(context.filename)) return {};
  const operations = new Operations(context.sourceCode);
  const fanOuts = new FanOuts(context.sourceCode, operations);
  const sizes = new Sizes(context.sourceCode);
  const inspection: Inspection = { context, max, limit, operations, fanOuts, sizes };
  return {
    Call(node) {
      checkCollector(node, inspection);
      checkTask(node, inspection);
    },
  };
}

/** Operations that one call waits for. */
function checkCollector(node: ast.Call, inspection: Inspection): void {
  for (const argument of getCollected(node, inspection)) {
    const fanOut = inspection.fanOuts.findIn(argument);
    if (fanOut === undefined || isStartedElsewhere(fanOut.started, inspection)) continue;
    const longest = findLongest(fanOut.iterables, inspection);
    if (longest === undefined || isOfProgram(fanOut, inspection)) continue;
    if (isUnlimited(fanOut, inspection)) reportCollector(node, fanOut, longest, inspection);
  }
}

/** The arguments that hold any number of operations. */
function getCollected({ func, args }: ast.Call, { context }: Inspection): readonly ast.Expression[] {
  if (!args.some(mayHoldMany)) return [];
  const form = collectors.get(context.sourceCode.facts.findQualifiedName(func) ?? '');
  if (form === undefined) return [];
  return form === 'unpacked' ? args.filter((one) => one.type === 'Starred') : args.slice(0, 1);
}

/** Whether an argument can be any number of operations, told by the kind of the expression alone. */
function mayHoldMany({ type }: ast.Expression): boolean {
  return type === 'Starred' || type === 'Name' || collectionTypes.has(type);
}

const collectionTypes: ReadonlySet<ast.NodeType> = new Set<ast.Expression['type']>([
  'ListComp',
  'SetComp',
  'DictComp',
  'GeneratorExp',
  'List',
  'Tuple',
  'Set',
  'Call',
]);

/** A task in a plain loop has a finding of its own, where it is created; those that a stream starts count where all are waited for. */
function isStartedElsewhere({ parent }: ast.Expression, { fanOuts }: Inspection): boolean {
  if (parent?.type !== 'Call' || fanOuts.findStartedTask(parent) === undefined) return false;
  return fanOuts.getLoopsAround(parent) !== undefined;
}

function isUnlimited({ started, isMapped }: FanOut, { context, operations }: Inspection): boolean {
  if (started.type === 'Call' && !isMapped) return operations.isUnlimited(started);
  return context.sourceCode.facts.getCallKind(started) === 'coroutine' && operations.isFunctionUnlimited(started, []);
}

function reportCollector(
  node: ast.Call,
  { started, isMapped, place }: FanOut,
  longest: ast.Expression,
  inspection: Inspection,
): void {
  const { context } = inspection;
  const { text } = context.sourceCode;
  context.report({
    at: getNameRange(node),
    messageId: 'unbounded',
    data: {
      call: `${toLabel(node.func, text)}()`,
      started: isMapped ? `${toLabel(started, text)}()` : toLabel(started, text),
      source: toLabel(longest, text),
    },
    related: [toRelated(started, 'Each of these is one operation.', context)],
    suggest: [
      ...suggestOwnGather(node, inspection),
      ...suggestLimit({ started, form: isMapped ? 'mapped' : 'coroutine', place }, inspection),
    ],
  });
}

/** A task that is created for each element. */
function checkTask(node: ast.Call, inspection: Inspection): void {
  const { fanOuts, operations } = inspection;
  if (!isRepeated(node)) return;
  const task = fanOuts.findStartedTask(node);
  const loops = task && fanOuts.getLoopsAround(node);
  if (task === undefined || loops === undefined || isChained(node, inspection.context.sourceCode.text)) return;
  const longest = findLongest(loops.iterables, inspection);
  if (longest === undefined) return;
  const { isMapped } = task;
  const started = isMapped ? task.started : operations.findStarted(task.started);
  if (started === undefined || isOfProgram({ ...loops, started }, inspection)) return;
  const isTaskUnlimited = isMapped
    ? operations.isFunctionUnlimited(started, node.args.slice(1))
    : started.type === 'Call' && operations.isUnlimited(started);
  if (!isTaskUnlimited) return;
  const start: Start = { started, form: isMapped ? 'handed' : 'coroutine', place: loops.place };
  reportTask(node, start, longest, inspection);
}

function reportTask(node: ast.Call, start: Start, longest: ast.Expression, inspection: Inspection): void {
  const { context } = inspection;
  context.report({
    at: getNameRange(node),
    messageId: 'unboundedTasks',
    data: { source: toLabel(longest, context.sourceCode.text) },
    related: [toRelated(longest, 'One task for each element of this.', context)],
    suggest: suggestLimit(start, inspection),
  });
}

/** The iterable that makes the operations too many; undefined when they are few. */
function findLongest(iterables: readonly ast.Expression[], { max, sizes }: Inspection): ast.Expression | undefined {
  const size = sizes.findProduct(iterables);
  if (size === 'bounded' || (typeof size === 'number' && size <= max)) return undefined;
  return iterables.find((one) => sizes.findSize(one) === undefined) ?? iterables.at(-1);
}

/** Whether the elements are objects of the program itself, of which there are as many as there are. */
function isOfProgram(
  { started, place, iterables }: Pick<FanOut, 'started' | 'place' | 'iterables'>,
  { context: { sourceCode } }: Inspection,
): boolean {
  return isMethodOfComponent(started, place, sourceCode) || iterables.some((one) => isOwnState(one, sourceCode));
}

/** With what the project has for it. */
function suggestOwnGather(node: ast.Call, { context, limit }: Inspection): Suggestions {
  const around = getCheckedModule(context);
  const isGather = around.facts.findQualifiedName(node.func) === 'asyncio.gather';
  const own = isGather ? findOwnGather(node, around) : undefined;
  if (own === undefined) return [];
  const fix = (): ReturnType<typeof gatherWithOwn> => gatherWithOwn(node, own, limit, around.text);
  return [{ messageId: 'gatherWithOwn', data: { limit: String(limit), helper: own.callee }, fix }];
}

function suggestLimit(start: Start, { context, limit }: Inspection): Suggestions {
  const fix = (): ReturnType<typeof limitWithSemaphore> => limitWithSemaphore(start, limit, context.sourceCode);
  return [{ messageId: 'limitWithSemaphore', data: { limit: String(limit) }, fix }];
}
