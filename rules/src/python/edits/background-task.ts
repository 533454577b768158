import { findRunningFunction } from '../flow/enclosing.js';
import type * as ast from '../syntax/nodes.js';
import { ensureImportedMember } from './imports.js';
import { getLineBreak, getLineStart, getNextLineStart, getStatementStart, insertLinesAfter } from './layout.js';
import { getNamesIn } from './names.js';
import { insertAt, type TextEdit } from './text-edit.js';

/** A statement that starts a task: it drops the task, or puts it in a name. */
export type TaskStatement = ast.Expr | ast.Assign;

/**
 * Keeps the task that a statement starts in a set of the module until it is done, as the documentation of
 * `asyncio.create_task` asks for (https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task).
 * Undefined when the statement shares its line with others, or assigns to anything but one name.
 * @param isCoroutine whether the value is a bare coroutine, to be wrapped in `asyncio.create_task(...)`
 */
export function keepTask(
  statement: TaskStatement,
  isCoroutine: boolean,
  module: ast.Module,
  text: string,
): TextEdit[] | undefined {
  const creating = ensureImportedMember(module, text, 'asyncio', 'create_task');
  const assigned = statement.type === 'Assign' ? findOnlyName(statement) : undefined;
  const task =
    assigned ?? findFreeName(['task', 'background_task', 'started_task'], findRunningFunction(statement) ?? module);
  const known = findTaskSet(module, text);
  const kept = known ?? findFreeName(['background_tasks', '_background_tasks'], module);
  if (task === undefined || kept === undefined || (statement.type === 'Assign' && assigned === undefined))
    return undefined;
  const lines = [`${kept}.add(${task})`, `${task}.add_done_callback(${kept}.discard)`];
  const after = insertLinesAfter(statement, lines, text);
  if (after === undefined) return undefined;
  const { start, end } = statement.value;
  // The assignment stands before brackets around the value.
  const assignment = assigned === undefined ? [insertAt(statement.start, `${task} = `)] : [];
  const wrapped = isCoroutine ? [insertAt(start, `${creating.name}(`), insertAt(end, ')')] : [];
  const declaration = known === undefined ? [declareSet(kept, module, text)] : [];
  return [...(isCoroutine ? creating.edits : []), ...declaration, ...assignment, ...wrapped, after];
}

function findOnlyName({ targets: [target, ...more] }: ast.Assign): string | undefined {
  return target?.type === 'Name' && more.length === 0 ? target.id : undefined;
}

/** A set of the module that is called `…tasks`: `background_tasks = set()`. */
function findTaskSet(module: ast.Module, text: string): string | undefined {
  for (const statement of module.body) {
    if (statement.type !== 'Assign' && statement.type !== 'AnnAssign') continue;
    const target = statement.type === 'Assign' ? statement.targets[0] : statement.target;
    if (target?.type !== 'Name' || !/tasks$/i.test(target.id) || statement.value === null) continue;
    if (/^set(\[.*\])?\(\)$/.test(text.slice(statement.value.start, statement.value.end))) return target.id;
  }
  return undefined;
}

/** Behind the imports at the head of the module; before its first statement when there are none. */
function declareSet(name: string, module: ast.Module, text: string): TextEdit {
  const lineBreak = getLineBreak(text);
  const declaration = `${name} = set()${lineBreak}`;
  const isHead = (one: ast.Statement, index: number): boolean =>
    one.type === 'Import' ||
    one.type === 'ImportFrom' ||
    (index === 0 && one.type === 'Expr' && one.value.type === 'Constant');
  const firstCode = module.body.findIndex((one, index) => !isHead(one, index));
  const last = module.body[firstCode - 1];
  if (last !== undefined) return insertAt(getNextLineStart(text, last.end), lineBreak + declaration);
  const first = module.body[0];
  const offset = first === undefined ? 0 : getLineStart(text, getStatementStart(first, text));
  return insertAt(offset, declaration + lineBreak);
}

function findFreeName(candidates: readonly string[], scope: ast.Node): string | undefined {
  const names = getNamesIn(scope);
  return candidates.find((name) => !names.has(name));
}
