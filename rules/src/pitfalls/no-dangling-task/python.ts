import { keepTask, keepTaskInCallback } from '../../python/edits/index.js';
import { buildControlFlow } from '../../python/flow/control-flow.js';
import { findRunningFunction } from '../../python/flow/enclosing.js';
import type { PythonFacts } from '../../python/semantics/python-facts.js';
import type * as ast from '../../python/syntax/nodes.js';
import { findLastName, isDeclaredElsewhere } from '../../python/syntax/predicates.js';
import { someNode } from '../../python/syntax/walk.js';
import type { PythonListener, PythonReport, PythonRuleContext } from '../../rule.js';
import { findLoopCallback } from '../python-asynchronous.js';
import { getNameRange, toLabel } from '../python-labels.js';
import { getCheckedModule } from '../python-modules.js';
import type { MessageIds } from './messages.js';
import type { RuleOptions } from './options.js';
import { findStartInHelper } from './python-helpers.js';
import { getTaskStarters, isTaskStarter } from './python-starters.js';

/** Tasks that nothing keeps, in Python. */
export function checkPython(context: PythonRuleContext<MessageIds>, options: RuleOptions): PythonListener {
  const { facts, ast: module, text } = context.sourceCode;
  const starters = getTaskStarters(options);
  const around = getCheckedModule(context);
  return {
    Call(node) {
      const handed = findLoopCallback(node, facts);
      if (handed !== undefined && starters.has(facts.findQualifiedName(handed) ?? '')) {
        const data = { call: `${toLabel(handed, text).replace(/\(\)$/, '')}()`, receiver: toLabel(node, text) };
        context.report({ at: getNameRange(handed), messageId: 'droppedTaskOfCallback', data });
        return;
      }
      // What `await start()` gives can be a task, too.
      const given = node.parent?.type === 'Await' ? node.parent : node;
      const { parent } = given;
      const isDropped = isDroppedIn(given);
      const taker = isDropped ? undefined : findTakerOfLambda(given, facts);
      if (parent === null || (!isDropped && taker === undefined && parent.type !== 'Assign')) return;
      const isStarter = given === node && isTaskStarter(node, starters, facts);
      const started = isStarter ? undefined : findStartInHelper(given, starters, around);
      if (!isStarter && started === undefined) return;
      const related = started && [{ ...started, message: 'The task is started here, and only returned.' }];
      const call = `${text.slice(node.func.start, node.func.end).replace(/\s+/g, '')}()`;
      if (taker !== undefined) {
        const data = { call, receiver: toLabel(taker, text) };
        const suggest = parent.type === 'Lambda' ? suggestFunction(parent, node, taker, context) : [];
        context.report({ at: getNameRange(node), messageId: 'droppedTaskOfCallback', data, suggest, related });
        return;
      }
      const suggest: PythonReport<MessageIds>['suggest'] =
        parent.type === 'Expr' || parent.type === 'Assign'
          ? [{ messageId: 'keepTask', fix: () => keepTask(parent, false, module, text) ?? null }]
          : [];
      if (isDropped || parent.type !== 'Assign') {
        const messageId = isStarter ? 'droppedTask' : 'droppedTaskOfHelper';
        context.report({ at: getNameRange(node), messageId, data: { call }, suggest, related });
        return;
      }
      const variable = findUnusedLocal(parent, facts, text);
      if (variable === undefined) return;
      context.report({ at: variable, messageId: 'unusedTask', data: { variable: variable.id }, suggest, related });
    },
  };
}

/** Whether a statement gives the value to nobody: it is the expression itself, a branch of it, or an element of its collection. */
function isDroppedIn(expression: ast.Expression): boolean {
  const { parent } = expression;
  switch (parent?.type) {
    case 'Expr':
      return true;
    case 'IfExp':
      return parent.test !== expression && isDroppedIn(parent);
    case 'BoolOp':
      return parent.values.at(-1) === expression && isDroppedIn(parent);
    case 'List':
    case 'Set':
    case 'Tuple':
      return isDroppedIn(parent);
    case 'ListComp':
    case 'SetComp':
      return parent.elt === expression && isDroppedIn(parent);
    default:
      return false;
  }
}

/** The call that hands the event loop a lambda which gives the value, as it is or as a branch: `loop.call_soon(lambda: value)`. */
function findTakerOfLambda(expression: ast.Expression, facts: PythonFacts): ast.Call | undefined {
  const { parent } = expression;
  switch (parent?.type) {
    case 'Lambda':
      return parent.parent?.type === 'Call' && findLoopCallback(parent.parent, facts) === parent
        ? parent.parent
        : undefined;
    case 'IfExp':
      return parent.test === expression ? undefined : findTakerOfLambda(parent, facts);
    case 'BoolOp':
      return parent.values.at(-1) === expression ? findTakerOfLambda(parent, facts) : undefined;
    default:
      return undefined;
  }
}

/** Suggests a function in place of a lambda, which has no room for what keeps the task. */
function suggestFunction(
  lambda: ast.Lambda,
  start: ast.Call,
  taker: ast.Call,
  { sourceCode: { ast: module, text } }: PythonRuleContext<MessageIds>,
): PythonReport<MessageIds>['suggest'] {
  const [work = start] = start.args;
  const named = work.type === 'Call' ? work.func : work;
  const callback = {
    label: findLastName(named) ?? 'task',
    parameters: text.slice(lambda.args.start, lambda.args.end),
    start: text.slice(lambda.body.start, lambda.body.end),
    replaced: lambda,
  };
  return [{ messageId: 'keepTask', fix: () => keepTaskInCallback(taker, callback, module, text) ?? null }];
}

/** The local name a task is put in and that is never read, in a function that comes to an end. */
function findUnusedLocal(
  { targets: [target, ...more] }: ast.Assign,
  facts: PythonFacts,
  text: string,
): ast.Name | undefined {
  if (target?.type !== 'Name' || more.length > 0) return undefined;
  const owner = findRunningFunction(target);
  if (owner === undefined || isUsedOrShared(target, owner)) return undefined;
  const graph = buildControlFlow(owner, { text, isNoReturn: (call) => facts.isNoReturn(call) });
  return graph.findPathAvoiding(target, new Set()) === undefined ? undefined : target;
}

function isUsedOrShared(target: ast.Name, owner: ast.FunctionNode): boolean {
  return someNode(owner, (node) => {
    if (node.type !== 'Name') return isDeclaredElsewhere(node, target.id);
    return node.ctx !== 'Store' && (node.id === target.id || node.id === 'locals');
  });
}
