import type { Env } from '../../entities.js';
import { evaluateAnnotation } from '../../inference/annotations.js';
import type { AwaitableKind } from '../../python-facts.js';
import { findBindingEnv } from '../../scopes.js';
import { isAnnotated } from '../../summary.js';
import type { Type } from '../../types.js';
import { getTakenKind } from './parameters.js';

/**
 * What a variable is declared to hold, by its one annotation; unknown without one. What parameters are annotated with holds for
 * callers: many a function puts something else in them.
 * @param given what is put there
 */
export function getDeclaredVariableKind(name: string, env: Env, given: Type): AwaitableKind {
  const home = findBindingEnv(name, env);
  const [declaring, ...more] = (home?.table.get(name) ?? []).filter(isAnnotated);
  if (home === undefined || declaring === undefined || more.length > 0) return 'unknown';
  return getTakenKind(evaluateAnnotation(declaring.annotation, home), given);
}
