import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { toFix } from '../../../../javascript/edits/to-fix.js';
import { promiseCombinators } from '../../../../javascript/library/promise-methods.js';
import { findCalleeOrigin, globalModule, isOrigin } from '../../../../javascript/semantics/origins.js';
import { findEnclosingFunction } from '../../../../javascript/syntax/functions.js';
import { findMethodName } from '../../../../javascript/syntax/member-names.js';
import { unwrapExpression } from '../../../../javascript/syntax/unwrap.js';
import { findOnlyValue, findVariable, type ScopeSource } from '../../../../javascript/syntax/variables.js';
import type { Check, Inspection } from '../inspection.js';
import { wrapInPromiseAll } from '../suggestions/suggestions.js';

/** Arrays of promises that are awaited as if they were one promise: `await ids.map(load)` waits for none of them. */
export function checkAwaitedArrays(inspection: Inspection): Check {
  const awaited: TSESTree.AwaitExpression[] = [];
  return {
    listener: {
      AwaitExpression(node) {
        if (isAwaitOfMapped(node, inspection.sourceCode)) awaited.push(node);
      },
    },
    getAsked: () => awaited.map(({ argument }) => argument),
    report() {
      for (const { argument } of awaited) {
        if (inspection.kindOf(argument) !== 'array') continue;
        inspection.report({
          at: argument,
          messageId: 'awaitedArray',
          getChanges: () => ({ suggest: [{ messageId: 'awaitAll', fix: toFix(wrapInPromiseAll(argument)) }] }),
        });
      }
    },
  };
}

/**
 * Whether `await` stands before what `map()` gave, or before a variable that keeps it, and nobody waits for the elements
 * of that later: `const loads = await ids.map(load); await Promise.all(loads);`.
 */
export function isAwaitOfMapped(node: TSESTree.AwaitExpression, sourceCode: ScopeSource): boolean {
  if (!findMapCall(node.argument, sourceCode) || isDeclaredToGive(node)) return false;
  const variable = findVariable(unwrapExpression(node.argument), sourceCode);
  if (isWaitedFor(node, sourceCode) || (variable && isVariableWaitedFor(variable, sourceCode))) return false;
  const { parent } = node;
  if (parent.type !== 'VariableDeclarator') return true;
  const { id } = parent;
  if (id.type !== 'Identifier') return true;
  const kept = findVariable(id, sourceCode);
  return !id.typeAnnotation && !(kept && isVariableWaitedFor(kept, sourceCode));
}

/** The call of `map()` that an expression is, or that the variable keeps which it names. */
export function findMapCall(
  written: TSESTree.Expression,
  sourceCode: ScopeSource,
): TSESTree.CallExpression | undefined {
  const node = unwrapExpression(written);
  const variable = findVariable(node, sourceCode);
  const made = variable ? findOnlyValue(variable) : node;
  const call = made && unwrapExpression(made);
  return call?.type === 'CallExpression' && findMethodName(call) === 'map' ? call : undefined;
}

/** Whether a function whose author wrote down what it returns returns it: then that was meant, or a compiler tells. */
function isDeclaredToGive(node: TSESTree.AwaitExpression): boolean {
  const isReturned = node.parent.type === 'ReturnStatement' || node.parent.type === 'ArrowFunctionExpression';
  return isReturned && Boolean(findEnclosingFunction(node)?.returnType);
}

function isVariableWaitedFor({ references }: TSESLint.Scope.Variable, sourceCode: ScopeSource): boolean {
  return references.some(({ identifier }) => identifier.type === 'Identifier' && isWaitedFor(identifier, sourceCode));
}

/** Whether the expression is what `Promise.all()` or `for await` is given, also as a part of an array. */
function isWaitedFor(node: TSESTree.Expression, sourceCode: ScopeSource): boolean {
  let at: TSESTree.Node = node;
  while (at.parent && ['SpreadElement', 'ArrayExpression'].includes(at.parent.type)) at = at.parent;
  const { parent } = at;
  if (parent?.type === 'ForOfStatement') return parent.await && parent.right === at;
  if (parent?.type !== 'CallExpression' || parent.callee === at) return false;
  return isOrigin(findCalleeOrigin(parent, sourceCode), globalModule, ...promiseCombinators);
}
