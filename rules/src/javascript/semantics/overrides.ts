import type { FunctionEntity } from './module-file.js';
import type { ClassSummary, Value } from './summary.js';

const overridesOf = new WeakMap<FunctionEntity, readonly FunctionEntity[]>();

/** The methods that override a method, in classes of the same file. Empty for all other functions. */
export function getOverrides(fn: FunctionEntity): readonly FunctionEntity[] {
  const known = overridesOf.get(fn);
  if (known) return known;
  const overrides = findOverrides(fn);
  overridesOf.set(fn, overrides);
  return overrides;
}

function findOverrides(fn: FunctionEntity): FunctionEntity[] {
  const { functions } = fn.file;
  const { classes } = fn.file.summary;
  const index = functions.indexOf(fn);
  const isMember = (value: Value): boolean => value.kind === 'function' && value.index === index;
  const owner = classes.find(({ members }) => Object.values(members).some(isMember));
  const name = owner && Object.entries(owner.members).find(([, value]) => isMember(value))?.[0];
  if (!owner || name === undefined || name.startsWith('#') || name === 'constructor') return [];
  return classes.flatMap((one) => {
    const value = Object.hasOwn(one.members, name) ? one.members[name] : undefined;
    const override = value?.kind === 'function' && one !== owner ? functions[value.index] : undefined;
    return override && extendsClass(one, owner, classes) ? [override] : [];
  });
}

/** Whether a class extends another one of its file, also by way of others of it. */
function extendsClass(heir: ClassSummary, base: ClassSummary, classes: readonly ClassSummary[]): boolean {
  const seen = new Set<ClassSummary>();
  for (let at: ClassSummary | undefined = heir; at && !seen.has(at);) {
    seen.add(at);
    at = at.base?.kind === 'class' ? classes[at.base.index] : undefined;
    if (at === base) return true;
  }
  return false;
}
