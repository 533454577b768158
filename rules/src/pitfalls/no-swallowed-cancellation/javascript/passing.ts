import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { walkOwn } from '../../../javascript/flow/traverse.js';
import { findHeldValue } from '../../../javascript/semantics/kept-values.js';
import { findCalleeOrigin, globalModule } from '../../../javascript/semantics/origins.js';
import { getModuleFile } from '../../../javascript/semantics/project.js';
import type { SignalParameter } from '../../../javascript/semantics/summary.js';
import { isFunction, type FunctionNode } from '../../../javascript/syntax/functions.js';
import { findPropertyName } from '../../../javascript/syntax/member-names.js';
import { contains, isPlainExpression } from '../../../javascript/syntax/predicates.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findDeclaredValue, findVariable } from '../../../javascript/syntax/variables.js';
import { getTypeOracle } from '../../../javascript/types/type-oracle.js';
import type { TextEdit } from '../../../project/text/text-edit.js';
import { findGivenSignal, type OutsideSignal } from './signals.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/** Functions that take `{ signal }` as an argument, by index; one line an entry. */
const knownFunctions: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  [globalModule]: { fetch: 1 }, // https://fetch.spec.whatwg.org/#dom-requestinit-signal
  'timers/promises': { setTimeout: 2, setImmediate: 1 }, // https://nodejs.org/api/timers.html#timers-promises-api
  events: { once: 2 }, // https://nodejs.org/api/events.html#eventsonceemitter-name-options
  // Its types say `unknown` of signals: https://undici.nodejs.org/#/docs/api/Dispatcher
  undici: { fetch: 1, request: 1, 'Agent().request': 0, 'Client().request': 0, 'Pool().request': 0 },
  'node-fetch': { default: 1 }, // https://github.com/node-fetch/node-fetch#request-cancellation-with-abortsignal
  axios: { get: 1, delete: 1, head: 1, post: 2, put: 2, patch: 2, request: 0 }, // https://axios-http.com/docs/cancellation
  got: { default: 1, get: 1, post: 1 }, // https://github.com/sindresorhus/got/blob/main/documentation/2-options.md#signal
  ky: { default: 1, get: 1, post: 1, put: 1, patch: 1, delete: 1 }, // https://github.com/sindresorhus/ky#signal
};

/** Where the call takes a signal: well-known functions, and others by their types or as the project declares them. */
export function findSignalPlace(call: TSESTree.CallExpression, context: Context): SignalParameter | undefined {
  const oracle = getTypeOracle(context);
  const origin = findCalleeOrigin(call, context.sourceCode);
  const index = origin && knownFunctions[origin.module]?.[origin.name];
  if (index !== undefined) return { type: 'AbortSignal', index, property: 'signal' };
  const declared = oracle.backEnd === 'none' ? undefined : oracle.findSignalParameter(call);
  return declared ?? getModuleFile(context).findCallee(call)?.summary.signal;
}

/** Whether something is in that place already, or may be. */
export function isPlaceTaken(
  call: TSESTree.CallExpression,
  { index, property }: SignalParameter,
  sourceCode: SourceCode,
): boolean {
  if (call.arguments.some(({ type }) => type === 'SpreadElement')) return true;
  const argument = findArgument(call, index, sourceCode);
  if (!argument) return false;
  if (property === undefined || argument.type !== 'ObjectExpression') return true;
  return argument.properties.some((one) => one.type === 'SpreadElement' || findPropertyName(one) === property);
}

/** What the call is given in a place, also by way of a variable: `const options = { method: 'POST' }; fetch(url, options)`. */
function findArgument(
  { arguments: given }: TSESTree.CallExpression,
  index: number,
  sourceCode: SourceCode,
): TSESTree.CallExpressionArgument | undefined {
  const argument = given[index];
  return argument && argument.type !== 'SpreadElement' ? findHeldValue(argument, sourceCode) : argument;
}

/**
 * Whether the call is handed a function that looks at the signal itself: `queue.add(() => visit(url))`, where `visit()` is a
 * function around that passes the signal on.
 */
export function runsWhatListens(
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
 * Whether the call works on something that was made with the signal, and ends with it: `body.dump()` after
 * `const { body } = await request(url, { signal })`, `once(child, 'exit')` after `const child = fork(script, { signal })`.
 */
export function isOfAborted(
  { callee, arguments: given }: TSESTree.CallExpression,
  signal: OutsideSignal,
  sourceCode: SourceCode,
): boolean {
  const receiver = findMaker(callee, sourceCode);
  if (receiver && isGiven(receiver.call, signal, sourceCode)) return true;
  // What was awaited and is handed on is a value, and nothing that ends.
  return given.flatMap(getParts).some((part) => {
    const maker = findMaker(part, sourceCode);
    return maker?.isAwaited === false && isGiven(maker.call, signal, sourceCode);
  });
}

/**
 * Whether the function has told the signal to call something that works on what the call waits for, and most likely ends it:
 * `await once(server, 'close')` after `signal.addEventListener('abort', () => server.close())`.
 * @param wait where the function waits for the call
 */
export function isEndedByListener(
  call: TSESTree.CallExpression,
  wait: TSESTree.Node,
  fn: FunctionNode,
  signal: OutsideSignal,
  sourceCode: SourceCode,
): boolean {
  const getText = (node: TSESTree.Node): string => sourceCode.text.slice(...node.range);
  const named = [...walkOwn(call), ...walkOwn(wait)];
  return [...walkOwn(fn)]
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

/** The call that made what an expression is, or is a member of, as far as its variable tells. */
function findMaker(
  written: TSESTree.Expression,
  sourceCode: SourceCode,
): { readonly call: TSESTree.CallExpression | TSESTree.NewExpression; readonly isAwaited: boolean } | undefined {
  let at = unwrapExpression(written);
  while (at.type === 'MemberExpression') at = unwrapExpression(at.object);
  const declarator = findVariable(at, sourceCode)?.defs[0]?.node;
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init) return undefined;
  const value = unwrapExpression(declarator.init);
  const isAwaited = value.type === 'AwaitExpression';
  const call = isAwaited ? unwrapExpression(value.argument) : value;
  return call.type === 'CallExpression' || call.type === 'NewExpression' ? { call, isAwaited } : undefined;
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
function isGiven(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  { text }: OutsideSignal,
  sourceCode: SourceCode,
): boolean {
  if (call.type === 'CallExpression' && findGivenSignal(call, sourceCode)) return true;
  const [name] = text.split('.');
  return call.arguments.some((argument) =>
    [...walkOwn(argument)].some((node) => node.type === 'Identifier' && node.name === name),
  );
}

/** The edits that put the signal there. */
export function passSignal(
  call: TSESTree.CallExpression,
  { index, property }: SignalParameter,
  signal: string,
  sourceCode: SourceCode,
): TextEdit[] | undefined {
  const value = property === undefined ? signal : property === signal ? property : `${property}: ${signal}`;
  const argument = findArgument(call, index, sourceCode);
  if (argument?.type === 'ObjectExpression') {
    const last = argument.properties.at(-1);
    if (last) return [{ range: [last.range[1], last.range[1]], text: `, ${value}` }];
    return [{ range: argument.range, text: `{ ${value} }` }];
  }
  if (argument) return undefined;
  const skipped = 'undefined, '.repeat(index - call.arguments.length);
  const added = `${skipped}${property === undefined ? value : `{ ${value} }`}`;
  const last = call.arguments.at(-1);
  if (last) return [{ range: [last.range[1], last.range[1]], text: `, ${added}` }];
  const close = call.range[1] - 1;
  return sourceCode.text.charAt(close) === ')' ? [{ range: [close, close], text: added }] : undefined;
}
