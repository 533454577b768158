import { getUses, replaceRange, type TextEdit } from '../../../python/edits/index.js';
import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { someNode } from '../../../python/syntax/walk.js';
import type { PythonSuggestion } from '../../../rule.js';
import type { PythonMessageIds } from './messages.js';
import { isBindingCaller } from './thread-bound.js';

/** Decorators of routes: FastAPI runs plain functions in worker threads (https://fastapi.tiangolo.com/async/). */
const routes = /^fastapi\.(?:APIRouter|FastAPI)\.(?:get|post|put|patch|delete|head|options|trace|api_route)$/;

/** What takes functions, and runs plain ones in worker threads as well. */
const takers = /^fastapi\.(?:Depends|BackgroundTasks\.add_task)$/;

/**
 * A handler that awaits nothing is better off as a plain function: `async def` → `def`. Nothing for what needs the event loop,
 * and for what others call.
 */
export function suggestPlainHandler(
  call: ast.Call,
  around: OpenedModule,
): readonly PythonSuggestion<PythonMessageIds>[] {
  const { facts } = around;
  const fn = findRunningFunction(call);
  if (fn?.type !== 'AsyncFunctionDef' || fn.parent?.type !== 'Module' || !isHandler(fn, around)) return [];
  if (fn.body.some((statement) => someNode(statement, (node) => needsLoop(node, facts)))) return [];
  const fix = (): readonly TextEdit[] | null => (isUsedElsewhere(fn, around) ? null : [makePlain(fn, around.text)]);
  return [{ messageId: 'makePlain', data: { name: fn.name }, fix }];
}

function isHandler(fn: ast.AsyncFunctionDef, around: OpenedModule): boolean {
  const { facts } = around;
  const uses = getUses(fn.name, facts.getFunctionRef(fn), around);
  const isRoute = fn.decorator_list.length > 0;
  const areRoutes = fn.decorator_list.every(
    (one) => one.type === 'Call' && routes.test(facts.findQualifiedName(one.func) ?? ''),
  );
  return areRoutes && (isRoute || uses.length > 0) && uses.every((use) => isTaken(use, facts));
}

/** Whether FastAPI is given a function to call it: the first argument, others go to the function. */
function isTaken(use: ast.Expression, facts: PythonFacts): boolean {
  const { parent: taker } = use;
  if (taker?.type !== 'Call' || taker.args[0] !== use) return false;
  return takers.test(facts.findQualifiedName(taker.func) ?? '');
}

/**
 * Whether a function has to run in the thread of the loop, or where nothing runs beside it: what it writes to variables of the
 * module may be written by several threads at once.
 */
function needsLoop(node: ast.Node, facts: PythonFacts): boolean {
  switch (node.type) {
    case 'Await':
    case 'AsyncFor':
    case 'AsyncWith':
    case 'AsyncFunctionDef':
    case 'Yield':
    case 'Global':
      return true;
    case 'comprehension':
      return node.is_async;
    case 'Call':
      return isBindingCaller(node, facts);
    default:
      return false;
  }
}

/**
 * Whether another module uses the function: it may await what it gives. Where nobody can tell, routes are taken for what FastAPI
 * alone calls. Asked only once the change is.
 */
function isUsedElsewhere(fn: ast.AsyncFunctionDef, { facts, path }: OpenedModule): boolean {
  const others = facts.openModulesNaming(fn.name);
  if (others === undefined) return fn.decorator_list.length === 0;
  const ref = facts.getFunctionRef(fn);
  const isImported = (node: ast.Node): boolean =>
    node.type === 'ImportFrom' && node.names.some(({ name }) => name === fn.name);
  return others.some(
    (other) => other.path !== path && (someNode(other.module, isImported) || getUses(fn.name, ref, other).length > 0),
  );
}

function makePlain({ start }: ast.AsyncFunctionDef, text: string): TextEdit {
  return replaceRange({ start, end: text.indexOf('def', start) }, '');
}
