import { isDeclaredElsewhere, isFunction, isNamed } from '../../python/syntax/predicates.js';
import type * as ast from '../../python/syntax/nodes.js';
import { walk } from '../../python/syntax/walk.js';

/**
 * The value of a local name that its function assigns once, whole, and in no other way: what `is_final` stands for in
 * `is_final = isinstance(error, Exception)`. Undefined for parameters, names of the module and everything else.
 */
export function findOnlyValue(name: ast.Name): ast.Expression | undefined {
  let around: ast.Node | null = name.parent;
  while (around !== null && !isFunction(around)) around = around.parent;
  if (around === null) return undefined;
  const values: (ast.Expression | undefined)[] = [];
  walk(around, (node) => {
    if (isNamed(node, name.id) && node.ctx !== 'Load') values.push(findAssigned(node));
    else if (bindsInText(node, name.id)) values.push(undefined);
  });
  return values.length === 1 ? values[0] : undefined;
}

function findAssigned(target: ast.Name): ast.Expression | undefined {
  const { parent } = target;
  switch (parent?.type) {
    case 'Assign':
      return parent.targets.includes(target) ? parent.value : undefined;
    case 'AnnAssign':
      return parent.value ?? undefined;
    case 'NamedExpr':
      return parent.value;
    default:
      return undefined;
  }
}

/** Whether a node binds the name, or hands it to a scope further out, without a name as its target. */
function bindsInText(node: ast.Node, name: string): boolean {
  switch (node.type) {
    case 'arg':
      return node.arg === name;
    case 'ExceptHandler':
      return node.name?.name === name;
    case 'Global':
    case 'Nonlocal':
      return isDeclaredElsewhere(node, name);
    default:
      return false;
  }
}
