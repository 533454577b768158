import type { TSESTree } from '@typescript-eslint/utils';
import { importName } from '../../../javascript/edits/imports.js';
import { toFix } from '../../../javascript/edits/to-fix.js';
import { isColdRequest, mayMakeColdRequests } from '../../../javascript/library/cold-requests.js';
import { findEnclosingFunction } from '../../../javascript/syntax/functions.js';
import { findMethod } from '../../../javascript/syntax/member-names.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import type { Check, Inspection } from './inspection.js';
import type { Changes } from './suggestions/suggestions.js';

/**
 * Requests that are sent once something subscribes to the observable that stands for them, and that a statement drops, also
 * when it awaits them as if they were promises: `this.http.delete(url);` of Angular.
 */
export function checkRequests(inspection: Inspection): Check {
  const unsent: TSESTree.Expression[] = [];
  const isPossible = mayMakeColdRequests(inspection.sourceCode.text);
  return {
    listener: isPossible
      ? {
          ExpressionStatement({ expression }) {
            const isWrapped =
              expression.type === 'AwaitExpression' ||
              (expression.type === 'UnaryExpression' && expression.operator === 'void');
            unsent.push(isWrapped ? expression.argument : expression);
          },
        }
      : {},
    report() {
      for (const written of unsent) {
        const request = findRequest(written);
        const origin = request && inspection.oracle.calleeOrigin(request);
        if (!request || !origin || !isColdRequest(origin)) continue;
        inspection.report({
          at: request,
          messageId: 'unsentRequest',
          getChanges: () => suggest(written, inspection),
        });
      }
    },
  };
}

/** The call that makes the request, behind `.pipe(…)`. */
function findRequest(written: TSESTree.Expression): TSESTree.CallExpression | undefined {
  const node = unwrapExpression(written);
  if (node.type !== 'CallExpression') return undefined;
  const pipe = findMethod(node, 'pipe');
  return pipe ? findRequest(pipe.object) : node;
}

function suggest(written: TSESTree.Expression, inspection: Inspection): Changes {
  const { parent } = written;
  if (parent.type === 'AwaitExpression') return { suggest: suggestFirstValue(written, '', inspection) };
  const canAwait = parent.type === 'ExpressionStatement' && findEnclosingFunction(written)?.async === true;
  const [, end] = written.range;
  return {
    suggest: [
      ...(canAwait ? suggestFirstValue(written, 'await ', inspection) : []),
      { messageId: 'subscribe', fix: toFix([{ range: [end, end], text: '.subscribe()' }]) },
    ],
  };
}

function suggestFirstValue(
  written: TSESTree.Expression,
  before: string,
  { sourceCode }: Inspection,
): Changes['suggest'] {
  const imported = importName(
    { module: 'rxjs', isBuiltin: false, exported: 'firstValueFrom', at: written },
    sourceCode,
  );
  if (!imported) return [];
  const text = `${before}${imported.name}(${sourceCode.getText(written)})`;
  return [{ messageId: 'awaitFirstValue', fix: toFix([...imported.edits, { range: written.range, text }]) }];
}
