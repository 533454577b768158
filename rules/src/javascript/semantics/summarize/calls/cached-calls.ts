import type { TSESTree } from '@typescript-eslint/utils';
import { getKnownOutcomes } from '../../../flow/known-outcomes.js';
import { someAround } from '../../../flow/traverse.js';
import { someChild } from '../../../syntax/children.js';
import { findEnclosingFunction } from '../../../syntax/functions.js';
import { findMemberName, findMethod } from '../../../syntax/member-names.js';
import { contains, isNothing } from '../../../syntax/predicates.js';
import { unwrapExpression } from '../../../syntax/unwrap.js';
import { findOnlyValue, findVariable, type ScopeSource } from '../../../syntax/variables.js';

/** Assignments to what has no value yet, or an empty one. */
const rememberingOperators: ReadonlySet<string> = new Set(['??=', '||=']);

/** Names for names of tests are followed this far. */
const maxFollowed = 3;

/**
 * Whether a call runs once and is remembered: it stands behind a check of something that outlives the function (a
 * variable of the module, a field, an entry of a map) in the manner of a cache.
 *
 * Understood: `cache ??= load()`, `cache ||= load()`, `if (!cache) cache = load()`, `!cache && load()`,
 * `if (cache) return cache; … load()`, and the same with `map.get(key)` kept in a local variable, `map.has(key)`,
 * `key in cache`, a test that is a part of others, and one that is kept in a variable.
 */
export function isCachedCall(node: TSESTree.Node, sourceCode: ScopeSource): boolean {
  if (isRemembered(node, sourceCode)) return true;
  for (const { test, outcome } of getKnownOutcomes(node, returnsFor)) {
    if (isMissing(test, outcome, sourceCode)) return true;
  }
  return false;
}

/** `cache ??= load()` */
function isRemembered(node: TSESTree.Node, sourceCode: ScopeSource): boolean {
  return someAround(node, (at, part) => {
    const isValue = at.type === 'AssignmentExpression' && rememberingOperators.has(at.operator) && at.right === part;
    return isValue && outlives(at.left, sourceCode);
  });
}

/** Whether a statement returns, and what is remembered where the test has several reasons. */
function returnsFor(statement: TSESTree.Statement, test: TSESTree.Expression): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  if (last?.type !== 'ReturnStatement') return false;
  return test.type !== 'LogicalExpression' || last.argument !== null;
}

/**
 * Whether nothing is remembered, perhaps among other reasons, where a test has the outcome.
 * @param followed how many variables were looked through before
 */
function isMissing(written: TSESTree.Expression, outcome: boolean, sourceCode: ScopeSource, followed = 0): boolean {
  const test = unwrapExpression(written);
  const kept = followed < maxFollowed ? findKeptTest(test, sourceCode) : undefined;
  if (kept) return isMissing(kept, outcome, sourceCode, followed + 1);
  const again = (part: TSESTree.Expression, wanted: boolean): boolean => isMissing(part, wanted, sourceCode, followed);
  if (test.type === 'UnaryExpression' && test.operator === '!') return again(test.argument, !outcome);
  if (test.type === 'LogicalExpression') return again(test.left, outcome) || again(test.right, outcome);
  if (test.type !== 'BinaryExpression') return !outcome && outlives(test, sourceCode);
  if (test.left.type === 'PrivateIdentifier') return false;
  if (test.operator === 'in') return !outcome && isOwn(test.right, sourceCode);
  const isEqual = test.operator.startsWith('==');
  if (!isEqual && !test.operator.startsWith('!=')) return false;
  return isEqual === outcome && isNothingOrItsType(test.right) && outlives(test.left, sourceCode);
}

/** The test that a constant of the function is a name for: `!cache` of `const isMissing = !cache;`. */
function findKeptTest(node: TSESTree.Expression, sourceCode: ScopeSource): TSESTree.Expression | undefined {
  const value = findOnlyValue(findVariable(node, sourceCode));
  if (!value || !/^(?:Binary|Logical|Unary)Expression$/.test(value.type)) return undefined;
  return findEnclosingFunction(value) === findEnclosingFunction(node) ? value : undefined;
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
    case 'CallExpression': {
      const method = findMethod(node, 'get', 'has');
      return method !== undefined && isOwn(method.object, sourceCode);
    }
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
  if (definition.type === 'Variable' && definition.node.init?.type === 'ThisExpression') return true;
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
