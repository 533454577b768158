import { remember } from '../../../project/remember.js';
import type { ClassEntity, Env, FunctionEntity, ModuleEntity } from '../entities.js';
import { getOpenParameters } from '../inference/arguments.js';
import { getAncestors } from '../inference/classes.js';
import { getMember } from '../inference/members.js';
import { evaluateName } from '../inference/names.js';
import type { RunnerInReach } from '../python-facts.js';
import type { Binding, Parameter } from '../summary.js';
import type { Type } from '../types.js';
import { isLeadingBack } from './calls/leading-back.js';
import { getRef } from './function-refs.js';

/**
 * The functions that take one thing and any number of others, as code at an offset of the environment can call them; those that
 * would come to it again apart.
 */
export function getRunnersInReach(at: number, env: Env): readonly RunnerInReach[] {
  const runners = [...getRunnersOfModule(at, env), ...getRunnersOfReceiver(at, env)];
  return runners.filter(({ fn }) => !isLeadingBack(fn, env)).map(({ callee, fn }) => ({ callee, fn: getRef(fn) }));
}

interface Runner {
  readonly callee: string;
  readonly fn: FunctionEntity;
}

function getRunnersOfModule(at: number, env: Env): readonly Runner[] {
  return getNamesOfRunners(env.module).flatMap((name) => toRunner(name, evaluateName(name, at, env)));
}

/** The few names of a module, of all that are asked about at each call, that are worth a look. */
const getNamesOfRunners = remember(({ env }: ModuleEntity): readonly string[] =>
  [...env.table].flatMap(([name, bindings]) => {
    const isFunction = bindings.every(({ kind }) => kind === 'from' || kind === 'function');
    const end = Number.POSITIVE_INFINITY;
    return isFunction && toRunner(name, evaluateName(name, end, env)).length > 0 ? name : [];
  }),
);

/** Methods of the class in whose method the code stands, its own and those that it inherits. */
function getRunnersOfReceiver(at: number, env: Env): readonly Runner[] {
  const receiver = findReceiver(env);
  const type = receiver === undefined ? undefined : evaluateName(receiver, at, env);
  if (receiver === undefined || type?.kind !== 'self') return [];
  const names = new Set(getAncestors(type.class).flatMap((ancestor) => getMethodsWithRest(ancestor.class)));
  return [...names].flatMap((name) => toRunner(`${receiver}.${name}`, getMember(type, name)));
}

/** The name of the first parameter of the method around. */
function findReceiver(env: Env): string | undefined {
  for (let current: Env | undefined = env; current !== undefined; current = current.parent) {
    const { scope, parent } = current;
    if (scope.kind === 'function' && parent?.scope.kind === 'class') return scope.parameters[0]?.name;
  }
  return undefined;
}

/** The few methods that are worth a look. */
function getMethodsWithRest({ env }: ClassEntity): readonly string[] {
  const hasRest = (binding: Binding): boolean => {
    const scope = binding.kind === 'function' ? env.module.getScope(binding.definition) : undefined;
    return scope?.kind === 'function' && scope.parameters.some(({ kind }) => kind === 'rest');
  };
  return [...env.table].flatMap(([name, bindings]) => (bindings.every(hasRest) ? name : []));
}

function toRunner(callee: string, type: Type): readonly Runner[] {
  if (type.kind !== 'function' || type.overloads !== undefined) return [];
  const { fn } = type;
  const { decorators, isGenerator, fallsThrough } = fn.scope;
  const isWhole = decorators.length === 0 && !isGenerator && !fallsThrough;
  if (!isWhole || !fn.module.isSource) return [];
  return isTakingMany(getOpenParameters(fn, type)) ? [{ callee, fn }] : [];
}

/** Whether the parameters are one that must be given, `*args`, and others that need not be. */
function isTakingMany([first, ...others]: readonly Parameter[]): boolean {
  const isPositional = first?.kind === 'positional' || first?.kind === 'normal';
  return (
    isPositional &&
    first.default === undefined &&
    others[0]?.kind === 'rest' &&
    others.every(({ kind, default: value }) => kind !== 'keyword' || value !== undefined)
  );
}
