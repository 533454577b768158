import { remember } from '../../project/remember.js';
import type * as ast from '../syntax/nodes.js';
import { walk } from '../syntax/walk.js';

/** All names that occur below a node, in any scope: of variables, parameters, functions, classes and imports. */
export const getNamesIn = remember((root: ast.Node): ReadonlySet<string> => {
  const names = new Set<string>();
  walk(root, (node) => {
    const name = getNameOf(node);
    if (name !== undefined) names.add(name);
  });
  return names;
});

function getNameOf(node: ast.Node): string | undefined {
  switch (node.type) {
    case 'Name':
      return node.id;
    case 'arg':
      return node.arg;
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
      return node.name;
    case 'alias':
      return node.asname?.name ?? node.name;
    default:
      return undefined;
  }
}
