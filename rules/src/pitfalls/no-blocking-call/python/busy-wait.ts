import type { OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { someNode } from '../../../python/syntax/walk.js';
import { openModule } from '../../python/modules.js';

const clocks: ReadonlySet<string> = new Set([
  'time.time',
  'time.monotonic',
  'time.perf_counter',
  'time.process_time',
  'time.time_ns',
  'time.monotonic_ns',
  'time.perf_counter_ns',
  'datetime.datetime.now',
  'datetime.datetime.utcnow',
  'asyncio.AbstractEventLoop.time',
]);

/** What tells how far others are, or computes, and does nothing else. */
const looks: ReadonlySet<string> = new Set([
  ...clocks,
  ...['asyncio.Future.done', 'asyncio.Future.cancelled', 'asyncio.Event.is_set', 'asyncio.Lock.locked'],
  ...['asyncio.Queue.empty', 'asyncio.Queue.full', 'asyncio.Queue.qsize', 'anyio.Event.is_set', 'trio.Event.is_set'],
  ...['threading.Event.is_set', 'threading.Thread.is_alive', 'queue.Queue.empty', 'queue.Queue.qsize'],
  ...['concurrent.futures.Future.done', 'multiprocessing.process.BaseProcess.is_alive', 'subprocess.Popen.poll'],
  ...['pathlib.Path.exists', 'pathlib.Path.is_file', 'os.path.exists', 'os.path.isfile'],
  ...['len', 'min', 'max', 'int', 'float', 'datetime.timedelta'],
]);

/**
 * What a loop waits for that does nothing but look at it, in its condition, or in one that its body leaves the loop by: for a
 * time to be over, or for others to get on. Undefined for all other loops.
 */
export function findBusyWait({ test, body }: ast.While, around: OpenedModule): 'time' | 'others' | undefined {
  const exits = body.filter((statement) => isExit(statement));
  if (!body.every((statement) => isIdle(statement) || isExit(statement))) return undefined;
  const conditions = [test, ...exits.map((exit) => exit.test)];
  if (!conditions.every((condition) => isLook(condition, around))) return undefined;
  if (conditions.some((condition) => readsClock(condition, around.facts))) return 'time';
  return conditions.some((condition) => condition.type !== 'Constant') ? 'others' : undefined;
}

/** Whether evaluating the expression changes nothing: `not done`, `self.state == 1`, `task.done()`. */
function isLook(node: ast.Expression, around: OpenedModule, depth = 0): boolean {
  const areLooks = (parts: readonly ast.Expression[]): boolean => parts.every((part) => isLook(part, around, depth));
  switch (node.type) {
    case 'Constant':
    case 'Name':
      return true;
    case 'Attribute':
      return areLooks([node.value]) && isPlainRead(node, around, depth);
    case 'UnaryOp':
      return areLooks([node.operand]);
    case 'BoolOp':
      return areLooks(node.values);
    case 'BinOp':
      return areLooks([node.left, node.right]);
    case 'NamedExpr':
      return areLooks([node.value]);
    case 'Compare':
      return areLooks([node.left, ...node.comparators]);
    case 'Call':
      return (
        areLooks([...node.args, ...node.keywords.map(({ value }) => value)]) &&
        looks.has(around.facts.findQualifiedName(node.func) ?? '')
      );
    default:
      return false;
  }
}

/** Properties that read properties are followed so far. */
const maxDepth = 4;

/** Whether reading an attribute runs nothing, or a property that only looks. */
function isPlainRead(node: ast.Attribute, around: OpenedModule, depth: number): boolean {
  const place = around.facts.findDeclaration(node);
  if (place === undefined) return true;
  const home = depth < maxDepth ? openModule(place.path, around) : undefined;
  if (home === undefined) return false;
  const getter = home.facts.findFunctionNode(place);
  if (getter === undefined) return true;
  return getter.body.every((statement) =>
    statement.type === 'Return'
      ? statement.value === null || isLook(statement.value, home, depth + 1)
      : isIdle(statement),
  );
}

/** `if …: break`. */
function isExit(statement: ast.Statement): statement is ast.If {
  if (statement.type !== 'If' || statement.orelse.length > 0) return false;
  const [only] = statement.body;
  return statement.body.length === 1 && (only?.type === 'Break' || only?.type === 'Return');
}

function isIdle(statement: ast.Statement): boolean {
  if (statement.type === 'Pass' || statement.type === 'Continue') return true;
  return statement.type === 'Expr' && statement.value.type === 'Constant';
}

function readsClock(test: ast.Expression, facts: PythonFacts): boolean {
  return someNode(test, (node) => node.type === 'Call' && clocks.has(facts.findQualifiedName(node.func) ?? ''));
}
