import type { TSESTree } from '@typescript-eslint/utils';
import { findCalleeOrigin, globalModule } from '../../../../javascript/semantics/origins.js';
import { isTypeScriptFile } from '../../../../javascript/typescript-files.js';
import type { Check, Inspection } from '../inspection.js';
import { conversions } from './conversions.js';

interface Use {
  readonly node: TSESTree.Expression;
  /** What happens because it is a promise: the middle of the message. */
  readonly consequence: string;
  /** Whether it makes no sense of the promise. */
  readonly isMisuse: () => boolean;
}

/** What is said where the types of a package, or of JavaScript itself, take no object at all. */
const primitiveExpected = 'what belongs here is a text, a number or the like';

/** Promises that JavaScript calls, iterates over with `for await`, or puts where only primitives go, as if they were their values. */
export function checkUnchecked(inspection: Inspection): Check {
  const uses: Use[] = [];
  // In TypeScript the compiler reports these uses as errors.
  const isChecked = isTypeScriptFile(inspection.context.filename);
  return {
    listener: isChecked ? {} : collectUses(uses, inspection),
    getAsked: () => uses.map(({ node }) => node),
    report() {
      for (const { node, consequence, isMisuse } of uses) {
        if (inspection.kindOf(node) === 'promise' && isMisuse()) inspection.reportMisused(node, { consequence });
      }
    },
  };
}

function collectUses(uses: Use[], inspection: Inspection): Check['listener'] {
  /** Whether it is a promise without anything that allows the use. */
  const isPlain = (node: TSESTree.Expression, isAllowed: () => boolean): boolean =>
    inspection.isBarePromise(node) || (inspection.isAlwaysPromise(node) && !isAllowed());
  return {
    CallExpression(call) {
      const { callee } = call;
      if (callee.type === 'Identifier' && inspection.isStoredCall(callee)) {
        const isMisuse = (): boolean => isPlain(callee, () => inspection.oracle.isCallable(callee));
        uses.push({ node: callee, consequence: 'it is no function', isMisuse });
      }
      uses.push(...getArguments(call, inspection));
    },
    AssignmentExpression({ left, operator, right }) {
      if (operator !== '=' || left.type !== 'MemberExpression' || !inspection.isCallOrStored(right)) return;
      const isMisuse = (): boolean =>
        inspection.isAlwaysPromise(right) &&
        inspection.oracle.isPrimitive(left) &&
        inspection.oracle.isDeclaredInTypes(left);
      uses.push({ node: right, consequence: primitiveExpected, isMisuse });
    },
    ForOfStatement({ await: isWaiting, right }) {
      if (!isWaiting || !inspection.isCallOrStored(right)) return;
      const isMisuse = (): boolean => isPlain(right, () => inspection.oracle.iteration(right) !== 'none');
      uses.push({ node: right, consequence: 'it cannot be iterated', isMisuse });
    },
  };
}

/** Arguments of what packages and JavaScript declare, but for the functions of which more is known. */
function getArguments(call: TSESTree.CallExpression, inspection: Inspection): Use[] {
  const origin = findCalleeOrigin(call, inspection.sourceCode);
  if (origin?.module === globalModule && conversions.has(origin.name)) return [];
  return call.arguments.flatMap((node, index) => {
    if (node.type === 'SpreadElement' || !inspection.isCallOrStored(node)) return [];
    const isMisuse = (): boolean =>
      inspection.isAlwaysPromise(node) &&
      inspection.oracle.isDeclaredInTypes(call) &&
      inspection.oracle.takesPrimitive(call, index);
    return [{ node, consequence: primitiveExpected, isMisuse }];
  });
}
