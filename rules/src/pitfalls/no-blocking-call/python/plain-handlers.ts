import { replaceRange, type TextEdit } from '../../../python/edits/index.js';
import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import { findTakingCall } from '../../../python/syntax/arguments.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { someNode } from '../../../python/syntax/walk.js';
import type { PythonReport } from '../../../rule.js';
import type { PythonMessageIds } from './messages.js';

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
): NonNullable<PythonReport<PythonMessageIds>['suggest']> {
  const { facts } = around;
  const fn = findRunningFunction(call);
  if (fn?.type !== 'AsyncFunctionDef' || fn.parent?.type !== 'Module' || !isHandler(fn, around)) return [];
  if (someNode(fn, (node) => findRunningFunction(node) === fn && needsLoop(node, facts))) return [];
  const fix = (): readonly TextEdit[] | null => (isUsedElsewhere(fn, around) ? null : [makePlain(fn, around.text)]);
  return [{ messageId: 'makePlain', data: { name: fn.name }, fix }];
}

function isHandler(fn: ast.AsyncFunctionDef, { module, facts }: OpenedModule): boolean {
  const uses: ast.Name[] = [];
  someNode(module, (node) => {
    if (node.type === 'Name' && node.id === fn.name) uses.push(node);
    return false;
  });
  const isRoute = fn.decorator_list.length > 0;
  const areRoutes = fn.decorator_list.every(
    (one) => one.type === 'Call' && routes.test(facts.findQualifiedName(one.func) ?? ''),
  );
  const areHandedOver = uses.every((use) => {
    const taker = findTakingCall(use);
    return taker !== undefined && takers.test(facts.findQualifiedName(taker.func) ?? '');
  });
  return areRoutes && areHandedOver && (isRoute || uses.length > 0);
}

function needsLoop(node: ast.Node, facts: PythonFacts): boolean {
  switch (node.type) {
    case 'Await':
    case 'AsyncFor':
    case 'AsyncWith':
    case 'Yield':
      return true;
    case 'comprehension':
      return node.is_async;
    case 'Call':
      return /^(?:asyncio|anyio)\./.test(facts.findQualifiedName(node.func) ?? '');
    default:
      return false;
  }
}

/**
 * Whether another module imports the function: it may await what it gives. Where nobody can tell, routes are taken for what
 * FastAPI alone calls. Asked only once the change is.
 */
function isUsedElsewhere({ name, decorator_list }: ast.AsyncFunctionDef, { facts, path }: OpenedModule): boolean {
  const others = facts.openModulesNaming(name);
  if (others === undefined) return decorator_list.length === 0;
  return others.some(
    (other) =>
      other.path !== path &&
      someNode(other.module, (node) => node.type === 'ImportFrom' && node.names.some((one) => one.name === name)),
  );
}

function makePlain({ start }: ast.AsyncFunctionDef, text: string): TextEdit {
  return replaceRange({ start, end: text.indexOf('def', start) }, '');
}
