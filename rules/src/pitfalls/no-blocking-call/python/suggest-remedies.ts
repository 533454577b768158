import {
  addAwait,
  dropImport,
  ensureImportedMember,
  insertAt,
  replaceRange,
  type TextEdit,
} from '../../../python/edits/index.js';
import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import type { CodeNode, OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import type { Span } from '../../../project/text/span.js';
import type { PythonReport, PythonRuleContext, PythonSuggestion } from '../../../rule.js';
import { findFramework } from '../../python/frameworks.js';
import { getCheckedModule, getImportedPackages } from '../../python/modules.js';
import { findCallBeforeThread } from '../../python/premature-calls.js';
import { canStandInLambda, findUser, isBorrowed } from './borrowed.js';
import { suggestClientTwin } from './client-twins.js';
import { asFunction, asLambda, getThreadRunners, type Form } from './in-thread.js';
import type { PythonMessageIds } from './messages.js';
import { suggestPlainHandler } from './plain-handlers.js';
import { findIterated, suggestAsyncFor } from './queries.js';
import { isBoundToThread } from './thread-bound.js';
import { suggestTwin } from './twins.js';

type Framework = PythonFacts['framework'];
type Changes = Pick<PythonReport<PythonMessageIds>, 'fix' | 'suggest'>;
type Suggestions = readonly PythonSuggestion<PythonMessageIds>[];

/**
 * What to offer for a blocking call in an asynchronous function; no thread for code that another loop than asyncio's runs.
 * @param qualifiedName what is called, where that is what blocks
 * @param target what blocks in the end
 * @param last what goes on with its result and blocks as well: `open(path).read()`
 */
export function getChanges(
  call: ast.Call,
  qualifiedName: string | undefined,
  target: string,
  context: PythonRuleContext<PythonMessageIds>,
  last: ast.Call = call,
): Changes {
  const { sourceCode } = context;
  if (findRunningFunction(call)?.type !== 'AsyncFunctionDef') return {};
  if (isForeignLoop(sourceCode)) return { suggest: suggestTwin(call, qualifiedName, sourceCode) };
  const premature = findCallBeforeThread(call, sourceCode.facts);
  if (premature !== undefined) {
    const { handOver } = premature;
    return handOver === undefined ? {} : { suggest: [{ messageId: 'handOver', fix: () => handOver(sourceCode.text) }] };
  }
  const framework = findFramework(call, sourceCode.ast, sourceCode.facts);
  if (framework === undefined) return {};
  const plain = suggestPlainHandler(call, getCheckedModule(context));
  if (qualifiedName === 'time.sleep')
    return { fix: () => awaitSleep(call, framework, getCheckedModule(context)), suggest: plain };
  const ofClient = framework === 'asyncio' ? suggestClientTwin(call, context) : [];
  const isOfDjango = target.startsWith('django.') && framework === 'asyncio';
  const isBound = isBoundToThread(call, qualifiedName, sourceCode.facts);
  if (last !== call && canStandInLambda(last) && !isBound && !isOfDjango) {
    return { suggest: [...ofClient, ...suggestThreads(last, asLambda, framework, context)] };
  }
  if (isBorrowed(call, sourceCode.facts)) {
    const user = isOfDjango ? undefined : findUser(call, sourceCode.facts);
    return {
      suggest: [...ofClient, ...(user === undefined ? [] : suggestThreads(user, asLambda, framework, context))],
    };
  }
  const ofTwin = suggestTwin(call, qualifiedName, sourceCode);
  if (isBound) return { suggest: ofTwin };
  const inThread = isOfDjango
    ? suggestThreadOfDjango(call, sourceCode)
    : suggestThreads(call, asFunction, framework, context);
  if (isResultOfFuture(call, qualifiedName) && framework === 'asyncio') {
    return { suggest: [{ messageId: 'awaitFuture', fix: () => awaitFuture(call, sourceCode) }, ...plain, ...inThread] };
  }
  return { suggest: [...ofClient, ...ofTwin, ...plain, ...inThread] };
}

/**
 * What to offer for what blocks by being entered or gone through.
 * @param at where it stands in the code
 */
export function suggestForUse(
  code: CodeNode,
  at: Span,
  target: string,
  context: PythonRuleContext<PythonMessageIds>,
): Suggestions {
  const { sourceCode } = context;
  const used = findIterated(code, at);
  const isForAsyncio = used !== undefined && findFramework(used, sourceCode.ast, sourceCode.facts) === 'asyncio';
  const ofClient = isForAsyncio && !isForeignLoop(sourceCode) ? suggestClientTwin(used, context) : [];
  return [...ofClient, ...suggestAsyncFor(code, at, target, sourceCode.text)];
}

function isResultOfFuture({ args, keywords }: ast.Call, qualifiedName: string | undefined): boolean {
  return qualifiedName === 'concurrent.futures.Future.result' && args.length + keywords.length === 0;
}

/**
 * `future.result()` → `await asyncio.wrap_future(future)`
 * (https://docs.python.org/3/library/asyncio-future.html#asyncio.wrap_future).
 */
function awaitFuture(call: ast.Call, { text }: PythonSourceCode): readonly TextEdit[] | null {
  const edits = addAwait(call, text);
  if (edits === undefined || call.func.type !== 'Attribute') return null;
  const { name, edits: imports } = ensureImportedMember(call, text, 'asyncio', 'wrap_future');
  const dot = text.lastIndexOf('.', call.func.attrRange.start);
  const end = text.slice(0, dot).trimEnd().length;
  const close = replaceRange({ start: end, end: call.end }, ')');
  return [...imports, close, ...edits, insertAt(call.start, `${name}(`)];
}

/** Whether the file is written for an event loop that runs no asyncio code, or is a part of a program that is. */
function isForeignLoop({ ast: module, facts }: PythonSourceCode): boolean {
  const imported = getImportedPackages(module);
  return foreignLoops.some((name) => imported.has(name)) || facts.isForTwisted();
}

const foreignLoops: readonly string[] = ['twisted', 'tornado', 'gevent', 'eventlet', 'curio'];

/** `time.sleep(x)` → `await asyncio.sleep(x)`; an import that only this call needed goes with it. */
function awaitSleep(call: ast.Call, framework: Framework, around: OpenedModule): readonly TextEdit[] | null {
  const { text } = around;
  const edits = addAwait(call, text);
  const [argument] = call.args;
  if (edits === undefined || (argument === undefined && call.keywords.length > 0)) return null;
  const { name, edits: imports } = ensureImportedMember(call, text, framework, 'sleep');
  return [...imports, ...dropImport(call.func, around, imports), ...edits, replaceRange(call.func, name)];
}

/** `f(x)` → `await asyncio.to_thread(f, x)`, or with what the project has for it. */
function suggestThreads(
  call: ast.Call,
  runInThread: Form,
  framework: Framework,
  context: PythonRuleContext<PythonMessageIds>,
): Suggestions {
  const around = getCheckedModule(context);
  return getThreadRunners(call, framework, around).map((runner) => ({
    messageId: 'runInThread',
    data: { helper: runner.name },
    fix: () => runInThread(call, runner, around),
  }));
}

/**
 * `f(x, y=1)` → `await sync_to_async(f)(x, y=1)`: Django's connections belong to a thread, and `sync_to_async` runs everything
 * in the same one (https://docs.djangoproject.com/en/stable/topics/async/#sync-to-async).
 */
function suggestThreadOfDjango(call: ast.Call, { text }: PythonSourceCode): Suggestions {
  const { name: helper, edits: imports } = ensureImportedMember(call, text, 'asgiref.sync', 'sync_to_async');
  const fix = (): readonly TextEdit[] | null => {
    const edits = addAwait(call, text);
    return edits === undefined ? null : [...imports, ...edits, ...wrapCallee(call, helper, text)];
  };
  return [{ messageId: 'runInThread', data: { helper }, fix }];
}

/** `f(x)` → `name(f)(x)`; brackets around `f` stay. */
function wrapCallee({ start, func }: ast.Call, name: string, text: string): TextEdit[] {
  const end = text.slice(0, text.indexOf('(', func.end)).trimEnd().length;
  return [insertAt(start, `${name}(`), insertAt(end, ')')];
}
