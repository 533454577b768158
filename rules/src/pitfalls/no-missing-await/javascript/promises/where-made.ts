import type { TSESTree } from '@typescript-eslint/utils';
import { walkOwn } from '../../../../javascript/flow/traverse.js';
import { promiseMethods } from '../../../../javascript/library/promise-methods.js';
import { findOnlyAssignment } from '../../../../javascript/semantics/kept-values.js';
import { findCalleeOrigin, isOrigin } from '../../../../javascript/semantics/origins.js';
import { findEnclosingFunction } from '../../../../javascript/syntax/functions.js';
import { findMethodName, findPropertyName } from '../../../../javascript/syntax/member-names.js';
import { contains } from '../../../../javascript/syntax/predicates.js';
import { findVariable, getReads, type SourceCode } from '../../../../javascript/syntax/variables.js';
import type { TypeOracle } from '../../../../javascript/types/type-oracle.js';

/** A file, with what is known of its types. */
interface TypedSource {
  readonly oracle: TypeOracle;
  readonly sourceCode: SourceCode;
}

/**
 * The call whose promise a variable keeps, where the `await` was forgotten: `const page = load(); show(page.title, page)`.
 * Undefined where the variable is used as a promise, too, or may be: awaited, given to `Promise.all()`, kept elsewhere.
 * @param isValue whether it is known that the node itself is meant to be the value
 */
export function findForgottenStart(
  node: TSESTree.Expression,
  { oracle, sourceCode }: TypedSource,
  isValue: boolean,
): TSESTree.CallExpression | TSESTree.ChainExpression | undefined {
  const variable = findVariable(node, sourceCode);
  const [definition, ...others] = variable?.defs ?? [];
  const declarator = definition?.node;
  if (!variable || declarator?.type !== 'VariableDeclarator' || others.length > 0) return undefined;
  const { id } = declarator;
  if (id.type !== 'Identifier' || id.typeAnnotation) return undefined;
  const assignment = findOnlyAssignment(variable);
  const start = assignment ? assignment.right : declarator.init;
  if (start?.type !== 'CallExpression' && start?.type !== 'ChainExpression') return undefined;
  const isPlain = declarator.parent.parent.type !== 'ExportNamedDeclaration' && !isTriedApart(node, start);
  const maker = findEnclosingFunction(declarator);
  if (!isPlain || (maker?.async !== true && maker !== findEnclosingFunction(node))) return undefined;
  const canBe = (name: TSESTree.Identifier | TSESTree.JSXIdentifier): boolean =>
    name.type === 'Identifier' && (canBeValue(name) || isAliasOfValue(name, sourceCode) || oracle.isExcluded(name));
  const isValueEverywhere = variable.references.every(
    (reference) =>
      reference.init === true ||
      reference.identifier === assignment?.left ||
      (!reference.isWrite() && ((isValue && reference.identifier === node) || canBe(reference.identifier))),
  );
  return isValueEverywhere ? start : undefined;
}

/** Whether all that happens is that another variable is made of it, which is used as that of a value can be: `let rest = text;`. */
function isAliasOfValue(name: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  let { parent }: TSESTree.Node = name;
  while (parent && ['ConditionalExpression', 'LogicalExpression'].includes(parent.type)) ({ parent } = parent);
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  const reads = getReads(findVariable(parent.id, sourceCode));
  return reads.length > 0 && reads.every(canBeValue);
}

/** Functions that take promises, by their names: `Promise.all()`, `event.waitUntil()`; and those that keep what they are given. */
const takesPromise = /^(?:add|after|all(?:Settled)?|any|push|race|resolve|set|track|unshift|waitUntil|\w*[tT]imeout)$/;

/** Whether the value can be meant, and not the promise that is to be awaited, or looked at, later. */
function canBeValue(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'CallExpression':
      return parent.callee === node || !takesPromise.test(getLastName(parent.callee));
    case 'ConditionalExpression':
    case 'LogicalExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
      return parent.type === 'ConditionalExpression' && parent.test === node ? true : canBeValue(parent);
    case 'MemberExpression':
      return parent.object !== node || !promiseMethods.has(findPropertyName(parent) ?? '');
    case 'BinaryExpression':
      return parent.operator !== 'instanceof';
    case 'UnaryExpression':
      return parent.operator !== 'void';
    case 'ForOfStatement':
      return !parent.await;
    case 'VariableDeclarator':
      return parent.id.type !== 'Identifier';
    case 'IfStatement':
    case 'JSXExpressionContainer':
    case 'NewExpression':
    case 'Property':
    case 'ReturnStatement':
    case 'SpreadElement':
    case 'SwitchStatement':
    case 'TemplateLiteral':
    case 'WhileStatement':
      return true;
    default:
      return false;
  }
}

/** `all` of `Promise.all`; empty for what has no name. */
function getLastName(callee: TSESTree.Expression): string {
  if (callee.type === 'MemberExpression') return findPropertyName(callee) ?? '';
  return callee.type === 'Identifier' ? callee.name : '';
}

/** Whether errors are handled where the variable is used, and not where its value is made. */
function isTriedApart(node: TSESTree.Node, start: TSESTree.Node): boolean {
  let child = node;
  for (let at = node.parent; at && !contains(at, start); child = at, at = at.parent) {
    if (at.type === 'TryStatement' && at.handler && at.block === child) return true;
  }
  return false;
}

/**
 * Whether something else is awaited between the call that makes a promise and the place that uses it: it may be made first
 * on purpose, as a wait for what the other thing causes.
 */
export function isAwaitedBetween(start: TSESTree.Node, use: TSESTree.Node, { ast }: SourceCode): boolean {
  return [...walkOwn(findEnclosingFunction(start) ?? ast)].some(
    ({ type, range }) => type === 'AwaitExpression' && range[0] >= start.range[1] && range[1] <= use.range[0],
  );
}

/** What has to be there before its cause: https://nodejs.org/api/events.html#eventsonceemitter-name-options */
const eventWaits = ['once', 'EventEmitter.once'];

/** Tools whose `page.waitForEvent()` is to be called before what causes the event: https://playwright.dev/docs/events */
const browserTools = /^(?:@playwright\/|playwright|puppeteer)/;

/** Whether the call waits for an event, and so is to be made before what is awaited until then, which causes the event. */
export function isMadeBeforeCause(
  node: TSESTree.CallExpression | TSESTree.ChainExpression,
  oracle: TypeOracle,
  sourceCode: SourceCode,
): boolean {
  if (node.type === 'ChainExpression') return false;
  if (isOrigin(findCalleeOrigin(node, sourceCode), 'events', ...eventWaits)) return true;
  return (
    findMethodName(node)?.startsWith('waitFor') === true && browserTools.test(oracle.calleeOrigin(node)?.module ?? '')
  );
}
