import type { PythonFacts } from '../../python/semantics/python-facts.js';
import type * as ast from '../../python/syntax/nodes.js';
import { walk } from '../../python/syntax/walk.js';
import type { PythonRuleContext } from '../../rule.js';
import { getNameRange, toLabel } from '../python-labels.js';
import type { PythonMessageIds } from './messages.python.js';

const lockClasses: readonly string[] = ['asyncio.Lock', 'asyncio.Semaphore', 'asyncio.Condition'];

/**
 * Reports where a lock is taken again while it is held, in the same function or in one that it awaits: locks of asyncio are
 * not reentrant (https://docs.python.org/3/library/asyncio-sync.html#asyncio.Lock).
 */
export function checkHeldLocks(node: ast.AsyncWith, context: PythonRuleContext<PythonMessageIds>): void {
  const { facts, text } = context.sourceCode;
  for (const { context_expr: lock } of node.items) {
    if (!lockClasses.some((name) => facts.isInstanceOf(lock, name))) continue;
    const name = text.slice(lock.start, lock.end);
    const line = String(context.sourceCode.getLoc(lock).start.line);
    const related = [
      { path: context.filename, start: lock.start, end: lock.end, message: `\`${name}\` is held from here on.` },
    ];
    walkCode(node.body, (one) => {
      const again = findTaking(one, name, text);
      if (again !== undefined) {
        context.report({ at: again, messageId: 'heldLock', data: { lock: name, line }, related });
        return;
      }
      if (one.type !== 'Await' || one.value.type !== 'Call') return;
      const call = one.value;
      const taken = findTakingInCallee(call, name, context, new Set());
      if (taken === undefined) return;
      context.report({
        at: getNameRange(call),
        messageId: 'heldLockThrough',
        data: { call: toLabel(call, text), lock: name, line },
        related: [
          ...related,
          { path: context.filename, start: taken.start, end: taken.end, message: 'It is taken again here.' },
        ],
      });
    });
  }
}

/** Where a function of this module that is awaited takes the same lock, itself or in one that it awaits. */
function findTakingInCallee(
  call: ast.Call,
  lock: string,
  context: PythonRuleContext<PythonMessageIds>,
  seen: Set<ast.Node>,
): ast.Range | undefined {
  const { facts, text } = context.sourceCode;
  const callee = findSameObject(call, lock, facts);
  if (callee?.type !== 'AsyncFunctionDef' || seen.has(callee)) return undefined;
  seen.add(callee);
  let found: ast.Range | undefined;
  walkCode(callee.body, (one) => {
    found ??= findTaking(one, lock, text);
    if (found === undefined && one.type === 'Await' && one.value.type === 'Call') {
      found = findTakingInCallee(one.value, lock, context, seen);
    }
  });
  return found;
}

/** The function that is called, if the lock's name means the same there: a method of the same object, or a global lock. */
function findSameObject(call: ast.Call, lock: string, facts: PythonFacts): ast.FunctionNode | undefined {
  const { func } = call;
  const isOfSelf = func.type === 'Attribute' && func.value.type === 'Name' && func.value.id === 'self';
  if (lock.startsWith('self.') ? !isOfSelf : lock.includes('.') || func.type !== 'Name') return undefined;
  const ref = facts.findFunction(func);
  return ref && facts.findFunctionNode(ref);
}

function findTaking(node: ast.Node, lock: string, text: string): ast.Range | undefined {
  const isLock = (one: ast.Expression): boolean => text.slice(one.start, one.end) === lock;
  if (node.type === 'AsyncWith') return node.items.find(({ context_expr }) => isLock(context_expr))?.context_expr;
  if (node.type !== 'Await' || node.value.type !== 'Call') return undefined;
  const { func } = node.value;
  return func.type === 'Attribute' && func.attr === 'acquire' && isLock(func.value) ? func : undefined;
}

function walkCode(body: readonly ast.Statement[], enter: (node: ast.Node) => void): void {
  for (const statement of body) {
    walk(statement, (node) => {
      if (node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef' || node.type === 'Lambda') return false;
      enter(node);
      return true;
    });
  }
}
