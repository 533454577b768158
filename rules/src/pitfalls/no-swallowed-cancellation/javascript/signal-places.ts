import type { TSESTree } from '@typescript-eslint/utils';
import { findHeldValue } from '../../../javascript/semantics/kept-values.js';
import { findCalleeOrigin, globalModule } from '../../../javascript/semantics/origins.js';
import { getModuleFile } from '../../../javascript/semantics/project.js';
import type { SignalParameter } from '../../../javascript/semantics/summary.js';
import { findPropertyName } from '../../../javascript/syntax/member-names.js';
import type { SourceCode } from '../../../javascript/syntax/variables.js';
import { getTypeOracle } from '../../../javascript/types/type-oracle.js';
import type { TextEdit } from '../../../project/text/text-edit.js';
import type { RuleContext } from '../../../rule.js';

/** Functions that take `{ signal }` as an argument, by index; one line an entry. */
const knownFunctions: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  [globalModule]: { fetch: 1 }, // https://fetch.spec.whatwg.org/#dom-requestinit-signal
  // https://nodejs.org/api/timers.html#timers-promises-api
  'timers/promises': { setTimeout: 2, setImmediate: 1, setInterval: 2, 'scheduler.wait': 1 },
  'fs/promises': { readFile: 1, writeFile: 2 }, // https://nodejs.org/api/fs.html#promises-api
  fs: { 'promises.readFile': 1, 'promises.writeFile': 2 },
  'stream/promises': { finished: 1 }, // https://nodejs.org/api/stream.html#streams-promises-api
  'readline/promises': { 'createInterface().question': 1 }, // https://nodejs.org/api/readline.html#promises-api
  events: { once: 2 }, // https://nodejs.org/api/events.html#eventsonceemitter-name-options
  // Its types say `unknown` of signals: https://undici.nodejs.org/#/docs/api/Dispatcher
  undici: { fetch: 1, request: 1, 'Agent().request': 0, 'Client().request': 0, 'Pool().request': 0 },
  'node-fetch': { default: 1 }, // https://github.com/node-fetch/node-fetch#request-cancellation-with-abortsignal
  axios: { get: 1, delete: 1, head: 1, post: 2, put: 2, patch: 2, request: 0 }, // https://axios-http.com/docs/cancellation
  got: { default: 1, get: 1, post: 1 }, // https://github.com/sindresorhus/got/blob/main/documentation/2-options.md#signal
  ky: { default: 1, get: 1, post: 1, put: 1, patch: 1, delete: 1 }, // https://github.com/sindresorhus/ky#signal
};

/** Where the call takes a signal: well-known functions, and others by their types or as the project declares them. */
export function findSignalPlace(call: TSESTree.CallExpression, context: RuleContext): SignalParameter | undefined {
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
