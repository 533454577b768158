import { tellsErrorsItself } from '../../library/own-errors.js';
import { findPassedOn, isSettlingLibrary } from '../../library/settling.js';
import type { Entity, FunctionEntity } from '../module-file.js';
import { globalModule } from '../origins.js';
import type { FailingCall, SettlingReason } from '../summary.js';

/** Functions of Node and the language that throw when something is wrong with what they are given. */
const throwingName = /^(?:JSON\.parse|decodeURI(?:Component)?|structuredClone)$/;
/** Modules and globals whose calls are there to throw. */
const assertingModule = /^(?:node:)?assert(?:\/strict)?$|^(?:chai|expect|@jest\/globals)$/;

/** Whether the promise that what is handed over as argument `index` gives never rejects. */
export type SettlesHanded = (index: number) => boolean;

/**
 * Whether the promise that a function of the project returns never rejects, as far as it and the functions that it
 * calls tell, those aside that it is handed. Synchronous calls of what is not known are taken to return.
 */
function cannotReject(fn: FunctionEntity, seen: Set<FunctionEntity>): boolean {
  // Recursion alone rejects nothing.
  if (seen.has(fn)) return true;
  seen.add(fn);
  const { rejectsThrough } = fn.summary;
  return rejectsThrough !== undefined && rejectsThrough.every((call) => cannotFail(call, fn, seen));
}

/** Whether one of the calls by which a promise can come to reject does not do so. */
function cannotFail(call: FailingCall, { file }: FunctionEntity, seen: Set<FunctionEntity>): boolean {
  if (call.callee?.kind === 'parameter') return true;
  const entity = call.callee && file.resolve(call.callee);
  if (!call.isPromise) return !mayThrow(entity);
  return (
    entity !== undefined &&
    isSettling(entity, seen, (index) => {
      const handed = call.handed?.[index];
      if (handed?.kind === 'parameter') return true;
      const value = handed && file.resolve(handed);
      return value !== undefined && isSettling(value, seen);
    })
  );
}

/** The indexes of the parameters that a function calls so that their rejections are its own: `run(f) { return f(); }`. */
function getPassedOn(entity: Entity, seen = new Set<FunctionEntity>()): number[] {
  if (entity.kind === 'library') {
    const index = findPassedOn(entity);
    return index === undefined ? [] : [index];
  }
  if (entity.kind !== 'function' || seen.has(entity)) return [];
  seen.add(entity);
  return (entity.summary.rejectsThrough ?? []).flatMap(({ callee, isPromise, handed = {} }) => {
    if (callee?.kind === 'parameter') return [callee.index];
    const called = isPromise && callee ? entity.file.resolve(callee) : undefined;
    const passedOn = called ? getPassedOn(called, seen).map((index) => handed[index]) : [];
    return passedOn.flatMap((value) => (value?.kind === 'parameter' ? [value.index] : []));
  });
}

/** Whether what is called gives a promise that never rejects. */
export function isSettling(
  entity: Entity,
  seen = new Set<FunctionEntity>(),
  settlesHanded: SettlesHanded = () => false,
): boolean {
  if (entity.kind === 'library' && (isSettlingLibrary(entity) || tellsErrorsItself(entity))) return true;
  const passedOn = getPassedOn(entity);
  if (entity.kind === 'library') return passedOn.length > 0 && passedOn.every(settlesHanded);
  return entity.kind === 'function' && cannotReject(entity, seen) && passedOn.every(settlesHanded);
}

/**
 * Whether that is meant: what is called, or something that it waits for, handles rejections or has none to handle. A
 * function that merely does nothing that fails promises nothing: tomorrow it may.
 */
export function isMeantToSettle(entity: Entity, settlesHanded?: SettlesHanded): boolean {
  if (!isSettling(entity, undefined, settlesHanded)) return false;
  return getPassedOn(entity).length > 0 || hasReason(entity, ['handler', 'executor']);
}

/** Whether the function is asynchronous though nothing in it waits, gives a promise back, or is known to fail. */
export function neverWaits(fn: FunctionEntity): boolean {
  const { isAsync, rejectsThrough, settlingReason, calls } = fn.summary;
  if (!isAsync || !rejectsThrough || settlingReason !== undefined) return false;
  return (
    !rejectsThrough.some(({ isPromise }) => isPromise) && !calls.some(({ isAwaited }) => isAwaited) && isSettling(fn)
  );
}

/** Whether what is called, or something that it waits for, handles rejections. */
export function handlesRejections(entity: Entity): boolean {
  return hasReason(entity, ['handler']);
}

function hasReason(entity: Entity, reasons: readonly SettlingReason[], seen = new Set<Entity>()): boolean {
  if (entity.kind === 'library') {
    return tellsErrorsItself(entity) || (reasons.includes('executor') && isSettlingLibrary(entity));
  }
  if (entity.kind !== 'function' || seen.has(entity)) return false;
  seen.add(entity);
  const { settlingReason } = entity.summary;
  if (settlingReason !== undefined && reasons.includes(settlingReason)) return true;
  return getAwaited(entity).some((awaited) => hasReason(awaited, reasons, seen));
}

/** What a function that may reject by its calls alone waits for. */
function getAwaited({ file, summary }: FunctionEntity): Entity[] {
  return (summary.rejectsThrough ?? []).flatMap(({ callee, isPromise }) => {
    const entity = isPromise && callee && callee.kind !== 'parameter' ? file.resolve(callee) : undefined;
    return entity ? [entity] : [];
  });
}

/** Whether a synchronous call is known to throw at times. */
export function mayThrow(entity: Entity | undefined): boolean {
  if (entity?.kind === 'function') return entity.summary.throws === true;
  if (entity?.kind !== 'library') return false;
  const { module, name } = entity;
  if (module === globalModule) return throwingName.test(name) || /^(?:assert|expect)\b/.test(name);
  return assertingModule.test(module) || /^expect\b/.test(name) || (/Sync$/.test(name) && name !== 'existsSync');
}
