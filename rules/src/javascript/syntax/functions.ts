import type { TSESTree } from '@typescript-eslint/utils';
import { elementMethods } from '../library/array-methods.js';
import { findMemberName, findMethod, findPropertyName } from './member-names.js';
import { type CallNode, isCallNode, isNamed } from './predicates.js';
import { isWrapper } from './unwrap.js';

/** What can be called: also overloads and declarations, which have no body. */
export type FunctionNode =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression
  | TSESTree.TSDeclareFunction
  | TSESTree.TSEmptyBodyFunctionExpression;

/** Methods of arrays (also of typed arrays, maps, sets and strings) that call their callback before they return. */
const inPlaceMethods: ReadonlySet<string> = new Set([...elementMethods, 'replace', 'replaceAll', 'sort', 'toSorted']);

/** Whether a node is a function of any form, declared without a body too. */
export function isFunction(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression' ||
    node.type === 'TSDeclareFunction' ||
    node.type === 'TSEmptyBodyFunctionExpression'
  );
}

/** Whether a function can return something, by its text: false is certain, true is not. */
export function mayReturnValue(fn: FunctionNode, text: string): boolean {
  if (!fn.body || fn.body.type !== 'BlockStatement' || fn.returnType) return true;
  return /\breturn\b[^;}]/.test(text.slice(fn.body.range[0], fn.body.range[1]));
}

/** What the function gives where it does nothing else: `x` of `() => x` and of `function () { return x; }`. */
export function findResult({ body }: FunctionNode): TSESTree.Expression | undefined {
  if (body?.type !== 'BlockStatement') return body ?? undefined;
  const [only, ...others] = body.body;
  return only?.type === 'ReturnStatement' && others.length === 0 ? (only.argument ?? undefined) : undefined;
}

/** The one thing that the function does: what it gives, or what its only statement is, `x` of `() => { x; }`. */
export function findOnlyExpression(fn: FunctionNode): TSESTree.Expression | undefined {
  const [only, ...others] = fn.body?.type === 'BlockStatement' ? fn.body.body : [];
  return only?.type === 'ExpressionStatement' && others.length === 0 ? only.expression : findResult(fn);
}

/** The innermost function around the node (not the node itself); undefined at module level and in class bodies. */
export function findEnclosingFunction(node: TSESTree.Node): FunctionNode | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (isFunction(at)) return at;
    if (at.type === 'StaticBlock' || at.type === 'PropertyDefinition') return undefined;
  }
  return undefined;
}

/**
 * The function whose run the node belongs to: like {@link findEnclosingFunction}, but looks through synchronous
 * functions that run in place.
 */
export function findRunningFunction(node: TSESTree.Node): FunctionNode | undefined {
  let fn = findEnclosingFunction(node);
  while (fn && !fn.async && isRunInPlace(fn)) fn = findEnclosingFunction(fn);
  return fn;
}

/** What takes a function to make another of it, and is no array: `Effect.map(f)`. Constants are `WRITTEN_LIKE_THIS`. */
const namespaceName = /^[A-Z]\w*[a-z]/;

/**
 * Whether the function runs where it is written, before anything behind it: it is called on the spot, is the callback of
 * an array method or `Array.from`, or the executor of a promise.
 */
function isRunInPlace(fn: FunctionNode): boolean {
  const call = findCallOf(fn);
  if (!call) return false;
  if (call.node.type === 'NewExpression') return isExecutor(fn);
  return call.index === -1 || call.index === findRunArgument(call.node);
}

/** Index of the argument that a call of an array method or of `Array.from` takes for a function, and calls before it returns. */
export function findRunArgument(call: TSESTree.CallExpression): number | undefined {
  const callee = findMethod(call);
  const method = callee && findPropertyName(callee);
  if (!callee || method === undefined) return undefined;
  if (method === 'from') return isNamed(callee.object, 'Array') ? 1 : undefined;
  if (!inPlaceMethods.has(method)) return undefined;
  if (callee.object.type === 'Identifier' && namespaceName.test(callee.object.name)) return undefined;
  return method.startsWith('replace') ? 1 : 0;
}

/** Whether the function is the executor of a promise: `new Promise((resolve, reject) => …)`. */
export function isExecutor(fn: TSESTree.Node): boolean {
  const call = findCallOf(fn);
  return call?.node.type === 'NewExpression' && call.index === 0 && isNamed(call.node.callee, 'Promise');
}

/** The call that takes the function as argument `index`, or that calls it on the spot (`index` -1). */
export function findCallOf(fn: TSESTree.Node): { readonly node: CallNode; readonly index: number } | undefined {
  let written = fn;
  while (written.parent && isWrapper(written.parent)) written = written.parent;
  const parent = written.parent;
  if (!isCallNode(parent)) return undefined;
  if (parent.callee === written) return { node: parent, index: -1 };
  const index = parent.arguments.findIndex((argument) => argument === written);
  return index === -1 ? undefined : { node: parent, index };
}

/** The name to call the function by in messages: `load`, `Client.load`, `new Client`; empty for one without a name. */
export function getFunctionName(fn: FunctionNode): string {
  if (fn.id) return fn.id.name;
  const parent = fn.parent;
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : '';
    case 'AssignmentExpression':
      if (parent.left.type === 'Identifier') return parent.left.name;
      return parent.left.type === 'MemberExpression' ? (findPropertyName(parent.left) ?? '') : '';
    case 'Property':
      return findPropertyName(parent) ?? '';
    case 'MethodDefinition':
    case 'PropertyDefinition': {
      const name = findMemberName(parent) ?? '';
      const className = parent.parent.parent.id?.name;
      if (name === 'constructor') return `new ${className ?? 'class'}`;
      return className === undefined || name === '' ? name : `${className}.${name}`;
    }
    default:
      return '';
  }
}

/** Where to point at when the function is meant: its name, or else its head. */
export function getFunctionNameRange(fn: FunctionNode): readonly [start: number, end: number] {
  if (fn.id) return fn.id.range;
  const parent = fn.parent;
  if (parent.type === 'VariableDeclarator') return parent.id.range;
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition' || parent.type === 'Property') {
    return parent.key.range;
  }
  return [fn.range[0], fn.body?.range[0] ?? fn.range[1]];
}
