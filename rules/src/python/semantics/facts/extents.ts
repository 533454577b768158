import type { Env } from '../entities.js';
import { calculate, choose, findLargest, findSmallest, multiply, sameLength, type Extent } from '../extent.js';
import { getAncestors } from '../inference/classes.js';
import { evaluate } from '../inference/expressions.js';
import { getAssignments } from '../inference/members.js';
import { findModuleSymbol, findSymbol, type ResolvedSymbol } from '../inference/symbols.js';
import { findBindingEnv, type Value } from '../scopes.js';
import { type Binding, isAnnotated } from '../summary.js';
import { type AttributeExpr, type CallExpr, type Expr, isEmptyDisplay, type NameExpr } from '../summary-expressions.js';
import { type ClassType, getMembers, type InstanceType, isInstance, type SelfType, type Type } from '../types.js';
import { findClassName, findTypeName, getClassName } from './qualified-names.js';

/** Beyond this, names lead to names that lead nowhere. */
const maxDepth = 8;

/** Numbers that whoever runs the program chooses, by what gives them. */
const configured: ReadonlySet<string> = new Set([
  'os.cpu_count',
  'os.process_cpu_count',
  'os.getenv',
  'os._Environ.get',
  'multiprocessing.context.BaseContext.cpu_count',
]);

/** Functions that tell what a type in the program declares: the options of a `Literal`, the fields of a class. */
const ofDeclarations: ReadonlySet<string> = new Set(['typing.get_args', 'typing.get_type_hints', 'dataclasses.fields']);

/** The number that an expression comes to wherever it is written down: a constant, an attribute, a default. */
export function findNumber(expr: Expr, env: Env, depth = 0): Extent {
  if (depth > maxDepth) return undefined;
  switch (expr.kind) {
    case 'integer':
      return toNumber(expr.text);
    case 'binary':
      return calculate(expr.op, findNumber(expr.left, env, depth + 1), findNumber(expr.right, env, depth + 1));
    case 'and':
    case 'or':
    case 'conditional':
      return choose(expr.options.map((option) => findNumber(option, env, depth + 1)));
    case 'call':
      return findCalledNumber(expr, env, depth);
    case 'subscript':
      return findClassName(evaluate(expr.value, env)) === 'os._Environ' ? 'bounded' : undefined;
    case 'name':
    case 'attribute': {
      const value = findValue(expr, env);
      if (value !== undefined) return findNumber(value.expr, value.env, depth + 1);
      return isFromCommandLine(expr, env) || isFromNowhere(expr, env) ? 'bounded' : undefined;
    }
    default:
      return undefined;
  }
}

/** How many elements an expression has that is written down outside of the function that uses it. */
export function findLength(expr: Expr, env: Env, depth = 0): Extent {
  if (depth > maxDepth) return undefined;
  switch (expr.kind) {
    case 'list':
    case 'tuple':
    case 'set':
      return findLargest([
        'bounded',
        ...expr.items.filter((item) => item.kind === 'star').map((item) => findLength(item.value, env, depth + 1)),
      ]);
    case 'dict':
      return expr.keys.includes(null) ? undefined : 'bounded';
    case 'string':
      return 'bounded';
    case 'binary':
      return findLargest([expr.left, expr.right].map((side) => findLength(side, env, depth + 1)));
    case 'and':
    case 'or':
    case 'conditional':
      return findLargest(expr.options.map((option) => findLength(option, env, depth + 1)));
    case 'comprehension':
      return findComprehensionLength(env.module.getEnv(expr.scope), depth);
    case 'call':
      return findCalledLength(expr, env, depth);
    case 'name':
    case 'attribute': {
      const type = evaluate(expr, env);
      if (isEnumeration(type) || isFixedTuple(type)) return 'bounded';
      const value = findValue(expr, env);
      const length = value && findLength(value.expr, value.env, depth + 1);
      if (length !== undefined) return length;
      const declared = findAnnotation(expr, env);
      if (declared !== undefined) return findDeclaredLength(declared.expr, declared.env, depth + 1);
      return value === undefined && isFromNowhere(expr, env) ? 'bounded' : undefined;
    }
    default:
      return isFixedTuple(evaluate(expr, env)) ? 'bounded' : undefined;
  }
}

function findCalledNumber({ func, args }: CallExpr, env: Env, depth: number): Extent {
  const name = findTypeName(evaluate(func, env)) ?? '';
  const [first] = args;
  if (configured.has(name)) return 'bounded';
  if (name === 'int' && first !== undefined) return findNumber(first, env, depth + 1);
  if (name === 'len' && first !== undefined) return findLength(first, env, depth + 1);
  if (name === 'max') return findLargest(args.map((one) => findNumber(one, env, depth + 1)));
  return name === 'min' ? findSmallest(args.map((one) => findNumber(one, env, depth + 1))) : undefined;
}

function findCalledLength(expr: CallExpr, env: Env, depth: number): Extent {
  const { func, args } = expr;
  const [first] = args;
  const limit = findLimit(expr);
  if (limit !== undefined) return findNumber(limit, env, depth + 1) ?? 'bounded';
  if (func.kind === 'attribute' && /^(?:keys|values|items|copy)$/.test(func.attr)) {
    return findLength(func.value, env, depth + 1);
  }
  const name = findTypeName(evaluate(func, env)) ?? '';
  if (name === 'range') {
    const numbers = args.map((one) => findNumber(one, env, depth + 1));
    return numbers.length === 1 ? numbers[0] : numbers[1];
  }
  if (ofDeclarations.has(name)) return 'bounded';
  if (sameLength.has(name)) return first === undefined ? undefined : findLength(first, env, depth + 1);
  return isFixedTuple(evaluate(expr, env)) ? 'bounded' : undefined;
}

/**
 * What a call is told to hold the length down to: `Field(max_length=20)`, `conlist(str, max_items=20)`
 * (https://docs.pydantic.dev/latest/concepts/fields/).
 */
function findLimit({ keywords }: CallExpr): Expr | undefined {
  return keywords.find(({ name }) => name === 'max_length' || name === 'max_items')?.value;
}

/** The length that an annotation holds its values to: `Annotated[list[str], Field(max_length=20)]`, also by an alias. */
function findDeclaredLength(annotation: Expr, env: Env, depth: number): Extent {
  if (depth > maxDepth) return undefined;
  switch (annotation.kind) {
    case 'call':
      return findLimit(annotation) === undefined ? undefined : findCalledLength(annotation, env, depth);
    case 'subscript': {
      const parts = annotation.index.kind === 'tuple' ? annotation.index.items : [];
      const lengths = parts.map((part) =>
        part.kind === 'call' ? findDeclaredLength(part, env, depth + 1) : undefined,
      );
      return lengths.find((length) => length !== undefined);
    }
    case 'name':
    case 'attribute': {
      const alias = findValue(annotation, env);
      return alias && findDeclaredLength(alias.expr, alias.env, depth + 1);
    }
    default:
      return undefined;
  }
}

/** The product of what the clauses of a comprehension go through. */
function findComprehensionLength(env: Env, depth: number): Extent {
  const iterables = new Set<Expr>();
  for (const binding of env.scope.bindings) if (binding.kind === 'element') iterables.add(binding.iterable);
  return multiply([...iterables].map((iterable) => findLength(iterable, env, depth + 1)));
}

// --- what gives a name its value

function findValue(expr: Expr, env: Env): Value | undefined {
  if (expr.kind === 'name') {
    const home = findBindingEnv(expr.id, env);
    const parameter = home?.findParameter(expr.id);
    if (home !== undefined && parameter !== undefined) {
      const given = parameter.default;
      const isOpen = given === undefined || isEmptyDisplay(given) || home.table.has(expr.id);
      return isOpen ? undefined : { expr: given, env: home };
    }
    return findSymbolValue(findSymbol(expr.id, env));
  }
  if (expr.kind !== 'attribute') return undefined;
  const owner = evaluate(expr.value, env);
  if (owner.kind === 'module') return findSymbolValue(findModuleSymbol(owner.module, expr.attr));
  return isInstance(owner) || owner.kind === 'class' ? findMemberValue(owner, expr.attr) : undefined;
}

function findSymbolValue(symbol: ResolvedSymbol | undefined): Value | undefined {
  if (symbol?.kind !== 'binding') return undefined;
  const { binding, env } = symbol;
  const bindings = env.table.get(binding.name) ?? [];
  return bindings.length === 1 ? toValue(binding, env) : undefined;
}

/** What a class, or one assignment in its methods, gives the attribute. */
function findMemberValue(owner: ClassType | InstanceType | SelfType, name: string): Value | undefined {
  for (const { class: entity } of getAncestors(owner.class)) {
    const own = entity.env.table.get(name) ?? [];
    const assigned = getAssignments(entity).get(name) ?? [];
    if (own.length + assigned.length === 0) continue;
    const [first, ...more] = assigned;
    // `limit: int = 10` in the class, then `self.limit = limit` in a method: the latter counts.
    if (first !== undefined) return more.length === 0 ? toValue(first.binding, first.env) : undefined;
    const [only] = own;
    const value = own.length === 1 && only !== undefined ? toValue(only, entity.env) : undefined;
    return only && isAnnotated(only) && value && isEmptyDisplay(value.expr) ? undefined : value;
  }
  return undefined;
}

/** The annotation of a parameter, or of a field of a class. */
function findAnnotation(expr: NameExpr | AttributeExpr, env: Env): Value | undefined {
  if (expr.kind === 'name') {
    const home = findBindingEnv(expr.id, env);
    const annotation = home?.findParameter(expr.id)?.annotation;
    return home === undefined || annotation === undefined || home.table.has(expr.id)
      ? undefined
      : { expr: annotation, env: home };
  }
  const owner = evaluate(expr.value, env);
  if (!isInstance(owner)) return undefined;
  for (const { class: entity } of getAncestors(owner.class)) {
    const [only, ...more] = entity.env.table.get(expr.attr) ?? [];
    if (only === undefined) continue;
    return more.length === 0 && isAnnotated(only) ? { expr: only.annotation, env: entity.env } : undefined;
  }
  return undefined;
}

function toValue(binding: Binding, env: Env): Value | undefined {
  if (binding.kind !== 'value' || binding.value === undefined || binding.path !== undefined) return undefined;
  return { expr: binding.value, env: binding.scope === undefined ? env : env.module.getEnv(binding.scope) };
}

/** Whether an attribute is one of the arguments that a program is started with. */
function isFromCommandLine(expr: Expr, env: Env): boolean {
  if (expr.kind !== 'attribute') return false;
  const owner = evaluate(expr.value, env);
  return owner.kind === 'instance' && getClassName(owner.class) === 'argparse.Namespace';
}

/** Whether a name is imported from where nothing is known of. */
function isFromNowhere(expr: Expr, env: Env): boolean {
  return evaluate(expr, env).kind === 'unresolved';
}

function isEnumeration(type: Type): boolean {
  if (type.kind !== 'class') return false;
  return getAncestors(type.class).some((ancestor) => /^enum\.\w*(?:Enum|Flag)$/.test(getClassName(ancestor.class)));
}

function isFixedTuple(type: Type): boolean {
  return getMembers(type).every((member) => member.kind === 'instance' && member.isFixed === true);
}

// --- numbers

function toNumber(text: string): Extent {
  const number = Number(text.replaceAll('_', ''));
  return Number.isInteger(number) ? number : undefined;
}
