import { remember } from '../../../project/remember.js';
import type { ClassEntity, ModuleEntity } from '../entities.js';
import { type Expr, findLastName } from '../summary-expressions.js';
import { getAncestors } from './classes.js';

/** Whether the methods of a class, or of one that it inherits from, may give its objects attributes that are not in the text. */
export const hasComputedAttributes = remember((entity: ClassEntity): boolean =>
  getAncestors(entity).some(({ class: { module, index } }) =>
    module.getChildren(index).some((child) => {
      const scope = module.getScope(child);
      if (scope.kind !== 'function') return false;
      return (
        scope.events.some(({ expr }) => isSettingByName(expr)) ||
        scope.bindings.some(({ name }) => name.endsWith('.__dict__'))
      );
    }),
  ),
);

/** `setattr(self, name, value)`, `self.__dict__.update(values)`, `vars(self)` */
function isSettingByName(expr: Expr): boolean {
  switch (expr.kind) {
    case 'call':
      return /^(?:setattr|__setattr__|vars)$/.test(findLastName(expr.func) ?? '') || isSettingByName(expr.func);
    case 'attribute':
      return expr.attr === '__dict__' || isSettingByName(expr.value);
    case 'subscript':
      return isSettingByName(expr.value);
    default:
      return false;
  }
}

/** Whether code of a module sets an attribute of that name of anything but the object whose method it is in: `page.title = title`. */
export function isSetFromOutside(name: string, { summary }: ModuleEntity): boolean {
  return summary.scopes.some((scope) => {
    const receiver = 'parameters' in scope ? scope.parameters[0]?.name : undefined;
    return scope.bindings.some((one) => one.name.endsWith(`.${name}`) && one.name !== `${receiver}.${name}`);
  });
}
