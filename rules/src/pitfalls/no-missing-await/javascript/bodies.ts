import type { TSESTree } from '@typescript-eslint/utils';
import { findPropertyName, findVariable } from '../../../javascript/semantics/call-targets.js';
import { isFunction } from '../../../javascript/semantics/functions.js';
import { getModuleFile } from '../../../javascript/semantics/project.js';
import { isHandlerOfKoa } from '../../../javascript/semantics/request-handlers.js';
import type { Check, Inspection } from './inspection.js';
import { suggestAwaitOf } from './suggestions.js';
import { isAsked } from './values.js';

/** Promises given to Koa as what it is to answer: `ctx.body = load();`, https://github.com/koajs/koa/blob/master/docs/api/response.md#responsebody-1 */
export function checkBodies(inspection: Inspection): Check {
  const bodies: TSESTree.Expression[] = [];
  return {
    listener: {
      AssignmentExpression({ left, operator, right }) {
        if (operator === '=' && isAsked(right) && isBodyOfContext(left, inspection)) bodies.push(right);
      },
    },
    getAsked: () => bodies,
    report() {
      for (const body of bodies) {
        if (!inspection.isAlwaysPromise(body)) continue;
        inspection.report({
          loc: inspection.getLoc(body),
          messageId: 'promiseAsValue',
          data: { what: inspection.describe(body), consequence: 'Koa answers without waiting for it' },
          getChanges: () => suggestAwaitOf(body, inspection.context),
        });
      }
    },
  };
}

/** `ctx.body`, for the first parameter of a function that was handed to Koa or its router. */
function isBodyOfContext(node: TSESTree.Expression, { context, sourceCode }: Inspection): boolean {
  if (node.type !== 'MemberExpression' || findPropertyName(node) !== 'body') return false;
  const variable = node.object.type === 'Identifier' ? findVariable(node.object, sourceCode) : undefined;
  const [definition] = variable?.defs ?? [];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false;
  if (definition.node.params[0] !== definition.name) return false;
  const fn = getModuleFile(context).findFunction(definition.node);
  return fn !== undefined && isHandlerOfKoa(fn);
}
