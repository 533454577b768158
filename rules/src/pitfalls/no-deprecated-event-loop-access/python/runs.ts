import {
  ensureImportedMember,
  getLineStart,
  getNextLineStart,
  isAloneOnItsLines,
  replaceRange,
  type TextEdit,
} from '../../../python/edits/index.js';
import { findHolder, findTarget } from '../../../python/flow/assignments.js';
import { findStatement } from '../../../python/flow/enclosing.js';
import type { OpenedModule } from '../../../python/semantics/python-facts.js';
import { findCallOf } from '../../../python/syntax/arguments.js';
import { getBlockAround } from '../../../python/syntax/blocks.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { isNamed } from '../../../python/syntax/predicates.js';
import { walk } from '../../../python/syntax/walk.js';

/** How the loop that a getter gives is run until a coroutine is done. */
export interface Run {
  readonly call: ast.Call;
  readonly coroutine: ast.Expression;
  /** The statement that puts the loop in a name, when nothing else uses that name but `close()`. */
  readonly assignment: ast.Assign | undefined;
  /** The statements that call `close()` on that name. */
  readonly closing: readonly ast.Statement[];
}

/**
 * The first `run_until_complete` on the loop that a call gives, at once or through the name it is put in. Undefined where there
 * is none.
 */
export function findRun(getter: ast.Call, scope: ast.Module | ast.FunctionDef): Run | undefined {
  const direct = findMethodCall(getter);
  if (direct !== undefined) return toRun(direct, undefined, []);
  const first = findTarget(getter);
  const target = first && findHolder(first);
  if (target === undefined) return undefined;
  const runs: ast.Call[] = [];
  const closing: ast.Statement[] = [];
  let others = 0;
  walk(scope, (node) => {
    if (!isNamed(node, target.id) || node === target) return;
    const call = findMethodCall(node);
    const method = call && getWrittenMethod(call);
    if (call !== undefined && method === 'run_until_complete') runs.push(call);
    else if (method === 'close' && call?.parent?.type === 'Expr') closing.push(call.parent);
    else others++;
  });
  const [run] = runs;
  if (run === undefined) return undefined;
  const assignment = others === 0 && runs.length === 1 && target === first ? findStatement(target) : undefined;
  return toRun(run, assignment?.type === 'Assign' && target.parent === assignment ? assignment : undefined, closing);
}

function toRun(call: ast.Call, assignment: ast.Assign | undefined, closing: readonly ast.Statement[]): Run | undefined {
  const [coroutine] = call.args;
  if (getWrittenMethod(call) !== 'run_until_complete' || coroutine === undefined) return undefined;
  return { call, coroutine, assignment, closing };
}

/**
 * `loop.run_until_complete(main())` → `asyncio.run(main())`, the loop's own lines removed. Null where the loop has other uses, or
 * its lines cannot go.
 */
export function useRun(getter: ast.Call, run: Run, { text }: OpenedModule): TextEdit[] | null {
  const { call, coroutine, assignment, closing } = run;
  // `asyncio.run` takes coroutines only, and a future would need a loop before.
  if (coroutine.type !== 'Call' || call.args.length !== 1) return null;
  const isDirect = call.func.type === 'Attribute' && call.func.value === getter;
  if (!isDirect && assignment === undefined) return null;
  const removed = [...(assignment === undefined ? [] : [assignment]), ...closing];
  if (!removed.every((statement) => isAloneOnItsLines(statement, text) && isRemovable(statement))) return null;
  const running = ensureImportedMember(call, text, 'asyncio', 'run');
  return [
    ...running.edits,
    ...removed.map((statement) => removeLines(statement, text)),
    replaceRange(call.func, running.name),
  ];
}

/** Removes a statement and its line, but for a comment that stands there. */
function removeLines({ start, end }: ast.Statement, text: string): TextEdit {
  const rest = text.slice(end, getNextLineStart(text, end));
  if (rest.trimStart().startsWith('#')) return replaceRange({ start, end: end + rest.indexOf('#') }, '');
  return replaceRange({ start: getLineStart(text, start), end: getNextLineStart(text, end) }, '');
}

/** Whether the block still has a statement without this one. */
function isRemovable(statement: ast.Statement): boolean {
  return getBlockAround(statement).length > 1;
}

/** The method call on an expression: `loop.close()` of `loop`. */
function findMethodCall(receiver: ast.Expression): ast.Call | undefined {
  const attribute = receiver.parent;
  return attribute?.type === 'Attribute' && attribute.value === receiver ? findCallOf(attribute) : undefined;
}

function getWrittenMethod({ func }: ast.Call): string | undefined {
  return func.type === 'Attribute' ? func.attr : undefined;
}
