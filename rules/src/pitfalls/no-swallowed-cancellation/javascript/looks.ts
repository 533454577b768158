import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isTestedLoop } from '../../../javascript/flow/node-kinds.js';
import { someOwn, walkOwn } from '../../../javascript/flow/traverse.js';
import { isLogCall } from '../../../javascript/semantics/facts/log-helpers.js';
import { findUse } from '../../../javascript/semantics/kept-values.js';
import { findOwnMember } from '../../../javascript/semantics/own-members.js';
import { forEachChild } from '../../../javascript/syntax/children.js';
import { findEnclosingFunction, isFunction } from '../../../javascript/syntax/functions.js';
import { findMethod, findMethodName, findPropertyName } from '../../../javascript/syntax/member-names.js';
import { findDeclaredValue, findVariable, type SourceCode } from '../../../javascript/syntax/variables.js';
import { getOrAdd, remember } from '../../../project/remember.js';
import { findGivenSignal } from './signals.js';

const cancellationName = /abort|cancel|throwIfAborted/i;
const abortedName = /abort(?:ed|_?err)|cancell?(?:ed|lation)|isCancel/i;

type Looks = ReadonlySet<TSESTree.Node>;

const looksByRoot = remember((_source: SourceCode) => new Map<TSESTree.Node, Looks>());

/** The nodes of a function after which no abort is lost: they look at the signal or at the kind of an error. */
export function getLooksIn(root: TSESTree.Node, sourceCode: SourceCode): Looks {
  return getOrAdd(looksByRoot(sourceCode), root, () => collectLooksIn(root, sourceCode));
}

function collectLooksIn(root: TSESTree.Node, sourceCode: SourceCode): Looks {
  const looks = new Set<TSESTree.Node>();
  const hasLook = (node: TSESTree.Node): boolean => someOwn(node, (part) => isLook(part, sourceCode));
  for (const node of walkOwn(root)) {
    if (isLook(node, sourceCode)) looks.add(node);
    if (node.type === 'LogicalExpression' && isDecidedByRight(node) && hasLook(node.right)) {
      for (const part of walkOwn(node.left)) looks.add(part);
    }
    // `i < 3 && !signal.aborted`: nothing runs again without a look, though the left side alone can end the loop.
    const test = isTestedLoop(node) ? node.test : undefined;
    if (test && hasLook(test)) for (const part of walkOwn(test)) looks.add(part);
  }
  return looks;
}

/**
 * `closing || signal.aborted`, `!closing && !signal.aborted`: an abort decides, whatever the left side is, and the left side
 * alone leads only to where an abort does.
 */
function isDecidedByRight({ operator, right }: TSESTree.LogicalExpression): boolean {
  const isNegation = right.type === 'UnaryExpression' && right.operator === '!';
  const isUnlike = right.type === 'BinaryExpression' && right.operator.startsWith('!');
  return operator === (isNegation || isUnlike ? '&&' : '||') && right.type !== 'LogicalExpression';
}

/** Whether a node looks at what an abort changes, by itself or by way of the code around, or cannot go on after one. */
export function isLook(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  return isNamedLook(node) || asksForAbort(node, sourceCode) || isEndedByAbort(node, sourceCode);
}

/** `signal.aborted`, `isAbortError(error)`, `error instanceof AbortError`, `'AbortError'`, `if (cancelled)`. */
function isNamedLook(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'ChainExpression':
      // `signal?.aborted` looks also where there is no signal.
      return someOwn(node.expression, isNamedLook);
    case 'MemberExpression':
      return cancellationName.test(findPropertyName(node) ?? '');
    case 'Identifier': {
      const { parent } = node;
      if (parent.type === 'CallExpression' && parent.callee === node) return cancellationName.test(node.name);
      if (parent.type === 'BinaryExpression' && parent.operator === 'instanceof')
        return cancellationName.test(node.name);
      return abortedName.test(node.name);
    }
    case 'Literal':
      return typeof node.value === 'string' && cancellationName.test(node.value) && !isMessage(node.value);
    default:
      return false;
  }
}

/** A text that is only logged or thrown says nothing about the error. */
function isMessage(text: string): boolean {
  return text.includes(' ');
}

/**
 * Whether the node asks something of the file that knows of the abort: a function or getter that looks (`while (!stopped())`),
 * a flag that is set with it (`while (this.running)`).
 */
function asksForAbort(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const called = findAsked(node, sourceCode);
  if (!called || !isFunction(called) || !called.body) return asksFlag(node, sourceCode);
  return someOwn(called.body, (one) => namesAbort(one) || asksFlag(one, sourceCode));
}

/** The getter or method that `this.name` is, or the function that is called by its name. */
function findAsked(node: TSESTree.Node, sourceCode: SourceCode): TSESTree.Node | undefined {
  if (node.type === 'MemberExpression') {
    const member = findOwnMember(node);
    return member?.type === 'MethodDefinition' ? member.value : undefined;
  }
  const isCallee = node.parent?.type === 'CallExpression' && node.parent.callee === node;
  return isCallee ? findDeclaredValue(findVariable(node, sourceCode)) : undefined;
}

/** Whether it tells that there was an abort. To abort, or to cancel a timer, does not. */
function namesAbort(node: TSESTree.Node): boolean {
  const named = node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : '';
  return abortedName.test(named) && !isMessage(named);
}

/** Whether the node reads a flag that is set with an abort. */
function asksFlag(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  if (node.type === 'MemberExpression') {
    const member = findOwnMember(node);
    const isSet = node.parent.type === 'AssignmentExpression' && node.parent.left === node;
    return member !== undefined && !isSet && getFlags(sourceCode).has(member);
  }
  const variable = findVariable(node, sourceCode);
  if (!variable?.references.some((one) => one.identifier === node && one.isRead())) return false;
  return getFlags(sourceCode).has(variable);
}

/** A variable, or the declaration of a field. */
type Flag = TSESLint.Scope.Variable | TSESTree.Node;

// By the file as well, for oxlint has one source code for all of them.
const flagsByFile = remember((_source: SourceCode) => new Map<TSESTree.Program, ReadonlySet<Flag>>());

/**
 * What a file sets to true or false where it aborts, or when it is told of an abort:
 * `this.running = false; this.#controller.abort();`, `signal.addEventListener('abort', () => { stopped = true; })`.
 */
function getFlags(sourceCode: SourceCode): ReadonlySet<Flag> {
  return getOrAdd(flagsByFile(sourceCode), sourceCode.ast, () => collectFlags(sourceCode));
}

function collectFlags(sourceCode: SourceCode): ReadonlySet<Flag> {
  const flags = new Set<Flag>();
  const visit = (node: TSESTree.Node): void => {
    for (const fn of getToldOfAbort(node)) addFlags(findDeclaredValue(findVariable(fn, sourceCode)) ?? fn);
    forEachChild(node, visit);
  };
  const addFlags = (fn: TSESTree.Node): void => {
    if (!isFunction(fn) || !fn.body) return;
    for (const node of walkOwn(fn.body)) {
      if (node.type !== 'AssignmentExpression' || node.right.type !== 'Literal') continue;
      if (typeof node.right.value !== 'boolean') continue;
      const { left } = node;
      const flag = left.type === 'MemberExpression' ? findOwnMember(left) : findVariable(left, sourceCode);
      if (flag) flags.add(flag);
    }
  };
  visit(sourceCode.ast);
  return flags;
}

/** The functions that know of an abort by a node: the one that aborts there, and a listener. */
function getToldOfAbort(node: TSESTree.Node): TSESTree.Node[] {
  if (node.type === 'AssignmentExpression') {
    return node.left.type === 'MemberExpression' && findPropertyName(node.left) === 'onabort' ? [node.right] : [];
  }
  if (node.type !== 'CallExpression') return [];
  const [event, ...listeners] = node.arguments;
  if (event?.type === 'Literal' && event.value === 'abort') return listeners;
  const fn = findMethod(node, 'abort') && findEnclosingFunction(node);
  return fn ? [fn] : [];
}

/** Whether it is a call that is handed a signal, `await pause(100, { signal })`, and whose own rejection somebody sees. */
function isEndedByAbort(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  if (node.type !== 'CallExpression' || !findGivenSignal(node, sourceCode)) return false;
  if (isLogCall(sourceCode.getText(node.callee))) return false;
  let { parent } = findUse(node, sourceCode);
  while (parent.type === 'MemberExpression') {
    const { parent: chained } = parent;
    if (chained.type !== 'CallExpression') return true;
    const handled = findMethodName(chained) === 'then' ? chained.arguments.length > 1 : findMethod(chained, 'catch');
    if (handled) return false;
    ({ parent } = findUse(chained, sourceCode));
  }
  return parent.type !== 'UnaryExpression';
}
