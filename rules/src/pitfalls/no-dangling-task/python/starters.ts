import { remember } from '../../../project/remember.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import { getLastParts } from '../../../python/syntax/dotted-names.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findLastName } from '../../../python/syntax/predicates.js';
import { getCallee, mayBeCalled } from '../../python/callees.js';
import type { RuleOptions } from '../options.js';

/**
 * What starts a task of which the event loop keeps no more than a weak reference
 * (https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task). A `TaskGroup` keeps its own.
 */
const taskStarters: readonly string[] = ['asyncio.create_task', 'asyncio.ensure_future'];

const loopClass = 'asyncio.AbstractEventLoop';

/** Qualified names of the functions that start a task, under the options of the rule. */
export function getTaskStarters(options: RuleOptions): ReadonlySet<string> {
  return new Set([...taskStarters, ...options.taskStarters]);
}

/** Whether an expression is a function that starts a task which somebody has to keep. */
export function isStarterName(func: ast.Expression, starters: ReadonlySet<string>, facts: PythonFacts): boolean {
  const written = findLastName(func);
  if (written === undefined) return false;
  if (func.type === 'Attribute' && written === 'create_task' && facts.isInstanceOf(func.value, loopClass)) return true;
  const name = facts.findQualifiedName(func);
  return name !== undefined && starters.has(name);
}

/**
 * Whether a call that starts a task gives a new one: of something unknown `ensure_future` may give what was there before, which
 * may be asked to call something without anybody keeping it here.
 */
export function isGivingNewTask({ func, args: [work] }: ast.Call, facts: PythonFacts): boolean {
  if (work === undefined || facts.findQualifiedName(func) !== 'asyncio.ensure_future') return true;
  return facts.getAwaitableKind(work) === 'coroutine';
}

/** Whether a function is called as one of the starters is, whatever it is: a look that costs little. */
export function isWrittenAsStarter(func: ast.Expression, starters: ReadonlySet<string>, facts: PythonFacts): boolean {
  return mayBeCalled(func, getLastNames(starters), facts);
}

/** How the starters are written, whatever stands before, and the loop's own. */
const getLastNames = remember((starters: ReadonlySet<string>): ReadonlySet<string> => {
  return getLastParts(['create_task', ...starters]);
});

/** Whether a call starts a task that somebody has to keep. */
export function isTaskStarter(call: ast.Call, starters: ReadonlySet<string>, facts: PythonFacts): boolean {
  const func = getCallee(call, facts);
  if (!isStarterName(func, starters, facts)) return false;
  // `ensure_future` gives back the task it is given: who made that one has to keep it.
  const [work] = call.args;
  const isGivenBack = work !== undefined && facts.findQualifiedName(func) === 'asyncio.ensure_future';
  return !isGivenBack || facts.getAwaitableKind(work) !== 'future';
}
