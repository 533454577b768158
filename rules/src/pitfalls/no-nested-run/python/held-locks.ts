import { walkOwn } from '../../../python/flow/enclosing.js';
import type { Location } from '../../../project/text/location.js';
import type { FunctionRef, OpenedModule } from '../../../python/semantics/python-facts.js';
import { getBlockAround } from '../../../python/syntax/blocks.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { isNamed } from '../../../python/syntax/predicates.js';
import type { PythonRuleContext } from '../../../rule.js';
import { getNameRange, toLabel } from '../../python/labels.js';
import { getCheckedModule, openModule, toRelated } from '../../python/modules.js';
import type { PythonMessageIds } from './messages.js';

const lockClasses: readonly string[] = ['asyncio.Lock', 'asyncio.Semaphore', 'asyncio.Condition'];

/**
 * Reports where a lock is taken again while it is held, in the same function or in one that it awaits: locks of asyncio are
 * not reentrant (https://docs.python.org/3/library/asyncio-sync.html#asyncio.Lock).
 */
export function checkHeldLocks(node: ast.AsyncWith, context: PythonRuleContext<PythonMessageIds>): void {
  for (const { context_expr: lock } of node.items) checkHeldLock(lock, node.body, context);
}

/** The same for a lock that is taken with `await lock.acquire()` and let go in the `finally` behind it. */
export function checkAcquiredLock(node: ast.Try, context: PythonRuleContext<PythonMessageIds>): void {
  const { text } = context.sourceCode;
  const block = getBlockAround(node);
  const before = block[block.indexOf(node) - 1];
  if (before?.type !== 'Expr' || before.value.type !== 'Await' || before.value.value.type !== 'Call') return;
  const { func } = before.value.value;
  if (func.type !== 'Attribute' || func.attr !== 'acquire') return;
  const released = `${text.slice(func.value.start, func.value.end)}.release()`;
  const isReleased = node.finalbody.some(({ start, end }) => text.slice(start, end) === released);
  if (isReleased) checkHeldLock(func.value, node.body, context);
}

function checkHeldLock(
  lock: ast.Expression,
  body: readonly ast.Statement[],
  context: PythonRuleContext<PythonMessageIds>,
): void {
  const { facts, text } = context.sourceCode;
  if (!isSameEachTime(lock) || !lockClasses.some((name) => facts.isInstanceOf(lock, name))) return;
  const name = text.slice(lock.start, lock.end);
  const line = String(context.sourceCode.getLoc(lock).start.line);
  const consequence = facts.isInstanceOf(lock, 'asyncio.Semaphore')
    ? 'once all its places are held by callers that want another one, they wait for ever'
    : 'asyncio locks are not reentrant, so this waits for ever';
  const related = [toRelated(lock, `\`${name}\` is held from here on.`, context)];
  walkOwn(body, (one) => {
    const again = findTaking(one, name, text);
    if (again !== undefined) {
      context.report({ at: again, messageId: 'heldLock', data: { lock: name, line, consequence }, related });
      return;
    }
    if (one.type !== 'Await' || one.value.type !== 'Call') return;
    const call = one.value;
    const held = { expression: lock, name, declaration: facts.findDeclaration(lock) };
    const taken = findTakingInCallee(call, held, getCheckedModule(context), new Set());
    if (taken === undefined) return;
    context.report({
      at: getNameRange(call),
      messageId: 'heldLockThrough',
      data: { call: toLabel(call, text), lock: name, line, consequence },
      related: [...related, { ...taken, message: 'It is taken again here.' }],
    });
  });
}

/** A lock that a function holds while it calls others. */
interface HeldLock {
  readonly expression: ast.Expression;
  /** How it is written. */
  readonly name: string;
  /** Where the name or attribute is bound. */
  readonly declaration: Location | undefined;
}

/** Whether an expression gives the same lock each time in one call of its function: it calls nothing on the way. */
function isSameEachTime(lock: ast.Expression): boolean {
  if (lock.type === 'Attribute') return isSameEachTime(lock.value);
  if (lock.type === 'Subscript') return isSameEachTime(lock.value) && isSameEachTime(lock.slice);
  return lock.type === 'Name' || lock.type === 'Constant';
}

/** The same for all calls with the same `self`: `self.locks[key]` is another lock for another key. */
function isSameInEachCall(lock: ast.Expression): boolean {
  if (lock.type === 'Attribute') return isSameInEachCall(lock.value);
  if (lock.type === 'Subscript') return isSameInEachCall(lock.value) && lock.slice.type === 'Constant';
  return isNamed(lock, 'self');
}

/** Where a function that is awaited takes the same lock, itself or in one that it awaits, in whatever file it is. */
function findTakingInCallee(
  call: ast.Call,
  lock: HeldLock,
  around: OpenedModule,
  seen: Set<string>,
): Location | undefined {
  const ref = findSameObject(call, lock, around);
  const key = ref && `${ref.path}:${ref.location.start}`;
  if (ref?.isAsync !== true || key === undefined || seen.has(key)) return undefined;
  seen.add(key);
  const home = openModule(ref.path, around);
  const callee = home?.facts.findFunctionNode(ref.location);
  if (home === undefined || callee === undefined) return undefined;
  let found: Location | undefined;
  walkOwn(callee.body, (one) => {
    const taking = findTaking(one, lock.name, home.text);
    if (taking !== undefined && isSameLock(taking, lock, home)) {
      found ??= { path: home.path, start: taking.start, end: taking.end };
    }
    if (found === undefined && one.type === 'Await' && one.value.type === 'Call') {
      found = findTakingInCallee(one.value, lock, home, seen);
    }
  });
  return found;
}

/** The function that is called, if the lock's name means the same there: a method of the same object, or a global lock. */
function findSameObject(
  { func }: ast.Call,
  { expression: lock }: HeldLock,
  { facts, path }: OpenedModule,
): FunctionRef | undefined {
  if (lock.type === 'Name') {
    const ref = func.type === 'Name' ? facts.findFunction(func) : undefined;
    return ref?.path === path ? ref : undefined;
  }
  const isOfSelf = func.type === 'Attribute' && isNamed(func.value, 'self');
  return isOfSelf && isSameInEachCall(lock) ? facts.findFunction(func) : undefined;
}

/** Whether what is written like the lock is that lock: a name may be a variable of the other function's own. */
function isSameLock(taking: ast.Expression, { expression, declaration }: HeldLock, home: OpenedModule): boolean {
  if (expression.type !== 'Name') return true;
  const own = home.facts.findDeclaration(taking);
  return own !== undefined && own.path === declaration?.path && own.start === declaration.start;
}

/** The lock, where it is taken again. */
function findTaking(node: ast.Node, lock: string, text: string): ast.Expression | undefined {
  const isLock = (one: ast.Expression): boolean => text.slice(one.start, one.end) === lock;
  if (node.type === 'AsyncWith') return node.items.find(({ context_expr }) => isLock(context_expr))?.context_expr;
  if (node.type !== 'Await' || node.value.type !== 'Call') return undefined;
  const { func } = node.value;
  return func.type === 'Attribute' && func.attr === 'acquire' && isLock(func.value) ? func.value : undefined;
}
