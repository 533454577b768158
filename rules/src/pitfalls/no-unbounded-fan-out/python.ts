import { isTestCode } from '../../python/semantics/test-code.js';
import type * as ast from '../../python/syntax/nodes.js';
import type { PythonListener, PythonReport, PythonRuleContext } from '../../rule.js';
import { getNameRange, toLabel } from '../python-labels.js';
import type { PythonMessageIds } from './messages.python.js';
import type { RuleOptions } from './options.js';
import { FanOuts } from './python-fan-outs.js';
import { isMethodOfComponent, isOwnState } from './python-own-state.js';
import { Sizes } from './python-sizes.js';
import { Operations } from './python-started.js';
import { limitWithSemaphore, type Start } from './python-suggestions.js';

/** Calls that wait for many operations at once; those of the second kind take them as one iterable. */
const collectors: ReadonlyMap<string, 'unpacked' | 'iterable'> = new Map([
  ['asyncio.gather', 'unpacked'],
  ['asyncio.wait', 'iterable'],
  ['asyncio.as_completed', 'iterable'],
]);

/** One concurrent operation for each element of something arbitrarily long, in Python. */
export function checkPython(
  context: PythonRuleContext<PythonMessageIds>,
  { max = 20, limit = 10 }: RuleOptions,
): PythonListener {
  if (isTestCode(context.filename)) return {};
  const { facts, text } = context.sourceCode;
  const operations = new Operations(context.sourceCode);
  const fanOuts = new FanOuts(context.sourceCode, operations);
  const sizes = new Sizes(context.sourceCode);

  function findLongest(iterables: readonly ast.Expression[]): ast.Expression | undefined {
    const size = sizes.findProduct(iterables);
    if (size === 'bounded' || (typeof size === 'number' && size <= max)) return undefined;
    const isLong = (one: ast.Expression): boolean => sizes.findSize(one) === undefined;
    return iterables.find(isLong) ?? iterables.at(-1);
  }

  /** Whether the elements are objects of the program itself, of which there are as many as there are. */
  function isOfProgram(started: ast.Expression, place: ast.Node, iterables: readonly ast.Expression[]): boolean {
    return (
      isMethodOfComponent(started, place, context.sourceCode) ||
      iterables.some((one) => isOwnState(one, context.sourceCode))
    );
  }

  function suggest(start: Start): PythonReport<PythonMessageIds>['suggest'] {
    const fix = (): ReturnType<typeof limitWithSemaphore> => limitWithSemaphore(start, limit, context.sourceCode);
    return [{ messageId: 'limitWithSemaphore', data: { limit: String(limit) }, fix }];
  }

  function checkCollector(node: ast.Call): void {
    const form = collectors.get(facts.findQualifiedName(node.func) ?? '');
    if (form === undefined) return;
    const given = form === 'unpacked' ? node.args.filter((one) => one.type === 'Starred') : node.args.slice(0, 1);
    for (const argument of given) {
      const fanOut = fanOuts.findIn(argument);
      if (fanOut === undefined || isStartedElsewhere(fanOut.started)) continue;
      const { started, isMapped, iterables, place } = fanOut;
      const longest = findLongest(iterables);
      if (longest === undefined || isOfProgram(started, place, iterables)) continue;
      const isUnlimited =
        started.type === 'Call' && !isMapped
          ? operations.isUnlimited(started)
          : facts.getCallKind(started) === 'coroutine' && operations.isFunctionUnlimited(started, []);
      if (!isUnlimited) continue;
      context.report({
        at: getNameRange(node),
        messageId: 'unbounded',
        data: {
          call: `${toLabel(node.func, text)}()`,
          started: isMapped ? `${toLabel(started, text)}()` : toLabel(started, text),
          source: toLabel(longest, text),
        },
        related: [
          {
            path: context.filename,
            start: started.start,
            end: started.end,
            message: 'Each of these is one operation.',
          },
        ],
        suggest: suggest({ started, form: isMapped ? 'mapped' : 'coroutine', place }),
      });
    }
  }

  /** A task in a loop has a finding of its own, where it is created. */
  function isStartedElsewhere(started: ast.Expression): boolean {
    const { parent } = started;
    return parent?.type === 'Call' && fanOuts.findStartedTask(parent) !== undefined;
  }

  function checkTask(node: ast.Call): void {
    const task = fanOuts.findStartedTask(node);
    const loops = task && fanOuts.getLoopsAround(node);
    if (task === undefined || loops === undefined) return;
    const longest = findLongest(loops.iterables);
    if (longest === undefined) return;
    const { isMapped } = task;
    const started = isMapped ? task.started : operations.findStarted(task.started);
    if (started === undefined || isOfProgram(started, loops.place, loops.iterables)) return;
    const isUnlimited = isMapped
      ? operations.isFunctionUnlimited(started, node.args.slice(1))
      : started.type === 'Call' && operations.isUnlimited(started);
    if (!isUnlimited) return;
    context.report({
      at: getNameRange(node),
      messageId: 'unboundedTasks',
      data: { source: toLabel(longest, text) },
      related: [
        {
          path: context.filename,
          start: longest.start,
          end: longest.end,
          message: 'One task for each element of this.',
        },
      ],
      suggest: suggest({
        started: isMapped ? task.started : started,
        form: isMapped ? 'handed' : 'coroutine',
        place: loops.place,
      }),
    });
  }

  return {
    Call(node) {
      checkCollector(node);
      checkTask(node);
    },
  };
}
