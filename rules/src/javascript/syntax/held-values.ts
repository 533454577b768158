import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from './functions.js';
import { isWrapper, unwrapExpression } from './unwrap.js';
import { findOnlyValue, findVariable, type ScopeSource } from './variables.js';

/**
 * What stands in a place, also where a variable holds it for this one use: `f()` for the second `answer` of
 * `const answer = f(); await answer;`. Wrappers that change no value are taken off.
 */
export function findHeldValue(written: TSESTree.Expression, sourceCode: ScopeSource): TSESTree.Expression {
  const node = unwrapExpression(written);
  const variable = findVariable(node, sourceCode);
  const value = variable && findValue(variable);
  if (!value || findOnlyUse(variable) !== node) return node;
  return findEnclosingFunction(value) === findEnclosingFunction(node) ? unwrapExpression(value) : node;
}

/** A place where a value is used. */
export interface Use {
  /** What stands there for the value: itself, a wrapper around it, or the name of the variable that holds it. */
  readonly node: TSESTree.Node;
  readonly parent: TSESTree.Node;
}

/** Where a value is used: in its own place, or in that of the one use of a variable that holds it. */
export function findUse(value: TSESTree.Expression, sourceCode: ScopeSource): Use {
  const own = findOwnUse(value);
  const holder = findHolder(own);
  if (holder?.type !== 'Identifier') return own;
  const variable = findVariable(holder, sourceCode);
  const name = variable && findValue(variable) ? findOnlyUse(variable) : undefined;
  return name && findEnclosingFunction(name) === findEnclosingFunction(value) ? findOwnUse(name) : own;
}

/** What the value is put into: `answer` in `const answer = f();` and `answer = f();`. */
function findHolder({ node, parent }: Use): TSESTree.Node | undefined {
  if (parent.type === 'VariableDeclarator') return parent.id;
  return parent.type === 'AssignmentExpression' && parent.right === node ? parent.left : undefined;
}

function findOwnUse(value: TSESTree.Expression): Use {
  let node: TSESTree.Expression = value;
  let { parent } = node;
  for (; isWrapper(parent); parent = parent.parent) node = parent;
  return { node, parent };
}

/** The only value of a variable, also where it is assigned once beside the declaration: `let answer; answer = f();`. */
function findValue(variable: TSESLint.Scope.Variable): TSESTree.Expression | undefined {
  const value = findOnlyValue(variable);
  if (value) return value;
  const [definition, ...others] = variable.defs;
  if (others.length > 0 || definition?.node.type !== 'VariableDeclarator' || definition.node.init) return undefined;
  const [write, ...rewritten] = variable.references.filter((reference) => reference.isWrite());
  const assignment = write?.identifier.parent;
  if (assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=' || rewritten.length > 0)
    return undefined;
  const isBeside =
    assignment.left === write?.identifier &&
    assignment.parent.type === 'ExpressionStatement' &&
    assignment.parent.parent === definition.node.parent.parent;
  return isBeside ? assignment.right : undefined;
}

/** The one place where a variable is read. */
function findOnlyUse({ references }: TSESLint.Scope.Variable): TSESTree.Identifier | undefined {
  const [only, ...others] = references.filter((one) => one.isRead());
  return only && others.length === 0 && only.identifier.type === 'Identifier' ? only.identifier : undefined;
}
