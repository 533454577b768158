import type { Env } from '../entities.js';
import { findReflectedMethod, getOperatorMethod } from '../special-methods.js';
import {
  type AttributeExpr,
  type BinaryExpr,
  type ChoiceExpr,
  type ComprehensionExpr,
  type DictExpr,
  type DisplayExpr,
  type Expr,
  isEmptyDisplay,
  type SubscriptExpr,
} from '../summary-expressions.js';
import {
  type ClassType,
  type InstanceType,
  isInstance,
  join,
  mapUnion,
  noneType,
  type Type,
  unknown,
} from '../types.js';
import { evaluateAnnotation } from './annotations.js';
import { toArguments } from './arguments.js';
import { builtin, libraryInstance, literal, tupleOf } from './builtins.js';
import { evaluateCall, callMethod, callType } from './calls.js';
import { isSubclass } from './classes.js';
import { findDominating } from './flow.js';
import { getMember } from './members.js';
import { findMetaclassMethod } from './metaclasses.js';
import { evaluateName, getBindingType } from './names.js';
import { narrow } from './narrowing.js';
import { getAwaited, iterate } from './protocols.js';
import { findItem, findPlace } from './records.js';
import { isUnderWay } from './state.js';

/** What an expression evaluates to in an environment. */
export function evaluate(expr: Expr, env: Env): Type {
  // Inside a question that is under way an answer may be no more than half of the truth.
  if ((expr.kind !== 'call' && expr.kind !== 'attribute') || isUnderWay(env.module.project.state)) {
    return compute(expr, env);
  }
  const kept = (env.kept ??= new Map<Expr, Type>());
  let type = kept.get(expr);
  if (type === undefined) kept.set(expr, (type = compute(expr, env)));
  return type;
}

function compute(expr: Expr, env: Env): Type {
  const { project } = env.module;
  switch (expr.kind) {
    case 'name':
      return evaluateName(expr.id, expr.start, env);
    case 'attribute':
      return evaluateAttribute(expr, env);
    case 'call':
      return evaluateCall(expr, env);
    case 'await':
      return getAwaited(evaluate(expr.value, env));
    case 'subscript':
      return evaluateSubscript(expr, env);
    case 'string':
      return expr.value === undefined ? builtin(project, 'str') : literal(project, 'str', `'${expr.value}'`);
    case 'integer':
      return literal(project, 'int', expr.text);
    case 'constant':
      return evaluateConstant(expr.value, env);
    case 'binary':
      return evaluateBinary(expr, env);
    case 'and':
    case 'or':
    case 'conditional':
      return evaluateChoice(expr, env);
    case 'list':
    case 'set':
    case 'tuple':
      return evaluateDisplay(expr, env);
    case 'dict':
      return evaluateDict(expr, env);
    case 'given':
      return evaluate(expr.value, env);
    case 'lambda':
      return { kind: 'function', fn: env.module.getFunction(expr.scope), closure: env };
    case 'comprehension':
      return evaluateComprehension(expr, env);
    default:
      return unknown;
  }
}

function evaluateConstant(value: string, env: Env): Type {
  const { project } = env.module;
  switch (value) {
    case 'None':
      return noneType;
    case 'True':
    case 'False':
      return literal(project, 'bool', value);
    case '...':
      return libraryInstance(project, 'types', 'EllipsisType');
    default:
      return builtin(project, value);
  }
}

/** One of the options. An empty collection is meant to hold what another option does: `handlers or []`. */
function evaluateChoice({ options }: ChoiceExpr, env: Env): Type {
  const evaluateAll = (some: readonly Expr[]): readonly Type[] => some.map((option) => evaluate(option, env));
  const filled = evaluateAll(options.filter((option) => !isEmptyDisplay(option)));
  const empty = evaluateAll(options.filter(isEmptyDisplay)).filter((type) => {
    return !filled.some((one) => isInstance(one) && isInstance(type) && isSubclass(type.class, one.class));
  });
  return join([...filled, ...empty]);
}

function evaluateAttribute(expr: AttributeExpr, env: Env): Type {
  // Names are put together only where the function has something to say about one that ends so.
  const dotted = env.dottedEnds.has(expr.attr) ? findDottedName(expr) : undefined;
  if (dotted === undefined) return getMember(evaluate(expr.value, env), expr.attr);
  const assigned = findAssigned(dotted, expr.start, env);
  const type = assigned ?? getMember(evaluate(expr.value, env), expr.attr);
  return narrow(dotted, expr.start, env, type);
}

function findDottedName(expr: Expr): string | undefined {
  if (expr.kind === 'name') return expr.id;
  if (expr.kind !== 'attribute') return undefined;
  const value = findDottedName(expr.value);
  return value === undefined ? undefined : `${value}.${expr.attr}`;
}

/** What an attribute was certainly given earlier in the same function: nothing could have changed it in between. */
function findAssigned(dotted: string, at: number, env: Env): Type | undefined {
  const bindings = env.table.get(dotted);
  if (bindings === undefined || bindings.some((one) => one.kind !== 'value' || one.annotation !== undefined))
    return undefined;
  const dominating = findDominating(bindings, at);
  const isLast = dominating === bindings.findLast((one) => one.from <= at);
  if (dominating === undefined || !isLast) return undefined;
  const type = getBindingType(dominating, env);
  return type.kind === 'unknown' || type.kind === 'none' ? undefined : type;
}

function evaluateBinary(expr: BinaryExpr, env: Env): Type {
  const left = evaluate(expr.left, env);
  const right = evaluate(expr.right, env);
  const method = getOperatorMethod(expr.op);
  const forward = callMethod(left, method, [right]);
  if (forward.kind !== 'unknown' || left.kind === 'unknown') return forward;
  return callMethod(right, findReflectedMethod(method) ?? '', [left]);
}

function evaluateDisplay(expr: DisplayExpr, env: Env): Type {
  const { project } = env.module;
  const hasStar = expr.items.some((item) => item.kind === 'star');
  const items = expr.items.map((item) =>
    withoutLiteral(item.kind === 'star' ? iterate(evaluate(item.value, env), false) : evaluate(item, env)),
  );
  if (expr.kind === 'tuple' && !hasStar) return tupleOf(project, items);
  return builtin(project, expr.kind, [items.length === 0 ? unknown : join(items)]);
}

function evaluateDict(expr: DictExpr, env: Env): Type {
  const { project } = env.module;
  const isPlain = !expr.keys.includes(null) && expr.values.length > 0;
  if (!isPlain) return builtin(project, 'dict', [unknown, unknown]);
  const keys = expr.keys.flatMap((key) => (key === null ? [] : [withoutLiteral(evaluate(key, env))]));
  const values = expr.values.map((value) => withoutLiteral(evaluate(value, env)));
  return builtin(project, 'dict', [join(keys), join(values)]);
}

/** The type of a value that may change later: `str` for `'a'`. */
export function withoutLiteral(type: Type): Type {
  if (type.kind !== 'instance' || (type.literal === undefined && type.literals === undefined)) return type;
  return { ...type, literal: undefined, literals: undefined };
}

function evaluateComprehension(expr: ComprehensionExpr, env: Env): Type {
  const { project } = env.module;
  const inner = env.getChild(expr.scope);
  const element = withoutLiteral(evaluate(expr.element, inner));
  switch (expr.type) {
    case 'list':
    case 'set':
      return builtin(project, expr.type, [element]);
    case 'dict':
      return builtin(project, 'dict', [element, expr.value ? evaluate(expr.value, inner) : unknown]);
    case 'generator':
      return libraryInstance(project, 'typing', expr.isAsync ? 'AsyncGenerator' : 'Generator', [
        element,
        noneType,
        noneType,
      ]);
  }
}

function evaluateSubscript(expr: SubscriptExpr, env: Env): Type {
  const value = evaluate(expr.value, env);
  return value.kind === 'class' ? specializeClass(value, expr, env) : subscript(value, expr.index, env);
}

/** A class with type arguments, `Queue[Job]`: making one of it says what is in it. Metaclasses may see other things in brackets. */
function specializeClass(type: ClassType, expr: SubscriptExpr, env: Env): Type {
  const getting = findMetaclassMethod(type.class, '__getitem__');
  if (getting !== undefined) return callType(getting, toArguments([evaluate(expr.index, env)]));
  const made = type.args === undefined ? evaluateAnnotation(expr, env) : unknown;
  return made.kind === 'instance' && made.class === type.class && made.isFixed !== true
    ? { ...type, args: made.args }
    : type;
}

function subscript(value: Type, index: Expr, env: Env): Type {
  switch (value.kind) {
    case 'union':
      return mapUnion(value, (member) => subscript(member, index, env));
    case 'class':
      return value;
    case 'instance': {
      if (value.isFixed === true && index.kind === 'integer') return value.args?.at(Number(index.text)) ?? unknown;
      if (value.isFixed === true && index.kind !== 'constant') return join(value.args ?? []);
      return findKept(value, index) ?? callMethod(value, '__getitem__', [evaluate(index, env)]);
    }
    case 'self':
      return callMethod(value, '__getitem__', [evaluate(index, env)]);
    default:
      return unknown;
  }
}

/** What a record that declares its fields holds there: `pair[0]`, `user['name']`. */
function findKept(record: InstanceType, index: Expr): Type | undefined {
  if (index.kind === 'integer') return findPlace(record, Number(index.text));
  return index.kind === 'string' && index.value !== undefined ? findItem(record, index.value) : undefined;
}
