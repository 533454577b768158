import type { CallPath } from '../../../project/calls/call-path.js';
import { findRunningFunction, getRunningScope } from '../../../python/flow/enclosing.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import type { Span } from '../../../project/text/span.js';
import type { PythonReport, PythonRuleContext } from '../../../rule.js';
import { findFramework } from '../../python/frameworks.js';
import { getNameRange, toLabel } from '../../python/labels.js';
import { findCallBeforeThread } from '../../python/premature-calls.js';
import { getRelatedSteps, toTargetLabel, toThrough } from '../../python/steps.js';
import { findBlockingCall } from './blocking-calls.js';
import type { BlockingCall } from './blocking-entry.js';
import type { PythonMessageIds } from './messages.js';
import { findIterationRemedy, getRemedy, inFramework, pauseOfCallback } from './remedies.js';
import { getChanges } from './suggest-remedies.js';
import { findTwin } from './twins.js';

type Context = PythonRuleContext<PythonMessageIds>;
type Report = PythonReport<PythonMessageIds>;

/** A call that blocks itself. */
interface FoundCall {
  readonly node: ast.Call;
  /** Qualified name of what is called. */
  readonly name: string;
  readonly known: BlockingCall;
  /** The last call that blocks of those that go on with its result; itself when none does. */
  readonly last: ast.Call;
}

/** Reports a call that blocks itself. */
export function reportCall({ node, name, known: { group }, last }: FoundCall, context: Context): void {
  const { sourceCode } = context;
  context.report({
    at: getNameRange(node),
    messageId: 'blocking',
    part: group,
    data: {
      call: toQualifiedLabel(node, name, sourceCode.text),
      remedy:
        group === 'sleep' && isInCallback(node, sourceCode.facts)
          ? pauseOfCallback
          : (findRemedyOfPlace(node, sourceCode) ?? getRemedyOfCall(node, name, group, sourceCode)),
    },
    ...getChanges(node, name, name, context, last),
  });
}

function getRemedyOfCall(
  node: ast.Call,
  name: string,
  group: BlockingCall['group'],
  { ast: module, facts }: PythonSourceCode,
): string {
  return inFramework(getRemedy(name, group, findClient(node, facts)), facts, findFramework(node, module, facts));
}

/** Whether the loop calls the code around as a plain function, which has no way to wait. */
function isInCallback(node: ast.Node, facts: PythonFacts): boolean {
  const scope = getRunningScope(node);
  return scope?.type === 'Lambda' || (scope?.type === 'FunctionDef' && !facts.getFunctionRef(scope).isGenerator);
}

/** `requests.Session.get()` says more than `self.session.get()`; a plain function is shown as it is written. */
function toQualifiedLabel(node: ast.Call, name: string, text: string): string {
  const label = toLabel(node, text);
  return label.includes('.') || label === `${name}()` ? label : `${name}()`;
}

/** Code that blocks by what it calls, with what can be done about that where its target alone does not tell. */
export interface ReachedCall extends Pick<Report, 'fix' | 'suggest'> {
  readonly path: CallPath;
  /** Where the first call of the path is shown. */
  readonly at: Span;
  /** How the first call of the path is shown. */
  readonly call: string;
  readonly remedy?: string | undefined;
}

/** Reports code that blocks by what it calls. */
export function reportPath(found: ReachedCall, context: Context): void {
  const { facts } = context.sourceCode;
  const { path, at, call, remedy = getRemedyOfTarget(path.target, facts), ...changes } = found;
  if (path.steps.length === 1) {
    context.report({ at, ...toStepMessage(path.target, call, facts), ...changes });
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

/** What to do instead of calling what a thread is meant to call, `asyncio.to_thread(load(1))`, or what has an asynchronous twin. */
export function findRemedyOfPlace(node: ast.Call, { facts, text }: PythonSourceCode): string | undefined {
  const premature = findCallBeforeThread(node, facts);
  if (premature !== undefined)
    return `Hand over the function itself, for \`${toLabel(premature.taker, text)}\` to call.`;
  const twin = findRunningFunction(node)?.type === 'AsyncFunctionDef' ? findTwin(node, facts) : undefined;
  return twin && `Await \`${twin.name}()\` instead.`;
}

/** What to do instead of something that a path leads to; empty when there is nothing to tell. */
export function getRemedyOfTarget(target: string, facts: PythonFacts): string {
  const known = findBlockingCall(target);
  return known === undefined ? '' : inFramework(getRemedy(target, known.group), facts);
}

/** The class of the object that a call goes through first: of `client` in `client.chat.completions.create()`. */
function findClient({ func }: ast.Call, facts: PythonFacts): string | undefined {
  let client = func;
  while (client.type === 'Attribute' && facts.findClassName(client.value) !== undefined) client = client.value;
  return client === func ? undefined : facts.findClassName(client);
}

/** Reports a loop that does nothing but watch the clock, or what others do. */
export function reportBusyWait(node: ast.While, waited: 'time' | 'others', context: Context): void {
  const { ast: module, facts } = context.sourceCode;
  const at = { start: node.start, end: node.start + 'while'.length };
  const framework = findFramework(node, module, facts) ?? facts.framework;
  const messageId = waited === 'time' ? 'busyWait' : 'busyWaitForOthers';
  context.report({ at, messageId, data: { framework } });
}
