import { findRunningFunction, findStatement, getRunningScope } from '../flow/enclosing.js';
import type { OpenedModule } from '../semantics/python-facts.js';
import { getBlockAround } from '../syntax/blocks.js';
import type * as ast from '../syntax/nodes.js';
import { getParameters, getTargets } from '../syntax/predicates.js';
import type { Span } from '../../project/text/span.js';
import { ensureImportedMember } from './imports.js';
import {
  getIndentUnit,
  getLineBreak,
  getLineStart,
  getNextLineStart,
  getStatementStart,
  insertLinesAfter,
  insertLinesBefore,
} from './layout.js';
import { getNamesIn } from './names.js';
import { insertAt, replaceRange, type TextEdit } from './text-edit.js';

/** The module of a statement, with what is known of it. */
type Surroundings = Pick<OpenedModule, 'module' | 'text' | 'facts'>;

/**
 * Keeps the task that a statement starts in a set of the module until it is done, as the documentation of
 * `asyncio.create_task` asks for (https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task).
 * Undefined when the statement shares its line with others.
 * @param statement drops the task
 * @param coroutine the coroutine to be wrapped in `asyncio.create_task(...)`: the value itself, or what takes the place of the
 * value; undefined where the value is a task
 */
export function keepTask(
  statement: ast.Expr,
  coroutine: ast.Expression | undefined,
  around: Surroundings,
): TextEdit[] | undefined {
  const { module, text } = around;
  const creating = ensureImportedMember(statement, text, 'asyncio', 'create_task');
  const task = findFreeName(taskNames, findRunningFunction(statement) ?? module);
  const set = findSetForTasks(statement, around, coroutine && creating.edits);
  if (task === undefined || set === undefined) return undefined;
  const after = insertLinesAfter(statement, getKeepingLines(task, set), text);
  if (after === undefined) return undefined;
  const { start, end } = statement.value;
  // The assignment stands before brackets around the value.
  const assignment = insertAt(statement.start, `${task} = `);
  if (coroutine === undefined) return [...set.edits, assignment, after];
  const wrapped = [
    replaceRange({ start, end: coroutine.start }, `${creating.name}(`),
    replaceRange({ start: coroutine.end, end }, ')'),
  ];
  return [...creating.edits, ...set.edits, assignment, ...wrapped, after];
}

/** The same for a task that a simple statement puts in a variable. */
export function keepTaskOfVariable(variable: ast.Name, around: Surroundings): TextEdit[] | undefined {
  const statement = findStatement(variable);
  const set = statement && findSetForTasks(statement, around);
  if (statement === undefined || set === undefined) return undefined;
  const after = insertLinesAfter(statement, getKeepingLines(variable.id, set), around.text);
  return after && [...set.edits, after];
}

/** The same for a task that a function starts only to return it: `return create_task(f())`. */
export function keepReturnedTask(statement: ast.Return, around: Surroundings): TextEdit[] | undefined {
  const { module, text } = around;
  const task = findFreeName(taskNames, findRunningFunction(statement) ?? module);
  const set = findSetForTasks(statement, around);
  if (task === undefined || set === undefined) return undefined;
  const after = insertLinesAfter(statement, [...getKeepingLines(task, set), `return ${task}`], text);
  const { start } = statement;
  return after && [...set.edits, replaceRange({ start, end: start + 'return'.length }, `${task} =`), after];
}

/**
 * Cancels what `asyncio.wait()` leaves pending, behind the statement that waits. Undefined when that shares its line with others.
 * @param pending the name in the statement that stands for what is pending; undefined where the statement drops it
 */
export function cancelPending(
  statement: ast.Expr | ast.Assign,
  pending: ast.Name | undefined,
  { module, text }: Surroundings,
): TextEdit[] | undefined {
  const owner = findRunningFunction(statement) ?? module;
  const done = findFreeName(['_', 'done'], owner);
  const kept =
    pending !== undefined && pending.id !== '_' ? pending.id : findFreeName(['pending', 'pending_tasks'], owner);
  const task = findFreeName(['task', 'pending_task'], owner);
  if (kept === undefined || task === undefined || (pending === undefined && done === undefined)) return undefined;
  const lines = [`for ${task} in ${kept}:`, `${getIndentUnit(module, text)}${task}.cancel()`];
  const after = insertLinesAfter(statement, lines, text);
  const before = pending === undefined ? insertAt(statement.start, `${done}, ${kept} = `) : replaceRange(pending, kept);
  return after && [before, after];
}

/**
 * The same for a task that a statement starts only to call a method of it: `create_task(f()).add_done_callback(g)`.
 * @param observing the call of the method
 * @param started what gives the task
 */
export function keepObservedTask(
  observing: ast.Call,
  started: ast.Expression,
  around: Surroundings,
): TextEdit[] | undefined {
  const { module, text } = around;
  const statement = observing.parent;
  if (statement?.type !== 'Expr' || statement.start !== started.start || text[started.end] !== '.') return undefined;
  const task = findFreeName(taskNames, findRunningFunction(statement) ?? module);
  const set = findSetForTasks(statement, around);
  if (task === undefined || set === undefined) return undefined;
  const called = { start: started.end, end: observing.end };
  const lines = [...getKeepingLines(task, set), `${task}${text.slice(called.start, called.end)}`];
  const after = insertLinesAfter(statement, lines, text);
  return after && [...set.edits, insertAt(statement.start, `${task} = `), replaceRange(called, ''), after];
}

/** A callback that is to start a task. */
export interface StartingCallback {
  /** What the function is named after: `refresh` makes it `start_refresh`. */
  readonly label: string;
  /** Its parameters, as they are to be written. */
  readonly parameters: string;
  /** The expression that makes the task, as it is to be written. */
  readonly start: string;
  /** What the name of the function takes the place of. */
  readonly replaced: Span;
}

/**
 * Defines a function before a statement that starts a task and keeps it in a set of the module until it is done, and hands
 * that function over. Undefined where no function can be defined, or where it would not see the same names.
 * @param call the call that takes the callback
 */
export function keepTaskInCallback(
  call: ast.Call,
  { label, parameters, start, replaced }: StartingCallback,
  around: Surroundings,
): TextEdit[] | undefined {
  const { module, text } = around;
  const statement = call.parent;
  const scope = getRunningScope(call)?.type;
  const isPlace = scope === 'FunctionDef' || scope === 'AsyncFunctionDef' || scope === 'Module';
  if (!isPlace || (statement?.type !== 'Expr' && statement?.type !== 'Assign') || statement.parent?.type === 'ClassDef')
    return undefined;
  const set = findSetForTasks(statement, around);
  const base = label.replace(/^_+/, '');
  const name = findFreeName([`start_${base}`, `start_${base}_task`], module);
  const task = findFreeName(taskNames, call);
  if (set === undefined || name === undefined || task === undefined) return undefined;
  const unit = getIndentUnit(module, text);
  const body = [`${task} = ${start}`, ...getKeepingLines(task, set)].map((line) => unit + line);
  const lines = [...getSpaceBefore(statement, text), `def ${name}(${parameters}) -> None:`, ...body, ''];
  const definition = insertLinesBefore(statement, lines, text);
  return definition && [...set.edits, definition, replaceRange(replaced, name)];
}

/** The empty line before a function within a function; the first statement of a block has none, nor one under a comment. */
function getSpaceBefore(statement: ast.Statement, text: string): readonly string[] {
  const start = getLineStart(text, statement.start);
  const previous = text.slice(getLineStart(text, start - 1), start).trim();
  const isSpaced = previous === '' || previous.startsWith('#') || getBlockAround(statement)[0] === statement;
  return isSpaced ? [] : [''];
}

/** What a variable for a task is called, the first that is free. */
const taskNames = ['task', 'background_task', 'started_task'];

/** A set of the module that keeps tasks, and what has to be changed so that it is there. */
interface TaskSet {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/** @param added imports that are added anyway */
function findSetForTasks(
  statement: ast.Statement,
  around: Surroundings,
  added: readonly TextEdit[] = [],
): TaskSet | undefined {
  const { module, text } = around;
  const known = findTaskSet(module, text);
  if (known !== undefined) return { name: known, edits: [] };
  const name = findFreeName(['background_tasks', '_background_tasks'], module);
  if (name === undefined) return undefined;
  if (!needsType(statement, around)) return { name, edits: [declareSet(name, module, text)] };
  const { name: task, edits } = ensureImportedMember(module, text, 'asyncio', 'Task');
  const isAdded = ({ range, text: line }: TextEdit): boolean =>
    added.some((one) => one.range[0] === range[0] && one.text === line);
  // Of whatever result: tasks are covariant.
  const declaration = declareSet(`${name}: set[${task}[object]]`, module, text);
  return { name, edits: [...edits.filter((edit) => !isAdded(edit)), declaration] };
}

/**
 * Whether an empty set is to have the annotation that type checkers ask for: where the function around is annotated itself,
 * and both classes can be subscripted, since Python 3.9 (https://peps.python.org/pep-0585/).
 */
function needsType(statement: ast.Statement, { facts }: Surroundings): boolean {
  const fn = findRunningFunction(statement);
  const [major, minor] = facts.pythonVersion;
  if (fn === undefined || (major === 3 && minor < 9)) return false;
  return fn.returns !== null || getParameters(fn.args).some(({ annotation }) => annotation !== null);
}

function getKeepingLines(task: string, { name }: TaskSet): readonly string[] {
  return [`${name}.add(${task})`, `${task}.add_done_callback(${name}.discard)`];
}

/** A set of the module that is called `…tasks`: `background_tasks = set()`. */
function findTaskSet(module: ast.Module, text: string): string | undefined {
  for (const statement of module.body) {
    if (statement.type !== 'Assign' && statement.type !== 'AnnAssign') continue;
    const [target] = getTargets(statement);
    if (target?.type !== 'Name' || !/tasks$/i.test(target.id) || statement.value === null) continue;
    if (/^set(\[.*\])?\(\)$/.test(text.slice(statement.value.start, statement.value.end))) return target.id;
  }
  return undefined;
}

/** Behind the imports at the head of the module; before its first statement when there are none. */
function declareSet(declared: string, module: ast.Module, text: string): TextEdit {
  const lineBreak = getLineBreak(text);
  const declaration = `${declared} = set()${lineBreak}`;
  const isHead = (one: ast.Statement, index: number): boolean =>
    isImporting(one) || (index === 0 && one.type === 'Expr' && one.value.type === 'Constant');
  const firstCode = module.body.findIndex((one, index) => !isHead(one, index));
  const last = module.body[firstCode - 1];
  if (last !== undefined) return insertAt(getNextLineStart(text, last.end), lineBreak + declaration);
  const first = module.body[0];
  const offset = first === undefined ? 0 : getLineStart(text, getStatementStart(first, text));
  return insertAt(offset, declaration + lineBreak);
}

/** An import, also a conditional one: `if TYPE_CHECKING:`. */
function isImporting(statement: ast.Statement): boolean {
  if (statement.type === 'If') return [...statement.body, ...statement.orelse].every(isImporting);
  return statement.type === 'Import' || statement.type === 'ImportFrom';
}

function findFreeName(candidates: readonly string[], scope: ast.Node): string | undefined {
  const names = getNamesIn(scope);
  return candidates.find((name) => !names.has(name));
}
