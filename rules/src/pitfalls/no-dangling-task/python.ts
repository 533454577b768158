import type { RelatedLocation } from '../../project/text/location.js';
import { keepObservedTask, keepTask, keepTaskOfVariable } from '../../python/edits/index.js';
import { findHolder, findTarget } from '../../python/flow/assignments.js';
import type { PythonFacts } from '../../python/semantics/python-facts.js';
import { findCallOf } from '../../python/syntax/arguments.js';
import type * as ast from '../../python/syntax/nodes.js';
import type { PythonListener, PythonReport, PythonRuleContext } from '../../rule.js';
import { findDroppingCallback, findTakerOf } from '../python/asynchronous.js';
import { getNameRange, toCallLabel, toLabel } from '../python/labels.js';
import { getCheckedModule } from '../python/modules.js';
import type { MessageIds } from './messages.js';
import type { RuleOptions } from './options.js';
import { findStartInCallback, findStartInHelper, type StartInHelper } from './python/helpers.js';
import { findForgottenCollection, findForgottenLocal } from './python/locals.js';
import {
  getTaskStarters,
  isGivingNewTask,
  isStarterName,
  isTaskStarter,
  isWrittenAsStarter,
} from './python/starters.js';
import { suggestCancel, suggestFunction, suggestSet, suggestSetInHelper } from './python/suggestions.js';
import { findLeavingWait, type LeavingWait } from './python/waits.js';

type Context = PythonRuleContext<MessageIds>;

/** Tasks that nothing keeps, in Python. */
export function checkPython(context: Context, options: RuleOptions): PythonListener {
  const { facts } = context.sourceCode;
  const starters = getTaskStarters(options);
  const around = getCheckedModule(context);
  // Of the tasks of one wait the first is reported.
  const left = new Set<ast.Node>();
  return {
    Call(node) {
      if (reportCallback(node, starters, context)) return;
      // What `await start()` gives can be a task, too.
      const given = node.parent?.type === 'Await' ? node.parent : node;
      const place = findPlace(given, facts);
      if (place === undefined) {
        reportCollection(node, starters, context);
        return;
      }
      const isStarter = given === node && isTaskStarter(node, starters, facts);
      const started = isStarter ? undefined : findStartInHelper(given, starters, around);
      if (!isStarter && started === undefined) return;
      if (place.kind === 'left' && left.has(place.wait.statement)) return;
      if (place.kind === 'left') left.add(place.wait.statement);
      reportAt(place, { call: node, given, started }, context);
    },
  };
}

/** Where the syntax puts a task: nothing keeps it there, or a variable that may not do so for long. */
type Place =
  | { readonly kind: 'dropped'; readonly statement: ast.Expr }
  | { readonly kind: 'observed'; readonly observing: ast.Call }
  | { readonly kind: 'left'; readonly wait: LeavingWait }
  | { readonly kind: 'returned'; readonly lambda: ast.Node; readonly taker: ast.Call }
  | { readonly kind: 'assigned'; readonly variable: ast.Name };

function findPlace(task: ast.Call | ast.Await, facts: PythonFacts): Place | undefined {
  const { parent } = task;
  if (parent === null) return undefined;
  const observing = findObservingCall(task);
  if (observing !== undefined) return { kind: 'observed', observing };
  const dropping = findDropping(task);
  if (dropping !== undefined)
    return isShownByCell(dropping, facts) ? undefined : { kind: 'dropped', statement: dropping };
  const wait = findLeavingWait(task, facts);
  if (wait !== undefined) return { kind: 'left', wait };
  const taker = findTakerOfLambda(task, facts);
  if (taker !== undefined) return { kind: 'returned', lambda: parent, taker };
  const variable = findTarget(task);
  return variable && { kind: 'assigned', variable };
}

interface StartedTask {
  readonly call: ast.Call;
  /** What gives the task: the call, or the `await` of it. */
  readonly given: ast.Call | ast.Await;
  /** Where a helper starts it; undefined when the call itself does. */
  readonly started: StartInHelper | undefined;
}

function reportAt(place: Place, { call, given, started }: StartedTask, context: Context): void {
  const { facts, text } = context.sourceCode;
  const around = getCheckedModule(context);
  const at = getNameRange(call);
  const shown = `${text.slice(call.func.start, call.func.end).replace(/\s+/g, '')}()`;
  // A helper may give `None` now and then, which takes no callback.
  const isTask = started === undefined || facts.getAwaitableKind(given) !== 'unknown';
  const report = (found: PythonReport<MessageIds>): void => {
    reportStarted({ ...found, suggest: isTask ? found.suggest : [] }, started, context);
  };
  switch (place.kind) {
    case 'observed': {
      if (!isGivingNewTask(call, facts)) return;
      const suggest = suggestSet(() => keepObservedTask(place.observing, given, around));
      report({ at, messageId: 'observedTask', data: { call: shown }, suggest });
      return;
    }
    case 'dropped': {
      const messageId = started === undefined ? 'droppedTask' : 'droppedTaskOfHelper';
      // Several tasks of one statement have no name of their own, and what chooses a task may give `None`.
      const isAlone = place.statement.value === given;
      const suggest = isAlone ? suggestSet(() => keepTask(place.statement, undefined, around)) : [];
      report({ at, messageId, data: { call: shown }, suggest });
      return;
    }
    case 'left': {
      const suggest = suggestCancel(place.wait, around);
      report({ at, messageId: 'leftTask', data: { call: shown }, suggest });
      return;
    }
    case 'returned': {
      const { lambda, taker } = place;
      const data = { call: shown, receiver: toLabel(taker, text) };
      const suggest = lambda.type === 'Lambda' ? suggestFunction(lambda, call, taker, around) : [];
      report({ at, messageId: 'droppedTaskOfCallback', data, suggest });
      return;
    }
    case 'assigned': {
      const { variable, set, wait, messageId } = findForgottenLocal(findHolder(place.variable), facts, text) ?? {};
      if (variable === undefined || messageId === undefined) return;
      if (set !== undefined) {
        report({ at: variable, messageId, data: { variable: set.id } });
        return;
      }
      if (messageId === 'observedTask' && !isGivingNewTask(call, facts)) return;
      const suggest =
        wait === undefined ? suggestSet(() => keepTaskOfVariable(variable, around)) : suggestCancel(wait, around);
      report({ at: variable, messageId, data: { variable: variable.id, call: shown }, suggest });
    }
  }
}

/** Reports a task, with where a helper starts it: there one change serves all who call the helper. */
function reportStarted(found: PythonReport<MessageIds>, started: StartInHelper | undefined, context: Context): void {
  // A set would keep what is left pending, not end it.
  const isKeeping = started !== undefined && found.messageId !== 'leftTask';
  const { suggest = [], suggestInProject } = isKeeping ? suggestSetInHelper(started, getCheckedModule(context)) : {};
  context.report({
    ...found,
    suggest: [...suggest, ...(found.suggest ?? [])],
    suggestInProject,
    related: started && [toRelatedStart(started)],
  });
}

function toRelatedStart({ call: { start, end }, home }: StartInHelper): RelatedLocation {
  return { path: home.path, start, end, message: 'The task is started here, and only returned.' };
}

/** Reports a task in a list or set that is only filled: `tasks.append(create_task(f()))`. */
function reportCollection(call: ast.Call, starters: ReadonlySet<string>, context: Context): void {
  if (!isWrittenAsStarter(call.func, starters, context.sourceCode.facts)) return;
  const { facts, text } = context.sourceCode;
  const forgotten = findForgottenCollection(call, facts, text);
  if (forgotten === undefined || !isTaskStarter(call, starters, facts)) return;
  const { variable, messageId } = forgotten;
  context.report({ at: getNameRange(call), messageId, data: { variable: variable.id } });
}

/**
 * Reports a function that is handed over and gives a task when it is called: `loop.call_soon(create_task, f())`, one of the
 * project, a `partial`.
 * @returns whether there was one
 */
function reportCallback(call: ast.Call, starters: ReadonlySet<string>, context: Context): boolean {
  const { facts, text } = context.sourceCode;
  const handed = findDroppingCallback(call, facts);
  const callback = handed && toWrapped(handed, facts);
  if (callback === undefined || callback.type === 'Lambda') return false;
  const isStarter = isStarterName(callback, starters, facts);
  const started = isStarter ? undefined : findStartInCallback(callback, starters, getCheckedModule(context));
  if (!isStarter && started === undefined) return false;
  const data = { call: toCallLabel(callback, text), receiver: toLabel(call, text) };
  reportStarted({ at: getNameRange(callback), messageId: 'droppedTaskOfCallback', data }, started, context);
  return true;
}

/** What a `partial` wraps; the callback itself when it is none. */
function toWrapped(callback: ast.Expression, facts: PythonFacts): ast.Expression {
  if (callback.type !== 'Call' || facts.findQualifiedName(callback.func) !== 'functools.partial') return callback;
  return callback.args[0] ?? callback;
}

/** The call of `add_done_callback` on a task where it is started: it gives nothing that could keep the task. */
function findObservingCall(task: ast.Expression): ast.Call | undefined {
  const { parent } = task;
  return parent?.type === 'Attribute' && parent.attr === 'add_done_callback' ? findCallOf(parent) : undefined;
}

/** The statement that gives the value to nobody: it is the expression itself, a branch of it, or an element of its collection. */
function findDropping(expression: ast.Expression): ast.Expr | undefined {
  const { parent } = expression;
  switch (parent?.type) {
    case 'Expr':
      return parent;
    case 'IfExp':
      return parent.test === expression ? undefined : findDropping(parent);
    case 'BoolOp':
      return parent.values.at(-1) === expression ? findDropping(parent) : undefined;
    case 'List':
    case 'Set':
    case 'Tuple':
      return findDropping(parent);
    case 'ListComp':
    case 'SetComp':
      return parent.elt === expression ? findDropping(parent) : undefined;
    default:
      return undefined;
  }
}

/** Whether a cell of a notebook may end with the statement: its value is kept in `Out`. Where cells end is not known here. */
function isShownByCell({ parent }: ast.Expr, facts: PythonFacts): boolean {
  return facts.isNotebook && parent?.type === 'Module';
}

/** The call that takes a lambda as a callback which gives the value, as it is or as a branch: `loop.call_soon(lambda: value)`. */
function findTakerOfLambda(expression: ast.Expression, facts: PythonFacts): ast.Call | undefined {
  const { parent } = expression;
  switch (parent?.type) {
    case 'Lambda':
      return findTakerOf(parent, (call) => findDroppingCallback(call, facts));
    case 'IfExp':
      return parent.test === expression ? undefined : findTakerOfLambda(parent, facts);
    case 'BoolOp':
      return parent.values.at(-1) === expression ? findTakerOfLambda(parent, facts) : undefined;
    default:
      return undefined;
  }
}
