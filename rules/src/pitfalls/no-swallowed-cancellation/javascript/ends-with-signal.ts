import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { walkOwn } from '../../../javascript/flow/traverse.js';
import { isFunction, type FunctionNode } from '../../../javascript/syntax/functions.js';
import { type CallNode, contains, isCallNode, isPlainExpression } from '../../../javascript/syntax/predicates.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findDeclaredValue, findVariable, type SourceCode } from '../../../javascript/syntax/variables.js';
import { remember } from '../../../project/remember.js';
import { findGivenSignal, type OutsideSignal } from './signals.js';

type Variable = TSESLint.Scope.Variable;

/** A call that is waited for. */
export interface WaitedCall {
  readonly call: TSESTree.CallExpression;
  /** Where it is waited for. */
  readonly wait: TSESTree.Node;
  /** The function that waits, and the one around it that has the signal. */
  readonly functions: readonly FunctionNode[];
}

/** Whether the call ends with the signal though it is not handed it. */
export function endsWithSignal(waited: WaitedCall, signal: OutsideSignal, sourceCode: SourceCode): boolean {
  return (
    runsWhatListens(waited.call, signal, sourceCode) ||
    isOfAborted(waited.call, signal, sourceCode) ||
    isEndedByListener(waited, signal, sourceCode)
  );
}

/**
 * Whether the call is handed a function that looks at the signal itself: `queue.add(() => visit(url))`, where `visit()` is a
 * function around that passes the signal on.
 */
function runsWhatListens(
  call: TSESTree.CallExpression,
  signal: OutsideSignal,
  { scopeManager, text }: SourceCode,
): boolean {
  return call.arguments.some((argument) => isFunction(argument) && looksAt(argument, new Set()));

  function looksAt(fn: TSESTree.Node, seen: Set<TSESTree.Node>): boolean {
    if (seen.has(fn)) return false;
    seen.add(fn);
    const scopes = scopeManager?.scopes.filter(({ block }) => contains(fn, block)) ?? [];
    return scopes
      .flatMap(({ references }) => references)
      .some(({ identifier, resolved }) => {
        if (text.slice(...identifier.range) === signal.text.split('.')[0]) return true;
        const value = findDeclaredValue(resolved ?? undefined);
        return value !== undefined && isFunction(value) && looksAt(value, seen);
      });
  }
}

/**
 * Whether the call works on something that was made with the signal, and ends with it: `fetch(new Request(url, { signal }))`,
 * `body.dump()` after `const { body } = await request(url, { signal })`, `once(child, 'exit')` after
 * `const child = fork(script, { signal })`.
 */
function isOfAborted(call: TSESTree.CallExpression, signal: OutsideSignal, sourceCode: SourceCode): boolean {
  const isMaking = ({ call: maker }: Maker): boolean => isGiven(maker, signal, sourceCode);
  if (getMakers(call.callee, sourceCode).some(isMaking)) return true;
  return call.arguments.flatMap(getParts).some((part) => {
    if (part.type === 'NewExpression' && findGivenSignal(part, sourceCode)) return true;
    // What was awaited and is handed on is a value, and nothing that ends.
    return getMakers(part, sourceCode).some((maker) => !maker.isAwaited && isMaking(maker));
  });
}

/**
 * Whether the function has told the signal to call something that works on what the call waits for, and most likely ends it:
 * `await once(server, 'close')` after `signal.addEventListener('abort', () => server.close())`.
 */
function isEndedByListener(
  { call, wait, functions }: WaitedCall,
  signal: OutsideSignal,
  sourceCode: SourceCode,
): boolean {
  const getText = (node: TSESTree.Node): string => sourceCode.getText(node);
  const named = [...walkOwn(call), ...walkOwn(wait)];
  return functions
    .flatMap(getListeningNodes)
    .filter((node) => node.range[1] <= wait.range[0])
    .flatMap((node) => getListeners(node, signal, getText))
    .map((listener) => findDeclaredValue(findVariable(listener, sourceCode)) ?? listener)
    .some((listener) =>
      named.some((node) => {
        if (node.type === 'ThisExpression') return /\bthis\b/.test(getText(listener));
        const variable = findVariable(node, sourceCode);
        const isShared = variable !== undefined && variable.defs[0]?.type !== 'ImportBinding';
        return isShared && variable.references.some(({ identifier }) => contains(listener, identifier));
      }),
    );
}

/** The nodes of a function that may give a signal something to call. */
const getListeningNodes = remember((fn: TSESTree.Node): readonly TSESTree.Node[] =>
  [...walkOwn(fn)].filter(({ type }) => type === 'AssignmentExpression' || type === 'CallExpression'),
);

/** What a node has the signal call: `signal.addEventListener('abort', f)`, `addAbortListener(signal, f)`, `signal.onabort = f`. */
function getListeners(
  node: TSESTree.Node,
  signal: OutsideSignal,
  getText: (node: TSESTree.Node) => string,
): TSESTree.Expression[] {
  if (node.type === 'AssignmentExpression') return getText(node.left) === `${signal.text}.onabort` ? [node.right] : [];
  if (node.type !== 'CallExpression') return [];
  const { callee, arguments: given } = node;
  const isOnSignal = callee.type === 'MemberExpression' && getText(callee.object).replace('?', '') === signal.text;
  if (!isOnSignal && !given.some((one) => getText(one) === signal.text)) return [];
  return given.filter((one) => one.type !== 'SpreadElement').filter((one) => one.type !== 'Literal');
}

/** A call that something comes from, at once or behind an `await`. */
interface Maker {
  readonly call: CallNode;
  readonly isAwaited: boolean;
}

/** The calls that made what an expression is, or is a member of, as far as its variable tells. */
function getMakers(written: TSESTree.Expression, sourceCode: SourceCode, seen = new Set<Variable>()): Maker[] {
  let at = unwrapExpression(written);
  while (at.type === 'MemberExpression') at = unwrapExpression(at.object);
  const variable = findVariable(at, sourceCode);
  if (!variable || seen.has(variable)) return [];
  seen.add(variable);
  return getValues(variable).flatMap((one) => {
    const isAwaited = one.type === 'AwaitExpression';
    const value = unwrapExpression(isAwaited ? one.argument : one);
    const others = getMakers(value, sourceCode, seen).map((maker) => ({
      ...maker,
      isAwaited: isAwaited || maker.isAwaited,
    }));
    const parts = [...walkOwn(value)];
    const awaits = parts.filter(({ type }) => type === 'AwaitExpression');
    const calls = parts.filter((part) => isCallNode(part));
    const isBehind = (call: TSESTree.Node): boolean => isAwaited || awaits.some((one) => contains(one, call));
    return [...others, ...calls.map((call) => ({ call, isAwaited: isBehind(call) }))];
  });
}

/** What a variable, or the pattern that it is in, is declared with or assigned, or takes from a loop. */
function getValues({ defs, references }: Variable): TSESTree.Expression[] {
  const [definition] = defs;
  const assigned = references.flatMap(({ identifier }) => {
    const { parent } = identifier;
    return parent.type === 'AssignmentExpression' && parent.left === identifier ? [parent.right] : [];
  });
  if (definition?.node.type !== 'VariableDeclarator') return assigned;
  const { init, parent: declaration } = definition.node;
  const { parent: loop } = declaration;
  const declared = init ?? (loop.type === 'ForOfStatement' && loop.left === declaration ? loop.right : undefined);
  return (declared ? [declared, ...assigned] : assigned).map(unwrapExpression);
}

/** What a call is handed: arguments, and the values of properties of an object. */
function getParts(argument: TSESTree.CallExpressionArgument): TSESTree.Expression[] {
  if (argument.type === 'SpreadElement') return [];
  if (argument.type !== 'ObjectExpression') return [argument];
  return argument.properties.flatMap((one) =>
    one.type === 'Property' && isPlainExpression(one.value) ? [one.value] : [],
  );
}

/** Whether the signal is named in the arguments, in whatever form: `{ signal }`, `{ ...(signal && { signal }) }`. */
function isGiven(call: CallNode, { text }: OutsideSignal, sourceCode: SourceCode): boolean {
  if (findGivenSignal(call, sourceCode)) return true;
  const [name] = text.split('.');
  return call.arguments.some((argument) =>
    [...walkOwn(argument)].some((node) => node.type === 'Identifier' && node.name === name),
  );
}
