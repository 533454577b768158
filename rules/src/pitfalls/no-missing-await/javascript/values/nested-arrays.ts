import type { TSESTree } from '@typescript-eslint/utils';
import { toFix } from '../../../../javascript/edits/to-fix.js';
import { waitingForAll } from '../../../../javascript/library/promise-methods.js';
import { findCalleeOrigin, globalModule, isOrigin } from '../../../../javascript/semantics/origins.js';
import { findPrivateValues } from '../../../../javascript/semantics/own-members.js';
import { findMethodName } from '../../../../javascript/syntax/member-names.js';
import { unwrapExpression } from '../../../../javascript/syntax/unwrap.js';
import { findAllValues, findVariable, getReads, type SourceCode } from '../../../../javascript/syntax/variables.js';
import type { Check, Inspection } from '../inspection.js';
import { findMapCall } from './awaited-arrays.js';

interface NestedArray {
  readonly node: TSESTree.Expression;
  /** `Promise.all` */
  readonly combinator: string;
}

/**
 * Arrays of promises in the array that `Promise.all()` and the like are given, `Promise.all([ids.map(load)])`, and maps, of which
 * they are given the entries: `Promise.all(new Map([[id, load(id)]]))`.
 */
export function checkNestedArrays(inspection: Inspection): Check {
  const nested: NestedArray[] = [];
  const maps: NestedArray[] = [];
  return {
    listener: {
      CallExpression(node) {
        const [list] = node.arguments;
        if (!list || list.type === 'SpreadElement' || !isCombinator(node, inspection)) return;
        const combinator = inspection.sourceCode.getText(node.callee);
        if (list.type !== 'ArrayExpression') {
          if (isMap(list, inspection)) maps.push({ node: list, combinator });
          return;
        }
        const elements = list.elements.filter((one) => one !== null);
        if (!isWholeDropped(node) && (elements.length !== 1 || isTakenApart(node))) return;
        for (const one of elements) {
          if (one.type !== 'SpreadElement' && isMapped(one, inspection)) nested.push({ node: one, combinator });
        }
      },
    },
    getAsked: () => nested.map(({ node }) => node),
    report() {
      for (const { node, combinator } of maps) {
        inspection.report({ at: node, messageId: 'mapInCombinator', data: { combinator } });
      }
      for (const { node, combinator } of nested) {
        if (inspection.kindOf(node) !== 'array') continue;
        inspection.report({
          at: node,
          messageId: 'nestedArray',
          data: { combinator },
          getChanges: () => ({
            suggest: [{ messageId: 'spread', fix: toFix([{ range: [node.range[0], node.range[0]], text: '...' }]) }],
          }),
        });
      }
    },
  };
}

function isCombinator(node: TSESTree.CallExpression, { sourceCode }: Inspection): boolean {
  // The name alone tells of most calls that they are none.
  if (!/^all(?:Settled)?$/.test(findMethodName(node) ?? '')) return false;
  return isOrigin(findCalleeOrigin(node, sourceCode), globalModule, ...waitingForAll);
}

/** Whether it is a `Map` by all that is ever put there: `new Map()`, a variable, or a property that only its class can write. */
function isMap(written: TSESTree.Expression, { sourceCode }: Inspection): boolean {
  const node = unwrapExpression(written);
  if (node.type === 'NewExpression') return isNewMap(node, sourceCode);
  const variable = findVariable(node, sourceCode);
  const values = variable ? findAllValues(variable) : node.type === 'MemberExpression' ? findPrivateValues(node) : [];
  const made = values?.map((value) => unwrapExpression(value)) ?? [];
  return (
    made.length > 0 && made.every((one) => isNewMap(one.type === 'AssignmentExpression' ? one.right : one, sourceCode))
  );
}

function isNewMap(node: TSESTree.Expression, sourceCode: SourceCode): boolean {
  return node.type === 'NewExpression' && isOrigin(findCalleeOrigin(node, sourceCode), globalModule, 'Map');
}

/** Whether nobody looks at what it gives, so that nobody can wait for the promises in it. */
function isWholeDropped(call: TSESTree.CallExpression): boolean {
  return getPlace(call).type === 'ExpressionStatement';
}

/** `const [loads] = await Promise.all([ids.map(load)])`: they may be waited for later. */
function isTakenApart(call: TSESTree.CallExpression): boolean {
  const place = getPlace(call);
  return place.type === 'VariableDeclarator' ? place.id.type === 'ArrayPattern' : place.type === 'MemberExpression';
}

/** Where what the call resolves to goes. */
function getPlace({ parent }: TSESTree.CallExpression): TSESTree.Node {
  return parent.type === 'AwaitExpression' ? parent.parent : parent;
}

/** `ids.map(load)`, or a variable that keeps it for this place alone. */
function isMapped(written: TSESTree.Expression, { sourceCode }: Inspection): boolean {
  if (written.type !== 'Identifier' && written.type !== 'CallExpression') return false;
  return getReads(findVariable(written, sourceCode)).length < 2 && findMapCall(written, sourceCode) !== undefined;
}
