import {
  addAwait,
  ensureImport,
  ensureImportedMember,
  replaceRange,
  insertAt,
  type ImportedName,
  type TextEdit,
} from '../../python/edits/index.js';
import { findRunningFunction } from '../../python/flow/enclosing.js';
import type { PythonSourceCode } from '../../python/language/source-code.js';
import type * as ast from '../../python/syntax/nodes.js';
import type { PythonReport } from '../../rule.js';
import type { PythonMessageIds } from './messages.python.js';

type Changes = Pick<PythonReport<PythonMessageIds>, 'fix' | 'suggest'>;

/**
 * What to offer for a blocking call in an asynchronous function; nothing for code that another loop than asyncio's runs.
 * @param qualifiedName what is called, where that is what blocks
 * @param target what blocks in the end
 */
export function getChanges(
  call: ast.Call,
  qualifiedName: string | undefined,
  target: string,
  sourceCode: PythonSourceCode,
): Changes {
  if (findRunningFunction(call)?.type !== 'AsyncFunctionDef' || isForeignLoop(sourceCode.ast)) return {};
  if (qualifiedName === 'time.sleep') return { fix: () => awaitSleep(call, sourceCode) };
  if (isBorrowed(call) || isBoundToThread(qualifiedName)) return {};
  const isOfDjango = target.startsWith('django.') && sourceCode.facts.framework === 'asyncio';
  const helper = (isOfDjango ? getDjangoHelper(sourceCode) : getThreadHelper(sourceCode)).name;
  const moveToThread = isOfDjango ? wrapForDjango : runInThread;
  const inThread = { messageId: 'runInThread', data: { helper }, fix: () => moveToThread(call, sourceCode) } as const;
  const twin = findTwin(call, qualifiedName);
  if (twin === undefined) return { suggest: [inThread] };
  const fix = (): readonly TextEdit[] | null => awaitTwin(call, twin, sourceCode);
  return { suggest: [{ messageId: 'awaitTwin', data: { twin: twin.name }, fix }, inThread] };
}

/**
 * Whether the object can be used in no thread but the one that made it
 * (https://docs.python.org/3/library/sqlite3.html#sqlite3.connect: `check_same_thread`).
 */
function isBoundToThread(qualifiedName: string | undefined): boolean {
  return qualifiedName?.startsWith('sqlite3.') === true;
}

/** A method that does the same asynchronously. */
interface Twin extends ast.Range {
  readonly name: string;
}

/**
 * Django's asynchronous methods are named like the others, with an `a` in front
 * (https://docs.djangoproject.com/en/stable/topics/async/#queries-the-orm).
 */
function findTwin({ func }: ast.Call, qualifiedName = ''): Twin | undefined {
  if (func.type !== 'Attribute' || !qualifiedName.endsWith(`.${func.attr}`)) return undefined;
  const hasTwin = /^django\.(?:db\.models\.(?:Model|QuerySet)|core\.cache\.BaseCache)\.[a-z]\w*$/.test(qualifiedName);
  return hasTwin ? { ...func.attrRange, name: `a${func.attr}` } : undefined;
}

/** `article.save()` → `await article.asave()`. */
function awaitTwin(call: ast.Call, twin: Twin, { text }: PythonSourceCode): readonly TextEdit[] | null {
  const edits = addAwait(call, text);
  return edits === undefined ? null : [...edits, replaceRange(twin, twin.name)];
}

/** Whether the file is written for an event loop that runs no asyncio code. */
function isForeignLoop(module: ast.Module): boolean {
  return module.body.some((statement) => {
    if (statement.type === 'ImportFrom') return isForeign(statement.module);
    return statement.type === 'Import' && statement.names.some(({ name }) => isForeign(name));
  });
}

function isForeign(module: string | null): boolean {
  return module !== null && /^(twisted|tornado|gevent|eventlet|curio)(\.|$)/.test(module);
}

/** Whether the result must stay in this thread: what `with` enters is used piece by piece. */
function isBorrowed(call: ast.Call): boolean {
  return call.parent?.type === 'withitem' || call.parent?.type === 'For';
}

/** `time.sleep(x)` → `await asyncio.sleep(x)`. */
function awaitSleep(call: ast.Call, { ast: module, text, facts }: PythonSourceCode): readonly TextEdit[] | null {
  const edits = addAwait(call, text);
  const [argument] = call.args;
  if (edits === undefined || (argument === undefined && call.keywords.length > 0)) return null;
  const { name, edits: imports } = ensureImportedMember(module, text, facts.framework, 'sleep');
  return [...imports, ...edits, replaceRange(call.func, name)];
}

/** The function that runs another one in a worker thread (https://docs.python.org/3/library/asyncio-task.html#asyncio.to_thread). */
function getThreadHelper({ ast: module, text, facts }: PythonSourceCode): ImportedName {
  switch (facts.framework) {
    case 'anyio':
    case 'trio': {
      const { name, edits } = ensureImport(module, text, facts.framework);
      return { name: `${name}.to_thread.run_sync`, edits };
    }
    default: {
      const [major, minor] = facts.pythonVersion;
      if (major > 3 || minor >= 9) return ensureImportedMember(module, text, 'asyncio', 'to_thread');
      const { name, edits } = ensureImportedMember(module, text, 'asyncio', 'get_running_loop');
      return { name: `${name}().run_in_executor`, edits };
    }
  }
}

/**
 * Django's connections belong to a thread, and `sync_to_async` runs everything in the same one
 * (https://docs.djangoproject.com/en/stable/topics/async/#sync-to-async).
 */
function getDjangoHelper({ ast: module, text }: PythonSourceCode): ImportedName {
  return ensureImportedMember(module, text, 'asgiref.sync', 'sync_to_async');
}

/** `f(x, y=1)` → `await sync_to_async(f)(x, y=1)`. */
function wrapForDjango(call: ast.Call, sourceCode: PythonSourceCode): readonly TextEdit[] | null {
  const edits = addAwait(call, sourceCode.text);
  if (edits === undefined) return null;
  const { name, edits: imports } = getDjangoHelper(sourceCode);
  return [...imports, ...edits, insertAt(call.func.start, `${name}(`), insertAt(call.func.end, ')')];
}

/** `f(x, y=1)` → `await asyncio.to_thread(f, x, y=1)`; the helpers that take no keywords get a `functools.partial`. */
function runInThread(call: ast.Call, sourceCode: PythonSourceCode): readonly TextEdit[] | null {
  const { ast: module, text } = sourceCode;
  const edits = addAwait(call, text);
  if (edits === undefined) return null;
  const { name, edits: imports } = getThreadHelper(sourceCode);
  const open = text.indexOf('(', call.func.end);
  const hasArguments = call.args.length + call.keywords.length > 0;
  const separator = hasArguments ? ', ' : '';
  const isInExecutor = name.endsWith('run_in_executor');
  if (call.keywords.length === 0 || name.endsWith('to_thread')) {
    const first = isInExecutor ? 'None, ' : '';
    return [
      ...imports,
      ...edits,
      insertAt(call.func.start, `${name}(${first}`),
      replaceRange({ start: call.func.end, end: open + 1 }, separator),
    ];
  }
  const partial = ensureImport(module, text, 'functools');
  if (imports.length > 0 && partial.edits.length > 0) return null;
  const first = isInExecutor ? 'None, ' : '';
  return [
    ...imports,
    ...partial.edits,
    ...edits,
    insertAt(call.func.start, `${name}(${first}${partial.name}.partial(`),
    replaceRange({ start: call.func.end, end: open + 1 }, separator),
    insertAt(call.end, ')'),
  ];
}
