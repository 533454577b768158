import type { TSESTree } from '@typescript-eslint/utils';
import { takesWaitingMiddleware } from '../../../../javascript/library/handlers.js';
import { findCalleeOrigin } from '../../../../javascript/semantics/origins.js';
import { isFunction, type FunctionNode } from '../../../../javascript/syntax/functions.js';
import { findDeclaredValue, findVariable, getReads, type SourceCode } from '../../../../javascript/syntax/variables.js';

/**
 * Whether a name is the `next` of a middleware for Koa or Hono, which is handed to them in this file: `app.use(async (c, next) =>
 * …)`. Elsewhere `next()` is a callback that gives nothing, as in Express.
 */
export function isNextOfMiddleware(name: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  const variable = findVariable(name, sourceCode);
  const [definition, ...others] = variable?.defs ?? [];
  if (definition?.type !== 'Parameter' || others.length > 0 || !isFunction(definition.node)) return false;
  if (variable?.references.some((reference) => reference.isWrite())) return false;
  if (definition.node.params[1] !== definition.name) return false;
  const calls = getCallsWith(definition.node, sourceCode);
  return calls.length > 0 && calls.every((call) => takesMiddleware(call, sourceCode));
}

/** The calls that are given the function, where it is written or named. */
function getCallsWith(fn: FunctionNode, sourceCode: SourceCode): TSESTree.CallExpression[] {
  const name = fn.parent.type === 'VariableDeclarator' ? fn.parent.id : fn.id;
  const variable = name ? findVariable(name, sourceCode) : undefined;
  const places: TSESTree.Node[] = variable && findDeclaredValue(variable) === fn ? getReads(variable) : [fn];
  return places.flatMap((place) => {
    const call = place.parent;
    return call?.type === 'CallExpression' && call.callee !== place ? [call] : [];
  });
}

function takesMiddleware(call: TSESTree.CallExpression, sourceCode: SourceCode): boolean {
  const origin = findCalleeOrigin(call, sourceCode);
  return origin !== undefined && takesWaitingMiddleware(origin);
}
