import {
  ensureImportedMember,
  getIndentUnit,
  insertAt,
  insertLinesBefore,
  replaceRange,
  type TextEdit,
} from '../../../python/edits/index.js';
import { getNamesIn } from '../../../python/edits/names.js';
import { findStatement, getRunningScope } from '../../../python/flow/enclosing.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findFramework } from '../../python/frameworks.js';

/** What starts the operations, and how: as a coroutine, or as a function with its arguments. */
export interface Start {
  readonly started: ast.Expression;
  readonly form: 'coroutine' | 'mapped' | 'handed';
  /** The outermost comprehension or loop: the limiter is created before it. */
  readonly place: ast.Node;
}

/** Puts a semaphore around each operation: a local wrapper before the statement, and calls of it. */
export function limitWithSemaphore(start: Start, limit: number, sourceCode: PythonSourceCode): TextEdit[] | null {
  const { ast: module, text, facts } = sourceCode;
  const statement = findStatement(start.place);
  const around = statement && getRunningScope(statement);
  const framework = findFramework(start.place, module, facts);
  const isInCell = around?.type === 'Module' && facts.isNotebook;
  if (statement === undefined || framework === undefined) return null;
  if (around?.type !== 'AsyncFunctionDef' && !isInCell) return null;
  const taken = getNamesIn(around);
  const wrapper = getFreeName('limited', taken);
  const limiter = getFreeName(framework === 'asyncio' ? 'semaphore' : 'limiter', taken);
  const className = framework === 'asyncio' ? 'Semaphore' : 'CapacityLimiter';
  const { name, edits: imports } = ensureImportedMember(statement, text, framework, className);
  const unit = getIndentUnit(module, text);
  const isHanded = start.form === 'handed';
  const lines = [
    `${limiter} = ${name}(${limit})`,
    '',
    `async def ${wrapper}(${isHanded ? 'function, *args' : 'coroutine'}):`,
    `${unit}async with ${limiter}:`,
    `${unit}${unit}return await ${isHanded ? 'function(*args)' : 'coroutine'}`,
    '',
  ];
  const definition = insertLinesBefore(statement, lines, text);
  const use = toLimited(start, wrapper, text);
  return definition && use ? [...imports, definition, ...use] : null;
}

function toLimited({ started, form }: Start, wrapper: string, text: string): TextEdit[] | undefined {
  switch (form) {
    case 'coroutine':
      return [insertAt(started.start, `${wrapper}(`), insertAt(started.end, ')')];
    case 'handed':
      return [insertAt(started.start, `${wrapper}, `)];
    case 'mapped': {
      const called = text.slice(started.start, started.end);
      if (started.type === 'Lambda') return undefined;
      return [replaceRange(started, `lambda one: ${wrapper}(${called}(one))`)];
    }
  }
}

function getFreeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}_${count}`;
  return free;
}
