import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../../syntax/functions.js';
import { getBranches } from '../../../syntax/unwrap.js';

/**
 * What the function returns, one way or another, if each way through it returns what a call or a `new` gives, or a variable, or
 * throws.
 */
export function findReturnedCalls(
  { body }: FunctionNode,
  returned: readonly TSESTree.Expression[],
  text: string,
): readonly TSESTree.Expression[] | undefined {
  if (!body || returned.length === 0) return undefined;
  const outcomes = returned.flatMap(getBranches);
  if (!outcomes.every(({ type }) => returnable.has(type))) return undefined;
  if (body.type !== 'BlockStatement') return outcomes;
  return alwaysReturns(body) && !bareReturn.test(text.slice(...body.range)) ? outcomes : undefined;
}

/** Also `return // nothing to do`. */
const bareReturn = /\breturn\s*(?:[;}\n]|\/[/*])/;

const returnable: ReadonlySet<string> = new Set(['CallExpression', 'NewExpression', 'Identifier']);

/** Whether a statement is left by `return` or `throw` alone; of loops and `switch` it is not asked. */
function alwaysReturns(statement: TSESTree.Statement | undefined): boolean {
  switch (statement?.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
      return true;
    case 'BlockStatement':
      return alwaysReturns(statement.body.at(-1));
    case 'IfStatement':
      return alwaysReturns(statement.consequent) && alwaysReturns(statement.alternate ?? undefined);
    case 'TryStatement':
      return alwaysReturns(statement.block) && (!statement.handler || alwaysReturns(statement.handler.body));
    default:
      return false;
  }
}
