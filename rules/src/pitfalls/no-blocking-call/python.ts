import { getRunningScope } from '../../python/flow/enclosing.js';
import type { PythonSourceCode } from '../../python/language/source-code.js';
import type { CodeNode, PythonFacts } from '../../python/semantics/python-facts.js';
import { isTestCode } from '../../python/semantics/test-code.js';
import type * as ast from '../../python/syntax/nodes.js';
import type { CallPath } from '../../project/call-path.js';
import type { PythonListener, PythonReport, PythonRuleContext } from '../../rule.js';
import { getNameRange, toLabel } from '../python/labels.js';
import { findLoopCallback } from '../python/asynchronous.js';
import { findCallBeforeThread } from '../python/premature-calls.js';
import { getRelatedSteps, getStepRange, isWithin, toTargetLabel, toThrough } from '../python/steps.js';
import { findBlockingCall } from './python/blocking-calls.js';
import type { BlockingCall } from './python/blocking-entry.js';
import type { PythonMessageIds } from './python/messages.js';
import type { RuleOptions } from './options.js';
import { isBusyWait } from './python/busy-wait.js';
import { checkManagers } from './python/managers.js';
import { getBlockingMatcher, type BlockingMatcher } from './python/matcher.js';
import { findItemReport, isItemOfCall, suggestAsyncFor } from './python/queries.js';
import { getChanges } from './python/suggest-remedies.js';
import { findIterationRemedy, getRemedy, inFramework, pauseOfCallback } from './python/remedies.js';
import { isGivenLocalUrl } from './python/urls.js';
import { isOnSharedLoop, isThreadWorker } from './python/thread-workers.js';
import { isReadyAtOnce } from './python/waiting.js';

type Report = PythonReport<PythonMessageIds>;

/** What the checks of a file share. */
interface Inspection {
  readonly context: PythonRuleContext<PythonMessageIds>;
  readonly matcher: BlockingMatcher;
  /** How many calls may lie between asynchronous code and what blocks. */
  readonly depth: number;
  /** Ranges that have a finding of a path. */
  readonly reported: Set<string>;
}

/** Blocking calls in asynchronous code, in Python. */
export function checkPython(context: PythonRuleContext<PythonMessageIds>, options: RuleOptions): PythonListener {
  if (isTestCode(context.filename)) return {};
  const { facts } = context.sourceCode;
  const { depth = Infinity, groups: { thread = true, cpu = true } = {} } = options;
  const inspection: Inspection = { context, matcher: getBlockingMatcher(options), depth, reported: new Set() };
  return {
    Call(node) {
      checkCallback(node, inspection);
      if (node.parent?.type !== 'Await' && isOnSharedLoop(node, facts)) checkCall(node, inspection);
    },
    AsyncFunctionDef(node) {
      if (!isThreadWorker(node, facts)) checkImplicit(node, inspection);
    },
    FunctionDef(node) {
      if (facts.isRunByLoop(node)) checkImplicit(node, inspection);
    },
    Lambda(node) {
      if (isOnSharedLoop(node.body, facts)) checkImplicit(node, inspection);
    },
    With(node) {
      if (thread && isOnSharedLoop(node, facts)) checkManagers(node, inspection.matcher, context);
    },
    Subscript(node) {
      if (!isItemOfCall(node) || !isOnSharedLoop(node, facts)) return;
      const found = findItemReport(node, inspection.matcher, context);
      if (found !== undefined) context.report(found);
    },
    While(node) {
      if (cpu && isOnSharedLoop(node, facts) && isBusyWait(node, facts)) reportBusyWait(node, context);
    },
  };
}

/** A function that is handed to the loop to be called by it. */
function checkCallback(node: ast.Call, { context, matcher, depth }: Inspection): void {
  const { facts, text } = context.sourceCode;
  const callback = findLoopCallback(node, facts);
  if (callback === undefined || callback.type === 'Lambda') return;
  const at = getNameRange(callback);
  const label = toLabel(callback, text);
  const name = facts.findQualifiedName(callback);
  const known = name === undefined ? undefined : matcher.find(name, { positional: [], keywords: new Map() });
  if (name !== undefined && known !== undefined) {
    const data = {
      call: `${name}()`,
      callback: label,
      remedy: inFramework(getRemedy(name, known.group), facts),
    };
    context.report({ at, messageId: 'blockingCallback', data });
    return;
  }
  const path = depth === 0 ? undefined : facts.findPathOfCallback(callback, matcher);
  if (path === undefined || !isWithin(path, depth)) return;
  const data = { call: `${path.target}()`, callback: label, remedy: getRemedyOfTarget(path.target, facts) };
  context.report({ at, messageId: 'blockingCallback', data, related: getRelatedSteps(path) });
}

function checkCall(node: ast.Call, inspection: Inspection): void {
  const { context, matcher, depth } = inspection;
  const { facts, text } = context.sourceCode;
  const name = facts.findQualifiedName(node.func);
  const known = name === undefined ? undefined : matcher.find(name, facts.getCallArguments(node));
  if (name !== undefined && known !== undefined) {
    if (!isQuick(node, name, context.sourceCode)) reportCall(node, name, known, context);
    return;
  }
  const path = depth === 0 ? undefined : facts.findPathOfCall(node, matcher);
  if (path === undefined || !isWithin(path, depth)) return;
  const changes = getChanges(node, undefined, path.target, context);
  const remedy = findRemedyOfPlace(node, context.sourceCode);
  reportPath(path, getNameRange(node), toLabel(node, text), inspection, { ...changes, remedy });
}

/** What to do instead of calling what a thread is meant to call: `asyncio.to_thread(load(1))`. */
function findRemedyOfPlace(node: ast.Call, { facts, text }: PythonSourceCode): string | undefined {
  const premature = findCallBeforeThread(node, facts);
  return premature && `Hand over the function itself, for \`${toLabel(premature.taker, text)}\` to call.`;
}

/** What runs in the code of a node without being called there: properties, operators, generators, context managers, callbacks. */
function checkImplicit(node: CodeNode, inspection: Inspection): void {
  const { context, matcher, depth } = inspection;
  const { facts, text } = context.sourceCode;
  if (depth === 0) return;
  for (const path of facts.findImplicitPaths(node, matcher)) {
    const [first] = path.steps;
    if (first === undefined || !isWithin(path, depth)) continue;
    const suggest = path.steps.length === 1 ? suggestAsyncFor(node, first.at, path.target, text) : [];
    reportPath(path, getStepRange(path, text), first.label, inspection, { suggest });
  }
}

/** Whether a call that can block does not here. */
function isQuick(node: ast.Call, name: string, sourceCode: PythonSourceCode): boolean {
  if (isReadyAtOnce(node, name, sourceCode)) return true;
  return name === 'urllib.request.urlopen' && isGivenLocalUrl(node, sourceCode);
}

/** A call that blocks itself. */
function reportCall(
  node: ast.Call,
  name: string,
  { group }: BlockingCall,
  context: PythonRuleContext<PythonMessageIds>,
): void {
  const { sourceCode } = context;
  context.report({
    at: getNameRange(node),
    messageId: 'blocking',
    data: {
      call: toCallLabel(node, name, sourceCode.text),
      remedy:
        group === 'sleep' && isInCallback(node, sourceCode.facts)
          ? pauseOfCallback
          : (findRemedyOfPlace(node, sourceCode) ?? getRemedyOfCall(node, name, group, sourceCode.facts)),
    },
    ...getChanges(node, name, name, context),
  });
}

function getRemedyOfCall(node: ast.Call, name: string, group: BlockingCall['group'], facts: PythonFacts): string {
  return inFramework(getRemedy(name, group, findClient(node, facts)), facts);
}

/** Whether the loop calls the code around as a plain function, which has no way to wait. */
function isInCallback(node: ast.Node, facts: PythonFacts): boolean {
  const scope = getRunningScope(node);
  return scope?.type === 'Lambda' || (scope?.type === 'FunctionDef' && !facts.getFunctionRef(scope).isGenerator);
}

/** `requests.Session.get()` says more than `self.session.get()`; a plain function is shown as it is written. */
function toCallLabel(node: ast.Call, name: string, text: string): string {
  const label = toLabel(node, text);
  return label.includes('.') || label === `${name}()` ? label : `${name}()`;
}

/** What to say and to offer of a path, where that is not for its target alone to tell. */
interface PathDetails extends Pick<Report, 'fix' | 'suggest'> {
  readonly remedy?: string | undefined;
}

/** Code that blocks by what it calls, once for each range. */
function reportPath(
  path: CallPath,
  at: ast.Range,
  call: string,
  { context, reported }: Inspection,
  { remedy = getRemedyOfTarget(path.target, context.sourceCode.facts), ...changes }: PathDetails = {},
): void {
  const key = `${at.start}:${at.end}`;
  if (reported.has(key)) return;
  reported.add(key);
  if (path.steps.length === 1) {
    context.report({ at, ...toStepMessage(path.target, call, context.sourceCode.facts), ...changes });
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

/** The message on code that runs what blocks without a function between. */
function toStepMessage(target: string, call: string, facts: PythonFacts): Pick<Report, 'messageId' | 'data'> {
  if (!/\.__(?:iter|next)__$/.test(target))
    return { messageId: 'blocking', data: { call, remedy: getRemedyOfTarget(target, facts) } };
  const remedy = findIterationRemedy(target, findBlockingCall(target)?.group) ?? getRemedyOfTarget(target, facts);
  return { messageId: 'blockingIteration', data: { call, remedy } };
}

function getRemedyOfTarget(target: string, facts: PythonFacts): string {
  const known = findBlockingCall(target);
  return known === undefined ? '' : inFramework(getRemedy(target, known.group), facts);
}

/** The class of the object that a call goes through first: of `client` in `client.chat.completions.create()`. */
function findClient({ func }: ast.Call, facts: PythonFacts): string | undefined {
  let client = func;
  while (client.type === 'Attribute' && facts.findClassName(client.value) !== undefined) client = client.value;
  return client === func ? undefined : facts.findClassName(client);
}

function reportBusyWait({ start }: ast.While, context: PythonRuleContext<PythonMessageIds>): void {
  const at = { start, end: start + 'while'.length };
  context.report({ at, messageId: 'busyWait', data: { sleep: `${context.sourceCode.facts.framework}.sleep` } });
}
