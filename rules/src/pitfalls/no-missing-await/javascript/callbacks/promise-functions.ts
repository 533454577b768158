import type { TSESTree } from '@typescript-eslint/utils';
import { getModuleFile } from '../../../../javascript/semantics/project.js';
import { findResult, isFunction, mayReturnValue, type FunctionNode } from '../../../../javascript/syntax/functions.js';
import type { Inspection } from '../inspection.js';
import { findLocalFunction } from '../promises/certain-promises.js';
import { isPromiseFunction } from '../promises/project-promises.js';

/** Whether an expression, by its form, can be a function that gives a promise. */
export function canBeFunction(node: TSESTree.Node): node is TSESTree.Expression {
  switch (node.type) {
    case 'ArrowFunctionExpression':
    case 'CallExpression':
    case 'ConditionalExpression':
    case 'FunctionExpression':
    case 'Identifier':
    case 'LogicalExpression':
    case 'MemberExpression':
      return !(isFunction(node) && !canReturnPromise(node));
    default:
      return false;
  }
}

/** A synchronous function that ends without a value needs no types to be told apart. */
export function canReturnPromise(fn: FunctionNode): boolean {
  if (fn.async || fn.returnType) return true;
  return fn.body?.type !== 'BlockStatement' || fn.body.body.length > 0;
}

/** What decides whether the function returns a promise, or a query: its body where that is an expression, else itself. */
export function getAskedOf(fn: TSESTree.Expression, { sourceCode }: Inspection): TSESTree.Node[] {
  if (!isFunction(fn)) return [fn];
  if (fn.async || fn.generator) return [];
  if (fn.body.type !== 'BlockStatement') return [fn.body];
  if (!mayReturnValue(fn, sourceCode.text)) return [];
  const result = findResult(fn);
  return result ? [fn, result] : [fn];
}

/** Whether a function, or what names one, gives a promise. What `getAskedOf` names should have been asked before. */
export function returnsPromise(fn: TSESTree.Expression, inspection: Inspection): boolean {
  const { sourceCode } = inspection;
  const local = findLocalFunction(fn, sourceCode);
  if (local && local.async && !local.generator) return true;
  if (isFunction(fn)) {
    if (fn.generator || fn.async) return false;
    if (fn.body.type !== 'BlockStatement') {
      return inspection.canBePromise(fn.body) && inspection.kindOf(fn.body) === 'promise';
    }
    if (!mayReturnValue(fn, sourceCode.text)) return false;
    const result = inspection.oracle.backEnd === 'none' ? findResult(fn) : undefined;
    if (result) return inspection.canBePromise(result) && inspection.kindOf(result) === 'promise';
  } else if (inspection.oracle.backEnd === 'none') {
    return isPromiseFunction(fn, { file: getModuleFile(inspection.context), sourceCode });
  }
  return inspection.oracle.returnKind(fn) === 'promise';
}
