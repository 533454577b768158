import { givesPromise } from '../../library/promise-functions.js';
import { promiseFunctions, promiseMethods } from '../../library/promise-methods.js';
import type { Entity, LibraryEntity, ModuleFile } from '../module-file.js';
import { globalModule } from '../origins.js';
import { isPromiseClass } from '../promise-class.js';
import type { Value } from '../summary.js';

/** Functions that return what others return are followed this far. */
const maxDepth = 8;

/**
 * Whether each call of it gives a promise for certain, by the text of the files alone: an asynchronous function, one that is
 * declared to return a promise, or one that returns the promise of a call whichever way it takes.
 */
export function alwaysGivesPromise(entity: Entity | undefined, depth = 0): boolean {
  if (entity?.kind === 'library') return isPromiseMaker(entity);
  if (entity?.kind === 'signature') return entity.returns?.kind === 'instance' && isPromiseClass(entity.returns.of);
  if (entity?.kind !== 'function' || depth > maxDepth) return false;
  const { file, summary } = entity;
  if (summary.isAsync || summary.isGenerator) return isAsyncFunction(entity);
  const { returns, isResultDeclared, outcomes } = summary;
  if (outcomes) return outcomes.every((value) => isPromise(value, file, depth + 1));
  return isResultDeclared === true && returns?.kind === 'instance' && isPromiseClass(returns.of);
}

/** Whether it is an asynchronous function of the project: each call gives a promise with no members but its own. */
export function isAsyncFunction(entity: Entity | undefined): boolean {
  return entity?.kind === 'function' && entity.summary.isAsync && !entity.summary.isGenerator;
}

/** Whether what a call gives is a promise. */
function isPromise(value: Value, file: ModuleFile, depth: number): boolean {
  if (value.kind === 'imported') {
    if (!value.name.endsWith('()')) return false;
    const callee = value.name.slice(0, -2);
    const [method = ''] = /[^.]*$/.exec(callee) ?? [];
    const object = callee.slice(0, -method.length - 1);
    return promiseMethods.has(method) && object !== ''
      ? isPromise({ ...value, name: object }, file, depth + 1)
      : alwaysGivesPromise(file.resolve({ ...value, name: callee }), depth);
  }
  if (value.kind === 'instance') return isPromiseClass(value.of);
  if (value.kind !== 'result') return false;
  const { of } = value;
  return of.kind === 'member' && promiseMethods.has(of.name)
    ? isPromise(of.of, file, depth + 1)
    : alwaysGivesPromise(file.resolve(of), depth);
}

function isPromiseMaker({ module, name }: LibraryEntity): boolean {
  if (module === globalModule && (name === 'Promise' || promiseFunctions.has(name))) return true;
  // Those of `fs-extra` give none to a call with a callback.
  return !module.startsWith('fs-extra') && givesPromise({ module, name }, []);
}
