import { remember } from '../../../project/remember.js';
import { tellsErrorsItself } from '../../library/own-errors.js';
import { findPassedOn, isSettlingLibrary } from '../../library/settling.js';
import type { Entity, FunctionEntity } from '../module-file.js';
import { globalModule } from '../origins.js';
import type { FailingCall, HandedOver, SettlingReason } from '../summary.js';

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

/** By function the indexes of the parameters that it calls so that their rejections are its own: `run(f) { return f(); }`. */
const getKnownPassedOn = remember((_state: object) => new Map<FunctionEntity, Set<number>>());

function getPassedOn(entity: Entity): ReadonlySet<number> {
  if (entity.kind === 'library') {
    const index = findPassedOn(entity);
    return new Set(index === undefined ? [] : [index]);
  }
  if (entity.kind !== 'function') return new Set();
  const known = getKnownPassedOn(entity.file.project.state);
  if (!known.has(entity)) addPassedOn(entity, known);
  return known.get(entity) ?? new Set();
}

/** A call that hands parameters of the function around to what it calls. */
interface HandingCall {
  /** What is known so far of the function around. */
  readonly passedOn: Set<number>;
  readonly callee: Entity;
  readonly handed: HandedOver;
}

/** Finds them for a function together with all that it hands parameters to, for these may call each other. */
function addPassedOn(start: FunctionEntity, known: Map<FunctionEntity, Set<number>>): void {
  const calls: HandingCall[] = [];
  const functions = new Set([start]);
  for (const fn of functions) {
    const passedOn = new Set<number>();
    known.set(fn, passedOn);
    for (const { callee: called, isPromise, handed = {} } of fn.summary.rejectsThrough ?? []) {
      if (called?.kind === 'parameter') {
        passedOn.add(called.index);
      } else if (called && isPromise && Object.values(handed).some(({ kind }) => kind === 'parameter')) {
        const callee = fn.file.resolve(called);
        if (callee?.kind === 'function' && !known.has(callee)) functions.add(callee);
        if (callee) calls.push({ passedOn, callee, handed });
      }
    }
  }
  // What is called was found after what calls it, and is to be known before that.
  calls.reverse();
  let isGrowing = true;
  while (isGrowing) {
    isGrowing = false;
    for (const call of calls) if (addHanded(call)) isGrowing = true;
  }
}

/** Adds what the callee passes on of what it is handed. Returns whether something of it was not known. */
function addHanded({ passedOn, callee, handed }: HandingCall): boolean {
  const before = passedOn.size;
  for (const index of getPassedOn(callee)) {
    const value = handed[index];
    if (value?.kind === 'parameter') passedOn.add(value.index);
  }
  return passedOn.size > before;
}

/** Whether what is called gives a promise that never rejects. */
export function isSettling(
  entity: Entity,
  seen = new Set<FunctionEntity>(),
  settlesHanded: SettlesHanded = () => false,
): boolean {
  if (entity.kind === 'library' && (isSettlingLibrary(entity) || tellsErrorsItself(entity))) return true;
  const passedOn = getPassedOn(entity);
  if (entity.kind === 'library') return passedOn.size > 0 && [...passedOn].every(settlesHanded);
  return entity.kind === 'function' && cannotReject(entity, seen) && [...passedOn].every(settlesHanded);
}

/**
 * Whether that is meant: what is called, or something that it waits for, handles rejections or has none to handle. A
 * function that merely does nothing that fails promises nothing: tomorrow it may.
 */
export function isMeantToSettle(entity: Entity, settlesHanded?: SettlesHanded): boolean {
  if (!isSettling(entity, undefined, settlesHanded)) return false;
  return getPassedOn(entity).size > 0 || hasReason(entity, ['handler', 'executor']);
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
