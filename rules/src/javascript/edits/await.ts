import type { TSESTree } from '@typescript-eslint/utils';
import type { TextEdit } from '../../project/text/text-edit.js';

/**
 * The edits that put `await` before an expression, with brackets inside and outside where precedence asks for them.
 * The enclosing function has to be asynchronous.
 */
export function addAwait(node: TSESTree.Expression): TextEdit[] {
  return putBefore(node, 'await', isAwaitBracketed(node));
}

/** The same with `void`. */
export function addVoid(node: TSESTree.Expression): TextEdit[] {
  return putBefore(node, 'void', needsBrackets(node));
}

function putBefore(node: TSESTree.Expression, operator: string, isBracketed: boolean): TextEdit[] {
  const [start, end] = node.range;
  const inner = bindsLooser(node) ? (['(', ')'] as const) : (['', ''] as const);
  const outer = isBracketed ? (['(', ')'] as const) : (['', ''] as const);
  const before: TextEdit = { range: [start, start], text: `${getKey(node)}${outer[0]}${operator} ${inner[0]}` };
  const behind: TextEdit = { range: [end, end], text: `${inner[1]}${outer[1]}${isBracketed ? getOptional(node) : ''}` };
  return behind.text === '' ? [before] : [before, behind];
}

/**
 * What has to stand behind the brackets so that what ends early still does, for they end a chain:
 * `(await users?.find())?.length` of `users?.find().length`.
 */
function getOptional(node: TSESTree.Expression): string {
  const { parent } = node;
  if (!isOptional(node)) return '';
  if (parent.type === 'CallExpression' && parent.callee === node) return parent.optional ? '' : '?.';
  if (parent.type !== 'MemberExpression' || parent.object !== node || parent.optional) return '';
  if (parent.computed) return '?.';
  const isDotNext = parent.property.range[0] === node.range[1] + '.'.length;
  return isDotNext ? '?' : '';
}

/** Whether some link of the chain ends it early. Brackets around it would be its end. */
function isOptional(node: TSESTree.Expression): boolean {
  if (node.type === 'CallExpression') return node.optional || isOptional(node.callee);
  return node.type === 'MemberExpression' && (node.optional || isOptional(node.object));
}

/** `user: ` for the value of `{ user }`, which can be nothing but a name. */
export function getKey(node: TSESTree.Expression): string {
  const { parent } = node;
  return node.type === 'Identifier' && parent.type === 'Property' && parent.shorthand ? `${node.name}: ` : '';
}

/** Whether a prefix operator in the node's place has to be put in brackets with it: `(await f()).json()`. */
function needsBrackets(node: TSESTree.Node): boolean {
  const parent = node.parent;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === node;
    case 'TaggedTemplateExpression':
      return parent.tag === node;
    case 'BinaryExpression':
      return parent.operator === '**' && parent.left === node;
    case 'TSNonNullExpression':
      return true;
    case 'ClassDeclaration':
    case 'ClassExpression':
      return parent.superClass === node;
    default:
      return false;
  }
}

/** Whether an `await` in the node's place is put in brackets: where it has to be, and where Prettier does: `!(await f())`. */
export function isAwaitBracketed(node: TSESTree.Node): boolean {
  const parent = node.parent;
  switch (parent?.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'SpreadElement':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'UnaryExpression':
      return true;
    case 'ConditionalExpression':
      return parent.test === node;
    default:
      return needsBrackets(node);
  }
}

/** Whether `await` would take only a part of the expression. */
function bindsLooser(node: TSESTree.Expression): boolean {
  switch (node.type) {
    case 'ArrowFunctionExpression':
    case 'AssignmentExpression':
    case 'BinaryExpression':
    case 'ConditionalExpression':
    case 'LogicalExpression':
    case 'SequenceExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'YieldExpression':
      return true;
    default:
      return false;
  }
}
