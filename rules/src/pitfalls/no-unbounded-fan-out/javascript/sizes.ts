import type { TSESTree } from '@typescript-eslint/utils';
import { waitingForAll } from '../../../javascript/library/promise-methods.js';
import { findCalleeOrigin, globalModule, isOrigin } from '../../../javascript/semantics/origins.js';
import { findMemberOf, findMethod, findPropertyName } from '../../../javascript/syntax/member-names.js';
import { isCallNode } from '../../../javascript/syntax/predicates.js';
import { getArguments, unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findOnlyValue, findVariable, type SourceCode } from '../../../javascript/syntax/variables.js';
import { findDeclaredSize } from './declared-sizes.js';
import { findLengthBound } from './length-tests.js';

/** The folder that the code itself lies in: as many files as the package has. */
const ownFolder = /\b__dirname\b|\bimport\.meta\b/;

/** Methods whose result has at most as many elements as what they are called on. */
const keepsSize = new Set(['entries', 'filter', 'keys', 'map', 'reverse', 'sort', 'toReversed', 'toSorted', 'values']);
const growingMethods = new Set(['push', 'unshift', 'splice', 'concat']);
/** Words that say that a value is one part of something that was cut up, or a fixed set of things that do the work. */
const partName = /chunk|batch|page|window|part|shard|worker|slot|thread|plugin|reporter/i;

/**
 * Whether a collection is known to be short, or is not known well enough to say that it can be arbitrarily long:
 * literals, constants, slices, `Array.from({ length })`, keys of constant objects, parts of something cut into chunks.
 * @param max the largest constant number that counts as short
 */
export function isBounded(written: TSESTree.Expression, max: number, sourceCode: SourceCode, depth = 0): boolean {
  if (depth > 8) return true;
  const node = unwrapExpression(written);
  const again = (next: TSESTree.Expression): boolean => isBounded(next, max, sourceCode, depth + 1);
  switch (node.type) {
    case 'ArrayExpression':
      return node.elements.every((element) => element?.type !== 'SpreadElement' || again(element.argument));
    case 'Identifier':
      return isBoundedName(node, max, sourceCode, depth);
    case 'AwaitExpression': {
      const source = findMapped(node, sourceCode);
      return source !== undefined && again(source);
    }
    case 'ConditionalExpression':
      return again(node.consequent) && again(node.alternate);
    case 'LogicalExpression':
      return again(node.left) && again(node.right);
    case 'NewExpression':
      return isBoundedNew(node, again);
    case 'CallExpression':
      return isBoundedCall(node, max, sourceCode, depth);
    case 'MemberExpression':
      return partName.test(findPropertyName(node) ?? '') || isHeldDown(node, max, sourceCode);
    case 'ObjectExpression':
      return hasLength(node, max, sourceCode);
    default:
      return false;
  }
}

/**
 * Whether a collection comes from outside of the program, so that its length is anybody's guess: the awaited result of a
 * call, or of a call such as `readdirSync`.
 */
export function isFetched(written: TSESTree.Expression, sourceCode: SourceCode, depth = 0): boolean {
  if (depth > 8) return false;
  const node = unwrapExpression(written);
  switch (node.type) {
    case 'AwaitExpression':
      return !isOfOwnFolder(node, sourceCode);
    case 'Identifier': {
      const value = findOnlyValue(findVariable(node, sourceCode));
      return value ? isFetched(value, sourceCode, depth + 1) : false;
    }
    case 'CallExpression': {
      const callee = unwrapExpression(node.callee);
      if (callee.type === 'MemberExpression' && keepsSize.has(findPropertyName(callee) ?? '')) {
        return isFetched(callee.object, sourceCode, depth + 1);
      }
      return /readdir|glob/i.test(sourceCode.getText(node)) && !isOfOwnFolder(node, sourceCode);
    }
    default:
      return false;
  }
}

/** `await readdir(new URL('./pages/', import.meta.url))`, also of a variable with such a path. */
function isOfOwnFolder(node: TSESTree.Expression, sourceCode: SourceCode, depth = 0): boolean {
  if (depth > 5) return false;
  if (ownFolder.test(sourceCode.getText(node))) return true;
  const call = node.type === 'AwaitExpression' ? unwrapExpression(node.argument) : node;
  const [first] = isCallNode(call) ? getArguments(call) : [call];
  const next = first?.type === 'CallExpression' ? first : findOnlyValue(findVariable(first, sourceCode));
  return next !== undefined && isOfOwnFolder(next, sourceCode, depth + 1);
}

/** Whether a test, or a declaration, holds the length down: to a number that the author chose, unless it is a large constant. */
function isHeldDown(node: TSESTree.Expression, max: number, sourceCode: SourceCode): boolean {
  const bound = findLengthBound(node, sourceCode) ?? findDeclaredSize(node, sourceCode);
  if (!bound || bound.type === 'SpreadElement' || isLength(unwrapExpression(bound))) return false;
  const count = findNumber(bound, sourceCode);
  return count === undefined || count <= max;
}

function isBoundedNew(node: TSESTree.NewExpression, again: (next: TSESTree.Expression) => boolean): boolean {
  const [argument] = getArguments(node);
  if (node.callee.type !== 'Identifier' || !argument || argument.type === 'SpreadElement') return false;
  if (node.callee.name === 'Array') return true;
  return ['Set', 'Map'].includes(node.callee.name) && again(argument);
}

function isBoundedCall(node: TSESTree.CallExpression, max: number, sourceCode: SourceCode, depth: number): boolean {
  const callee = unwrapExpression(node.callee);
  const again = (next: TSESTree.Expression): boolean => isBounded(next, max, sourceCode, depth + 1);
  if (callee.type === 'Identifier') return callee.name === 'Array' || partName.test(callee.name);
  if (callee.type !== 'MemberExpression') return false;
  const name = findPropertyName(callee) ?? '';
  if (isHeldDown(node, max, sourceCode)) return true;
  const [first] = getArguments(node);
  if (callee.object.type === 'Identifier' && first && first.type !== 'SpreadElement') {
    if (callee.object.name === 'Array' && name === 'from') return hasLength(first, max, sourceCode) || again(first);
    if (callee.object.name === 'Object' && ['keys', 'values', 'entries'].includes(name)) {
      return isConstantObject(first, sourceCode);
    }
  }
  if (name === 'slice' || name === 'splice') return isShortSlice(node, name, max, sourceCode);
  if (name === 'fill') return again(callee.object);
  if (partName.test(name)) return true;
  return keepsSize.has(name) && again(callee.object);
}

/** `{ length: n }`: a number that the author chose is a bound, unless it is a large constant. */
function hasLength(node: TSESTree.Expression, max: number, sourceCode: SourceCode): boolean {
  if (node.type !== 'ObjectExpression') return false;
  const length = node.properties.find((one) => one.type === 'Property' && findPropertyName(one) === 'length');
  if (length?.type !== 'Property') return false;
  const count = findNumber(length.value, sourceCode);
  return count === undefined || count <= max;
}

/** `slice(0, 10)`, `slice(i, i + 10)`, `slice(-10)`, `splice(0, 10)`: a size that is not a known constant counts as short. */
function isShortSlice(node: TSESTree.CallExpression, name: string, max: number, sourceCode: SourceCode): boolean {
  const [start, end] = getArguments(node);
  if (!end) {
    const count = start && name === 'slice' ? findNumber(start, sourceCode) : undefined;
    return count !== undefined && count < 0 && -count <= max;
  }
  const from = start ? findNumber(start, sourceCode) : undefined;
  const to = findNumber(end, sourceCode);
  if (to !== undefined) return (name === 'splice' ? to : to - (from ?? 0)) <= max;
  if (end.type !== 'BinaryExpression' || end.operator !== '+') return true;
  const step = findNumber(end.right, sourceCode) ?? findNumber(end.left, sourceCode);
  return step === undefined || step <= max;
}

function isBoundedName(node: TSESTree.Identifier, max: number, sourceCode: SourceCode, depth: number): boolean {
  if (isHeldDown(node, max, sourceCode)) return true;
  if (!partName.test(node.name)) return isBoundedVariable(node, max, sourceCode, depth);
  // `pages` may be those of one site: what is made of each element of a list is as long as the list, whatever its name says.
  const source = findMapped(findOnlyValue(findVariable(node, sourceCode)), sourceCode);
  return source === undefined || isBounded(source, max, sourceCode, depth + 1);
}

/** The collection of which each element was made into one: `xs` in `await Promise.all(xs.map(f))`, `await pMap(xs, f)`. */
function findMapped(node: TSESTree.Expression | undefined, sourceCode: SourceCode): TSESTree.Expression | undefined {
  const call = node?.type === 'AwaitExpression' ? unwrapExpression(node.argument) : undefined;
  const [first] = call?.type === 'CallExpression' ? getArguments(call) : [];
  if (call?.type !== 'CallExpression' || !first || first.type === 'SpreadElement') return undefined;
  const origin = findCalleeOrigin(call, sourceCode);
  if (isOrigin(origin, 'p-map', 'default')) return first;
  if (!isOrigin(origin, globalModule, ...waitingForAll)) return undefined;
  const mapping = unwrapExpression(first);
  return mapping.type === 'CallExpression' ? findMethod(mapping, 'map')?.object : undefined;
}

function isBoundedVariable(node: TSESTree.Identifier, max: number, sourceCode: SourceCode, depth: number): boolean {
  const variable = findVariable(node, sourceCode);
  if (!variable) return false;
  if (variable.references.some(({ identifier }) => isGrownAt(identifier))) return false;
  const definition = variable.defs[0]?.node;
  if (definition?.type === 'TSEnumDeclaration') return true;
  const value = findOnlyValue(variable);
  if (value) return isBounded(value, max, sourceCode, depth + 1);
  return definition?.type === 'VariableDeclarator' && isPartOfCut(definition, max, sourceCode);
}

/** Whether the reference is one that adds elements: `xs.push(x)`. */
function isGrownAt(identifier: TSESTree.Node): boolean {
  const member = findMemberOf(identifier);
  return member?.parent.type === 'CallExpression' && growingMethods.has(findPropertyName(member) ?? '');
}

/** `for (const group of chunk(xs, 10))`, `const groups = inGroups(xs, 10); for (const group of groups)`. */
function isPartOfCut(declarator: TSESTree.VariableDeclarator, max: number, sourceCode: SourceCode): boolean {
  const loop = declarator.parent.parent;
  if (loop.type !== 'ForOfStatement') return false;
  if (partName.test(sourceCode.getText(loop.right))) return true;
  const cut = unwrapExpression(findOnlyValue(findVariable(loop.right, sourceCode)) ?? loop.right);
  return cut.type === 'CallExpression' && takesSize(cut, max, sourceCode);
}

/** Whether a call that gives collections is told a small number other than one, such as `inGroups(8, xs)`: most likely their length. */
function takesSize(call: TSESTree.CallExpression, max: number, sourceCode: SourceCode): boolean {
  return getArguments(call).some((argument) => {
    const count = findNumber(argument, sourceCode);
    return count !== undefined && count > 1 && count <= max;
  });
}

function isConstantObject(node: TSESTree.Expression, sourceCode: SourceCode): boolean {
  if (node.type === 'ObjectExpression') return true;
  const variable = findVariable(node, sourceCode);
  const definition = variable?.defs[0]?.node;
  if (definition?.type === 'TSEnumDeclaration') return true;
  const value = findOnlyValue(variable);
  const plain = value && unwrapExpression(value);
  if (plain?.type !== 'ObjectExpression' || !variable) return false;
  return !variable.references.some(({ identifier }) => isFilledAt(identifier));
}

/** `object[key] = value`. */
function isFilledAt(identifier: TSESTree.Node): boolean {
  const member = findMemberOf(identifier);
  return member?.computed === true && member.parent.type === 'AssignmentExpression' && member.parent.left === member;
}

function isLength(node: TSESTree.Expression): boolean {
  return node.type === 'MemberExpression' && /^(?:length|size)$/.test(findPropertyName(node) ?? '');
}

/** The value of a number literal or constant. */
function findNumber(node: TSESTree.Node, sourceCode: SourceCode): number | undefined {
  if (node.type === 'Literal') return typeof node.value === 'number' ? node.value : undefined;
  if (node.type === 'UnaryExpression' && node.operator === '-') {
    const value = findNumber(node.argument, sourceCode);
    return value === undefined ? undefined : -value;
  }
  const value = findOnlyValue(findVariable(node, sourceCode));
  return value?.type === 'Literal' && typeof value.value === 'number' ? value.value : undefined;
}
