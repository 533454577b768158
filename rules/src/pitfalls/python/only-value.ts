import { findAssigned } from '../../python/flow/assignments.js';
import { isDeclaredElsewhere, isFunction, isNamed } from '../../python/syntax/predicates.js';
import type * as ast from '../../python/syntax/nodes.js';
import { walk } from '../../python/syntax/walk.js';

/**
 * The value of a local name that its function assigns once, and in no other way: what `is_final` stands for in
 * `is_final = isinstance(error, Exception)`, also by way of other such names. Undefined for parameters, names of the module
 * and everything else.
 */
export function findOnlyValue(name: ast.Name): ast.Expression | undefined {
  let value = findOwnValue(name);
  for (let steps = 0; value?.type === 'Name' && steps < maxSteps; steps++) {
    const further = findOwnValue(value);
    if (further === undefined) break;
    value = further;
  }
  return value;
}

/** Names that stand for names are followed that far: `a = b; b = a` has no end. */
const maxSteps = 5;

function findOwnValue(name: ast.Name): ast.Expression | undefined {
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
