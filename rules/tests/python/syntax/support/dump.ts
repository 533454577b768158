import type { Identifier, Node } from '../../../../src/python/syntax/nodes.js';

const omitted = new Set(['type', 'start', 'end', 'parent', 'ctx', 'nameRange', 'attrRange', 'comments', 'problems']);

/**
 * A tree in the manner of CPython's `ast.dump`: `Call(func=Name(id=f), args=[Constant(kind=int)])`. Fields that are empty,
 * absent or false are left out, and so are positions.
 */
export function dump(node: Node): string {
  const fields: string[] = [];
  for (const [name, value] of Object.entries(node)) {
    if (omitted.has(name)) continue;
    const shown = show(value);
    if (shown !== '' && shown !== '[]') fields.push(`${name}=${shown}`);
  }
  return `${node.type}(${fields.join(', ')})`;
}

function show(value: unknown): string {
  if (value === null || value === false) return '';
  if (Array.isArray(value)) return `[${value.map((item) => show(item) || 'None').join(', ')}]`;
  if (isNode(value)) return dump(value);
  if (isIdentifier(value)) return value.name;
  return JSON.stringify(value).replaceAll('"', '');
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function isIdentifier(value: unknown): value is Identifier {
  return typeof value === 'object' && value !== null && 'name' in value;
}
