import type { Location } from '../../../project/text/location.js';
import type { Env } from '../entities.js';
import { evaluate } from '../inference/expressions.js';
import { findMember, getAssignments } from '../inference/members.js';
import { findBindingEnv } from '../scopes.js';
import { findSymbol } from '../inference/symbols.js';
import type { Binding } from '../summary.js';
import type { Expr } from '../summary-expressions.js';
import { isInstance, type Type } from '../types.js';

/** Where a name or attribute gets its value, for code that the project has in files. */
export function findDeclaration(expr: Expr, env: Env): Location | undefined {
  const defined = findDefinition(evaluate(expr, env));
  if (defined !== undefined) return defined;
  if (expr.kind === 'attribute') return findAttribute(evaluate(expr.value, env), expr.attr);
  return expr.kind === 'name' ? findName(expr.id, env) : undefined;
}

/** Functions and classes are declared where they are defined. */
function findDefinition(type: Type): Location | undefined {
  const entity = type.kind === 'function' ? type.fn : type.kind === 'class' ? type.class : undefined;
  if (entity === undefined || entity.module.origin === 'library') return undefined;
  const { name, nameStart } = entity.scope;
  return { path: entity.module.path, start: nameStart, end: nameStart + name.length };
}

function findName(name: string, env: Env): Location | undefined {
  const home = findBindingEnv(name, env);
  const parameter = home?.findParameter(name);
  if (home !== undefined && parameter !== undefined) return toLocation(parameter.start, name, home);
  const binding = home?.table.get(name)?.[0];
  if (home !== undefined && binding !== undefined && binding.kind !== 'from') {
    return toLocation(binding.start, name, home);
  }
  const symbol = findSymbol(name, env);
  return symbol?.kind === 'binding' ? toLocation(symbol.binding.start, symbol.binding.name, symbol.env) : undefined;
}

function findAttribute(owner: Type, name: string): Location | undefined {
  if (!isInstance(owner) && owner.kind !== 'class') return undefined;
  const found = findMember(owner.class, name, owner.kind !== 'class');
  if (found === undefined) return undefined;
  const { class: entity } = found.ancestor;
  const binding: Binding | undefined =
    entity.env.table.get(name)?.[0] ?? getAssignments(entity).get(name)?.[0]?.binding;
  return binding && toLocation(binding.start, name, entity.env);
}

function toLocation(start: number, name: string, env: Env): Location | undefined {
  const { module } = env;
  return module.origin === 'library' ? undefined : { path: module.path, start, end: start + name.length };
}
