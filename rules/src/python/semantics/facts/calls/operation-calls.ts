import type { Env } from '../../entities.js';
import { evaluate } from '../../inference/expressions.js';
import { getMember } from '../../inference/members.js';
import { findReflectedMethod, getMethodsInTurn } from '../../special-methods.js';
import type { OperationSite } from '../../summary.js';
import type { Expr } from '../../summary-expressions.js';
import { getMembers, isInstance, type Type } from '../../types.js';
import { isCallingMember } from './calling-members.js';
import { type Entered, findMethod, isRunAtOnce } from './entered.js';
import { getText, noArguments } from './expression-text.js';
import type { ResolvedCall } from './resolved-call.js';

/** Where a special method is run, and how that is shown. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly getLabel: () => string;
}

/** An operator, subscript or text runs a special method: `__getitem__` for `table[key]`, `__radd__` for `1 + total`. */
export function resolveOperation(owner: Expr, site: OperationSite, env: Env): readonly ResolvedCall[] {
  const { method, right, start, end } = site;
  const place = { start, end, getLabel: () => toLabel(owner, site) };
  const calls = resolveMethod(owner, method, place, env);
  const reflected = right === undefined ? undefined : findReflectedMethod(method);
  if (calls.length > 0 || right === undefined || reflected === undefined) return calls;
  if (!isCallingMember(reflected, env.module) || !isOfLibrary(evaluate(owner, env))) return [];
  return resolveMethod(right, reflected, place, env);
}

/**
 * The methods that an operation on a value runs. Nothing is evaluated unless a method of that name, anywhere in the
 * project, calls anything.
 */
export function resolveMethod(
  owner: Expr,
  method: string,
  { start, end, getLabel }: Place,
  env: Env,
): readonly ResolvedCall[] {
  const methods = getMethodsInTurn(method);
  if (!methods.some((one) => isCallingMember(one, env.module))) return [];
  const entered = getMembers(evaluate(owner, env)).map((type) => findFirstMethod(type, methods));
  const known = entered.flatMap((one) => one ?? []);
  if (known.length === 0 || known.length < entered.length) return [];
  return [{ arguments: noArguments, entered: known, start, end, label: getLabel(), isImplicit: true }];
}

/** The first of the methods that the class of a value has, when it is one of the project that runs at once. */
function findFirstMethod(type: Type, methods: readonly string[]): Entered | undefined {
  const isOwn = isInstance(type) && type.class.module.origin === 'project';
  const name = isOwn ? methods.find((method) => isDefined(getMember(type, method))) : undefined;
  const entered = name === undefined ? undefined : findMethod(type, name);
  return entered && isRunAtOnce(entered) ? entered : undefined;
}

/** What every class has from `object` runs nothing of the project. */
function isDefined(member: Type): boolean {
  if (member.kind !== 'function') return member.kind !== 'unknown';
  const { owner, module } = member.fn;
  return owner?.scope.name !== 'object' || module.name !== 'builtins';
}

function isOfLibrary(type: Type): boolean {
  return getMembers(type).every((one) => one.kind === 'instance' && one.class.module.origin === 'library');
}

const symbols: Readonly<Record<string, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  matmul: '@',
  truediv: '/',
  mod: '%',
  pow: '**',
  lshift: '<<',
  rshift: '>>',
  or: '|',
  xor: '^',
  and: '&',
  floordiv: '//',
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  invert: '~',
  pos: '+',
  neg: '-',
};

function toLabel(owner: Expr, { method, right }: OperationSite): string {
  const text = getText(owner);
  const other = right && getText(right);
  const name = method.slice(2, -2);
  const symbol = symbols[name];
  if (other === undefined) return symbol === undefined ? `f"{${text}}"` : `${symbol}${text}`;
  if (name === 'contains') return `${other} in ${text}`;
  if (name.endsWith('item')) return `${text}[${other}]`;
  return `${text} ${symbol ?? `${symbols[name.slice(1)] ?? ''}=`} ${other}`;
}
