import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findPropertyName, findVariable } from '../../../javascript/semantics/call-targets.js';
import { findEnclosingFunction } from '../../../javascript/semantics/functions.js';
import { promiseMethods } from '../../../javascript/library/promise-methods.js';
import { contains } from '../../../javascript/syntax/predicates.js';

/**
 * The call whose promise a variable keeps, where the `await` was forgotten: nothing but the value is ever asked of the
 * variable, `const page = load(); page.title`. Undefined where it is used as a promise, too, or may be.
 */
export function findForgottenStart(
  node: TSESTree.Expression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESTree.Expression | undefined {
  const variable = node.type === 'Identifier' ? findVariable(node, sourceCode) : undefined;
  const [definition, ...others] = variable?.defs ?? [];
  const declarator = definition?.node;
  if (!variable || declarator?.type !== 'VariableDeclarator' || others.length > 0) return undefined;
  const { id, init } = declarator;
  if (id.type !== 'Identifier' || id.typeAnnotation || init?.type !== 'CallExpression') return undefined;
  const isPlain = declarator.parent.parent.type !== 'ExportNamedDeclaration' && !isTriedApart(node, declarator);
  if (!isPlain || findEnclosingFunction(declarator) !== findEnclosingFunction(node)) return undefined;
  const isValueEverywhere = variable.references.every(
    (reference) => reference.init === true || (!reference.isWrite() && isUsedAsValue(reference.identifier)),
  );
  return isValueEverywhere ? init : undefined;
}

/** Whether only a value can be meant: a member of it, an operand, a condition, a function that is called. */
function isUsedAsValue(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node && !promiseMethods.has(findPropertyName(parent) ?? '');
    case 'CallExpression':
      return parent.callee === node;
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      return parent.test === node;
    case 'BinaryExpression':
    case 'TemplateLiteral':
      return true;
    case 'UnaryExpression':
      return parent.operator !== 'void';
    default:
      return false;
  }
}

/** Whether errors are handled where the variable is used, and not where it is declared. */
function isTriedApart(node: TSESTree.Node, declarator: TSESTree.Node): boolean {
  let child = node;
  for (let at = node.parent; at && !contains(at, declarator); child = at, at = at.parent) {
    if (at.type === 'TryStatement' && at.handler && at.block === child) return true;
  }
  return false;
}
