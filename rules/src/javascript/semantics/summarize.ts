import type { TSESTree } from '@typescript-eslint/utils';
import { getOrAdd } from '../../project/remember.js';
import { promiseMethods } from '../library/promise-methods.js';
import {
  findCallOf,
  findEnclosingFunction,
  findRunningFunction,
  getFunctionName,
  getFunctionNameRange,
  type FunctionNode,
} from '../syntax/functions.js';
import { findMethod } from '../syntax/member-names.js';
import { contains } from '../syntax/predicates.js';
import { findHeldValue } from './kept-values.js';
import { summarizeCall, summarizeRunArgument } from './summarize/calls/calls.js';
import { findOwnParameter, readHanded, summarizeHanding } from './summarize/calls/handed-functions.js';
import { summarizeClass, summarizeInterface } from './summarize/classes.js';
import { isCommand } from './summarize/files/command-program.js';
import { exportsAnything, summarizeExports } from './summarize/files/exports.js';
import { findDecorated, findHanded } from './summarize/files/registered.js';
import { findWorkerSide } from './summarize/files/worker-program.js';
import { findHandledElsewhere } from './summarize/functions/handled-elsewhere.js';
import { isMarkedNonBlocking } from './summarize/functions/marks.js';
import { findRejections, throwsItself } from './summarize/functions/rejections.js';
import { findReturnedCalls } from './summarize/functions/returned-calls.js';
import { hasServiceLoop } from './summarize/functions/service-loops.js';
import { findSignalParameter } from './summarize/functions/signal-parameters.js';
import { getReading, type WaitingNode } from './summarize/reading.js';
import type { ValueReader } from './summarize/values.js';
import { promiseClass } from './promise-class.js';
import type { SummarySource } from './summary-source.js';
import type { CallSummary, DeclaredTypes, FailingCall, FunctionSummary, ModuleSummary, Value } from './summary.js';

/** Summarizes one file. Total: what is not understood is left out. */
export function summarize(sourceCode: SummarySource): ModuleSummary {
  const { nodes, values } = getReading(sourceCode);
  const callsByFunction = groupCalls(nodes.calls, sourceCode, values);
  const moduleExports = summarizeExports(sourceCode.ast, values);
  const workerSide = findWorkerSide(sourceCode);
  return {
    functions: nodes.functions.map((fn) => ({
      ...summarizeFunction(fn, callsByFunction.get(fn) ?? [], values, nodes.returns.get(fn) ?? []),
      outcomes: readOutcomes(fn, nodes.returns.get(fn) ?? [], sourceCode.text, values),
      ...summarizeFailure(fn, sourceCode, values),
      handledElsewhere: findHandledElsewhere(fn, nodes.returns.get(fn) ?? [], sourceCode),
      speaksOfAbort: /abort|cancel/i.test(sourceCode.text.slice(...fn.range)) || undefined,
      isNonBlocking: isMarkedNonBlocking(fn, sourceCode.text) || undefined,
      isService: hasServiceLoop(fn, sourceCode) || undefined,
      isWorker: workerSide === 'all' || workerSide.some((part) => contains(part, fn)) || undefined,
    })),
    classes: [
      ...nodes.classes.map((node) => summarizeClass(node, values)),
      ...nodes.interfaces.map((node) => summarizeInterface(node, values)),
    ],
    ...moduleExports,
    isScript:
      !exportsAnything(sourceCode.ast) && nodes.calls.some((node) => startsProgram(node, values, nodes.functions)),
    isCommand: isCommand(sourceCode),
    handed: [
      ...nodes.calls.flatMap((node) => findHanded(node, values)),
      ...nodes.functions.flatMap((fn) => findDecorated(fn, values)),
    ],
  };
}

function groupCalls(
  nodes: readonly WaitingNode[],
  sourceCode: SummarySource,
  values: ValueReader,
): ReadonlyMap<FunctionNode, CallSummary[]> {
  const groups = new Map<FunctionNode, CallSummary[]>();
  for (const node of nodes) {
    const fn = findRunningFunction(node);
    if (!fn || isWaitForCall(node, sourceCode)) continue;
    const own = summarizeCall(node, sourceCode, values);
    const isWaitedFor = node.type === 'CallExpression' && (own.isAwaited || own.isReturned);
    const call = isWaitedFor ? { ...own, ...summarizeHanding(node, fn, sourceCode, values) } : own;
    const run = node.type === 'CallExpression' ? summarizeRunArgument(node, sourceCode, values) : undefined;
    getOrAdd(groups, fn, () => []).push(...(run ? [run, call] : [call]));
  }
  return groups;
}

/** `await answer` after `const answer = f();`: the call itself is one that is waited for. */
function isWaitForCall(node: WaitingNode, sourceCode: SummarySource): boolean {
  return node.type === 'AwaitExpression' && findHeldValue(node.argument, sourceCode).type === 'CallExpression';
}

function summarizeFunction(
  fn: FunctionNode,
  calls: readonly CallSummary[],
  values: ValueReader,
  returned: readonly TSESTree.Expression[],
): FunctionSummary {
  const [nameStart, nameEnd] = getFunctionNameRange(fn);
  return {
    name: getFunctionName(fn),
    start: fn.range[0],
    end: fn.range[1],
    nameStart,
    nameEnd,
    isAsync: fn.async,
    isGenerator: fn.generator,
    isBodiless: !fn.body,
    isContinuation: isContinuation(fn) || undefined,
    signal: findSignalParameter(fn),
    callbacks: readCallbacks(fn, values),
    calls,
    returns: readReturned(fn, returned, values),
    isResultDeclared: fn.returnType ? true : undefined,
  };
}

/** What the parameters are declared as that may be functions. */
function readCallbacks({ params }: FunctionNode, values: ValueReader): DeclaredTypes | undefined {
  const known = Object.entries(values.types.readParameters(params) ?? {}).filter(
    ([, { kind }]) => kind === 'signature',
  );
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}

function summarizeFailure(
  fn: FunctionNode,
  sourceCode: SummarySource,
  values: ValueReader,
): Pick<FunctionSummary, 'rejectsThrough' | 'settlingReason' | 'throws'> {
  const rejections = findRejections(fn, { sourceCode });
  const rejectsThrough = rejections?.sources.flatMap(({ call, isPromise }): FailingCall[] => {
    const callee = values.readCallee(call);
    if (!isPromise) return callee ? [{ callee, isPromise }] : [];
    return [
      {
        callee: findOwnParameter(call.callee, fn, sourceCode) ?? callee,
        isPromise,
        handed: readHanded(call, fn, sourceCode, values),
      },
    ];
  });
  const isKnown = rejectsThrough?.every(({ callee }) => callee) === true;
  const reason = isKnown ? rejections?.reason : undefined;
  return {
    ...(isKnown && { rejectsThrough }),
    ...(reason && { settlingReason: reason }),
    ...(throwsItself(fn) && { throws: true }),
  };
}

/** Whether a promise calls the function when it settles; start-up code at module level aside. */
function isContinuation(fn: FunctionNode): boolean {
  const call = findCallOf(fn)?.node;
  if (call?.type !== 'CallExpression' || !findMethod(call, ...promiseMethods)) return false;
  return findEnclosingFunction(call) !== undefined;
}

function readReturned(
  fn: FunctionNode,
  returned: readonly TSESTree.Expression[],
  values: ValueReader,
): Value | undefined {
  const annotated = fn.returnType && values.types.readType(fn.returnType.typeAnnotation);
  if (annotated) return annotated;
  const [only, ...others] = returned;
  const value = only && others.length === 0 ? values.read(only) : undefined;
  if (!value || !fn.async) return value;
  return fn.generator ? undefined : { kind: 'instance', of: promiseClass, gives: { kind: 'awaited', of: value } };
}

function readOutcomes(
  fn: FunctionNode,
  returned: readonly TSESTree.Expression[],
  text: string,
  values: ValueReader,
): readonly Value[] | undefined {
  const outcomes: Value[] = [];
  for (const node of (!fn.async && !fn.returnType && findReturnedCalls(fn, returned, text)) || []) {
    const value = values.read(node);
    if (!value) return undefined;
    outcomes.push(value);
  }
  return outcomes.length > 0 ? outcomes : undefined;
}

/** Whether the call, at module level, is of an asynchronous function of the file. */
function startsProgram(node: WaitingNode, values: ValueReader, functions: readonly FunctionNode[]): boolean {
  if (node.type !== 'CallExpression' || findEnclosingFunction(node)) return false;
  const callee = values.read(node.callee);
  return callee?.kind === 'function' && functions[callee.index]?.async === true;
}
