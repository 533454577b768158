import { walkOwn } from '../../../python/flow/enclosing.js';
import {
  dropImport,
  ensureImportedMember,
  getIndentation,
  getIndentUnit,
  getLineBreak,
  getLineStart,
  indentStatements,
  insertAt,
  insertLinesAfter,
  insertLinesBefore,
  removeElement,
  replaceRange,
  type TextEdit,
} from '../../../python/edits/index.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findLastName, isConstant } from '../../../python/syntax/predicates.js';
import type { PythonRuleContext, PythonSuggestion } from '../../../rule.js';
import { getCheckedModule } from '../../python/modules.js';
import type { Caught } from './cancellation.js';
import type { PythonMessageIds } from './messages.js';
import { findFramework } from '../../python/frameworks.js';

type Suggestions = readonly PythonSuggestion<PythonMessageIds>[];

/** How a cancellation is caught in the framework that the file is written for. */
interface CancellationName {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/** What to offer for a handler that swallows a cancellation. */
export function getHandlerSuggestions(
  handler: ast.ExceptHandler,
  caught: Caught,
  context: PythonRuleContext<PythonMessageIds>,
): Suggestions {
  const { sourceCode } = context;
  if (caught.isByName && !caught.isAmongOthers) {
    const last = handler.body.at(-1);
    const isReturning = last?.type === 'Return' && !isEmpty(last);
    return [{ messageId: isReturning ? 'raiseInstead' : 'addRaise', fix: () => addRaise(handler, sourceCode.text) }];
  }
  const { expression } = caught;
  const leaving = caught.isByName && expression ? leaveOut(expression, sourceCode.text) : undefined;
  if (expression && leaving) {
    const around = getCheckedModule(context);
    return [{ messageId: 'stopSuppressing', fix: () => [leaving, ...dropImport(expression, around)] }];
  }
  const cancelled = findCancellationName(handler, sourceCode);
  const narrowed = { messageId: 'narrowHandler', fix: () => narrow(handler, caught) } as const;
  const canBeNarrowed = !caught.isAmongOthers && !caught.isAsError;
  if (cancelled === undefined) return canBeNarrowed ? [narrowed] : [];
  const split = {
    messageId: 'splitHandler',
    data: { cancelled: cancelled.name },
    fix: () => splitHandler(handler, cancelled, sourceCode),
  } as const;
  if (!canBeNarrowed) return [split];
  // Who writes `BaseException` and does more than to note it may want to see the end of the process, too.
  const isForErrors = expression === undefined || handler.body.every(isNote);
  return isForErrors ? [narrowed, split] : [split, narrowed];
}

/** Methods of loggers, and functions, that only write down what happened (https://docs.python.org/3/library/logging.html). */
const notes: ReadonlySet<string> = new Set([
  ...['debug', 'info', 'warning', 'warn', 'error', 'exception', 'critical', 'log'],
  ...['print', 'print_exc'],
]);

/** Whether a statement of a handler logs, or leaves the handler with nothing that would have to be computed. */
function isNote(statement: ast.Statement): boolean {
  if (statement.type === 'Expr' && statement.value.type === 'Call') {
    return notes.has(findLastName(statement.value.func) ?? '');
  }
  return isEmpty(statement) || (statement.type === 'Return' && statement.value !== null && isPlain(statement.value));
}

/**
 * `except (TimeoutError, CancelledError):` → `except TimeoutError:`. Undefined where the class is no element of a tuple that
 * is written there, and where a comment would go with it.
 */
function leaveOut(caught: ast.Expression, text: string): TextEdit | undefined {
  const tuple = caught.parent;
  if (tuple?.type !== 'Tuple') return undefined;
  const [first, ...more] = tuple.elts.filter((one) => one !== caught);
  if (first === undefined || text.slice(tuple.start, tuple.end).includes('#')) return undefined;
  return more.length === 0
    ? replaceRange(tuple, text.slice(first.start, first.end))
    : removeElement(caught, tuple.elts);
}

/** Undefined where it cannot be told which library runs the code. */
function findCancellationName(
  handler: ast.ExceptHandler,
  { ast: module, text, facts }: PythonSourceCode,
): CancellationName | undefined {
  switch (findFramework(handler, module, facts)) {
    case 'trio':
      return ensureImportedMember(handler, text, 'trio', 'Cancelled');
    case 'anyio': {
      const { name, edits } = ensureImportedMember(handler, text, 'anyio', 'get_cancelled_exc_class');
      return { name: `${name}()`, edits };
    }
    case 'asyncio':
      return ensureImportedMember(handler, text, 'asyncio', 'CancelledError');
    default:
      return undefined;
  }
}

/** `raise` at the end of the handler, instead of the statement that leaves it; nothing when it is left in several ways. */
function addRaise(handler: ast.ExceptHandler, text: string): readonly TextEdit[] | null {
  const last = handler.body.at(-1);
  if (last === undefined || handler.body.slice(0, -1).some(isJumping)) return null;
  if (isEmpty(last) || (last.type === 'Return' && last.value !== null && isPlain(last.value)))
    return [replaceRange(last, 'raise')];
  if (isJumping(last)) return null;
  const edit = insertLinesAfter(last, ['raise'], text);
  return edit === undefined ? null : [edit];
}

/** Whether a statement does nothing but leave the handler, without a value. */
function isEmpty(statement: ast.Statement): boolean {
  switch (statement.type) {
    case 'Pass':
    case 'Continue':
    case 'Break':
      return true;
    case 'Return':
      return statement.value === null || isConstant(statement.value, 'None');
    case 'Expr':
      return isConstant(statement.value, 'Ellipsis');
    default:
      return false;
  }
}

/** Whether evaluating an expression does nothing else: constants, names, attributes, and collections of them. */
function isPlain(expression: ast.Expression): boolean {
  switch (expression.type) {
    case 'Constant':
    case 'Name':
      return true;
    case 'Attribute':
      return isPlain(expression.value);
    case 'List':
    case 'Tuple':
    case 'Set':
      return expression.elts.every(isPlain);
    case 'Dict':
      return [...expression.keys, ...expression.values].every((one) => one === null || isPlain(one));
    default:
      return false;
  }
}

function isJumping(statement: ast.Statement): boolean {
  let isFound = false;
  walkOwn([statement], ({ type }) => {
    if (type === 'Return' || type === 'Continue' || type === 'Break') isFound = true;
  });
  return isFound;
}

/** `except asyncio.CancelledError: raise` before the handler. */
function splitHandler(
  handler: ast.ExceptHandler,
  { name, edits }: CancellationName,
  { ast: module, text }: PythonSourceCode,
): readonly TextEdit[] {
  const indentation = getIndentation(text, handler.start);
  const lineBreak = getLineBreak(text);
  const lines = [`${indentation}except ${name}:`, `${indentation}${getIndentUnit(module, text)}raise`, ''];
  return [...edits, insertAt(getLineStart(text, handler.start), lines.join(lineBreak))];
}

/** `except:` or `except BaseException:` → `except Exception:`. */
function narrow(handler: ast.ExceptHandler, { expression }: Caught): readonly TextEdit[] {
  if (expression === undefined) return [insertAt(handler.start + 'except'.length, ' Exception')];
  return [replaceRange(expression, 'Exception')];
}

/** What to offer for an await that a cancellation must not interrupt. */
export function suggestShield(node: ast.Await, sourceCode: PythonSourceCode): Suggestions {
  const { framework } = sourceCode.facts;
  const fix = () => (framework === 'asyncio' ? shield(node, sourceCode) : putInScope(node, framework, sourceCode));
  return [{ messageId: 'shield', fix }];
}

/** `await close()` → `await asyncio.shield(close())` */
function shield({ value }: ast.Await, { text }: PythonSourceCode): readonly TextEdit[] {
  const { name, edits } = ensureImportedMember(value, text, 'asyncio', 'shield');
  return [...edits, insertAt(value.start, `${name}(`), insertAt(value.end, ')')];
}

/** `with trio.CancelScope(shield=True):` around the statement. */
function putInScope(
  node: ast.Await,
  framework: 'anyio' | 'trio',
  { ast: module, text }: PythonSourceCode,
): readonly TextEdit[] | null {
  if (node.parent?.type !== 'Expr') return null;
  const { name, edits } = ensureImportedMember(node, text, framework, 'CancelScope');
  const header = insertLinesBefore(node.parent, [`with ${name}(shield=True):`], text);
  if (header === undefined) return null;
  return [...edits, header, ...indentStatements([node.parent], getIndentUnit(module, text), text)];
}
