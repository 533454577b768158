import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findPrivateReads } from '../../../javascript/semantics/own-members.js';
import { findMemberName, findPropertyName } from '../../../javascript/syntax/member-names.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findOnlyValue, findVariable, getReads, type SourceCode } from '../../../javascript/syntax/variables.js';
import type { Check, Inspection } from './inspection.js';
import { isSettled } from './promises/settled-promises.js';

/** What keeps the last promise of a queue: a variable, or a property that only its class can read. */
type Keeper = TSESTree.Identifier | TSESTree.MemberExpression;

/** What is put behind the last promise of a queue, and is the last then: `queue = queue.then(() => write(text));`. */
interface Step {
  readonly keeper: Keeper;
  readonly value: TSESTree.CallExpression;
  /** Where the last promise is read for it. */
  readonly source: Keeper;
}

/** Queues of promises that nobody handles: the last promise is read for nothing but to put the next behind it. */
export function checkQueues(inspection: Inspection): Check {
  const { sourceCode } = inspection;
  const steps: Step[] = [];
  const sources = new Set<TSESTree.Node>();
  return {
    listener: {
      AssignmentExpression(node) {
        const step = toStep(node, sourceCode);
        if (!step) return;
        steps.push(step);
        sources.add(step.source);
      },
    },
    getAsked: () => steps.map(({ value }) => value),
    report() {
      for (const { keeper, value } of steps) {
        // Elsewhere its rejection may be handled.
        if (findReads(keeper, sourceCode)?.every((read) => sources.has(read)) !== true) continue;
        if (inspection.kindOf(value) !== 'promise' || isSettled(value, inspection)) continue;
        inspection.report({
          at: keeper.loc,
          messageId: 'unhandledQueue',
          data: { name: sourceCode.getText(keeper) },
        });
      }
    },
  };
}

function toStep(node: TSESTree.AssignmentExpression, sourceCode: SourceCode): Step | undefined {
  const { left: keeper, operator, parent, right: value } = node;
  if (operator !== '=' || parent.type !== 'ExpressionStatement' || value.type !== 'CallExpression') return undefined;
  if (keeper.type !== 'Identifier' && keeper.type !== 'MemberExpression') return undefined;
  const source = findSource(value, sourceCode);
  return source && isSame(keeper, source, sourceCode) ? { keeper, value, source } : undefined;
}

/**
 * What kept the promise whose rejection `.then(f)` and `.finally(f)` pass on, also through constants: `queue` for `next.then(g)`
 * after `const next = queue.then(f);`. Undefined where something on the way handles it.
 */
function findSource(
  written: TSESTree.Expression,
  sourceCode: SourceCode,
  seen = new Set<TSESLint.Scope.Variable>(),
): Keeper | undefined {
  const node = unwrapExpression(written);
  if (node.type === 'MemberExpression') return node;
  if (node.type === 'Identifier') {
    const variable = findVariable(node, sourceCode);
    const value = variable && !seen.has(variable) ? findOnlyValue(variable) : undefined;
    return variable && value ? findSource(value, sourceCode, seen.add(variable)) : node;
  }
  const callee = node.type === 'CallExpression' ? unwrapExpression(node.callee) : undefined;
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return undefined;
  const name = findPropertyName(callee);
  const passesOn = name === 'finally' || (name === 'then' && node.arguments.length === 1);
  return passesOn ? findSource(callee.object, sourceCode, seen) : undefined;
}

function isSame(one: Keeper, other: Keeper, sourceCode: SourceCode): boolean {
  if (one.type === 'Identifier') {
    return other.type === 'Identifier' && findVariable(one, sourceCode) === findVariable(other, sourceCode);
  }
  return other.type === 'MemberExpression' && findMemberName(one) === findMemberName(other);
}

/** All places that read what keeps the promise; undefined where there may be more, in other files. */
function findReads(keeper: Keeper, sourceCode: SourceCode): TSESTree.Node[] | undefined {
  if (keeper.type === 'MemberExpression') return findPrivateReads(keeper);
  const variable = findVariable(keeper, sourceCode);
  const declaration = variable?.defs[0]?.parent;
  if (declaration?.type !== 'VariableDeclaration' || variable?.scope.type === 'global') return undefined;
  if (declaration.parent.type === 'ExportNamedDeclaration') return undefined;
  return getReads(variable);
}
