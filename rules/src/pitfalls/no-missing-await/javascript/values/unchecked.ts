import type { TSESTree } from '@typescript-eslint/utils';
import { isTypeScriptFile } from '../../../../javascript/typescript-files.js';
import type { Check, Inspection } from '../inspection.js';

interface Use {
  readonly node: TSESTree.Expression;
  /** What happens because it is a promise: the middle of the message. */
  readonly consequence: string;
  /** Whether types tell that the promise is one that can be used like that. */
  readonly isFine: () => boolean;
}

/** Promises that JavaScript calls, or iterates over with `for await`, as if they were their values. */
export function checkUnchecked(inspection: Inspection): Check {
  const uses: Use[] = [];
  // In TypeScript the compiler reports these uses as errors.
  const isChecked = isTypeScriptFile(inspection.context.filename);
  return {
    listener: isChecked ? {} : collectUses(uses, inspection),
    getAsked: () => uses.map(({ node }) => node),
    report() {
      for (const { node, consequence, isFine } of uses) {
        const isPlain = inspection.isBarePromise(node) || (inspection.isAlwaysPromise(node) && !isFine());
        if (inspection.kindOf(node) !== 'promise' || !isPlain) continue;
        inspection.reportMisused(node, { consequence });
      }
    },
  };
}

function collectUses(uses: Use[], inspection: Inspection): Check['listener'] {
  return {
    CallExpression({ callee }) {
      if (callee.type !== 'Identifier' || !inspection.isStoredCall(callee)) return;
      uses.push({ node: callee, consequence: 'it is no function', isFine: () => inspection.oracle.isCallable(callee) });
    },
    ForOfStatement({ await: isWaiting, right }) {
      const isKnown =
        right.type === 'CallExpression' || (right.type === 'Identifier' && inspection.isStoredCall(right));
      if (!isWaiting || !isKnown) return;
      const isFine = (): boolean => inspection.oracle.iteration(right) !== 'none';
      uses.push({ node: right, consequence: 'it cannot be iterated', isFine });
    },
  };
}
