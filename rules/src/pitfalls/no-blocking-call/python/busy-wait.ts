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
]);

/**
 * Whether a loop does nothing but look at the clock until a time is over: in its condition, or in one that its body leaves
 * the loop by.
 */
export function isBusyWait({ test, body }: ast.While, facts: PythonFacts): boolean {
  const exits = body.filter((statement) => isExit(statement));
  if (!body.every((statement) => isIdle(statement) || isExit(statement))) return false;
  return [test, ...exits.map((exit) => exit.test)].some((condition) => readsClock(condition, facts));
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
