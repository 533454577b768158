import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findVariable } from '../../javascript/semantics/call-targets.js';
import { isFunction } from '../../javascript/semantics/functions.js';
import type { Check, Inspection } from './inspection.javascript.js';
import { suggestAwaitOf } from './suggestions.javascript.js';

interface Return {
  readonly value: TSESTree.Expression;
  /** What does not see the rejection: `catch` or `finally`. */
  readonly block: string;
}

/** Promises that an asynchronous function returns from a `try`, before its `catch` or `finally` could see them settle. */
export function checkReturns(inspection: Inspection): Check {
  const { context, sourceCode } = inspection;
  const returns: Return[] = [];
  return {
    listener: {
      ReturnStatement({ argument, parent }) {
        if (!argument || argument.type === 'AwaitExpression' || !inspection.canBePromise(argument)) return;
        const block = findMissedBlock(parent, argument);
        if (block !== undefined) returns.push({ value: argument, block });
      },
    },
    getAsked: () => returns.map(({ value }) => value),
    report() {
      for (const { value, block } of returns) {
        if (inspection.kindOf(value) !== 'promise' || isAwaitedBefore(value, sourceCode)) continue;
        // What never rejects needs no handler; a `finally` runs too early all the same.
        if (!isBeforeFinally(value) && inspection.isSettled(value)) continue;
        inspection.report({
          loc: inspection.getLoc(value),
          messageId: 'returnInTry',
          data: { block },
          changes: suggestAwaitOf(value, context),
        });
      }
    },
  };
}

/** The block of the function's own `try` that runs, or would have run, after the return. */
function findMissedBlock(from: TSESTree.Node, value: TSESTree.Node): string | undefined {
  let child: TSESTree.Node = value;
  let block: string | undefined;
  for (let at: TSESTree.Node | undefined = from; at; child = at, at = at.parent) {
    if (isFunction(at)) return at.async && !at.generator ? block : undefined;
    if (at.type !== 'TryStatement' || block !== undefined) continue;
    if (at.block === child && at.handler) block = '`catch`';
    else if (at.finalizer && at.finalizer !== child) block = '`finally`';
  }
  return undefined;
}

/** Whether a `finally` of the function runs after the node. */
function isBeforeFinally(node: TSESTree.Node): boolean {
  let child = node;
  for (let at = node.parent; at && !isFunction(at); child = at, at = at.parent) {
    if (at.type === 'TryStatement' && at.finalizer && at.finalizer !== child) return true;
  }
  return false;
}

/** `await done; return done;`: the rejection came out before. */
function isAwaitedBefore(value: TSESTree.Expression, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const variable = value.type === 'Identifier' ? findVariable(value, sourceCode) : undefined;
  const reads = variable?.references.map(({ identifier }) => identifier) ?? [];
  return reads.some(({ parent, range }) => parent.type === 'AwaitExpression' && range[1] < value.range[0]);
}
