import type { PythonListener, PythonRuleContext } from '../../rule.js';
import type { PythonMessageIds } from './python/messages.js';
import type { RuleOptions } from './options.js';
import { CancelledTasks } from './python/cancelled-tasks.js';
import { checkAwaitInCleanup } from './python/cleanup.js';
import { checkExit } from './python/exit.js';
import { checkHandlers } from './python/handlers.js';
import { checkFinally } from './python/jumps.js';
import { checkReleases } from './python/releases.js';
import { checkSuppress } from './python/suppress.js';
import { checkYields } from './python/yields.js';

/** Code that catches a cancellation and goes on, that sends it astray, and resources that it leaks, in Python. */
export function checkPython(
  context: PythonRuleContext<PythonMessageIds>,
  { unprotectedRelease, awaitInCleanup }: RuleOptions,
): PythonListener {
  const cancelledTasks = new CancelledTasks(context.sourceCode);
  return {
    Try(node) {
      checkHandlers(node, context, cancelledTasks);
      checkFinally(node, context, cancelledTasks);
      if (awaitInCleanup) checkAwaitInCleanup(node, context, cancelledTasks);
    },
    TryStar(node) {
      checkFinally(node, context, cancelledTasks);
    },
    With(node) {
      checkSuppress(node, context, cancelledTasks);
      checkYields(node, context);
    },
    AsyncWith(node) {
      checkYields(node, context);
    },
    AsyncFunctionDef(node) {
      checkExit(node, context);
      if (unprotectedRelease) checkReleases(node, context);
    },
  };
}
