import type { TSESTree } from '@typescript-eslint/utils';
import { isReentrancyHazard } from '../../../javascript/library/limiters.js';
import { findPathOfCall } from '../../../javascript/semantics/facts/call-paths.js';
import { findHolderKey } from '../../../javascript/semantics/facts/holder-keys.js';
import type { Entity, FunctionEntity, ModuleFile } from '../../../javascript/semantics/module-file.js';
import type { SummarySource } from '../../../javascript/semantics/summary-source.js';
import type { CallSummary } from '../../../javascript/semantics/summary.js';
import { isFunction } from '../../../javascript/syntax/functions.js';
import { toSourceLocation } from '../../../javascript/syntax/locations.js';
import { getArguments } from '../../../javascript/syntax/unwrap.js';
import { type CallPath, toRelatedSteps } from '../../../project/calls/call-path.js';
import { recordRelated } from '../../../related.js';
import type { Context } from './messages.js';

/** A call of a limiter while the same limiter is held. */
interface NestedLimiter {
  /** The call that waits for ever, or the call that leads to it. */
  readonly at: CallSummary;
  /** The limiter, as it is written where it is held. */
  readonly limiter: string;
  /** The way to the call that waits, where it is in another function. */
  readonly path?: CallPath;
}

/** Reports calls that wait for a limiter while their callers hold it. */
export function checkLimiters(file: ModuleFile, calls: readonly TSESTree.CallExpression[], context: Context): void {
  const { sourceCode } = context;
  for (const { at, limiter, path } of findNestedLimiters(calls, file, sourceCode)) {
    const loc = toSourceLocation(at, sourceCode);
    if (path) recordRelated(sourceCode, context.id, loc.start, toRelatedSteps(path.steps));
    context.report({
      loc,
      messageId: path ? 'nestedLimiterThrough' : 'nestedLimiter',
      data: { call: at.label, limiter },
    });
  }
}

/**
 * Finds callbacks of a limiter (`limit(callback)`, `queue.add(callback)`) that wait for the same limiter again, themselves
 * or in a function of the project that they call.
 */
function findNestedLimiters(
  calls: readonly TSESTree.CallExpression[],
  file: ModuleFile,
  sourceCode: SummarySource,
): NestedLimiter[] {
  const outer = new Map<string, CallSummary>();
  for (const fn of file.functions) {
    for (const call of fn.summary.calls) if (call.holder) outer.set(`${call.start}:${call.end}`, call);
  }
  if (outer.size === 0) return [];
  return calls.flatMap((node) => {
    const call = outer.get(node.callee.range.join(':'));
    const key = call && findLimiterKey(call, file);
    if (!call || key === undefined) return [];
    const given = getArguments(node);
    const callback = given.find((argument) => isFunction(argument));
    const named = callback ? [] : given.filter((argument) => argument.type === 'Identifier');
    const handed = named.map((name) => file.resolveNode(name, sourceCode));
    const nested = callback ? findNested(callback, key, file) : findNestedIn(handed, call, key);
    return nested ? [{ ...nested, limiter: getHolderName(node) }] : [];
  });
}

function findNested(
  callback: TSESTree.Node,
  key: string,
  file: ModuleFile,
): Omit<NestedLimiter, 'limiter'> | undefined {
  const waiting = file.findFunction(callback)?.summary.calls.filter((call) => isWaitedFor(call)) ?? [];
  const direct = waiting.find((call) => findLimiterKey(call, file) === key);
  if (direct) return { at: direct };
  for (const at of waiting) {
    const callee = isOfSameInstance(at, key) ? file.resolveCallee(at) : undefined;
    const path = callee?.kind === 'function' ? findPathToLimiter(callee, at, key) : undefined;
    if (path) return { at, path };
  }
  return undefined;
}

/** The same for what is handed over by its name: `limit(save)`. */
function findNestedIn(
  handed: readonly (Entity | undefined)[],
  call: CallSummary,
  key: string,
): Omit<NestedLimiter, 'limiter'> | undefined {
  for (const callback of handed) {
    if (callback?.kind !== 'function') continue;
    const at = { ...call, label: `${callback.summary.name}()` };
    const path = findPathToLimiter(callback, at, key);
    if (path) return { at, path };
  }
  return undefined;
}

function findPathToLimiter(fn: FunctionEntity, at: CallSummary, key: string): CallPath | undefined {
  return findPathOfCall(fn, at, {
    key: `no-nested-run limiter ${key}`,
    findTarget: (_, call, caller) =>
      findLimiterKey(call, caller.file) === key ? call.label.replace('()', '') : undefined,
    follows: (call) => isWaitedFor(call) && isOfSameInstance(call, key),
    followsAsync: true,
  });
}

/** Which limiter a call waits for; undefined when it is none, or not known. */
function findLimiterKey(call: CallSummary, file: ModuleFile): string | undefined {
  const callee = call.holder && file.resolveCallee(call);
  if (!call.holder || callee?.kind !== 'library' || !isReentrancyHazard(callee)) return undefined;
  return findHolderKey(call.holder, file);
}

/** Whether a call can lead to the limiter that is meant: to that of a field only through what is not another object. */
function isOfSameInstance({ label }: CallSummary, key: string): boolean {
  const isOfField = key.slice(key.indexOf('\0')).includes('.');
  return !isOfField || !label.includes('.') || /^(?:this|super)\b/.test(label);
}

/** Whether the caller goes on only when the call is done. */
function isWaitedFor({ isAwaited, isReturned }: CallSummary): boolean {
  return isAwaited || isReturned;
}

/** `limit` of `limit(…)`, `queue` of `queue.add(…)`, `this.limit` of `this.limit(…)`. */
function getHolderName({ callee }: TSESTree.CallExpression): string {
  const names: string[] = [];
  let at: TSESTree.Node = callee;
  for (; at.type === 'MemberExpression'; at = at.object) {
    if (at.property.type === 'Identifier') names.unshift(at.property.name);
    else if (at.property.type === 'PrivateIdentifier') names.unshift(`#${at.property.name}`);
  }
  if (at.type === 'ThisExpression') return ['this', names[0] ?? ''].join('.');
  return at.type === 'Identifier' ? at.name : names.join('.');
}
