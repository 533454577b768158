import type { TSESTree } from '@typescript-eslint/utils';
import { elementMethods } from '../../../../javascript/library/array-methods.js';
import { isAsyncFunction } from '../../../../javascript/semantics/facts/promise-results.js';
import { findResult, isFunction } from '../../../../javascript/syntax/functions.js';
import { findPropertyName } from '../../../../javascript/syntax/member-names.js';
import { findVariable } from '../../../../javascript/syntax/variables.js';
import type { Check, Inspection } from '../inspection.js';
import { suggestAwaitAll } from '../suggestions/suggestions.js';
import { findMapCall } from './awaited-arrays.js';
import { findOutcome } from './conversions.js';
import { membersOfPromises } from './values.js';

/** What a loop or a callback does with each element of what `map()` gave. */
interface ElementUse {
  /** `users.map(load)` */
  readonly mapping: TSESTree.CallExpression;
  /** The same, or the variable that keeps it. */
  readonly array: TSESTree.Expression;
  readonly element: TSESTree.BindingName;
  readonly at: TSESTree.Node;
  readonly consequence: string;
  /** Whether it is reported as any other value where types tell that the element is a promise. */
  readonly isToldByTypes: boolean;
}

/** Elements of an array of promises that are used as values: `ids.map(load).filter((user) => user.isActive)`. */
export function checkElements(inspection: Inspection): Check {
  const uses: ElementUse[] = [];
  const add = (array: TSESTree.Expression, element: TSESTree.Node | undefined): void => {
    const mapping = element && findMapCall(array, inspection.sourceCode);
    if (mapping) uses.push(...findUse(element, { mapping, array }, inspection));
  };
  return {
    listener: {
      CallExpression({ callee, arguments: [callback] }) {
        if (callee.type !== 'MemberExpression' || !callback || !isFunction(callback)) return;
        const name = findPropertyName(callee) ?? '';
        // What is summed up is given first.
        if (elementMethods.has(name)) add(callee.object, callback.params[name.startsWith('reduce') ? 1 : 0]);
      },
      ForOfStatement({ await: isWaiting, left, right }) {
        if (!isWaiting && left.type === 'VariableDeclaration') add(right, left.declarations[0].id);
      },
    },
    getAsked: () => uses.flatMap(({ array, element }) => [array, element]),
    report() {
      // One report for each array, however often its elements are used.
      const reported = new Set<TSESTree.CallExpression>();
      for (const use of uses) {
        if (reported.has(use.mapping) || !isMisused(use, inspection)) continue;
        reported.add(use.mapping);
        report(use, inspection);
      }
    },
  };
}

/** The first use of the element as a value, where it is used as nothing else. */
function findUse(
  element: TSESTree.Node,
  mapped: Pick<ElementUse, 'mapping' | 'array'>,
  { sourceCode }: Inspection,
): ElementUse[] {
  if (element.type === 'ObjectPattern') {
    const names = element.properties.map((one) => (one.type === 'Property' ? findPropertyName(one) : undefined));
    const name = names.find((one) => one !== undefined && !membersOfPromises.has(one));
    return name === undefined
      ? []
      : [{ ...mapped, element, at: element, consequence: `it has no \`${name}\``, isToldByTypes: false }];
  }
  if (element.type !== 'Identifier') return [];
  const reads = findVariable(element, sourceCode)?.references.filter(({ init }) => init !== true) ?? [];
  const uses = reads.map(({ identifier }) => findConsequence(identifier));
  const [first] = uses;
  const [read] = reads;
  if (!first || !read || uses.includes(undefined)) return [];
  return [{ ...mapped, element, at: read.identifier, ...first }];
}

function findConsequence(
  node: TSESTree.Identifier | TSESTree.JSXIdentifier,
): Pick<ElementUse, 'consequence' | 'isToldByTypes'> | undefined {
  const { parent } = node;
  switch (parent.type) {
    case 'MemberExpression': {
      const name = parent.object === node ? findPropertyName(parent) : undefined;
      const isOwn = name === undefined || membersOfPromises.has(name) || isWritten(parent);
      return isOwn ? undefined : { consequence: `it has no \`${name}\``, isToldByTypes: false };
    }
    case 'TemplateLiteral':
      return { consequence: 'the text is `[object Promise]`', isToldByTypes: true };
    case 'BinaryExpression': {
      const outcome = findOutcome(parent.operator);
      if (outcome !== undefined) return { consequence: outcome, isToldByTypes: true };
      const other = parent.left === node ? parent.right : parent.left;
      const isCompared = /^[!=]==?$/.test(parent.operator) && other.type === 'Literal' && other.value !== null;
      return isCompared
        ? { consequence: 'the comparison is the same whatever it resolves to', isToldByTypes: true }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether a member is given to the promise: `load.cancel = …`. */
function isWritten(member: TSESTree.MemberExpression): boolean {
  const { parent } = member;
  return parent.type === 'AssignmentExpression' && parent.left === member;
}

function isMisused({ mapping, array, element, isToldByTypes }: ElementUse, inspection: Inspection): boolean {
  if (inspection.kindOf(array) !== 'array' || !givesBarePromises(mapping, inspection)) return false;
  return !isToldByTypes || element.type !== 'Identifier' || inspection.oracle.promiseKind(element) !== 'promise';
}

/** Whether each element is a promise with no members but its own. */
function givesBarePromises({ arguments: [callback] }: TSESTree.CallExpression, inspection: Inspection): boolean {
  if (!callback || callback.type === 'SpreadElement') return false;
  if (isFunction(callback)) {
    if (callback.async) return !callback.generator;
    const result = findResult(callback);
    return result !== undefined && inspection.isBarePromise(result);
  }
  return isAsyncFunction(inspection.resolve(callback));
}

function report({ mapping, at, consequence }: ElementUse, inspection: Inspection): void {
  inspection.report({
    at,
    messageId: 'promiseAsValue',
    data: { consequence },
    getChanges: () => suggestAwaitAll(mapping, inspection.context),
  });
}
