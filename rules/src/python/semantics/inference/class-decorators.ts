import { remember } from '../../../project/remember.js';
import type { ClassEntity, FunctionEntity, ModuleEntity } from '../entities.js';
import type { Event } from '../summary.js';
import { getDecoratorName, type ScopeIndex } from '../summary-expressions.js';
import { evaluate } from './expressions.js';

/**
 * Whether a decorator of the project puts other methods in the place of those that a class has: it sets attributes whose
 * names it computes (`setattr(cls, name, synchronous(method))`), or makes a class of its own. All others are taken to give
 * the class back, as those of registries do.
 */
export function isRemade(entity: ClassEntity): boolean {
  const { decorators } = entity.scope;
  if (decorators.length === 0 || entity.module.origin !== 'project') return false;
  return decorators.some((decorator) => {
    const callee = evaluate(getDecoratorName(decorator), entity.outerEnv);
    return callee.kind === 'function' && callee.fn.module.origin === 'project' && isRemaking(callee.fn);
  });
}

const isRemaking = remember(({ index, module }: FunctionEntity): boolean => hasRemaking(index, module));

/** Whether a function, or one in it, sets computed attributes or defines a class. */
function hasRemaking(index: ScopeIndex, module: ModuleEntity): boolean {
  const scope = module.getScope(index);
  if (scope.kind === 'class') return true;
  if (scope.kind === 'function' && scope.events.some(isSettingComputed)) return true;
  return module.getChildren(index).some((child) => hasRemaking(child, module));
}

function isSettingComputed({ expr }: Event): boolean {
  if (expr.kind !== 'call' || expr.func.kind !== 'name' || expr.func.id !== 'setattr') return false;
  return expr.args[1]?.kind !== 'string';
}
