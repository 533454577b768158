import type { ModuleEntity } from '../../entities.js';

const membersOf = new WeakMap<ModuleEntity, ReadonlySet<string>>();

/**
 * Whether a special method of that name, in any class of the project, calls anything: for all others there is nothing to
 * follow.
 * @param user the module whose facts depend on the answer
 */
export function isCallingMember(name: string, user: ModuleEntity): boolean {
  // The module's own text may be in no file yet.
  return getOwnMembers(user).has(name) || user.project.texts.callingMembers.has(name, user.path);
}

function getOwnMembers(module: ModuleEntity): ReadonlySet<string> {
  let members = membersOf.get(module);
  if (members === undefined) {
    const { scopes } = module.summary;
    const found = scopes.flatMap((scope) => {
      const isSpecial = scope.kind === 'function' && scope.name.startsWith('__') && scope.name.endsWith('__');
      const isCalling = isSpecial && scopes[scope.parent]?.kind === 'class' && scope.events.length > 0;
      return isCalling ? [scope.name] : [];
    });
    membersOf.set(module, (members = new Set(found)));
  }
  return members;
}
