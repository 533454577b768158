import {
  cancelPending,
  keepReturnedTask,
  keepTaskInCallback,
  keepTaskOfVariable,
  type TextEdit,
} from '../../../python/edits/index.js';
import { findTarget } from '../../../python/flow/assignments.js';
import type { OpenedModule } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findLastName } from '../../../python/syntax/predicates.js';
import type { PythonReport, PythonSuggestion } from '../../../rule.js';
import { type MessageIds, messages } from '../messages.js';
import type { StartInHelper } from './helpers.js';
import type { LeavingWait } from './waits.js';

type Suggestions = readonly PythonSuggestion<MessageIds>[];

/**
 * Suggests a set for a task.
 * @param keep gives the edits; undefined where there is no room for them
 */
export function suggestSet(keep: () => TextEdit[] | undefined): Suggestions {
  return [{ messageId: 'keepTask', fix: () => keep() ?? null }];
}

/** Suggests to end what a wait leaves pending, behind it. */
export function suggestCancel({ statement, pending }: LeavingWait, around: OpenedModule): Suggestions {
  return [{ messageId: 'cancelPending', fix: () => cancelPending(statement, pending, around) ?? null }];
}

/** Suggests a function in place of a lambda, which has no room for what keeps the task. */
export function suggestFunction(
  lambda: ast.Lambda,
  start: ast.Call,
  taker: ast.Call,
  around: OpenedModule,
): Suggestions {
  const { text } = around;
  const [work = start] = start.args;
  const named = work.type === 'Call' ? work.func : work;
  const callback = {
    label: findLastName(named) ?? 'task',
    parameters: text.slice(lambda.args.start, lambda.args.end),
    start: text.slice(lambda.body.start, lambda.body.end),
    replaced: lambda,
  };
  return suggestSet(() => keepTaskInCallback(taker, callback, around));
}

/**
 * Suggests to keep tasks in the function that starts them, which serves all who call it. In another file, or in cells of a
 * notebook, that is a change of the project: ESLint makes one edit, in one file, of all that a suggestion changes.
 * @param around the module that is checked
 */
export function suggestSetInHelper(
  { call, owner, home, isOnly }: StartInHelper,
  around: OpenedModule,
): Pick<PythonReport<MessageIds>, 'suggest' | 'suggestInProject'> {
  if (!isOnly) return {};
  const { name } = owner;
  const getEdits = (): TextEdit[] | undefined => keepStartedTask(call, home);
  if (home.path === around.path && !home.facts.isNotebook) {
    return { suggest: [{ messageId: 'keepTaskInHelper', data: { helper: name }, fix: () => getEdits() ?? null }] };
  }
  return {
    suggestInProject: () => {
      const edits = getEdits();
      const title = messages.keepTaskInHelper.replace('{{helper}}', name);
      return { suggestions: edits ? [{ title, files: new Map([[home.path, edits]]) }] : [], obstacles: [] };
    },
  };
}

/** Keeps the task where it is started. Undefined when that is neither in a `return` nor an assignment on a line of its own. */
function keepStartedTask(call: ast.Call, home: OpenedModule): TextEdit[] | undefined {
  if (call.parent?.type === 'Return') return keepReturnedTask(call.parent, home);
  const variable = findTarget(call);
  return variable?.type === 'Name' ? keepTaskOfVariable(variable, home) : undefined;
}
