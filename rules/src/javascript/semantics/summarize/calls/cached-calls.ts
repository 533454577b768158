import type { TSESTree } from '@typescript-eslint/utils';
import { someChild } from '../../../syntax/children.js';
import { findEnclosingFunction, isFunction } from '../../../syntax/functions.js';
import { findMemberName, findPropertyName } from '../../../syntax/member-names.js';
import { contains, isNothing } from '../../../syntax/predicates.js';
import { findVariable, type ScopeSource } from '../../../syntax/variables.js';

/** Assignments to what has no value yet, or an empty one. */
const rememberingOperators: ReadonlySet<string> = new Set(['??=', '||=']);

/**
 * Whether a call runs once and is remembered: it stands behind a check of something that outlives the function (a
 * variable of the module, a field, an entry of a map) in the manner of a cache.
 *
 * Understood: `cache ??= load()`, `cache ||= load()`, `if (!cache) cache = load()`, `if (cache) return cache; … load()`, and the same with
 * `map.get(key)` kept in a local variable or `map.has(key)`.
 */
export function isCachedCall(node: TSESTree.Node, sourceCode: ScopeSource): boolean {
  let child = node;
  for (let at = node.parent; at; child = at, at = at.parent) {
    if (at.type === 'AssignmentExpression' && rememberingOperators.has(at.operator) && at.right === child) {
      if (outlives(at.left, sourceCode)) return true;
    }
    if (at.type === 'IfStatement' && at.consequent === child && isMissingTest(at.test, sourceCode)) return true;
    if (at.type === 'LogicalExpression' && at.right === child && outlives(at.left, sourceCode)) return true;
    if (at.type === 'BlockStatement' && returnsCached(at.body, child, sourceCode)) return true;
    if (isFunction(at)) return false;
  }
  return false;
}

/** Whether a statement before `until` returns what is remembered: `if (cache) return cache;`. */
function returnsCached(
  statements: readonly TSESTree.Statement[],
  until: TSESTree.Node,
  sourceCode: ScopeSource,
): boolean {
  for (const statement of statements) {
    if (statement === until) return false;
    if (statement.type !== 'IfStatement' || statement.alternate) continue;
    const { consequent, test } = statement;
    const exit = consequent.type === 'BlockStatement' ? consequent.body.at(-1) : consequent;
    if (exit?.type === 'ReturnStatement' && isPresentTest(test, sourceCode)) return true;
  }
  return false;
}

/** `!x`, `x === undefined`, `x == null`, `!map.has(k)`, `typeof x === 'undefined'`. */
function isMissingTest(test: TSESTree.Expression, sourceCode: ScopeSource): boolean {
  if (test.type === 'UnaryExpression' && test.operator === '!') return outlives(test.argument, sourceCode);
  if (test.type !== 'BinaryExpression' || !test.operator.startsWith('==')) return false;
  return isNothingOrItsType(test.right) && test.left.type !== 'PrivateIdentifier' && outlives(test.left, sourceCode);
}

/** `x`, `x !== undefined`, `x != null`, `map.has(k)`. */
function isPresentTest(test: TSESTree.Expression, sourceCode: ScopeSource): boolean {
  if (test.type === 'BinaryExpression' && test.operator.startsWith('!=')) {
    return isNothingOrItsType(test.right) && test.left.type !== 'PrivateIdentifier' && outlives(test.left, sourceCode);
  }
  return outlives(test, sourceCode);
}

/** `undefined`, `null`, or the name that `typeof` has for the first. */
function isNothingOrItsType(node: TSESTree.Expression): boolean {
  return isNothing(node) || (node.type === 'Literal' && node.value === 'undefined');
}

/** Whether the value is kept outside of the function, or is read from a map that is. */
function outlives(node: TSESTree.Expression, sourceCode: ScopeSource): boolean {
  switch (node.type) {
    case 'Identifier': {
      const variable = findVariable(node, sourceCode);
      const definition = variable?.defs[0];
      if (!variable || !definition || definition.type !== 'Variable') return false;
      const owner = findEnclosingFunction(definition.node);
      if (owner && !contains(owner, node)) return false;
      if (owner !== findEnclosingFunction(node)) return variable.references.some((one) => one.isWrite() && !one.init);
      const { init } = definition.node;
      return init !== null && init.type !== 'Identifier' && outlives(init, sourceCode);
    }
    case 'MemberExpression':
      return isOwn(node.object, sourceCode) && isWrittenMember(node);
    case 'ChainExpression':
      return outlives(node.expression, sourceCode);
    case 'UnaryExpression':
      return node.operator === 'typeof' && outlives(node.argument, sourceCode);
    case 'CallExpression':
      return (
        node.callee.type === 'MemberExpression' &&
        ['get', 'has'].includes(findPropertyName(node.callee) ?? '') &&
        isOwn(node.callee.object, sourceCode)
      );
    default:
      return false;
  }
}

/** `this`, a field of it, or a constant that is declared around the function. */
function isOwn(node: TSESTree.Expression | TSESTree.Super, sourceCode: ScopeSource): boolean {
  if (node.type === 'ThisExpression') return true;
  if (node.type === 'MemberExpression') return isOwn(node.object, sourceCode);
  if (node.type !== 'Identifier') return false;
  const definition = findVariable(node, sourceCode)?.defs[0];
  if (!definition) return false;
  if (definition.type === 'ClassName') return true;
  return definition.type === 'Variable' && findEnclosingFunction(definition.node) !== findEnclosingFunction(node);
}

/** Whether the function that reads the member sets it, too: then it is a cache, and no setting. */
function isWrittenMember(node: TSESTree.MemberExpression): boolean {
  const name = findMemberName(node);
  const fn = findEnclosingFunction(node);
  return name !== undefined && fn?.body !== undefined && fn.body !== null && assignsMember(fn.body, name);
}

function assignsMember(root: TSESTree.Node, name: string): boolean {
  const target = root.type === 'AssignmentExpression' ? root.left : undefined;
  if (target?.type === 'MemberExpression' && findMemberName(target) === name) return true;
  return someChild(root, (child) => assignsMember(child, name));
}
