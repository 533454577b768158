import { dropImport, removeElement, replaceRange, type TextEdit } from '../../../python/edits/index.js';
import { findRunningFunction, isInLoop } from '../../../python/flow/enclosing.js';
import type * as ast from '../../../python/syntax/nodes.js';
import type { PythonReport, PythonRuleContext } from '../../../rule.js';
import { toLabel } from '../../python/labels.js';
import { getCheckedModule, toRelated } from '../../python/modules.js';
import type { PythonMessageIds } from './messages.js';
import { findCaught, getSuspensions } from './cancellation.js';
import type { CancelledTasks } from './cancelled-tasks.js';
import { isEntryFunction } from './entries.js';

/** Reports `with contextlib.suppress(...)` of a cancellation around an await. */
export function checkSuppress(
  node: ast.With,
  context: PythonRuleContext<PythonMessageIds>,
  cancelledTasks: CancelledTasks,
): void {
  const { facts, text } = context.sourceCode;
  const around = findRunningFunction(node);
  if (around?.type !== 'AsyncFunctionDef') return;
  for (const { context_expr: call } of node.items) {
    if (call.type !== 'Call' || facts.findQualifiedName(call.func) !== 'contextlib.suppress') continue;
    const caught = call.args.find((one) => findCaught(one, facts) !== undefined);
    if (caught === undefined) continue;
    const first = getSuspensions(node.body).find((one) => !cancelledTasks.isAwaitOfCancelled(one, around));
    // In a loop the function comes to the statement again.
    if (first === undefined || (!isInLoop(node) && isEntryFunction(around, context.sourceCode))) continue;
    context.report({
      at: caught,
      messageId: 'suppressed',
      data: { caught: text.slice(caught.start, caught.end), awaited: toLabel(first.operand, text) },
      related: [toRelated(first.node, 'A cancellation arrives here.', context)],
      suggest: getSuggestions(caught, call, context),
    });
  }
}

function getSuggestions(
  caught: ast.Expression,
  call: ast.Call,
  context: PythonRuleContext<PythonMessageIds>,
): PythonReport<PythonMessageIds>['suggest'] {
  const way = findCaught(caught, context.sourceCode.facts);
  if (way?.isAsError === true) return [];
  if (way?.isByName === false && caught.type !== 'Tuple') {
    return [{ messageId: 'narrowHandler', fix: () => [replaceRange(caught, 'Exception')] }];
  }
  if (call.args.length < 2) return [];
  const around = getCheckedModule(context);
  const fix = (): readonly TextEdit[] => [removeElement(caught, call.args), ...dropImport(caught, around)];
  return [{ messageId: 'stopSuppressing', fix }];
}
