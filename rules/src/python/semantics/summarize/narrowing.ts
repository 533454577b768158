import type * as ast from '../../syntax/nodes.js';
import { findDottedName, findLastName, isConstant, isNamed } from '../../syntax/predicates.js';
import type { NarrowTest } from '../summary.js';

/** What a condition says about a name or dotted name when it holds (or, negated, when it does not). */
export interface Fact {
  readonly target: string;
  readonly test: NarrowTest['kind'];
  /** The classes of an `isinstance` test. */
  readonly classes?: ast.Expression;
  readonly isNegated: boolean;
}

const none: readonly Fact[] = [];

/** The facts that follow from a condition being true or false. */
export function getFacts(test: ast.Expression, isTrue: boolean): readonly Fact[] {
  switch (test.type) {
    case 'UnaryOp':
      return test.op === 'Not' ? getFacts(test.operand, !isTrue) : none;
    case 'BoolOp':
      return (test.op === 'And') === isTrue ? test.values.flatMap((value) => getFacts(value, isTrue)) : none;
    case 'Compare':
      return getComparisonFacts(test, isTrue);
    case 'Call':
      return getCallFacts(test, isTrue);
    default:
      return none;
  }
}

function getComparisonFacts(test: ast.Compare, isTrue: boolean): readonly Fact[] {
  const [op] = test.ops;
  const [right] = test.comparators;
  if (test.ops.length !== 1 || right === undefined) return none;
  if (op !== 'Is' && op !== 'IsNot' && op !== 'Eq' && op !== 'NotEq') return none;
  const isSame = op === 'Is' || op === 'Eq';
  if (isConstant(right, 'None')) {
    const target = findDottedName(test.left);
    return target === undefined ? none : [{ target, test: 'none', isNegated: isSame !== isTrue }];
  }
  const { left } = test;
  if (left.type !== 'Call' || !isNamed(left.func, 'type') || isSame !== isTrue) return none;
  const target = left.args[0] && findDottedName(left.args[0]);
  return target === undefined ? none : [{ target, test: 'instance', classes: right, isNegated: false }];
}

const callTests: Readonly<Record<string, Fact['test']>> = {
  isinstance: 'instance',
  isawaitable: 'awaitable',
  iscoroutine: 'coroutine',
  isfuture: 'future',
};

function getCallFacts(test: ast.Call, isTrue: boolean): readonly Fact[] {
  const { func } = test;
  const name = findLastName(func) ?? '';
  const kind = Object.hasOwn(callTests, name) ? callTests[name] : undefined;
  const [subject, classes] = test.args;
  const target = subject && findDottedName(subject);
  if (kind === undefined || target === undefined) return none;
  if (kind === 'instance' && classes === undefined) return none;
  return [{ target, test: kind, classes, isNegated: !isTrue }];
}
