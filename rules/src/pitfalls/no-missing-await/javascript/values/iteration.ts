import type { TSESTree } from '@typescript-eslint/utils';
import type { Check, Inspection } from '../inspection.js';
import { suggestAwait } from '../suggestions/suggestions.js';

interface Resource {
  readonly declaration: TSESTree.VariableDeclaration;
  readonly value: TSESTree.Expression;
}

/** Plain `for … of` over what iterates asynchronously, spreads of it, and `using` of what is disposed of asynchronously. */
export function checkIteration(inspection: Inspection): Check {
  const loops: TSESTree.ForOfStatement[] = [];
  const spreads: TSESTree.Expression[] = [];
  const resources: Resource[] = [];
  return {
    listener: {
      ForOfStatement(node) {
        if (!node.await && node.right.type !== 'ArrayExpression') loops.push(node);
      },
      SpreadElement({ argument, parent }) {
        if (parent.type !== 'ObjectExpression' && inspection.canBePromise(argument)) spreads.push(argument);
      },
      VariableDeclaration(node) {
        if (node.kind !== 'using') return;
        for (const { init } of node.declarations) if (init) resources.push({ declaration: node, value: init });
      },
    },
    getAsked: () => [...loops.map(({ right }) => right), ...spreads, ...resources.map(({ value }) => value)],
    report() {
      for (const loop of loops) if (isAsyncIterable(loop.right, inspection)) reportLoop(loop, inspection);
      for (const one of spreads) {
        if (isAsyncIterable(one, inspection)) inspection.report({ at: one, messageId: 'syncSpread' });
      }
      for (const one of resources) {
        if (inspection.oracle.disposal(one.value) === 'async') reportResource(one, inspection);
      }
    },
  };
}

/** Whether the value can be iterated in no way but with `for await`. */
function isAsyncIterable(node: TSESTree.Expression, inspection: Inspection): boolean {
  const protocol = inspection.oracle.iteration(node);
  return protocol === 'async' || (protocol === 'unknown' && inspection.isGeneratorCall(node));
}

function reportLoop(loop: TSESTree.ForOfStatement, inspection: Inspection): void {
  const behind = loop.range[0] + 'for'.length;
  const edit = { range: [behind, behind] as const, text: ' await' };
  inspection.report({
    at: loop.right,
    messageId: 'syncFor',
    getChanges: () => suggestAwait([edit], loop, inspection.context, 'addForAwait'),
  });
}

function reportResource({ declaration, value }: Resource, inspection: Inspection): void {
  const [start] = declaration.range;
  const edit = { range: [start, start] as const, text: 'await ' };
  inspection.report({
    at: value,
    messageId: 'syncUsing',
    getChanges: () => suggestAwait([edit], declaration, inspection.context, 'addAwaitUsing'),
  });
}
