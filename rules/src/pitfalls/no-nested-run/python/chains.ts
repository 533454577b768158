import type { CallPath } from '../../../project/calls/call-path.js';
import { addAwait, replaceRange, type TextEdit } from '../../../python/edits/index.js';
import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import type { Span } from '../../../project/text/span.js';
import { contains, isFunction, isNamed } from '../../../python/syntax/predicates.js';
import { walk } from '../../../python/syntax/walk.js';
import type { PythonRuleContext } from '../../../rule.js';
import { type Changes, suggestMakingAsync } from '../../python/make-async.js';
import { getCheckedModule, openModule } from '../../python/modules.js';
import { isCoroutineRunner } from './loop-starters.js';
import { type PythonMessageIds, pythonMessages } from './messages.js';

/** Makes the function that starts the loop asynchronous, and its callers in all files, and awaits the coroutine. */
export function getChainChanges(
  path: CallPath,
  context: PythonRuleContext<PythonMessageIds>,
): Changes<PythonMessageIds> {
  const last = path.steps.at(-1);
  const home = last && openModule(last.at.path, getCheckedModule(context));
  const run = home && findCall(last.at, home.module);
  const starter = run && findRunningFunction(run);
  if (home === undefined || run === undefined || starter?.type !== 'FunctionDef') return {};
  const toEdits = (): TextEdit[] | undefined => awaitInstead(run, home);
  return suggestMakingAsync(starter, home, { filename: context.filename, title: pythonMessages.makeAsync, toEdits });
}

function findCall(range: Span, module: ast.Module): ast.Call | undefined {
  let found: ast.Call | undefined;
  walk(module, (node) => {
    if (node.type === 'Call' && node.start === range.start && node.end === range.end) found = node;
    return contains(node, range);
  });
  return found;
}

/** `asyncio.run(f(x))`, `anyio.run(f, x)`, `async_to_sync(f)(x)` → `await f(x)`. Undefined where more was asked for. */
export function awaitInstead(node: ast.Call, { facts, text }: OpenedModule): TextEdit[] | undefined {
  if (node.func.type === 'Call') return awaitWrapped(node, node.func, facts, text);
  const [first, ...more] = node.args;
  if (first === undefined || node.keywords.length > 0 || hasCommentAround(first, node, text)) return undefined;
  const block = findRunnerBlock(node);
  const unwrapping = block === undefined ? [] : unwrap(block, text);
  const edits = addAwait(node, text);
  if (edits === undefined || unwrapping === undefined) return undefined;
  const name = facts.findQualifiedName(node.func) ?? '';
  if (name === 'anyio.run' || name === 'trio.run') {
    const argumentsStart = more[0]?.start ?? first.end;
    return [
      ...edits,
      replaceRange({ start: node.start, end: first.start }, ''),
      replaceRange({ start: first.end, end: argumentsStart }, '('),
      ...(more.length === 0 ? [replaceRange({ start: first.end, end: node.end }, ')')] : []),
    ];
  }
  if (more.length > 0 || !isAwaitable(first) || !isCoroutineRunner(name)) return undefined;
  return [
    ...unwrapping,
    ...edits,
    replaceRange({ start: node.start, end: first.start }, ''),
    replaceRange({ start: first.end, end: node.end }, ''),
  ];
}

/** Whether a comment stands before the first argument of a call, or between it and what follows it. */
function hasCommentAround(first: ast.Expression, { start, end, args }: ast.Call, text: string): boolean {
  return text.slice(start, first.start).includes('#') || text.slice(first.end, args[1]?.start ?? end).includes('#');
}

/** The `with asyncio.Runner() as runner:` around `runner.run(…)`: to leave it raises an error where a loop is running. */
function findRunnerBlock({ func }: ast.Call): ast.With | undefined {
  if (func.type !== 'Attribute' || func.attr !== 'run' || func.value.type !== 'Name') return undefined;
  const { id } = func.value;
  let block: ast.Node | null = func;
  while (block !== null && !isFunction(block)) {
    if (block.type === 'With' && block.items.some(({ optional_vars: name }) => isNamed(name, id))) return block;
    block = block.parent;
  }
  return undefined;
}

/** Takes the header of a `with` away; undefined where there is more in it than one statement on one line. */
function unwrap({ start, items, body }: ast.With, text: string): TextEdit[] | undefined {
  const [statement, ...others] = body;
  if (statement === undefined || items.length + others.length > 1) return undefined;
  const header = text.slice(start, statement.start);
  if (header.includes('#') || text.slice(statement.start, statement.end).includes('\n')) return undefined;
  return [replaceRange({ start, end: statement.start }, '')];
}

/** `async_to_sync(f)(x)` → `await f(x)`. */
function awaitWrapped(
  node: ast.Call,
  { func, args: [wrapped, ...more], keywords, end }: ast.Call,
  facts: PythonFacts,
  text: string,
): TextEdit[] | undefined {
  if (wrapped === undefined || !isAwaitable(wrapped) || more.length + keywords.length > 0) return undefined;
  if (facts.findQualifiedName(func) !== 'asgiref.sync.async_to_sync') return undefined;
  const edits = addAwait(node, text);
  return (
    edits && [
      ...edits,
      replaceRange({ start: node.start, end: wrapped.start }, ''),
      replaceRange({ start: wrapped.end, end }, ''),
    ]
  );
}

/** Whether `await` may stand before it as it is. */
function isAwaitable({ type }: ast.Expression): boolean {
  return type === 'Call' || type === 'Name' || type === 'Attribute' || type === 'Subscript';
}
