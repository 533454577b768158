import { getNamesIn } from '../../../python/flow/assignments.js';
import { findClassAround, findRunningFunction } from '../../../python/flow/enclosing.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { isFunction } from '../../../python/syntax/predicates.js';
import { walk } from '../../../python/syntax/walk.js';
import type { BlockingMatcher } from './matcher.js';

const lockClasses: ReadonlySet<string> = new Set([
  'threading.Lock',
  'threading.RLock',
  'threading.Condition',
  'threading.Semaphore',
  'threading.BoundedSemaphore',
]);

/** Whether a context manager is a lock of threads. */
export function isThreadLock(manager: ast.Expression, { facts }: PythonSourceCode): boolean {
  const className = facts.findClassName(manager);
  return className !== undefined && lockClasses.has(className);
}

/** A place that holds a lock for long, and what it does meanwhile. */
interface SlowHolder {
  readonly lock: ast.Expression;
  /** What blocks while the lock is held: `requests.get()`. */
  readonly call: string;
}

/**
 * Another place of the module that holds the same lock while it blocks: whoever takes the lock waits for that. A lock that is
 * only held for moments makes nobody wait.
 */
export function findSlowHolder(
  lock: ast.Expression,
  matcher: BlockingMatcher,
  sourceCode: PythonSourceCode,
): SlowHolder | undefined {
  const { text, ast: module } = sourceCode;
  const name = text.slice(lock.start, lock.end);
  const home = findHome(lock, name);
  if (home === undefined || !isSameLock(lock, name, home)) return undefined;
  let found: SlowHolder | undefined;
  walk(home === 'module' ? module : home, (node) => {
    if (found !== undefined) return false;
    if (node.type !== 'With') return true;
    const held = node.items.find(({ context_expr: one }) => one !== lock && text.slice(one.start, one.end) === name);
    if (held === undefined || !isSameLock(held.context_expr, name, home)) return true;
    const call = findSlowCall(node.body, matcher, sourceCode);
    if (call !== undefined) found = { lock: held.context_expr, call };
    return true;
  });
  return found;
}

/** Where the same text means the same lock: the class for `self.lock`, the module for a name of its own. */
function findHome(lock: ast.Expression, name: string): ast.ClassDef | 'module' | undefined {
  if (/^\w+$/.test(name)) return 'module';
  if (!/^self\.\w+$/.test(name)) return undefined;
  return findClassAround(lock);
}

/** Not a name that the function around binds for itself. */
function isSameLock(lock: ast.Expression, name: string, home: ast.ClassDef | 'module'): boolean {
  if (home !== 'module') return true;
  const around = findRunningFunction(lock);
  if (around === undefined) return true;
  const isParameter = around.args.args.some(({ arg }) => arg === name);
  return !isParameter && getNamesIn(around, name).every(({ ctx }) => ctx !== 'Store');
}

/** A call in the statements that blocks, itself or through functions of the project. */
function findSlowCall(
  body: readonly ast.Statement[],
  matcher: BlockingMatcher,
  { facts }: PythonSourceCode,
): string | undefined {
  let found: string | undefined;
  for (const statement of body) {
    walk(statement, (node) => {
      if (found !== undefined || isFunction(node) || node.type === 'Lambda') return false;
      if (node.type !== 'Call') return true;
      const name = facts.findQualifiedName(node.func);
      // `wait()` lets go of the lock.
      if (name?.startsWith('threading.Condition.wait') === true) return true;
      if (name !== undefined && matcher.match(name, facts.getCallArguments(node))) found = `${name}()`;
      else {
        const path = facts.findPathOfCall(node, matcher);
        if (path !== undefined) found = `${path.target}()`;
      }
      return true;
    });
  }
  return found;
}
