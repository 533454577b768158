import type { TSESTree } from '@typescript-eslint/utils';
import { someAround } from '../../../javascript/flow/traverse.js';
import { findCalleeOrigin, globalModule, isOrigin } from '../../../javascript/semantics/origins.js';
import { isFunction } from '../../../javascript/syntax/functions.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findVariable, type SourceCode } from '../../../javascript/syntax/variables.js';
import { isPromiseLike } from '../../../javascript/types/oracle.js';
import type { Check, Inspection } from './inspection.js';
import { isSettled } from './promises/settled-promises.js';
import { suggestAwaitOf } from './suggestions/suggestions.js';

interface Return {
  readonly value: TSESTree.Expression;
  readonly missed: Missed;
}

/** What comes too early or never: a `catch` or `finally`, or the end of something that is disposed of with its block. */
interface Missed {
  readonly messageId: 'returnInTry' | 'returnBeforeFinally' | 'returnBeforeDisposal';
  readonly data?: Record<string, string>;
}

/** Promises that an asynchronous function returns from a `try` or beside a `using`, before these could see them settle. */
export function checkReturns(inspection: Inspection): Check {
  const { context, sourceCode } = inspection;
  const returns: Return[] = [];
  return {
    listener: {
      ReturnStatement({ argument, parent }) {
        if (!argument || argument.type === 'AwaitExpression' || !inspection.canBePromise(argument)) return;
        const missed = findMissed(parent, argument);
        // A type that the author claims (`response.json() as T`) hides the promise that is returned.
        if (missed !== undefined) returns.push({ value: unwrapExpression(argument), missed });
      },
    },
    getAsked: () => returns.map(({ value }) => value),
    report() {
      for (const { value, missed } of returns) {
        if (inspection.kindOf(value) !== 'promise' || isAwaitedBefore(value, sourceCode)) continue;
        const settled = findSettledFunction(value, inspection);
        if (settled === 'Promise.resolve' || (settled && missed.messageId !== 'returnInTry')) continue;
        // What never rejects needs no handler; a `finally` or the end of a resource comes too early all the same.
        const isAboutRejection = missed.messageId === 'returnInTry' && !isBeforeFinally(value);
        if (isAboutRejection && isSettled(value, inspection)) continue;
        inspection.report({
          at: value,
          ...missed,
          getChanges: () => suggestAwaitOf(value, context),
        });
      }
    },
  };
}

/** What makes a promise that has settled when it is returned: `Promise.reject(error)`. Nothing is too early for it. */
function findSettledFunction(value: TSESTree.Expression, inspection: Inspection): string | undefined {
  if (value.type !== 'CallExpression') return undefined;
  const origin = findCalleeOrigin(value, inspection.sourceCode);
  if (!isOrigin(origin, globalModule, 'Promise.reject', 'Promise.resolve')) return undefined;
  const [given] = value.arguments;
  if (origin?.name === 'Promise.reject' || !given) return origin?.name;
  const kind = given.type === 'SpreadElement' ? 'promise' : inspection.kindOf(given);
  return isPromiseLike(kind) ? undefined : origin?.name;
}

/** What of the function's own runs, or would have run, right after the return. */
function findMissed(from: TSESTree.Node, value: TSESTree.Node): Missed | undefined {
  let child: TSESTree.Node = value;
  let missed: Missed | undefined;
  for (let at: TSESTree.Node | undefined = from; at; child = at, at = at.parent) {
    if (isFunction(at)) return at.async && !at.generator ? missed : undefined;
    if (missed !== undefined) continue;
    const name = findResource(at, child);
    if (name !== undefined) missed = { messageId: 'returnBeforeDisposal', data: { name } };
    if (at.type !== 'TryStatement') continue;
    if (at.block === child && at.handler) missed = { messageId: 'returnInTry' };
    else if (at.finalizer && at.finalizer !== child) missed = { messageId: 'returnBeforeFinally' };
  }
  return undefined;
}

/** What a block disposes of at its end, declared by `using` before one of its statements. */
function findResource(block: TSESTree.Node, statement: TSESTree.Node): string | undefined {
  const declarations: TSESTree.Node[] = [];
  if (block.type === 'BlockStatement') declarations.push(...block.body);
  else if (block.type === 'SwitchCase') declarations.push(...block.consequent);
  else if (block.type === 'ForOfStatement') declarations.push(block.left);
  else if (block.type === 'ForStatement' && block.init) declarations.push(block.init);
  const names = declarations.flatMap((one) => {
    if (one.type !== 'VariableDeclaration' || one.range[1] > statement.range[0]) return [];
    if (one.kind !== 'using' && one.kind !== 'await using') return [];
    return one.declarations.map(({ id }) => id.name);
  });
  return names.at(-1);
}

/** Whether a `finally` of the function runs after the node. */
function isBeforeFinally(node: TSESTree.Node): boolean {
  return someAround(node, (at, part) => at.type === 'TryStatement' && at.finalizer !== null && at.finalizer !== part);
}

/** `await done; return done;`: the rejection came out before. */
function isAwaitedBefore(value: TSESTree.Expression, sourceCode: SourceCode): boolean {
  const variable = findVariable(value, sourceCode);
  const reads = variable?.references.map(({ identifier }) => identifier) ?? [];
  return reads.some(({ parent, range }) => parent.type === 'AwaitExpression' && range[1] < value.range[0]);
}
