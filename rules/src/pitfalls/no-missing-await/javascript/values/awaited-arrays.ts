import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { toFix } from '../../../../javascript/edits/to-fix.js';
import { promiseCombinators } from '../../../../javascript/library/promise-methods.js';
import { findCalleeOrigin, globalModule, isOrigin } from '../../../../javascript/semantics/origins.js';
import { findEnclosingFunction } from '../../../../javascript/syntax/functions.js';
import { findMethodName } from '../../../../javascript/syntax/member-names.js';
import { unwrapExpression } from '../../../../javascript/syntax/unwrap.js';
import { findOnlyValue, findVariable } from '../../../../javascript/syntax/variables.js';
import type { Check, Inspection } from '../inspection.js';

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
          loc: inspection.getLoc(argument),
          messageId: 'awaitedArray',
          data: { what: inspection.describe(argument) },
          getChanges: () => ({ suggest: [{ messageId: 'awaitAll', fix: wrapInPromiseAll(argument) }] }),
        });
      }
    },
  };
}

/**
 * Whether `await` stands before what `map()` gave, or before a variable that keeps it, and nobody waits for the elements
 * of that later: `const loads = await ids.map(load); await Promise.all(loads);`.
 */
export function isAwaitOfMapped(node: TSESTree.AwaitExpression, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const value = unwrapExpression(node.argument);
  const variable = findVariable(value, sourceCode);
  const made = variable ? findOnlyValue(variable) : value;
  if (!made || !isMapCall(unwrapExpression(made)) || isDeclaredToGive(node)) return false;
  if (isWaitedFor(node, sourceCode) || (variable && isVariableWaitedFor(variable, sourceCode))) return false;
  const { parent } = node;
  if (parent.type !== 'VariableDeclarator') return true;
  const { id } = parent;
  if (id.type !== 'Identifier') return true;
  const kept = findVariable(id, sourceCode);
  return !id.typeAnnotation && !(kept && isVariableWaitedFor(kept, sourceCode));
}

function wrapInPromiseAll({ range: [start, end] }: TSESTree.Expression): TSESLint.ReportFixFunction {
  return toFix([
    { range: [start, start], text: 'Promise.all(' },
    { range: [end, end], text: ')' },
  ]);
}

/** `ids.map(load)` */
export function isMapCall(node: TSESTree.Expression): boolean {
  return node.type === 'CallExpression' && findMethodName(node) === 'map';
}

/** Whether a function whose author wrote down what it returns returns it: then that was meant, or a compiler tells. */
function isDeclaredToGive(node: TSESTree.AwaitExpression): boolean {
  const isReturned = node.parent.type === 'ReturnStatement' || node.parent.type === 'ArrowFunctionExpression';
  return isReturned && Boolean(findEnclosingFunction(node)?.returnType);
}

function isVariableWaitedFor(
  { references }: TSESLint.Scope.Variable,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  return references.some(({ identifier }) => identifier.type === 'Identifier' && isWaitedFor(identifier, sourceCode));
}

/** Whether the expression is what `Promise.all()` or `for await` is given, also as a part of an array. */
function isWaitedFor(node: TSESTree.Expression, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  let at: TSESTree.Node = node;
  while (at.parent && ['SpreadElement', 'ArrayExpression'].includes(at.parent.type)) at = at.parent;
  const { parent } = at;
  if (parent?.type === 'ForOfStatement') return parent.await && parent.right === at;
  if (parent?.type !== 'CallExpression' || parent.callee === at) return false;
  return isOrigin(findCalleeOrigin(parent, sourceCode), globalModule, ...promiseCombinators);
}
