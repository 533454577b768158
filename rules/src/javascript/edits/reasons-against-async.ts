import type { TSESTree } from '@typescript-eslint/utils';
import { isComponent } from '../../file-kinds.js';
import { promiseMethods } from '../library/promise-methods.js';
import { findOverrides } from '../semantics/facts/overrides.js';
import { isAwaitedByRunner } from '../semantics/facts/test-code.js';
import { findEnclosingFunction, getFunctionName, type FunctionNode } from '../syntax/functions.js';
import { findMethod } from '../syntax/member-names.js';
import type { OpenedFile } from './opened-file.js';
import { isExport } from './uses.js';

/** Why a function cannot become asynchronous, whoever uses it, as the end of a sentence; undefined when it can. */
export function findReasonAgainst(fn: FunctionNode, { file, sourceCode }: OpenedFile): string | undefined {
  if (fn.generator) return 'it is a generator';
  if (isComponent(file.path) && !findEnclosingFunction(fn)) return 'a template may use it';
  if (isComponentOrHook(fn)) return 'React calls it';
  if (fn.returnType?.typeAnnotation.type === 'TSTypePredicate') return 'it tells types apart';
  const { parent } = fn;
  switch (parent.type) {
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return findReasonAgainstMember(parent);
    case 'Property': {
      if (parent.kind !== 'init') return 'it is an accessor';
      const holder = parent.parent.parent;
      const isPlain = holder.type === 'VariableDeclarator' && !holder.id.typeAnnotation;
      return isPlain || holder.type === 'ExportDefaultDeclaration' ? undefined : 'it is handed on in an object';
    }
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' && !parent.id.typeAnnotation
        ? undefined
        : 'its variable says what it returns';
    case 'CallExpression':
      return isAwaitedByRunner(fn, sourceCode) || isPromiseHandler(fn, parent)
        ? undefined
        : 'it is a callback, and who calls it may not wait';
    case 'AssignmentExpression':
      return isExport(fn) ? undefined : 'it is handed on';
    default: {
      if (fn.type !== 'FunctionDeclaration' && parent.type !== 'ExportDefaultDeclaration') return 'it is handed on';
      const overloads = sourceCode.getDeclaredVariables(fn).find(({ name }) => name === fn.id?.name)?.defs ?? [];
      return overloads.length > 1 ? 'it has several signatures' : undefined;
    }
  }
}

/** Why what other classes do is in the way; undefined when it is not. */
export function findReasonOfHeirs(fn: FunctionNode, { file }: OpenedFile): string | undefined {
  if (fn.parent.type !== 'MethodDefinition') return undefined;
  const entity = file.findFunction(fn);
  const overrides = entity && findOverrides(entity);
  return overrides?.length === 0 ? undefined : 'another class has, or could have, the same method';
}

function findReasonAgainstMember(member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): string | undefined {
  if (member.type === 'MethodDefinition' && member.kind !== 'method') {
    return member.kind === 'constructor' ? 'it is a constructor' : 'it is an accessor';
  }
  if (member.type === 'PropertyDefinition' && member.typeAnnotation) return 'its field says what it returns';
  const heir = member.parent.parent;
  // Parsers that know no types leave `implements` out.
  const hasBase = heir.superClass !== null || ('implements' in heir && heir.implements.length > 0);
  const isPrivate = member.key.type === 'PrivateIdentifier' || member.accessibility === 'private';
  if (hasBase && !isPrivate) return 'a base class or an interface may ask for it';
  const isOverload = (one: TSESTree.ClassElement): boolean =>
    one.type === 'MethodDefinition' && one.value.type === 'TSEmptyBodyFunctionExpression' && isSameKey(one, member);
  return member.parent.body.some(isOverload) ? 'it has several signatures' : undefined;
}

function isSameKey(one: TSESTree.MethodDefinition, other: { readonly key: TSESTree.Node }): boolean {
  return one.key.type === 'Identifier' && other.key.type === 'Identifier' && one.key.name === other.key.name;
}

/** Whether a promise that somebody gets waits for what the function gives: `return load().then(f)`, `load().then(f).catch(g)`. */
function isPromiseHandler(fn: FunctionNode, call: TSESTree.CallExpression): boolean {
  if (call.parent.type === 'ExpressionStatement') return false;
  return findMethod(call, ...promiseMethods) !== undefined && call.arguments.some((one) => one === fn);
}

/** https://react.dev/reference/rules: their names tell them. */
function isComponentOrHook(fn: FunctionNode): boolean {
  if (fn.parent.type === 'MethodDefinition') return getFunctionName(fn).endsWith('.render');
  return /^(?:[A-Z]|use[A-Z])/.test(getFunctionName(fn));
}
