import type { CodeNode } from '../../python/semantics/python-facts.js';
import { isTestCode } from '../../python/semantics/test-code.js';
import type * as ast from '../../python/syntax/nodes.js';
import type { CallPath } from '../../project/call-path.js';
import type { PythonListener, PythonReport, PythonRuleContext } from '../../rule.js';
import { getNameRange, toLabel } from '../python-labels.js';
import { findLoopCallback, isInAsynchronousCode } from '../python-asynchronous.js';
import { findOperation } from '../python-operations.js';
import { getRelatedSteps, getStepRange, isWithin, toTargetLabel, toThrough } from '../python-steps.js';
import { findBlockingCall } from './blocking-calls.python.js';
import type { PythonMessageIds } from './messages.python.js';
import type { RuleOptions } from './options.js';
import { isBusyWait } from './python-busy-wait.js';
import { checkManagers } from './python-managers.js';
import { getBlockingMatcher } from './python-matcher.js';
import { getChanges } from './python-remedies.js';
import { iterationRemedy, remedies } from './remedies.python.js';
import { isGivenLocalUrl } from './python-urls.js';
import { isReadyAtOnce } from './python-waiting.js';

/** Blocking calls in asynchronous code, in Python. */
export function checkPython(context: PythonRuleContext<PythonMessageIds>, options: RuleOptions): PythonListener {
  if (isTestCode(context.filename)) return {};
  const { facts, text } = context.sourceCode;
  const matcher = getBlockingMatcher(options);
  const depth = options.depth ?? Infinity;
  const isChecked = { thread: options.groups?.thread ?? true, cpu: options.groups?.cpu ?? true };

  const reported = new Set<string>();

  function checkCall(node: ast.Call): void {
    const name = facts.findQualifiedName(node.func);
    const known = name === undefined ? undefined : matcher.find(name, facts.getCallArguments(node));
    if (name !== undefined && known !== undefined) {
      if (isReadyAtOnce(node, name, context.sourceCode)) return;
      if (name === 'urllib.request.urlopen' && isGivenLocalUrl(node, context.sourceCode)) return;
      context.report({
        at: getNameRange(node),
        messageId: 'blocking',
        data: { call: toCallLabel(node, name, text), remedy: remedies[known.group] },
        ...getChanges(node, name, context.sourceCode),
      });
      return;
    }
    const path = depth === 0 ? undefined : facts.findPathOfCall(node, matcher);
    if (path === undefined || !isWithin(path, depth)) return;
    reportPath(getNameRange(node), path, toLabel(node, text), getChanges(node, undefined, context.sourceCode));
  }

  /** What runs in the code of a node without being called there: properties, generators, context managers, callbacks. */
  function checkImplicit(node: CodeNode): void {
    if (depth === 0) return;
    for (const path of facts.findImplicitPaths(node, matcher)) {
      const [first] = path.steps;
      if (first === undefined || !isWithin(path, depth)) continue;
      reportPath(getStepRange(path, text), path, first.label);
    }
  }

  /** An operator or a subscript that runs a special method: `table[key]`. */
  function checkOperation(node: ast.Subscript | ast.BinOp | ast.Compare): void {
    if (depth === 0 || !isInAsynchronousCode(node, facts)) return;
    const operation = findOperation(node);
    const path = operation && facts.findPathOfOperation(operation, matcher);
    if (path !== undefined && isWithin(path, depth)) reportPath(node, path, toLabel(node, text));
  }

  function reportPath(
    at: ast.Range,
    path: CallPath,
    call: string,
    changes: Partial<PythonReport<PythonMessageIds>> = {},
  ): void {
    const key = `${at.start}:${at.end}`;
    if (reported.has(key)) return;
    reported.add(key);
    const remedy = getRemedy(path.target);
    if (path.steps.length === 1) {
      const isIteration = path.target.endsWith('.__iter__');
      const isOfThreads = isIteration && findBlockingCall(path.target)?.group === 'thread';
      const data = { call, remedy: isOfThreads ? iterationRemedy : remedy };
      context.report({ at, messageId: isIteration ? 'blockingIteration' : 'blocking', data });
      return;
    }
    context.report({
      at,
      messageId: 'blockingThrough',
      data: { call, target: toTargetLabel(path), through: toThrough(path), remedy },
      related: getRelatedSteps(path),
      ...changes,
    });
  }

  function checkCallback(node: ast.Call): void {
    const callback = findLoopCallback(node, facts);
    if (callback === undefined || callback.type === 'Lambda') return;
    const name = facts.findQualifiedName(callback);
    const known = name === undefined ? undefined : matcher.find(name, { positional: [], keywords: new Map() });
    if (name !== undefined && known !== undefined) {
      const data = { call: `${name}()`, callback: toLabel(callback, text), remedy: remedies[known.group] };
      context.report({ at: getNameRange(callback), messageId: 'blockingCallback', data });
      return;
    }
    const path = depth === 0 ? undefined : facts.findPathOfCallback(callback, matcher);
    if (path === undefined || !isWithin(path, depth)) return;
    context.report({
      at: getNameRange(callback),
      messageId: 'blockingCallback',
      data: { call: `${path.target}()`, callback: toLabel(callback, text), remedy: getRemedy(path.target) },
      related: getRelatedSteps(path),
    });
  }

  return {
    Call(node) {
      checkCallback(node);
      if (node.parent?.type !== 'Await' && isInAsynchronousCode(node, facts)) checkCall(node);
    },
    Subscript: checkOperation,
    BinOp: checkOperation,
    Compare: checkOperation,
    AsyncFunctionDef: checkImplicit,
    Lambda(node) {
      if (isInAsynchronousCode(node.body, facts)) checkImplicit(node);
    },
    With(node) {
      if (!isChecked.thread || !isInAsynchronousCode(node, facts)) return;
      checkManagers(node, matcher, context);
    },
    While(node) {
      if (!isChecked.cpu || !isInAsynchronousCode(node, facts) || !isBusyWait(node, facts)) return;
      const at = { start: node.start, end: node.start + 'while'.length };
      context.report({ at, messageId: 'busyWait', data: { sleep: `${facts.framework}.sleep` } });
    },
  };
}

function getRemedy(target: string): string {
  const known = findBlockingCall(target);
  return known === undefined ? '' : remedies[known.group];
}

/** `requests.Session.get()` says more than `self.session.get()`; a plain function is shown as it is written. */
function toCallLabel(node: ast.Call, name: string, text: string): string {
  const label = toLabel(node, text);
  return label.includes('.') || label === `${name}()` ? label : `${name}()`;
}
