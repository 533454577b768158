import type { Edge } from '../../../python/flow/control-flow.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findComparedWithNone, getItems, isNamed } from '../../../python/syntax/predicates.js';
import { findOnlyValue } from '../../python/only-value.js';
import { findCaught } from './cancellation.js';

/** Names that hold the exception, its class, or neither. */
export interface ExceptionNames {
  readonly exception: string | undefined;
  readonly exceptionClass: string | undefined;
}

/** The names that a handler has for its exception: `error` of `except … as error`, `kind` of `kind, error, _ = sys.exc_info()`. */
export function findExceptionNames({ name, body }: ast.ExceptHandler, facts: PythonFacts): ExceptionNames {
  for (const statement of body) {
    if (statement.type !== 'Assign' || !isExcInfo(statement.value, facts)) continue;
    const [target] = statement.targets;
    const [kind, value] = target?.type === 'Tuple' ? target.elts : [];
    return { exception: name?.name ?? toName(value), exceptionClass: toName(kind) };
  }
  return { exception: name?.name, exceptionClass: undefined };
}

function toName(target: ast.Expression | undefined): string | undefined {
  return target?.type === 'Name' ? target.id : undefined;
}

/** `sys.exc_info()`, which gives the class of the exception at hand, and the exception. */
export function isExcInfo(node: ast.Node, facts: PythonFacts): boolean {
  return node.type === 'Call' && facts.findQualifiedName(node.func) === 'sys.exc_info';
}

/** Whether a test asks a plain switch of the object: `self._closing`, `not self._closing`, `self._stop.is_set()`. */
export function isAskingOwnState(test: ast.Expression): boolean {
  switch (test.type) {
    case 'UnaryOp':
      return test.op === 'Not' && isAskingOwnState(test.operand);
    case 'BoolOp':
      return test.values.every(isAskingOwnState);
    case 'Call':
      return (
        test.args.length === 0 &&
        test.func.type === 'Attribute' &&
        test.func.attr === 'is_set' &&
        isAskingOwnState(test.func.value)
      );
    case 'Attribute':
      return isNamed(test.value, 'self');
    case 'Name': {
      const value = findOnlyValue(test);
      return value !== undefined && isAskingOwnState(value);
    }
    default:
      return false;
  }
}

/**
 * What a test says when the exception at hand is a cancellation: `isinstance(error, Exception)` is false then,
 * `error is None` too. Undefined when that cannot be told.
 */
export function evaluateForCancellation(
  test: ast.Expression,
  names: ExceptionNames,
  facts: PythonFacts,
): boolean | undefined {
  switch (test.type) {
    case 'UnaryOp': {
      const operand = test.op === 'Not' ? evaluateForCancellation(test.operand, names, facts) : undefined;
      return operand === undefined ? undefined : !operand;
    }
    case 'BoolOp': {
      const values = test.values.map((value) => evaluateForCancellation(value, names, facts));
      const decisive = test.op === 'Or';
      if (values.includes(decisive)) return decisive;
      return values.includes(undefined) ? undefined : !decisive;
    }
    case 'Name':
      return isOneOf(test, names) ? true : evaluateStored(test, names, facts);
    case 'Call':
      return evaluateCall(test, names, facts);
    case 'Compare':
      return evaluateComparison(test, names, facts);
    default:
      return undefined;
  }
}

/** What a test says that is in a variable: `is_error = isinstance(error, Exception)`. */
function evaluateStored(test: ast.Name, names: ExceptionNames, facts: PythonFacts): boolean | undefined {
  const value = findOnlyValue(test);
  return value && evaluateForCancellation(value, names, facts);
}

/** Refuses the edges that a cancellation cannot take. */
export function createEdgeFilter(names: ExceptionNames, facts: PythonFacts): (edge: Edge) => boolean {
  return ({ condition }) => {
    if (condition === undefined) return true;
    const value = evaluateForCancellation(condition.test, names, facts);
    return value === undefined || value === condition.outcome;
  };
}

function evaluateCall({ func, args }: ast.Call, names: ExceptionNames, facts: PythonFacts): boolean | undefined {
  const [subject, classes] = args;
  if (func.type !== 'Name' || subject === undefined || classes === undefined) return undefined;
  const isAsked =
    (func.id === 'isinstance' && isNamed(subject, names.exception)) ||
    (func.id === 'issubclass' && isNamed(subject, names.exceptionClass));
  return isAsked ? isCancellation(classes, facts) : undefined;
}

function evaluateComparison(test: ast.Compare, names: ExceptionNames, facts: PythonFacts): boolean | undefined {
  const { left, ops, comparators } = test;
  const [op, ...moreOps] = ops;
  const [right] = comparators;
  if (op === undefined || right === undefined || moreOps.length > 0) return undefined;
  const isPositive = op === 'Is' || op === 'Eq' || op === 'In';
  const isNegative = op === 'IsNot' || op === 'NotEq' || op === 'NotIn';
  if (!isPositive && !isNegative) return undefined;
  const compared = findComparedWithNone(test);
  if (compared !== undefined) return isOneOf(compared, names) ? isNegative : undefined;
  const isClass = (side: ast.Expression): boolean =>
    isNamed(side, names.exceptionClass) || isTypeOf(side, names.exception);
  const isSwapped = op !== 'In' && op !== 'NotIn' && isClass(right);
  if (!isSwapped && !isClass(left)) return undefined;
  const value = isCancellation(isSwapped ? left : right, facts);
  return value === undefined ? undefined : value === isPositive;
}

/** Whether a cancellation is an instance of the class (or of one of the tuple); undefined when a class is not known. */
function isCancellation(classes: ast.Expression, facts: PythonFacts): boolean | undefined {
  if (findCaught(classes, facts) !== undefined) return true;
  return getItems(classes).every((one) => facts.findQualifiedName(one) !== undefined) ? false : undefined;
}

function isTypeOf(expression: ast.Expression, exception: string | undefined): boolean {
  if (expression.type === 'Attribute') return expression.attr === '__class__' && isNamed(expression.value, exception);
  if (expression.type !== 'Call' || !isNamed(expression.func, 'type')) return false;
  return isNamed(expression.args[0], exception);
}

function isOneOf(expression: ast.Expression, { exception, exceptionClass }: ExceptionNames): boolean {
  return isNamed(expression, exception) || isNamed(expression, exceptionClass);
}
