import type { TSESTree } from '@typescript-eslint/utils';
import { type TestedLoop } from '../../../flow/node-kinds.js';
import { promiseMethods } from '../../../library/promise-methods.js';
import { findCallOf, findEnclosingFunction, findRunArgument } from '../../../syntax/functions.js';
import { findMemberOf, findMethodName, findPropertyName } from '../../../syntax/member-names.js';
import { toOneLine, toOneLineWithoutArguments } from '../../../syntax/one-line.js';
import type { CallNode } from '../../../syntax/predicates.js';
import { findUse, type Use } from '../../kept-values.js';
import { globalModule } from '../../origins.js';
import type { SummarySource } from '../../summary-source.js';
import { busyWait, endlessWait, type CallSummary, type Value } from '../../summary.js';
import type { WaitingNode } from '../reading.js';
import type { ValueReader } from '../values.js';
import { isCachedCall } from './cached-calls.js';
import { isBusyLoop, watchesClock } from './busy-loops.js';
import { findHolder } from './holders.js';
import { isTurn } from './turns.js';

/** So much of a text tells the name of a command or of a kind. In UTF-16 units. */
const keptLength = 20;

/** A call, or another wait, without what it hands over. */
export function summarizeCall(node: WaitingNode, sourceCode: SummarySource, values: ValueReader): CallSummary {
  if (node.type === 'AwaitExpression' || node.type === 'ForOfStatement') {
    const isOwnTurn = node.type === 'AwaitExpression' && isTurn(node.argument, sourceCode);
    const [start] = node.range;
    return {
      label: '',
      start,
      end: start + 'await'.length,
      isTurn: isOwnTurn || undefined,
      isAwaited: true,
      isReturned: false,
    };
  }
  if (isBusyLoop(node)) return summarizeBusyLoop(node, sourceCode);
  if (node.type === 'MemberExpression') return summarizeRead(node, sourceCode, values);
  if (node.type === 'TaggedTemplateExpression') return summarizeTag(node, sourceCode, values);
  const [start, end] = node.callee.range;
  const use = findUse(node, sourceCode);
  const isAwaited = use.parent.type === 'AwaitExpression';
  const isReturned = isResult(use);
  return {
    callee: values.readCallee(node),
    falseArguments: findFalseArguments(node),
    firstText: findFirstText(node),
    isRecursive: node.arguments.some((argument) => isRecursive(argument)) || undefined,
    holder: findHolder(node, sourceCode),
    isCached: isCachedCall(node, sourceCode) || undefined,
    label: `${node.type === 'NewExpression' ? 'new ' : ''}${toLabel(sourceCode.text.slice(start, end))}()`,
    start,
    end,
    isTurn: ((isAwaited || isReturned) && isTurn(node, sourceCode)) || undefined,
    isDropped: isDropped(node) || undefined,
    isAwaited,
    isReturned,
  };
}

/** What an array method is given by its name and calls at once, as a call of it: `load` in `paths.map(load)`. */
export function summarizeRunArgument(
  node: TSESTree.CallExpression,
  { text }: SummarySource,
  values: ValueReader,
): CallSummary | undefined {
  const index = findRunArgument(node);
  const argument = index === undefined ? undefined : node.arguments[index];
  if (argument?.type !== 'Identifier' && argument?.type !== 'MemberExpression') return undefined;
  const callee = values.read(argument);
  if (!callee) return undefined;
  const [start, end] = argument.range;
  return { callee, label: `${toLabel(text.slice(start, end))}()`, start, end, isAwaited: false, isReturned: false };
}

/** `run();`, `void run();`, `run().catch(report);` */
function isDropped(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === 'ExpressionStatement') return true;
  if (parent?.type === 'UnaryExpression') return parent.operator === 'void' && isDropped(parent);
  const member = findMemberOf(node);
  if (member?.parent.type !== 'CallExpression') return false;
  return promiseMethods.has(findPropertyName(member) ?? '') && isDropped(member.parent);
}

/** Whether a function gives the value on, and not to `forEach` or `new Promise`, which drop it. */
function isResult({ node: value, parent }: Use): boolean {
  const isReturned = parent.type === 'ReturnStatement';
  if (!isReturned && (parent.type !== 'ArrowFunctionExpression' || parent.body !== value)) return false;
  const fn = findEnclosingFunction(value);
  const call = fn && findCallOf(fn)?.node;
  return call?.type !== 'NewExpression' && (!call || findMethodName(call) !== 'forEach');
}

/** A callee as messages show it: on one line, and not too long. */
export function toLabel(written: string): string {
  const line = written.length > 60 ? toOneLineWithoutArguments(written) : toOneLine(written);
  return line.length > 60 ? `${line.slice(0, 28)}…${line.slice(-28)}` : line;
}

function findFalseArguments(node: CallNode): number[] | undefined {
  const indexes = node.arguments.flatMap((argument, index) =>
    argument.type === 'Literal' && argument.value === false ? [index] : [],
  );
  return indexes.length > 0 ? indexes : undefined;
}

function findFirstText({ arguments: [first] }: CallNode): string | undefined {
  const text =
    first?.type === 'TemplateLiteral' ? first.quasis[0]?.value.cooked : first?.type === 'Literal' && first.value;
  return typeof text === 'string' ? text.slice(0, keptLength) : undefined;
}

function isRecursive(argument: TSESTree.Node): boolean {
  if (argument.type !== 'ObjectExpression') return false;
  return argument.properties.some(
    (one) =>
      one.type === 'Property' &&
      findPropertyName(one) === 'recursive' &&
      one.value.type === 'Literal' &&
      one.value.value === true,
  );
}

/** A read that may run a getter, as a call of it. */
function summarizeRead(node: TSESTree.MemberExpression, { text }: SummarySource, values: ValueReader): CallSummary {
  const [start, end] = node.range;
  const of = values.read(node.object);
  const callee: Value | undefined = of && { kind: 'member', of, name: `get ${findPropertyName(node) ?? ''}` };
  return { callee, label: toLabel(text.slice(start, end)), start, end, isAwaited: false, isReturned: false };
}

/** A template as a call of its tag; what waits for its result is a call of its own. */
function summarizeTag(
  { tag }: TSESTree.TaggedTemplateExpression,
  { text }: SummarySource,
  values: ValueReader,
): CallSummary {
  const [start, end] = tag.range;
  const label = `${toLabel(text.slice(start, end))}()`;
  return { callee: values.read(tag), label, start, end, isAwaited: false, isReturned: false };
}

function summarizeBusyLoop(node: TestedLoop, { text }: SummarySource): CallSummary {
  const [start] = node.range;
  const end = node.test ? node.test.range[1] + 1 : node.body.range[0];
  const callee: Value = { kind: 'imported', module: globalModule, name: watchesClock(node) ? busyWait : endlessWait };
  return { callee, label: text.slice(start, end), start, end, isAwaited: false, isReturned: false };
}
