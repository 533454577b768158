import type { ModuleEntity } from '../entities.js';

const membersOf = new WeakMap<ModuleEntity, ReadonlySet<string>>();

/** The names of the coroutine functions in the classes of a module. */
export function getAsyncMembers(module: ModuleEntity): ReadonlySet<string> {
  let members = membersOf.get(module);
  if (members === undefined) {
    const { scopes } = module.summary;
    const found = scopes.flatMap((scope) =>
      scope.kind === 'function' && scope.isAsync && scopes[scope.parent]?.kind === 'class' ? [scope.name] : [],
    );
    membersOf.set(module, (members = new Set(found)));
  }
  return members;
}
