import { GLOBAL } from './call-targets.js';
import type { Entity, FunctionEntity, LibraryEntity } from './module-file.js';
import type { FailingCall, SettlingReason } from './summary.js';

/** Functions of Node and the language that throw when something is wrong with what they are given. */
const THROWING = /^(?:JSON\.parse|decodeURI(?:Component)?|structuredClone)$/;
/** Modules and globals whose calls are there to throw. */
const ASSERTING = /^(?:node:)?assert(?:\/strict)?$|^(?:chai|expect|@jest\/globals)$/;

/**
 * Whether the promise that a function of the project returns never rejects, as far as it and the functions that it
 * calls tell. Synchronous calls of what is not known are taken to return.
 */
function cannotReject(fn: FunctionEntity, seen = new Set<FunctionEntity>()): boolean {
  // Recursion alone rejects nothing.
  if (seen.has(fn)) return true;
  seen.add(fn);
  const { rejectsThrough } = fn.summary;
  return rejectsThrough !== undefined && rejectsThrough.every((call) => cannotFail(call, fn, seen));
}

/** Whether one of the calls by which a promise can come to reject does not do so. */
function cannotFail(call: FailingCall, { file }: FunctionEntity, seen: Set<FunctionEntity>): boolean {
  const entity = call.callee && file.resolve(call.callee);
  return call.isPromise ? entity !== undefined && isSettling(entity, seen) : !mayThrow(entity);
}

/** Whether what is called gives a promise that never rejects. */
export function isSettling(entity: Entity, seen = new Set<FunctionEntity>()): boolean {
  if (entity.kind === 'function') return cannotReject(entity, seen);
  return entity.kind === 'library' && isSettlingLibrary(entity);
}

/**
 * Whether that is meant: what is called, or something that it waits for, handles rejections or has none to handle. A
 * function that merely does nothing that fails promises nothing: tomorrow it may.
 */
export function isMeantToSettle(entity: Entity): boolean {
  return isSettling(entity) && hasReason(entity, ['handler', 'executor']);
}

/** Whether what is called, or something that it waits for, handles rejections. */
export function handlesRejections(entity: Entity): boolean {
  return hasReason(entity, ['handler']);
}

function hasReason(entity: Entity, reasons: readonly SettlingReason[], seen = new Set<Entity>()): boolean {
  if (entity.kind === 'library') return reasons.includes('executor') && isSettlingLibrary(entity);
  if (entity.kind !== 'function' || seen.has(entity)) return false;
  seen.add(entity);
  const { settlingReason } = entity.summary;
  if (settlingReason !== undefined && reasons.includes(settlingReason)) return true;
  return getAwaited(entity).some((awaited) => hasReason(awaited, reasons, seen));
}

/** What a function that may reject by its calls alone waits for. */
function getAwaited({ file, summary }: FunctionEntity): Entity[] {
  return (summary.rejectsThrough ?? []).flatMap(({ callee, isPromise }) => {
    const entity = isPromise && callee ? file.resolve(callee) : undefined;
    return entity ? [entity] : [];
  });
}

/** Whether a synchronous call is known to throw at times. */
export function mayThrow(entity: Entity | undefined): boolean {
  if (entity?.kind === 'function') return entity.summary.throws === true;
  if (entity?.kind !== 'library') return false;
  const { module, name } = entity;
  if (module === GLOBAL) return THROWING.test(name) || /^(?:assert|expect)\b/.test(name);
  return ASSERTING.test(module) || /^expect\b/.test(name) || (/Sync$/.test(name) && name !== 'existsSync');
}

/** Timers without a signal: https://nodejs.org/api/timers.html#timerspromisessettimeoutdelay-value-options */
function isSettlingLibrary({ module, name }: LibraryEntity): boolean {
  return module === 'timers/promises' && (name === 'setTimeout' || name === 'setImmediate');
}
