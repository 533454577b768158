import type { TSESTree } from '@typescript-eslint/utils';
import { findCalleeOrigin, globalModule } from '../../../../javascript/semantics/origins.js';
import { findMethod } from '../../../../javascript/syntax/member-names.js';
import type { Check, Inspection } from '../inspection.js';
import { suggestAwaitAll } from '../suggestions/suggestions.js';
import { findAssertedElements } from './expectations.js';
import { getJsonParts, isJsonReply, isJsonWriter, isNamedAsJsonReply } from './json-writers.js';
import { isAsked } from './values.js';

/** What is made a text or number of, element by element. */
interface ArrayUse {
  readonly node: TSESTree.Expression;
  readonly consequence: string;
  /** The call that writes it, where only types tell whether it does. */
  readonly reply?: TSESTree.CallExpression;
}

/** Arrays of promises that a text or number is made of, element by element. */
export function checkArrays(inspection: Inspection): Check {
  const uses: ArrayUse[] = [];
  const add = (node: TSESTree.Node, consequence: string, reply?: TSESTree.CallExpression): void => {
    if (isAsked(node)) uses.push({ node, consequence, reply });
  };
  return {
    listener: {
      TemplateLiteral({ expressions, parent }) {
        if (parent.type === 'TaggedTemplateExpression') return;
        for (const one of expressions) add(one, 'the text is `[object Promise]` for each');
      },
      CallExpression(node) {
        const { arguments: given } = node;
        const join = findMethod(node, 'join');
        if (join) add(join.object, 'the text is `[object Promise]` for each');
        const asserted = findAssertedElements(node, inspection);
        if (asserted) add(asserted, 'the assertion tells nothing of what they resolve to');
        const origin = given.length > 0 ? findCalleeOrigin(node, inspection.sourceCode) : undefined;
        if (origin?.module === globalModule && origin.name.startsWith('Math.')) {
          for (const one of given) if (one.type === 'SpreadElement') add(one.argument, 'the number is `NaN`');
        } else if (isJsonWriter(origin) || isNamedAsJsonReply(node)) {
          const reply = isJsonWriter(origin) ? undefined : node;
          for (const part of getJsonParts(given[0] ?? node)) add(part, 'each is written as `{}`', reply);
        }
      },
    },
    getAsked: () => uses.map(({ node }) => node),
    report() {
      for (const use of uses) {
        if (inspection.kindOf(use.node) !== 'array') continue;
        if (!use.reply || isJsonReply(use.reply, inspection)) report(use, inspection);
      }
    },
  };
}

function report({ node, consequence }: ArrayUse, inspection: Inspection): void {
  inspection.report({
    at: node,
    messageId: 'promisesAsValues',
    data: { consequence },
    getChanges: () => suggestAwaitAll(node, inspection.context),
  });
}
