import type { TSESTree } from '@typescript-eslint/utils';
import { isHandlerOfKoa } from '../../../../javascript/semantics/facts/request-handlers.js';
import { getModuleFile } from '../../../../javascript/semantics/project.js';
import { isFunction } from '../../../../javascript/syntax/functions.js';
import { findPropertyName } from '../../../../javascript/syntax/member-names.js';
import { findVariable } from '../../../../javascript/syntax/variables.js';
import type { Check, Inspection } from '../inspection.js';
import { isAsked } from './values.js';

/** What is put where somebody takes it for the answer. */
interface Answer {
  readonly node: TSESTree.Expression;
  readonly consequence: string;
  /** What else has to be true, where only types tell. */
  readonly isCertain?: () => boolean;
}

/**
 * Promises given to Koa as what it is to answer: `ctx.body = load();`, https://github.com/koajs/koa/blob/master/docs/api/response.md#responsebody-1,
 * and to Electron, or to the page that is left: `event.returnValue = load();`, https://www.electronjs.org/docs/latest/api/structures/ipc-main-event
 */
export function checkBodies(inspection: Inspection): Check {
  const answers: Answer[] = [];
  return {
    listener: {
      AssignmentExpression({ left, operator, right }) {
        const kind = operator === '=' && isAsked(right) ? findKindOfAnswer(left, inspection) : undefined;
        if (kind) answers.push({ node: right, ...kind });
      },
    },
    getAsked: () => answers.map(({ node }) => node),
    report() {
      for (const { node, consequence, isCertain } of answers) {
        if (!inspection.isAlwaysPromise(node) || isCertain?.() === false) continue;
        inspection.reportMisused(node, { consequence });
      }
    },
  };
}

function findKindOfAnswer(target: TSESTree.Expression, inspection: Inspection): Omit<Answer, 'node'> | undefined {
  if (isBodyOfContext(target, inspection)) return { consequence: 'Koa answers without waiting for it' };
  if (target.type !== 'MemberExpression' || findPropertyName(target) !== 'returnValue') return undefined;
  const { oracle } = inspection;
  const isCertain = (): boolean => oracle.promiseKind(target) === 'any' && oracle.isDeclaredInTypes(target);
  return { consequence: 'who waits for the value gets none', isCertain };
}

/** `ctx.body`, for the first parameter of a function that was handed to Koa or its router. */
function isBodyOfContext(node: TSESTree.Expression, { context, sourceCode }: Inspection): boolean {
  if (node.type !== 'MemberExpression' || findPropertyName(node) !== 'body') return false;
  const variable = findVariable(node.object, sourceCode);
  const [definition] = variable?.defs ?? [];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false;
  if (definition.node.params[0] !== definition.name) return false;
  const fn = getModuleFile(context).findFunction(definition.node);
  return fn !== undefined && isHandlerOfKoa(fn);
}
