import { remember } from '../../../../project/remember.js';
import type { ModuleEntity } from '../../entities.js';
import { isSetter } from '../../inference/getters.js';
import { anySetter, toSetterName } from '../../member-index.js';

/**
 * Whether a special method of that name, or the setter of a property (`toSetterName`), in any class of the project, calls anything:
 * for all others there is nothing to follow.
 * @param user the module whose facts depend on the answer
 */
export function isCallingMember(name: string, user: ModuleEntity): boolean {
  // The module's own text may be in no file yet.
  return getOwnMembers(user).has(name) || user.project.texts.callingMembers.has(name, user.path);
}

const getOwnMembers = remember(({ summary: { scopes } }: ModuleEntity): ReadonlySet<string> => {
  const found = scopes.flatMap((scope) => {
    if (scope.kind !== 'function' || scopes[scope.parent]?.kind !== 'class' || scope.events.length === 0) return [];
    if (scope.name.startsWith('__') && scope.name.endsWith('__')) return [scope.name];
    return isSetter(scope) ? [toSetterName(scope.name), anySetter] : [];
  });
  return new Set(found);
});
