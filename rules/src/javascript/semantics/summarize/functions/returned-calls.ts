import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../../syntax/functions.js';
import { unwrapExpression } from '../../../syntax/unwrap.js';

/** Whether all that the function does in the end, whichever way it takes, is to return what one call gives, or a variable. */
export function returnsCall({ body }: FunctionNode, returned: readonly TSESTree.Expression[], text: string): boolean {
  const [only, ...others] = returned;
  if (!body || !only || others.length > 0) return false;
  const { type } = unwrapExpression(only);
  if (type !== 'CallExpression' && type !== 'Identifier' && type !== 'NewExpression') return false;
  if (body.type !== 'BlockStatement') return true;
  const last = body.body.at(-1);
  return (
    last?.type === 'ReturnStatement' && last.argument === only && !/\breturn\s*[;}\n]/.test(text.slice(...body.range))
  );
}
