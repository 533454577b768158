import type { Env } from '../../entities.js';
import { evaluateAnnotation } from '../../inference/annotations.js';
import type { AwaitableKind } from '../../python-facts.js';
import { findBindingEnv } from '../../scopes.js';
import type { Type } from '../../types.js';
import { getTakenKind } from './parameters.js';

/**
 * What a variable is declared to hold, by its one annotation; unknown without one. What parameters are annotated with holds for
 * callers: many a function puts something else in them.
 * @param given what is put there
 */
export function getDeclaredVariableKind(name: string, env: Env, given: Type): AwaitableKind {
  const home = findBindingEnv(name, env);
  const annotations = (home?.table.get(name) ?? []).flatMap((binding) =>
    binding.kind === 'value' && binding.annotation !== undefined ? [binding.annotation] : [],
  );
  const [annotation, ...more] = annotations;
  if (home === undefined || annotation === undefined || more.length > 0) return 'unknown';
  return getTakenKind(evaluateAnnotation(annotation, home), given);
}
