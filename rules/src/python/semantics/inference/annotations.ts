import { remember } from '../../../project/remember.js';
import { parse } from '../../syntax/parser.js';
import { Env } from '../entities.js';
import { ExpressionConverter } from '../summarize/expressions.js';
import type { AliasBinding, TypeParameter, ValueBinding } from '../summary.js';
import {
  type AttributeExpr,
  type Expr,
  findLastName,
  isConstant,
  type NameExpr,
  type StringExpr,
  type SubscriptExpr,
} from '../summary-expressions.js';
import {
  type CallableType,
  getMembers,
  join,
  noneType,
  toClass,
  toInstanceOf,
  type Type,
  type TypeVariable,
  unknown,
} from '../types.js';
import { builtin, libraryInstance, literal } from './builtins.js';
import { collectTypeVariables } from './classes.js';
import { substitute, type Substitution } from './generics.js';
import { getBindingType, getTypeParameter } from './names.js';
import { memoize } from './state.js';
import { findModuleSymbol, findSymbol, type ResolvedSymbol } from './symbols.js';

/**
 * The type of the values that an annotation allows (PEP 484 and its successors).
 * @param env where the annotation stands
 * @param own the function, class or alias it belongs to, for its type parameters
 */
export function evaluateAnnotation(expr: Expr, env: Env, own: Env = env): Type {
  switch (expr.kind) {
    case 'name':
    case 'attribute':
      return evaluateReference(expr, env, own);
    case 'subscript':
      return evaluateSubscript(expr, env, own);
    case 'string':
      return evaluateAnnotation(parseAnnotation(expr), env, own);
    case 'binary':
      return expr.op === 'BitOr'
        ? join([evaluateAnnotation(expr.left, env, own), evaluateAnnotation(expr.right, env, own)])
        : unknown;
    case 'constant':
      return expr.value === 'None' ? noneType : unknown;
    default:
      return unknown;
  }
}

/** The name of a class, and nothing else: most annotations that are written as strings need no parser. */
const plainName = /^(?!(?:None|True|False)$)[A-Z]\w*$/;

const parseAnnotation = remember(({ value: written }: StringExpr): Expr => {
  if (written === undefined) return { kind: 'other' };
  if (plainName.test(written)) return { kind: 'name', id: written, start: 0 };
  const text = `(${written})`;
  const [statement] = parse(text).body;
  return statement?.type === 'Expr'
    ? new ExpressionConverter(text).convertAnnotation(statement.value)
    : { kind: 'other' };
});

// --- names

const typingModules = new Set(['typing', 'typing_extensions', '_typeshed', 'types', 'builtins']);

/** The name of the special form (`Optional`, `Union`, `Callable`, …) that an expression names. */
export function findSpecialForm(expr: Expr, env: Env): string | undefined {
  const symbol = findReference(expr, env);
  if (symbol === undefined) return undefined;
  return findFormName(symbol);
}

function findFormName(symbol: ResolvedSymbol): string | undefined {
  if (symbol.kind === 'unresolved') {
    const match = /^(?:typing|typing_extensions)\.(\w+)$/.exec(symbol.name);
    return match?.[1];
  }
  if (symbol.kind !== 'binding') return undefined;
  const { module, index } = symbol.env;
  if (index !== 0 || module.origin !== 'library' || !typingModules.has(module.name)) return undefined;
  const { name } = symbol.binding;
  if (module.name === 'builtins') return name === 'type' ? 'type' : undefined;
  return name;
}

/** The dotted name, where it is defined, of what a name or attribute stands for: `functools.wraps`. */
export function findReferenceName(expr: Expr, env: Env): string | undefined {
  const symbol = findReference(expr, env);
  switch (symbol?.kind) {
    case 'unresolved':
      return symbol.name;
    case 'module':
      return symbol.module.name;
    case 'binding':
      return symbol.env.index === 0 ? `${symbol.env.module.name}.${symbol.binding.name}` : undefined;
    default:
      return undefined;
  }
}

function findReference(expr: Expr, env: Env, own: Env = env): ResolvedSymbol | undefined {
  if (expr.kind === 'name') {
    const parameter = own === env ? undefined : own.typeParameters?.find((one) => one.name === expr.id);
    if (parameter !== undefined) return { kind: 'typeParameter', parameter, env: own };
    return findSymbol(expr.id, env);
  }
  if (expr.kind !== 'attribute') return undefined;
  const base = findReference(expr.value, env, own);
  if (base === undefined) return undefined;
  return findAttributeSymbol(base, expr.attr);
}

function findAttributeSymbol(base: ResolvedSymbol, attr: string): ResolvedSymbol | undefined {
  if (base.kind === 'module')
    return findModuleSymbol(base.module, attr) ?? { kind: 'unresolved', name: `${base.module.name}.${attr}` };
  if (base.kind === 'unresolved') return { kind: 'unresolved', name: `${base.name}.${attr}` };
  if (base.kind !== 'binding' || base.binding.kind !== 'class') return undefined;
  const inner = base.env.getChild(base.binding.definition);
  const binding = inner.table.get(attr)?.at(-1);
  return binding && { kind: 'binding', binding, env: inner };
}

function evaluateReference(expr: NameExpr | AttributeExpr, env: Env, own: Env): Type {
  const symbol = findReference(expr, env, own);
  if (symbol === undefined) return unknown;
  const form = findFormName(symbol);
  if (form !== undefined) {
    const special = findSpecial(form, own);
    if (special !== undefined) return special;
  }
  return getSymbolAnnotation(symbol);
}

/** Names of `typing` for classes that can be subscripted themselves now (PEP 585). */
const aliases: Readonly<Record<string, readonly [module: string, name: string]>> = {
  List: ['builtins', 'list'],
  Dict: ['builtins', 'dict'],
  Set: ['builtins', 'set'],
  FrozenSet: ['builtins', 'frozenset'],
  Tuple: ['builtins', 'tuple'],
  Type: ['builtins', 'type'],
  DefaultDict: ['collections', 'defaultdict'],
  OrderedDict: ['collections', 'OrderedDict'],
  Counter: ['collections', 'Counter'],
  ChainMap: ['collections', 'ChainMap'],
  Deque: ['collections', 'deque'],
};

/** What special forms mean without brackets. */
function findSpecial(form: string, env: Env): Type | undefined {
  const alias = Object.hasOwn(aliases, form) ? aliases[form] : undefined;
  if (alias !== undefined) return libraryInstance(env.module.project, alias[0], alias[1]);
  switch (form) {
    case 'Any':
    case 'Incomplete':
    case 'Unused':
    case 'NoReturn':
    case 'Never':
      return unknown;
    case 'Self':
      return findSelf(env);
    case 'LiteralString':
      return builtin(env.module.project, 'str');
    case 'Callable':
      return { kind: 'callable', result: unknown };
    case 'Coroutine':
    case 'CoroutineType':
      return { kind: 'coroutine', result: unknown };
    default:
      return undefined;
  }
}

function findSelf(env: Env): Type {
  for (let current: Env | undefined = env; current !== undefined; current = current.parent) {
    if (current.scope.kind === 'class') return current.module.getClass(current.index).self;
  }
  return unknown;
}

/** The instance type that a symbol stands for in an annotation. */
function getSymbolAnnotation(symbol: ResolvedSymbol): Type {
  switch (symbol.kind) {
    case 'typeParameter':
      return getTypeParameter(symbol);
    case 'unresolved':
      return { kind: 'unresolved', name: symbol.name };
    case 'module':
      return unknown;
    case 'binding': {
      const { binding, env } = symbol;
      if (binding.kind === 'class') return env.module.getClass(binding.definition).instance;
      if (binding.kind === 'alias') return getAlias(binding, binding.value, env);
      return binding.kind === 'value' ? getVariableAnnotation(binding, env) : unknown;
    }
  }
}

/** A variable in an annotation: a type variable, a new type, or an alias. */
function getVariableAnnotation(binding: ValueBinding, env: Env): Type {
  const { value, annotation } = binding;
  if (value === undefined || binding.path !== undefined) return unknown;
  if (annotation !== undefined && !isAliasAnnotation(annotation)) {
    const type = getBindingType(binding, env);
    return type.kind === 'class' ? toInstanceOf(type.class, type.args) : unknown;
  }
  if (value.kind === 'call') {
    const type = getBindingType(binding, env);
    if (type.kind === 'typevar') return type;
    if (type.kind === 'class') return type.class.instance;
    const { func } = value;
    const name = findLastName(func);
    const [, base] = value.args;
    return name === 'NewType' && base !== undefined ? getAlias(binding, base, env) : unknown;
  }
  return getAlias(binding, value, env);
}

function isAliasAnnotation(annotation: Expr): boolean {
  const name = findLastName(annotation);
  return name === 'TypeAlias' || annotation.kind === 'string';
}

/** What the meaning of a binding as an alias is kept by, beside that of the same binding as a value. */
const getAliasKey = remember((_binding: ValueBinding | AliasBinding): object => ({}));

function getAlias(binding: ValueBinding | AliasBinding, value: Expr, env: Env): Type {
  return memoize(env, getAliasKey(binding), () => {
    const parameters = binding.kind === 'alias' ? binding.typeParameters : undefined;
    const own = parameters && new Env(env.module, env.index, env.parent, env.given, parameters);
    return evaluateAnnotation(value, env, own);
  });
}

// --- brackets

function evaluateSubscript(expr: SubscriptExpr, env: Env, own: Env): Type {
  const items = expr.index.kind === 'tuple' ? expr.index.items : [expr.index];
  const form = findSpecialForm(expr.value, env);
  const special = form === undefined ? undefined : evaluateForm(form, items, env, own);
  if (special !== undefined) return special;
  const base = evaluateAnnotation(expr.value, env, own);
  if (base.kind === 'unresolved') return base;
  const args = items.map((item) => (item.kind === 'list' ? unknown : evaluateAnnotation(item, env, own)));
  const declared = findAliasParameters(expr.value, env, own);
  return declared === undefined ? applyArguments(base, items, args) : substitute(base, pair(declared, args));
}

function findAliasParameters(alias: Expr, env: Env, own: Env): readonly TypeParameter[] | undefined {
  const symbol = findReference(alias, env, own);
  return symbol?.kind === 'binding' && symbol.binding.kind === 'alias' ? symbol.binding.typeParameters : undefined;
}

/** What stands for which parameter: those behind a `*Ts`, which takes any number, are counted from the end. */
function pair(parameters: readonly TypeParameter[], args: readonly Type[]): Substitution {
  const rest = parameters.findIndex(({ kind }) => kind === 'TypeVarTuple');
  const getArgument = (index: number): Type => {
    if (index === rest) return unknown;
    return args.at(rest >= 0 && index > rest ? index - parameters.length : index) ?? unknown;
  };
  return new Map(parameters.map((parameter, index) => [parameter, getArgument(index)]));
}

function applyArguments(base: Type, items: readonly Expr[], args: readonly Type[]): Type {
  if (base.kind === 'instance' && base.args === undefined) {
    if (base.class.fullName !== 'builtins.tuple') return { ...base, args };
    return isConstant(items.at(-1), '...') ? { ...base, args: args.slice(0, 1) } : { ...base, args, isFixed: true };
  }
  const variables: TypeVariable[] = [];
  collectTypeVariables(base, variables);
  if (variables.length === 0) return base;
  return substitute(base, new Map(variables.map((variable, index) => [variable.key, args[index] ?? unknown])));
}

function evaluateForm(form: string, items: readonly Expr[], env: Env, own: Env): Type | undefined {
  const { project } = env.module;
  const evaluate = (item: Expr | undefined): Type =>
    item === undefined ? unknown : evaluateAnnotation(item, env, own);
  const [first, second, third] = items;
  switch (form) {
    case 'Optional':
      return join([evaluate(first), noneType]);
    case 'Union':
      return join(items.map(evaluate));
    case 'Annotated':
    case 'Final':
    case 'ClassVar':
    case 'Required':
    case 'NotRequired':
    case 'ReadOnly':
    case 'Unpack':
    case 'InitVar':
      return evaluate(first);
    case 'Literal':
      return join(items.map((item) => evaluateLiteral(item, env)));
    case 'type':
    case 'Type':
      return toClassType(evaluate(first));
    case 'Callable':
      return { kind: 'callable', result: evaluate(second), ...evaluateParameters(first, env, evaluate) };
    case 'Coroutine':
    case 'CoroutineType':
      return { kind: 'coroutine', result: evaluate(third) };
    case 'TypeGuard':
    case 'TypeIs':
      return builtin(project, 'bool');
    case 'Concatenate':
      return unknown;
    default:
      return undefined;
  }
}

/** What `Callable` says of parameters: in a list, by a parameter specification, or before any others (`Concatenate[int, ...]`). */
function evaluateParameters(
  written: Expr | undefined,
  env: Env,
  evaluate: (item: Expr) => Type,
): Pick<CallableType, 'parameters' | 'isOpen' | 'signature'> {
  if (written?.kind === 'list') return { parameters: written.items.map(evaluate) };
  if (written?.kind === 'name') {
    const signature = evaluate(written);
    return signature.kind === 'typevar' && signature.isParamSpec ? { signature } : {};
  }
  if (written?.kind !== 'subscript' || written.index.kind !== 'tuple') return {};
  const isOpen = isConstant(written.index.items.at(-1), '...');
  if (!isOpen || findSpecialForm(written.value, env) !== 'Concatenate') return {};
  return { parameters: written.index.items.slice(0, -1).map(evaluate), isOpen };
}

function evaluateLiteral(item: Expr, env: Env): Type {
  const { project } = env.module;
  if (item.kind === 'string') return literal(project, 'str', `'${item.value ?? ''}'`);
  if (item.kind === 'integer') return literal(project, 'int', item.text);
  if (item.kind !== 'constant') return unknown;
  if (item.value === 'True' || item.value === 'False') return literal(project, 'bool', item.value);
  return item.value === 'None' ? noneType : libraryInstance(project, 'builtins', item.value);
}

/** What `type[T]` stands for: the classes whose instances are of the type. */
function toClassType(type: Type): Type {
  // A type variable is kept, so that a class given for `type[T]` decides T.
  return join(
    getMembers(type).map((one) => (one.kind === 'typevar' ? { kind: 'callable', result: one } : toClass(one))),
  );
}
