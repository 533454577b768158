import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { someNode } from '../../../python/syntax/walk.js';

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
export function findBusyWait({ test, body }: ast.While, facts: PythonFacts): 'time' | 'others' | undefined {
  const exits = body.filter((statement) => isExit(statement));
  if (!body.every((statement) => isIdle(statement) || isExit(statement))) return undefined;
  const conditions = [test, ...exits.map((exit) => exit.test)];
  if (!conditions.every((condition) => isLook(condition, facts))) return undefined;
  if (conditions.some((condition) => readsClock(condition, facts))) return 'time';
  return conditions.some((condition) => condition.type !== 'Constant') ? 'others' : undefined;
}

/** Whether evaluating the expression changes nothing: `not done`, `self.state == 1`, `task.done()`. */
function isLook(node: ast.Expression, facts: PythonFacts): boolean {
  const areLooks = (parts: readonly ast.Expression[]): boolean => parts.every((part) => isLook(part, facts));
  switch (node.type) {
    case 'Constant':
    case 'Name':
      return true;
    case 'Attribute':
      return isLook(node.value, facts);
    case 'UnaryOp':
      return isLook(node.operand, facts);
    case 'BoolOp':
      return areLooks(node.values);
    case 'BinOp':
      return areLooks([node.left, node.right]);
    case 'NamedExpr':
      return isLook(node.value, facts);
    case 'Compare':
      return areLooks([node.left, ...node.comparators]);
    case 'Call':
      return (
        areLooks([...node.args, ...node.keywords.map(({ value }) => value)]) &&
        looks.has(facts.findQualifiedName(node.func) ?? '')
      );
    default:
      return false;
  }
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
