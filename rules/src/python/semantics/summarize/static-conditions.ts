import type * as ast from '../../syntax/nodes.js';
import { isNamed } from '../../syntax/predicates.js';

/** The version of Python and the platform that conditions in stubs and sources are decided for. */
const assumedVersion: readonly [number, number] = [3, 14];
const assumedPlatform = 'linux';

/**
 * What a condition on `TYPE_CHECKING`, `sys.version_info`, `sys.platform` or a constant comes to; undefined when only
 * running the program can tell (https://typing.python.org/en/latest/spec/directives.html#version-and-platform-checking).
 */
export function findStaticValue(test: ast.Expression, text: string): boolean | undefined {
  switch (test.type) {
    case 'Constant':
      return test.kind === 'True' ? true : test.kind === 'False' ? false : undefined;
    case 'Name':
      return test.id === 'TYPE_CHECKING' ? true : undefined;
    case 'Attribute':
      return test.attr === 'TYPE_CHECKING' ? true : undefined;
    case 'UnaryOp': {
      const value = test.op === 'Not' ? findStaticValue(test.operand, text) : undefined;
      return value === undefined ? undefined : !value;
    }
    case 'BoolOp': {
      const deciding = test.op === 'Or';
      let isKnown = true;
      for (const part of test.values) {
        const value = findStaticValue(part, text);
        if (value === deciding) return deciding;
        isKnown &&= value !== undefined;
      }
      return isKnown ? !deciding : undefined;
    }
    case 'Compare':
      return findStaticComparison(test, text);
    case 'Call':
      return findPlatformPrefix(test, text);
    default:
      return undefined;
  }
}

function isSysAttribute(node: ast.Expression, attr: string): boolean {
  return node.type === 'Attribute' && node.attr === attr && isNamed(node.value, 'sys');
}

function findStaticComparison(test: ast.Compare, text: string): boolean | undefined {
  const op = test.ops[0];
  const right = test.comparators[0];
  if (op === undefined || right === undefined || test.ops.length > 1) return undefined;
  if (isSysAttribute(test.left, 'platform')) {
    const platform = text.slice(right.start + 1, right.end - 1);
    if (op === 'Eq') return platform === assumedPlatform;
    return op === 'NotEq' ? platform !== assumedPlatform : undefined;
  }
  if (isSysAttribute(test.left, 'version_info') && right.type === 'Tuple') {
    const wanted = right.elts.map((item) => Number(text.slice(item.start, item.end)));
    return wanted.some(Number.isNaN) ? undefined : compare(op, compareVersions(assumedVersion, wanted));
  }
  if (test.left.type === 'Subscript' && isSysAttribute(test.left.value, 'version_info')) {
    if (text.slice(test.left.slice.start, test.left.slice.end) !== '0') return undefined;
    return compare(op, assumedVersion[0] - Number(text.slice(right.start, right.end)));
  }
  return undefined;
}

function findPlatformPrefix(test: ast.Call, text: string): boolean | undefined {
  const { func } = test;
  const [prefix] = test.args;
  if (func.type !== 'Attribute' || func.attr !== 'startswith' || prefix === undefined) return undefined;
  return isSysAttribute(func.value, 'platform')
    ? assumedPlatform.startsWith(text.slice(prefix.start + 1, prefix.end - 1))
    : undefined;
}

function compareVersions(left: readonly number[], right: readonly number[]): number {
  for (const [index, wanted] of right.entries()) {
    const difference = (left[index] ?? 0) - wanted;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function compare(op: ast.ComparisonOperator, difference: number): boolean | undefined {
  switch (op) {
    case 'Lt':
      return difference < 0;
    case 'LtE':
      return difference <= 0;
    case 'Gt':
      return difference > 0;
    case 'GtE':
      return difference >= 0;
    case 'Eq':
      return difference === 0;
    case 'NotEq':
      return difference !== 0;
    default:
      return undefined;
  }
}
