import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findPropertyName } from '../semantics/call-targets.js';
import { findCallOf, findEnclosingFunction, getFunctionName, type FunctionNode } from '../semantics/functions.js';
import { forEachChild } from '../syntax/children.js';
import { addAwait, type TextEdit } from './await.js';
import { makeAsync } from './make-async.js';
import { contains, isInClass } from '../syntax/predicates.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A function that becomes asynchronous, together with those that call it. */
export interface AsyncConversion {
  readonly edits: readonly TextEdit[];
  /** Whether calls in the file are awaited, too. */
  readonly hasCallers: boolean;
}

/** Functions that wait for the callbacks they are given: of test runners. */
const WAITS = /^(?:it|test|specify|before|after|beforeEach|afterEach|beforeAll|afterAll|setup|teardown)$/;

/**
 * Makes a function asynchronous and awaits its callers of the same file, which become asynchronous in their turn.
 *
 * Undefined when one of them cannot: constructors, accessors, generators, callbacks, components and hooks of React,
 * methods that may be asked for by a base class or interface, functions that are handed on as values, calls where `await`
 * is not allowed.
 */
export function findAsyncConversion(fn: FunctionNode, sourceCode: SourceCode): AsyncConversion | undefined {
  const edits: TextEdit[] = [];
  const converted = new Set<FunctionNode>([fn]);
  let hasCallers = false;
  for (const one of converted) {
    const ownEdits = canBecomeAsync(one) ? makeAsync(one, sourceCode.text) : undefined;
    const calls = ownEdits && findCalls(one, sourceCode);
    if (!calls) return undefined;
    edits.push(...ownEdits);
    for (const call of calls) {
      const caller = findEnclosingFunction(call);
      if (!isAwaitable(call, caller, sourceCode)) return undefined;
      hasCallers = true;
      edits.push(...addAwait(call));
      if (caller && !caller.async) converted.add(caller);
    }
  }
  return { edits, hasCallers };
}

function canBecomeAsync(fn: FunctionNode): boolean {
  const { parent } = fn;
  if (fn.generator || isComponentOrHook(fn)) return false;
  switch (parent.type) {
    case 'MethodDefinition':
    case 'PropertyDefinition': {
      const heir = parent.parent.parent;
      // Parsers that know no types leave `implements` out.
      const hasBase = heir.superClass !== null || ('implements' in heir && heir.implements.length > 0);
      const isPrivate = parent.key.type === 'PrivateIdentifier' || parent.accessibility === 'private';
      return isPrivate || !hasBase;
    }
    case 'Property': {
      const holder = parent.parent.parent;
      const isPlain = holder.type === 'VariableDeclarator' && !holder.id.typeAnnotation;
      return isPlain || holder.type === 'ExportDefaultDeclaration';
    }
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' && !parent.id.typeAnnotation;
    case 'CallExpression': {
      const call = findCallOf(fn);
      return call?.node.callee.type === 'Identifier' && call.index >= 0 && WAITS.test(call.node.callee.name);
    }
    default:
      return fn.type === 'FunctionDeclaration' || parent.type === 'ExportDefaultDeclaration';
  }
}

/** https://react.dev/reference/rules: their names tell them. */
function isComponentOrHook(fn: FunctionNode): boolean {
  if (fn.parent.type === 'MethodDefinition') return getFunctionName(fn).endsWith('.render');
  return /^(?:[A-Z]|use[A-Z])/.test(getFunctionName(fn));
}

/** The calls of a function in its file; undefined when it is also used in other ways. */
function findCalls(fn: FunctionNode, sourceCode: SourceCode): TSESTree.CallExpression[] | undefined {
  const { parent } = fn;
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition' || parent.type === 'Property') {
    return findMemberCalls(parent, sourceCode);
  }
  const declaration = parent.type === 'VariableDeclarator' ? parent : fn;
  const name = getFunctionName(fn);
  const variable = sourceCode.getDeclaredVariables(declaration).find((one) => one.name === name);
  const calls: TSESTree.CallExpression[] = [];
  for (const { identifier, init } of variable?.references ?? []) {
    if (init === true || isExported(identifier)) continue;
    const call = identifier.parent;
    if (call.type !== 'CallExpression' || call.callee !== identifier) return undefined;
    calls.push(call);
  }
  return calls;
}

function findMemberCalls(
  member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition | TSESTree.Property,
  sourceCode: SourceCode,
): TSESTree.CallExpression[] | undefined {
  const name = member.key.type === 'PrivateIdentifier' ? `#${member.key.name}` : findPropertyName(member);
  if (name === undefined) return undefined;
  const calls: TSESTree.CallExpression[] = [];
  for (const access of getAccesses(sourceCode).get(name) ?? []) {
    const isOwn = access.object.type === 'ThisExpression' && contains(member.parent, access);
    const call = access.parent;
    if (!isOwn || call.type !== 'CallExpression' || call.callee !== access) return undefined;
    calls.push(call);
  }
  return calls;
}

/** Whether `await` may be put before a call, once the function around it is asynchronous. */
function isAwaitable(call: TSESTree.CallExpression, caller: FunctionNode | undefined, { ast }: SourceCode): boolean {
  if (caller) return !caller.params.some((parameter) => contains(parameter, call));
  return ast.sourceType === 'module' && !isInClass(call);
}

const accesses = new WeakMap<object, ReadonlyMap<string, readonly TSESTree.MemberExpression[]>>();

/** All member accesses of a file, by name. */
function getAccesses(sourceCode: SourceCode): ReadonlyMap<string, readonly TSESTree.MemberExpression[]> {
  const known = accesses.get(sourceCode);
  if (known) return known;
  const byName = new Map<string, TSESTree.MemberExpression[]>();
  const visit = (node: TSESTree.Node): void => {
    if (node.type === 'MemberExpression') {
      const name = node.property.type === 'PrivateIdentifier' ? `#${node.property.name}` : findPropertyName(node);
      if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), node]);
    }
    forEachChild(node, visit);
  };
  visit(sourceCode.ast);
  accesses.set(sourceCode, byName);
  return byName;
}

function isExported({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration';
}
