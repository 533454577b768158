import type { TSESTree } from '@typescript-eslint/utils';
import { givesPromise } from '../../../../javascript/library/promise-functions.js';
import { promiseFunctions, promiseMethods } from '../../../../javascript/library/promise-methods.js';
import { findCertainValue } from '../../../../javascript/semantics/kept-values.js';
import { findCalleeOrigin, findValueOrigin, globalModule, isOrigin } from '../../../../javascript/semantics/origins.js';
import { findOnlyWritten, findOwnMember } from '../../../../javascript/semantics/own-members.js';
import { findResult, isFunction, type FunctionNode } from '../../../../javascript/syntax/functions.js';
import { findMethodName, findPropertyName } from '../../../../javascript/syntax/member-names.js';
import { unwrapExpression } from '../../../../javascript/syntax/unwrap.js';
import { findDeclaredValue, findVariable, type SourceCode } from '../../../../javascript/syntax/variables.js';
import { isNextOfMiddleware } from './middleware.js';
import { isRejectionAssertion, isWaitingAssertion } from '../values/expectations.js';

/**
 * Whether an expression is a promise by what the file itself says, without types: a call of an asynchronous function of
 * the file, `new Promise`, `Promise.all()` and its kin, `import()`, `.then()` on one of them, and `expect().resolves`.
 */
export function isCertainPromise(written: TSESTree.Expression, sourceCode: SourceCode): boolean {
  const node = unwrapExpression(written);
  switch (node.type) {
    case 'ImportExpression':
      return true;
    case 'NewExpression':
      return isOrigin(findValueOrigin(node.callee, sourceCode), globalModule, 'Promise');
    case 'CallExpression': {
      const callee = unwrapExpression(node.callee);
      const called = findLocalFunction(callee, sourceCode);
      if (called) return called.async && !called.generator;
      const origin = findCalleeOrigin(node, sourceCode);
      if (origin && givesPromise(origin, node.arguments)) return true;
      if (callee.type === 'Identifier') return isNextOfMiddleware(callee, sourceCode);
      if (callee.type !== 'MemberExpression') return false;
      return (
        (promiseMethods.has(findPropertyName(callee) ?? '') && isCertainPromise(callee.object, sourceCode)) ||
        (origin?.module === globalModule && promiseFunctions.has(origin.name)) ||
        isWaitingAssertion(node, sourceCode) ||
        isRejectionAssertion(node, sourceCode)
      );
    }
    case 'Identifier': {
      const value = findCertainValue(node, sourceCode);
      return value !== undefined && value.type !== 'Identifier' && isCertainPromise(value, sourceCode);
    }
    default:
      return false;
  }
}

/**
 * Whether an expression is an array of promises by what the file itself says, whatever is mapped: `users.map(async (user) => …)`.
 * @param isPromise whether what a callback gives is a promise
 */
export function isCertainMapping(
  written: TSESTree.Expression,
  sourceCode: SourceCode,
  isPromise: (body: TSESTree.Expression) => boolean,
): boolean {
  const node = unwrapExpression(written);
  if (node.type === 'Identifier') {
    const value = findCertainValue(node, sourceCode);
    return value !== undefined && value.type !== 'Identifier' && isCertainMapping(value, sourceCode, isPromise);
  }
  if (node.type !== 'CallExpression' || findMethodName(node) !== 'map') return false;
  const [callback, ...others] = node.arguments;
  if (!callback || others.length > 0) return false;
  // What a package, or a module as a whole, has under that name may do something else.
  const origin = findCalleeOrigin(node, sourceCode);
  if (origin && !(origin.module.startsWith('.') && origin.name.includes('()'))) return false;
  const fn = callback.type === 'SpreadElement' ? undefined : findLocalFunction(callback, sourceCode);
  if (!fn || fn.generator) return false;
  const result = isFunction(callback) ? findResult(fn) : undefined;
  return fn.async || (result !== undefined && isPromise(result));
}

/** Whether an expression is an asynchronous generator's result by what the file itself says. */
export function isCertainAsyncIterator(written: TSESTree.Expression, sourceCode: SourceCode): boolean {
  const node = unwrapExpression(written);
  const called =
    node.type === 'CallExpression' ? findLocalFunction(unwrapExpression(node.callee), sourceCode) : undefined;
  return called !== undefined && called.async && called.generator;
}

/** The function of the file that an expression stands for: written in place, a declaration or constant, a method of `this`. */
export function findLocalFunction(
  node: TSESTree.Expression | TSESTree.Super,
  sourceCode: SourceCode,
): FunctionNode | undefined {
  if (isFunction(node)) return node;
  if (node.type === 'Identifier') return findDeclaredFunction(node, sourceCode);
  if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression') return findOwnMethod(node, sourceCode);
  return undefined;
}

function findDeclaredFunction(node: TSESTree.Identifier, sourceCode: SourceCode): FunctionNode | undefined {
  const variable = findVariable(node, sourceCode);
  const value = findDeclaredValue(variable);
  const isAnnotated = variable?.identifiers.some(({ typeAnnotation }) => typeAnnotation) === true;
  return value && isFunction(value) && !isAnnotated ? value : undefined;
}

/** What `this.name` calls: a method of the class around, or the function that a field of it holds for good. */
function findOwnMethod(node: TSESTree.MemberExpression, sourceCode: SourceCode): FunctionNode | undefined {
  const member = findOwnMember(node);
  if (member?.type === 'MethodDefinition') return member.kind === 'method' ? member.value : undefined;
  const value = member && findOnlyWritten(node, sourceCode);
  return value && isFunction(value) ? value : undefined;
}
