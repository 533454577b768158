import type * as ast from '../syntax/nodes.js';

/**
 * The special methods that operators, subscripts and texts run
 * (https://docs.python.org/3/reference/datamodel.html#special-method-names).
 */

const operatorMethods: Readonly<Record<ast.BinaryOperator, string>> = {
  Add: '__add__',
  Sub: '__sub__',
  Mult: '__mul__',
  MatMult: '__matmul__',
  Div: '__truediv__',
  Mod: '__mod__',
  Pow: '__pow__',
  LShift: '__lshift__',
  RShift: '__rshift__',
  BitOr: '__or__',
  BitXor: '__xor__',
  BitAnd: '__and__',
  FloorDiv: '__floordiv__',
};

/** Of the operand that is searched for `in`, else of the left one; identity runs nothing. */
const comparisonMethods: Readonly<Partial<Record<ast.ComparisonOperator, string>>> = {
  Eq: '__eq__',
  NotEq: '__ne__',
  Lt: '__lt__',
  LtE: '__le__',
  Gt: '__gt__',
  GtE: '__ge__',
  In: '__contains__',
  NotIn: '__contains__',
};

const subscriptMethods = { Load: '__getitem__', Store: '__setitem__', Del: '__delitem__' } as const;
const unaryMethods = { Invert: '__invert__', UAdd: '__pos__', USub: '__neg__' } as const;

/** By the code of the letter behind `!`. */
const conversionMethods: ReadonlyMap<number, string> = new Map([
  ['s'.charCodeAt(0), '__str__'],
  ['r'.charCodeAt(0), '__repr__'],
  ['a'.charCodeAt(0), '__repr__'],
]);

/** The methods that are asked in turn when an object has none of that name. */
const fallbacks: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['__format__', ['__str__', '__repr__']],
  ['__str__', ['__repr__']],
  ['__ne__', ['__eq__']],
  ['__contains__', ['__iter__']],
  ...Object.values(operatorMethods).map((method) => [toInPlace(method), [method]] as const),
]);

const reflections: ReadonlyMap<string, string> = new Map<string, string>([
  ...Object.values(operatorMethods).map((method) => [method, toReflected(method)] as const),
  ...Object.values(operatorMethods).map((method) => [toInPlace(method), toReflected(method)] as const),
  ['__eq__', '__eq__'],
  ['__lt__', '__gt__'],
  ['__gt__', '__lt__'],
  ['__le__', '__ge__'],
  ['__ge__', '__le__'],
]);

/** `__add__` for `+`. */
export function getOperatorMethod(operator: ast.BinaryOperator): string {
  return operatorMethods[operator];
}

/** `__iadd__` for `+=`. */
export function getInPlaceMethod(operator: ast.BinaryOperator): string {
  return toInPlace(operatorMethods[operator]);
}

/** `__eq__` for `==`; undefined for `is`. */
export function findComparisonMethod(operator: ast.ComparisonOperator): string | undefined {
  return comparisonMethods[operator];
}

/** `__getitem__` for an item that is read. */
export function getSubscriptMethod({ ctx }: ast.Subscript): string {
  return subscriptMethods[ctx];
}

/** `__neg__` for `-x`; undefined for `not`, which asks for the truth. */
export function findUnaryMethod(operator: ast.UnaryOperator): string | undefined {
  return operator === 'Not' ? undefined : unaryMethods[operator];
}

/** `__format__` for `f"{x}"`, `__str__` for `f"{x!s}"`. */
export function getFormattingMethod({ conversion }: ast.FormattedValue): string {
  return conversionMethods.get(conversion) ?? '__format__';
}

/** The method itself, and what runs for it when the object has none: `__str__` then `__repr__`. */
export function getMethodsInTurn(method: string): readonly string[] {
  return [method, ...(fallbacks.get(method) ?? [])];
}

/** The method of the other operand that runs when the first has none: `__radd__` for `__add__`. */
export function findReflectedMethod(method: string): string | undefined {
  return reflections.get(method);
}

function toInPlace(method: string): string {
  return `__i${method.slice(2)}`;
}

function toReflected(method: string): string {
  return `__r${method.slice(2)}`;
}
