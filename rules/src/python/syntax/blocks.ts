import type * as ast from './nodes.js';

const none: readonly (readonly ast.Statement[])[] = [];

/**
 * The blocks of statements right below a node, in the order of the text: of an `if` its body and its `else`. Empty for a
 * node that has none, also where they are those of its clauses (`match`).
 */
export function getBlocks(node: ast.Node): readonly (readonly ast.Statement[])[] {
  switch (node.type) {
    case 'Module':
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
    case 'With':
    case 'AsyncWith':
    case 'ExceptHandler':
    case 'match_case':
      return [node.body];
    case 'If':
    case 'For':
    case 'AsyncFor':
    case 'While':
      return [node.body, node.orelse];
    case 'Try':
    case 'TryStar':
      return [node.body, node.orelse, node.finalbody];
    default:
      return none;
  }
}

/** The block that a statement is right in. */
export function getBlockAround(statement: ast.Statement): readonly ast.Statement[] {
  const { parent } = statement;
  return (parent && getBlocks(parent).find((block) => block.includes(statement))) ?? [statement];
}
