import { insertAt, type TextEdit } from '../../../../python/edits/index.js';
import type { OpenedModule, PythonFacts } from '../../../../python/semantics/python-facts.js';
import { getLastParts } from '../../../../python/syntax/dotted-names.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { isBoundMethod } from '../../../../python/syntax/predicates.js';
import { getNameRange, toLabel } from '../../../python/labels.js';
import { findPlainFunction } from '../../../python/modules.js';
import type { Report } from '../report.js';
import { isInExpectedFailure } from '../expected-failures.js';

/** What takes coroutines and raises an error for a function, by dotted name; with the number of arguments that are such. */
const coroutineTakers: ReadonlyMap<string, number> = new Map([
  // https://docs.python.org/3/library/asyncio-runner.html
  ['asyncio.run', 1],
  ['asyncio.Runner.run', 1],
  // https://docs.python.org/3/library/asyncio-task.html
  ['asyncio.create_task', 1],
  ['asyncio.TaskGroup.create_task', 1],
  ['asyncio.ensure_future', 1],
  ['asyncio.shield', 1],
  ['asyncio.wait_for', 1],
  ['asyncio.run_coroutine_threadsafe', 1],
  ['asyncio.gather', Infinity],
  // https://docs.python.org/3/library/asyncio-eventloop.html
  ['asyncio.AbstractEventLoop.create_task', 1],
  ['asyncio.AbstractEventLoop.run_until_complete', 1],
  // https://github.com/MagicStack/uvloop
  ['uvloop.run', 1],
]);

/** The last parts of the names in the table: no attribute of another name is one of them. */
const takerMethods = getLastParts(coroutineTakers.keys());

/** Reports a coroutine function that stands where its coroutine should: `asyncio.run(main)`. Undefined when all is well. */
export function findUncalledReport(call: ast.Call, around: OpenedModule): Report | undefined {
  const { facts, text } = around;
  if (call.func.type === 'Attribute' && !takerMethods.has(call.func.attr)) return undefined;
  // Nearly all calls of these take calls.
  if (!call.args.some(isReference)) return undefined;
  const count = coroutineTakers.get(facts.findQualifiedName(call.func) ?? '');
  if (count === undefined) return undefined;
  const given = call.args.slice(0, count).find((one) => isReference(one) && facts.getCallKind(one) === 'coroutine');
  if (given === undefined || isInExpectedFailure(call)) return undefined;
  return {
    at: getNameRange(given),
    messageId: 'uncalledFunction',
    data: { function: toLabel(given, text).replace(/\(\)$/, ''), callee: toLabel(call, text) },
    ...(isCallableBare(given, around) && {
      suggest: [{ messageId: 'callFunction', fix: (): TextEdit[] => [insertAt(given.end, '()')] }],
    }),
  };
}

function isReference({ type }: ast.Expression): boolean {
  return type === 'Name' || type === 'Attribute';
}

/** Whether a function of the file needs no arguments: `main()`, `self.poll()`. */
function isCallableBare(given: ast.Expression, around: OpenedModule): boolean {
  const ref = around.facts.findFunction(given);
  const node = ref && findPlainFunction(ref, around);
  if (node === undefined) return false;
  const { posonlyargs, args, defaults, kwonlyargs, kw_defaults } = node.args;
  const required = posonlyargs.length + args.length - defaults.length - (isBound(given, node, around.facts) ? 1 : 0);
  return required <= 0 && kwonlyargs.every((_, index) => (kw_defaults[index] ?? null) !== null);
}

function isBound(given: ast.Expression, method: ast.FunctionNode, facts: PythonFacts): boolean {
  // What a method is read from is an instance, or the class.
  return isBoundMethod(method) && given.type === 'Attribute' && facts.findClassName(given.value) !== undefined;
}
