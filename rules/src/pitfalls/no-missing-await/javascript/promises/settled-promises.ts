import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  mayTellErrorsItself,
  rejectsByArgumentsAlone,
  tellsErrorsItself,
} from '../../../../javascript/library/own-errors.js';
import {
  handlesRejections,
  isMeantToSettle,
  isSettling,
  mayThrow,
  neverWaits,
} from '../../../../javascript/semantics/facts/settling.js';
import { findHeldValue } from '../../../../javascript/semantics/kept-values.js';
import type { Entity } from '../../../../javascript/semantics/module-file.js';
import { getModuleFile } from '../../../../javascript/semantics/project.js';
import {
  findRejections,
  findRejectionsOf,
  findRejectionsOfRun,
  type RejectionKnowledge,
  type Rejections,
  type RejectionSource,
} from '../../../../javascript/semantics/summarize/functions/rejections.js';
import { findEnclosingFunction, isFunction, type FunctionNode } from '../../../../javascript/syntax/functions.js';
import type { HandledElsewhere } from '../../../../javascript/semantics/summary.js';
import { findMethodName } from '../../../../javascript/syntax/member-names.js';
import { type CallNode, isNamed } from '../../../../javascript/syntax/predicates.js';
import { unwrapExpression } from '../../../../javascript/syntax/unwrap.js';
import { findOnlyValue, findVariable, type SourceCode } from '../../../../javascript/syntax/variables.js';
import { isPromiseLike } from '../../../../javascript/types/oracle.js';
import type { Inspection } from '../inspection.js';

/** Whether the promise is meant never to reject, as far as the functions of the project that give it tell. */
export function isSettled(node: TSESTree.Expression, inspection: Inspection): boolean {
  return cannotFailBy(findRejectionsOf(node, getRejectionKnowledge(inspection)), inspection);
}

/** Whether what is called is an asynchronous function in which nothing waits and nothing is known to fail. */
export function isNeedlesslyAsync(node: TSESTree.CallExpression, inspection: Inspection): boolean {
  const entity = inspection.resolveCallee(node);
  return entity?.kind === 'function' && !isFunction(unwrapExpression(node.callee)) && neverWaits(entity);
}

/**
 * Whether the call gives a promise that never rejects, for there is nothing to handle: `sleep(100)`.
 * @param place in an asynchronous function, which could wait for it
 */
export function hasNothingToHandle(node: TSESTree.Node, inspection: Inspection, place = node): boolean {
  const callee = node.type === 'CallExpression' ? unwrapExpression(node.callee) : undefined;
  if (node.type !== 'CallExpression' || !callee || isFunction(callee)) return false;
  if (findEnclosingFunction(place)?.async !== true) return false;
  const entity = inspection.resolveCallee(node);
  return entity !== undefined && isSettling(entity) && !handlesRejections(entity);
}

/** Whether the promise that calling the function gives never rejects, whichever function a constant stands for. */
export function isSettlingFunction(fn: TSESTree.Expression, inspection: Inspection): boolean {
  return getChoices(fn, inspection.sourceCode).every((one) => isSettlingChoice(one, inspection));
}

/** Whether the function, or something that it waits for, handles rejections. */
export function isHandlingRejections(fn: TSESTree.Expression, inspection: Inspection): boolean {
  const entity = resolveFunction(fn, inspection);
  return entity !== undefined && handlesRejections(entity);
}

function isSettlingChoice(fn: TSESTree.Expression, inspection: Inspection): boolean {
  if (isNamed(fn, 'undefined') || fn.type === 'Literal' || wrapsSettling(fn, inspection)) return true;
  const entity = resolveFunction(fn, inspection);
  if (entity !== undefined && isSettling(entity)) return true;
  // What is not known to be a promise is none here, but an asynchronous function makes one of it.
  const { sourceCode } = inspection;
  const knowledge = isFunction(fn) && fn.async ? { sourceCode } : getRejectionKnowledge(inspection);
  return isFunction(fn) && cannotFailBy(findRejections(fn, knowledge), inspection);
}

/** `debounce(f)`, `after(2, f)`: what runs is what was handed over. */
function wrapsSettling(node: TSESTree.Expression, inspection: Inspection): boolean {
  if (node.type !== 'CallExpression') return false;
  const wrapper = inspection.resolve(node.callee);
  if (wrapper?.kind === 'library' && rejectsByArgumentsAlone(wrapper)) {
    const { oracle } = inspection;
    return node.arguments.every(
      (one) =>
        one.type !== 'SpreadElement' && (oracle.returnKind(one) === 'none' || isSettlingFunction(one, inspection)),
    );
  }
  const wrapped = node.arguments.filter((argument) => isFunction(argument));
  return (
    wrapped.length > 0 && wrapped.every((one) => makesPromise(one, inspection) && isSettlingFunction(one, inspection))
  );
}

/** Whether the promise of what wraps the function can be its own: one that gives back no promise has none. */
function makesPromise({ async: isAsync, body }: FunctionNode, inspection: Inspection): boolean {
  if (isAsync || !body || body.type === 'BlockStatement') return true;
  return getRejectionKnowledge(inspection).canBePromise?.(body) !== false;
}

function getRejectionKnowledge(inspection: Inspection): RejectionKnowledge {
  return {
    sourceCode: inspection.sourceCode,
    // What is not known is no promise here: a callback that gives something unknown is no reason to report.
    canBePromise: (one) => isPromiseLike(inspection.kindOf(one)),
    // Where there are no types, what an unknown function gives is what its place expects.
    isNoPromise: (one) =>
      inspection.oracle.backEnd === 'none' ? !isUnknownCall(one, inspection) : inspection.kindOf(one) === 'none',
    canReturnPromise: (one) => isPromiseLike(inspection.oracle.returnKind(one)),
  };
}

function isUnknownCall(written: TSESTree.Expression, inspection: Inspection): boolean {
  const node = unwrapExpression(written);
  return node.type === 'CallExpression' && inspection.resolve(node.callee) === undefined;
}

/** Whether none of the calls, if they are known, can fail. */
function cannotFailBy(rejections: Rejections | undefined, inspection: Inspection): boolean {
  return rejections?.sources.every((source) => cannotFail(source, inspection)) === true;
}

function cannotFail({ call, isPromise }: RejectionSource, inspection: Inspection): boolean {
  if (!isPromise) return !mayThrow(inspection.resolve(call.callee));
  return (
    isMeantToSettleCall(call, inspection) ||
    inspection.oracle.isSafePromise(call) ||
    isOfTellingClass(call, inspection) ||
    findHandledElsewhere(call, inspection) === 'callback'
  );
}

/** Whether others see the errors of the promise that a function of the project returns, or it returns none to this call. */
export function isHandledElsewhere(call: TSESTree.CallExpression, inspection: Inspection): boolean {
  return findHandledElsewhere(call, inspection) !== undefined;
}

function findHandledElsewhere(call: CallNode, inspection: Inspection): HandledElsewhere['by'] | undefined {
  const entity = inspection.resolveCallee(call);
  const handled = entity?.kind === 'function' ? entity.summary.handledElsewhere : undefined;
  if (!handled || handled.by === 'handler') return handled?.by;
  const { sourceCode } = inspection;
  const given = call.arguments.slice(0, handled.parameter + 1);
  const argument = given[handled.parameter];
  if (!argument || argument.type === 'SpreadElement' || given.some(({ type }) => type === 'SpreadElement'))
    return undefined;
  // What is made for this call alone nobody else has.
  if (handled.by === 'argument') return findVariable(findHeldValue(argument, sourceCode), sourceCode) && handled.by;
  return isFunction(argument) || inspection.resolve(argument)?.kind === 'function' ? handled.by : undefined;
}

/** Whether types tell that it is a method whose package tells errors itself, wherever the object comes from. */
function isOfTellingClass(call: CallNode, { oracle }: Inspection): boolean {
  if (!mayTellErrorsItself(findMethodName(call))) return false;
  const origin = oracle.calleeOrigin(call);
  return origin !== undefined && tellsErrorsItself(origin);
}

function isMeantToSettleCall(call: CallNode, inspection: Inspection): boolean {
  const entity = inspection.resolveCallee(call);
  if (entity === undefined) return false;
  if (isFunction(unwrapExpression(call.callee))) return isSettling(entity);
  return isMeantToSettle(entity, (index) => {
    const spread = call.arguments.findIndex(({ type }) => type === 'SpreadElement');
    if (spread !== -1 && spread <= index) return false;
    const handed = call.arguments[index];
    // What is not handed over is not called: `nextTick()`.
    if (handed === undefined) return true;
    if (handed.type === 'SpreadElement') return false;
    return getChoices(handed, inspection.sourceCode).every((fn) => isMeantToSettleFunction(fn, inspection));
  });
}

/** Whether the promise that calling the function gives is meant never to reject. */
function isMeantToSettleFunction(fn: TSESTree.Expression, inspection: Inspection): boolean {
  if (isFunction(fn)) return cannotFailBy(findRejectionsOfRun(fn, getRejectionKnowledge(inspection)), inspection);
  const entity = inspection.resolve(fn);
  return entity !== undefined && isMeantToSettle(entity);
}

function resolveFunction(fn: TSESTree.Expression, inspection: Inspection): Entity | undefined {
  return isFunction(fn) ? getModuleFile(inspection.context).findFunction(fn) : inspection.resolve(fn);
}

/** The expressions that a name or a condition may stand for, through constants. */
function getChoices(
  written: TSESTree.Expression,
  sourceCode: SourceCode,
  seen = new Set<TSESLint.Scope.Variable>(),
): TSESTree.Expression[] {
  const node = unwrapExpression(written);
  if (node.type === 'ConditionalExpression') {
    return [node.consequent, node.alternate].flatMap((one) => getChoices(one, sourceCode, seen));
  }
  const variable = findVariable(node, sourceCode);
  const value = variable && !seen.has(variable) ? findOnlyValue(variable) : undefined;
  return variable && value ? getChoices(value, sourceCode, seen.add(variable)) : [node];
}
