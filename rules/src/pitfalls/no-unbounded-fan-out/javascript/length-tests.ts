import type { TSESTree } from '@typescript-eslint/utils';
import { getKnownOutcomes } from '../../../javascript/flow/known-outcomes.js';
import { findPropertyName } from '../../../javascript/syntax/member-names.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findOnlyValue, findVariable, type SourceCode } from '../../../javascript/syntax/variables.js';

/**
 * The number that a test around a collection, or before it in the same function, holds its length down to:
 * `if (urls.length > 10) throw …`, `if (urls.length <= LIMIT) { … }`. Undefined when there is no such test.
 * @param collection a name, or members of one: `urls`, `event.Records`
 */
export function findLengthBound(
  collection: TSESTree.Expression,
  sourceCode: SourceCode,
): TSESTree.Expression | undefined {
  const name = sourceCode.getText(collection);
  const isLength = (node: TSESTree.Expression): boolean => {
    const member = findConstant(unwrapExpression(node), sourceCode);
    if (member.type !== 'MemberExpression') return false;
    const property = findPropertyName(member);
    return (property === 'length' || property === 'size') && sourceCode.getText(member.object) === name;
  };
  const wanted: LengthTest = { isLength, sourceCode };
  for (const { test, outcome } of getKnownOutcomes(collection, leaves)) {
    const bound = findBound(test, outcome, wanted);
    if (bound) return bound;
  }
  return undefined;
}

/** What is looked for in tests. */
interface LengthTest {
  readonly isLength: (node: TSESTree.Expression) => boolean;
  readonly sourceCode: SourceCode;
}

/** The test, or the length, that a constant is a name for; else what it was asked of. */
function findConstant(node: TSESTree.Expression, sourceCode: SourceCode): TSESTree.Expression {
  const value = findOnlyValue(findVariable(node, sourceCode));
  return value ? unwrapExpression(value) : node;
}

function leaves(node: TSESTree.Statement): boolean {
  const last = node.type === 'BlockStatement' ? node.body.at(-1) : node;
  return /^(?:Break|Continue|Return|Throw)Statement$/.test(last?.type ?? '');
}

/**
 * The upper bound of the length that follows from the test's outcome.
 * @param followed how many variables were looked through before
 */
function findBound(
  written: TSESTree.Expression,
  outcome: boolean,
  wanted: LengthTest,
  followed = 0,
): TSESTree.Expression | undefined {
  const { isLength, sourceCode } = wanted;
  const node = unwrapExpression(written);
  const test = followed < maxFollowed ? findConstant(node, sourceCode) : node;
  const again = (part: TSESTree.Expression, whichever: boolean): TSESTree.Expression | undefined =>
    findBound(part, whichever, wanted, test === node ? followed : followed + 1);
  if (test.type === 'UnaryExpression' && test.operator === '!') return again(test.argument, !outcome);
  if (test.type === 'LogicalExpression') {
    return test.operator === (outcome ? '&&' : '||')
      ? (again(test.left, outcome) ?? again(test.right, outcome))
      : undefined;
  }
  if (test.type !== 'BinaryExpression' || test.left.type === 'PrivateIdentifier') return undefined;
  const { left, operator, right } = test;
  if (isLength(left)) return (outcome ? upperOperators : lowerOperators).has(operator) ? right : undefined;
  return isLength(right) && (outcome ? mirroredUpperOperators : mirroredLowerOperators).has(operator)
    ? left
    : undefined;
}

/** Names for names of tests are followed this far. */
const maxFollowed = 3;

/** `xs.length op n` that holds the length down to n where it is true, and where it is false. */
const upperOperators: ReadonlySet<string> = new Set(['<', '<=', '===', '==']);
const lowerOperators: ReadonlySet<string> = new Set(['>', '>=', '!==', '!=']);
/** The same of `n op xs.length`. */
const mirroredUpperOperators: ReadonlySet<string> = new Set(['>', '>=', '===', '==']);
const mirroredLowerOperators: ReadonlySet<string> = new Set(['<', '<=', '!==', '!=']);
