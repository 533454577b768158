import type { TSESTree } from '@typescript-eslint/utils';
import { findOwnMember } from '../../../../javascript/semantics/own-members.js';
import { findEnclosingFunction } from '../../../../javascript/syntax/functions.js';
import { unwrapExpression } from '../../../../javascript/syntax/unwrap.js';
import { findVariable, isSetWhereverRead } from '../../../../javascript/syntax/variables.js';
import { isTypeScriptFile } from '../../../../javascript/typescript-files.js';
import type { TypeOracle } from '../../../../javascript/types/type-oracle.js';
import { isCertainPromise } from '../promises/certain-promises.js';
import type { Check, Inspection } from '../inspection.js';

/** Methods that give nothing where a collection has nothing. */
const collectionMethod = /(?:Array|Map)\.\w+$/;

/** Promises as conditions. They are always truthy and never null, so one branch never runs. */
export function checkConditions(inspection: Inspection): Check {
  const conditions = new Set<TSESTree.Expression>();
  /** Calls among them that decide and are gone: what they give can be asked for nowhere else. */
  const tests = new Set<TSESTree.Expression>();
  /** What stands before `??`. */
  const replaceable = new Set<TSESTree.Expression>();
  const add = (node: TSESTree.Expression | null, isTest: boolean): void => {
    for (const one of getOperands(node, isTest)) {
      if (!inspection.canBePromise(one)) continue;
      conditions.add(one);
      if (isTest && unwrapExpression(one).type === 'CallExpression') tests.add(one);
    }
  };
  const addTest = ({ test }: { test: TSESTree.Expression | null }): void => add(test, true);

  return {
    listener: {
      ConditionalExpression: addTest,
      DoWhileStatement: addTest,
      ForStatement: addTest,
      IfStatement: addTest,
      WhileStatement: addTest,
      LogicalExpression(node) {
        add(node, false);
        const { operator, left } = node;
        if (operator === '??' && !conditions.has(left) && inspection.canBePromise(left)) replaceable.add(left);
      },
      UnaryExpression({ operator, argument }) {
        if (operator === '!') add(argument, true);
      },
    },
    getAsked: () => [...conditions, ...replaceable],
    report() {
      const report = (node: TSESTree.Expression, messageId: 'condition' | 'neverNull'): void => {
        if (isNeverFalse(node, inspection)) inspection.reportMisused(node, { messageId });
        else if (tests.has(node) && inspection.oracle.isValueOrPromise(node)) {
          inspection.reportMisused(node, { messageId: 'conditionOfEither' });
        }
      };
      for (const node of conditions) report(node, 'condition');
      for (const node of replaceable) report(node, 'neverNull');
    },
  };
}

/** Whether what decides is a promise for certain, so that it decides nothing. */
export function isNeverFalse(node: TSESTree.Expression, inspection: Inspection): boolean {
  return inspection.isAlwaysPromise(node) && !mayBeMissing(node, inspection);
}

/**
 * What a type calls a promise may be missing all the same, and the test may ask for that: without `strictNullChecks`, in
 * what is looked up in a collection, and where the author overruled the checker or wrote `?.`.
 */
function mayBeMissing(node: TSESTree.Expression, inspection: Inspection): boolean {
  if (node.type === 'ChainExpression') return true;
  const { oracle, sourceCode } = inspection;
  if (isCertainPromise(node, sourceCode)) return false;
  const called = unwrapExpression(node);
  if (called.type === 'CallExpression') {
    return !oracle.hasNullTypes() && collectionMethod.test(oracle.calleeOrigin(called)?.name ?? '');
  }
  return !oracle.hasNullTypes() || isElement(node, oracle) || isOverruled(node, inspection);
}

/** What decides. In a test every operand counts; elsewhere (`a || b` for a value) only what chooses. */
function getOperands(node: TSESTree.Expression | null, isTest: boolean): TSESTree.Expression[] {
  if (!node || node.type === 'AwaitExpression') return [];
  // `while ((job = queue.take()))`
  if (node.type === 'AssignmentExpression') return node.operator === '=' ? getOperands(node.right, isTest) : [];
  if (node.type !== 'LogicalExpression') return [node];
  return [
    ...(node.operator !== '??' || isTest ? getOperands(node.left, isTest) : []),
    ...(isTest ? getOperands(node.right, isTest) : []),
  ];
}

/** `cache[id]`, `cache.users` of a `Record`: whether something is there is known only when the program runs. */
function isElement(written: TSESTree.Expression, oracle: TypeOracle): boolean {
  const node = unwrapExpression(written);
  return node.type === 'MemberExpression' && (node.computed || oracle.isIndexed(node));
}

/**
 * Whether the type is what the author claims (`as`, `!`), or comes from a collection that was taken apart, or is that of a
 * variable which may not have been reached.
 */
function isOverruled(written: TSESTree.Expression, { oracle, sourceCode, context }: Inspection): boolean {
  const node = unwrapExpression(written);
  if (node !== written) return true;
  if (node.type === 'MemberExpression') {
    const member = findOwnMember(node);
    if (member?.type !== 'PropertyDefinition') return false;
    // Nothing checks in JavaScript that a field has from the start what its JSDoc says.
    return member.definite || (!member.value && !isTypeScriptFile(context.filename));
  }
  const variable = findVariable(node, sourceCode);
  if (variable && !isSetWhereverRead(variable)) return true;
  const declarator = variable?.defs[0]?.node;
  if (declarator?.type !== 'VariableDeclarator') return false;
  const { id, init, definite } = declarator;
  return (
    definite ||
    id.type !== 'Identifier' ||
    isReadUnset(node, declarator) ||
    (init !== null && (isElement(init, oracle) || unwrapExpression(init) !== init))
  );
}

/** `let opening: Promise<void>;`, tested in another function: only in its own does the compiler see that it is set before. */
function isReadUnset(node: TSESTree.Node, declarator: TSESTree.VariableDeclarator): boolean {
  const { kind, parent } = declarator.parent;
  if (declarator.init || kind === 'const' || /^For(?:In|Of)Statement$/.test(parent.type)) return false;
  return findEnclosingFunction(node) !== findEnclosingFunction(declarator);
}
