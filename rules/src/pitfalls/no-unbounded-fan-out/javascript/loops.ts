import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { hasAwait } from '../../../javascript/flow/traverse.js';
import { findCallOf, isFunction } from '../../../javascript/syntax/functions.js';
import { findMethod, findMethodName, findPropertyName } from '../../../javascript/syntax/member-names.js';
import { contains } from '../../../javascript/syntax/predicates.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';

/** A loop with one round for each element of a collection. */
export interface CollectionLoop {
  readonly node: TSESTree.Node;
  readonly source: TSESTree.Expression;
  /** What runs in each round. */
  readonly body: TSESTree.Node;
}

/** `for (const x of xs)`, `for (…; i < xs.length; …)`, `while (i < xs.length)`. */
export type LoopStatement = TSESTree.ForOfStatement | TSESTree.ForStatement | TSESTree.WhileStatement;

/** The loop over a collection that runs the node, `xs.forEach(…)` included. */
export function findLoop(node: TSESTree.Node): CollectionLoop | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (isFunction(at)) return at.async ? undefined : findForEach(at);
    if (isLoopStatement(at)) return findCollectionLoop(at);
    if (at.type === 'DoWhileStatement' || at.type === 'ForInStatement') return undefined;
  }
  return undefined;
}

/** The collection that a loop statement goes through; undefined where it goes through none. */
export function findCollectionLoop(node: LoopStatement): CollectionLoop | undefined {
  if (node.type === 'ForOfStatement') return { node, source: node.right, body: node.body };
  const source = node.test ? findMeasured(node.test) : undefined;
  return source && { node, source, body: node.body };
}

/** `xs.forEach(callback)`, by its callback. */
function findForEach(callback: TSESTree.Node): CollectionLoop | undefined {
  const call = findCallOf(callback);
  const method = call?.index === 0 ? findMethod(call.node, 'forEach') : undefined;
  return call && method && { node: call.node, source: method.object, body: callback };
}

/** What starts something in the loop that nobody waits for: `void f(x);`, `f(x).catch(g);`. Undefined where the loop waits. */
export function findDroppedCall(body: TSESTree.Node): TSESTree.CallExpression | undefined {
  if (hasAwait(body)) return undefined;
  const statements = body.type === 'BlockStatement' ? body.body : [body];
  for (const statement of statements) {
    const expression = findExpression(statement);
    if (!expression) continue;
    if (expression.type === 'UnaryExpression' && expression.operator === 'void') {
      const started = unwrapExpression(expression.argument);
      if (started.type === 'CallExpression') return started;
    }
    // Handled there and then, it is not waited for.
    if (expression.type === 'CallExpression' && findMethodName(expression) === 'catch') return expression;
  }
  return undefined;
}

/** What a statement evaluates: `forEach` drops what its callback returns. */
function findExpression(statement: TSESTree.Node): TSESTree.Node | undefined {
  if (statement.type === 'ExpressionStatement') return unwrapExpression(statement.expression);
  if (statement.type !== 'ReturnStatement') return statement;
  return statement.argument ? unwrapExpression(statement.argument) : undefined;
}

/** Whether the loop waits for what the variable holds, before it is through: in batches, or for the first of a pool. */
export function isDrainedIn({ node }: CollectionLoop, { references }: TSESLint.Scope.Variable): boolean {
  return references.some(({ identifier }) => {
    if (!contains(node, identifier)) return false;
    for (let at: TSESTree.Node | undefined = identifier.parent; at && at !== node; at = at.parent) {
      if (at.type === 'AwaitExpression') return true;
      if (isFunction(at)) return false;
    }
    return false;
  });
}

function isLoopStatement(node: TSESTree.Node): node is LoopStatement {
  return node.type === 'ForOfStatement' || node.type === 'ForStatement' || node.type === 'WhileStatement';
}

/** `xs` in `i < xs.length`. */
function findMeasured(test: TSESTree.Expression): TSESTree.Expression | undefined {
  if (test.type !== 'BinaryExpression' || test.left.type === 'PrivateIdentifier') return undefined;
  const side = test.operator.startsWith('<') ? test.right : test.operator.startsWith('>') ? test.left : undefined;
  const isLength = side?.type === 'MemberExpression' && findPropertyName(side) === 'length';
  return isLength ? side.object : undefined;
}
