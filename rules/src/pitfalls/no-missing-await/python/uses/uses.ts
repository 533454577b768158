import { findTarget } from '../../../../python/flow/assignments.js';
import type { PythonFacts } from '../../../../python/semantics/python-facts.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { isNamed, isWrittenText } from '../../../../python/syntax/predicates.js';
import { walk } from '../../../../python/syntax/walk.js';
import { findAssertedUse } from './assertions.js';
import { findCalleeName, findElementUse, findSerializedUse, isDictValue, valueConsumers } from './consumers.js';
import {
  asResult,
  asValue,
  awaited,
  calculated,
  compared,
  condition,
  findConsequence,
  formatted,
  handed,
  iterated,
  lookedFor,
  neutral,
  ordered,
  searched,
  unpacked,
  type StoredUse,
  type Use,
} from './use-kinds.js';

/** Tells the use of an expression from the syntax around it and from what the callee is that it is passed to. */
export function getUse(expression: ast.Expression, facts: PythonFacts): Use {
  const { parent } = expression;
  switch (parent?.type) {
    case 'Await':
      return awaited;
    case 'NamedExpr':
      return getAssignedUse(expression, parent, facts);
    case 'Attribute':
      return getAttributeUse(parent, facts);
    case 'Subscript':
      if (parent.value === expression) return asResult('indexing it raises a TypeError');
      return parent.ctx === 'Load' ? asValue('the coroutine object is used as the key') : handed;
    case 'Slice':
      return asValue('a slice of it raises a TypeError');
    case 'Call':
      return getCallUse(expression, parent, facts);
    case 'keyword':
      if (parent.arg === null) return unpacked;
      return findSerializedUse(expression, facts) ?? handed;
    case 'Starred':
      return unpacked;
    case 'BinOp':
      return getOperandUse(parent, facts, expression);
    case 'UnaryOp':
      return parent.op === 'Not' ? condition : calculated;
    case 'BoolOp':
      return getAlternativeUse(expression, parent, facts);
    case 'IfExp':
      return parent.test === expression ? condition : getUse(parent, facts);
    case 'Compare':
      return getComparedUse(expression, parent);
    case 'FormattedValue':
      return formatted;
    case 'comprehension':
      return parent.iter === expression ? getIteratedUse(expression, facts) : condition;
    case 'Dict':
    case 'DictComp':
      if (parent.type === 'Dict' && parent.keys[parent.values.indexOf(expression)] === null) return unpacked;
      return isDictValue(expression, parent) ? getElementUse(expression, parent, facts) : handed;
    case 'List':
    case 'Set':
    case 'Tuple':
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      return getElementUse(expression, parent, facts);
    default:
      return getUseInStatement(expression, facts);
  }
}

/** The use of an expression that is right below a statement. */
function getUseInStatement(expression: ast.Expression, facts: PythonFacts): Use {
  const { parent } = expression;
  switch (parent?.type) {
    case 'Expr':
      return { kind: 'dropped', statement: parent, isCollection: false };
    case 'Assign':
    case 'AnnAssign':
    case 'AugAssign':
      return getAssignedUse(expression, parent, facts);
    case 'If':
    case 'While':
    case 'match_case':
      return condition;
    case 'Assert':
      return parent.test === expression ? condition : formatted;
    case 'Match':
      return asValue('no pattern matches a coroutine object');
    case 'For':
    case 'AsyncFor':
      return parent.iter === expression ? getIteratedUse(expression, facts) : handed;
    case 'Return':
      return findSerializedUse(expression, facts) ?? handed;
    case 'withitem':
      return getManagerUse(expression, parent, facts);
    case 'Raise':
      return asValue('raising it raises a TypeError');
    default:
      return handed;
  }
}

function getAssignedUse(
  expression: ast.Expression,
  parent: ast.Assign | ast.AnnAssign | ast.AugAssign | ast.NamedExpr,
  facts: PythonFacts,
): Use {
  if (parent.value !== expression) return handed;
  switch (parent.type) {
    case 'AugAssign':
      return hasOwnOperators(parent.target, facts) ? handed : calculated;
    case 'AnnAssign':
      return parent.target.type === 'Name' ? toStored(parent.target) : handed;
    case 'NamedExpr': {
      const outer = getUse(parent, facts);
      if (outer.kind === 'awaited' || outer.kind === 'handed') return outer;
      return outer.kind === 'dropped' ? toStored(parent.target) : { ...toStored(parent.target), outer };
    }
    case 'Assign': {
      const [target, ...more] = parent.targets;
      if (target === undefined || more.length > 0) return handed;
      if (target.type === 'Name') return toStored(target);
      return target.type === 'Tuple' || target.type === 'List' ? unpacked : handed;
    }
  }
}

function toStored(target: ast.Name): StoredUse {
  return { kind: 'stored', target, outer: undefined, isCollection: false };
}

/**
 * What a coroutine has itself (https://docs.python.org/3/reference/datamodel.html#coroutine-objects), and what only
 * futures, tasks and Twisted's deferreds have: who uses these knows that a decorator gives more than a coroutine.
 */
const ownAttributes: ReadonlySet<string> = new Set([
  ...['close', 'send', 'throw', 'cancel', 'cancelled', 'done', 'add_done_callback'],
  ...['called', 'addCallback', 'addCallbacks', 'addErrback', 'addBoth'],
]);

/** What tasks and futures have besides (https://docs.python.org/3/library/asyncio-task.html#task-object). */
const futureAttribute =
  /^(?:result|exception|remove_done_callback|(?:get|set)_\w+|print_stack|cancelling|uncancel|add\w*|_\w+)$/;

function getAttributeUse(attribute: ast.Attribute, facts: PythonFacts): Use {
  const { attr, ctx } = attribute;
  const isOwn = ownAttributes.has(attr) || attr.startsWith('cr_') || attr.startsWith('__');
  if (isOwn && !isOfResult(attribute, facts)) return handed;
  return {
    ...asValue(`\`.${attr}\` raises ${isOwn ? 'a TypeError' : 'an AttributeError'}`),
    ...(ctx === 'Load' && { attribute }),
    isRaising: true,
    isCertainForDeclared: ctx === 'Load' && !futureAttribute.test(attr),
  };
}

/**
 * Whether a method is called that a coroutine has as well, and what it gives is awaited: `await channel.send("Hi")`. Who runs a
 * coroutine by hand sends `None` first (https://docs.python.org/3/reference/datamodel.html#coroutine.send).
 */
function isOfResult({ attr, parent }: ast.Attribute, facts: PythonFacts): boolean {
  if (attr !== 'send' || parent?.type !== 'Call' || parent.parent?.type !== 'Await') return false;
  const [sent] = parent.args;
  if (sent === undefined || parent.args.length + parent.keywords.length > 1) return true;
  return facts.findClassName(sent) !== undefined;
}

/**
 * Of alternatives the last is given on, and the others are tested; `await (cached or load())` and `cached or load()` wherever else
 * ask whether a variable holds a coroutine at all.
 */
function getAlternativeUse(expression: ast.Expression, parent: ast.BoolOp, facts: PythonFacts): Use {
  const given = getUse(parent, facts);
  const last = parent.values.at(-1);
  if (last === undefined || last === expression) return given;
  const isAlternative = parent.op === 'Or' && expression.type === 'Name';
  return isAlternative && (given.kind === 'awaited' || isSurelyAwaitable(last, facts)) ? given : condition;
}

function isSurelyAwaitable(expression: ast.Expression, facts: PythonFacts): boolean {
  const kind = facts.getAwaitableKind(expression);
  return kind !== 'value' && kind !== 'unknown';
}

function getOperandUse(parent: ast.BinOp, facts: PythonFacts, expression: ast.Expression): Use {
  if (parent.right === expression && hasOwnOperators(parent.left, facts)) return handed;
  if (parent.op !== 'Mod') return calculated;
  const isFormat = parent.right === expression && facts.findClassName(parent.left) === 'str';
  return isFormat || isWrittenText(parent.left) ? formatted : calculated;
}

/** Whether what stands left of an operator is, or may be, of a class that decides itself what it takes there: `pool << load()`. */
function hasOwnOperators(left: ast.Expression, facts: PythonFacts): boolean {
  const kind = facts.getAwaitableKind(left);
  return kind === 'unknown' || (kind === 'value' && facts.findClassName(left)?.includes('.') === true);
}

function getComparedUse(expression: ast.Expression, { left, ops, comparators }: ast.Compare): Use {
  const index = [left, ...comparators].indexOf(expression);
  const op = ops[Math.max(0, index - 1)];
  switch (op) {
    case 'Is':
    case 'IsNot':
      return neutral;
    case 'In':
    case 'NotIn':
      return index === 0 ? lookedFor : searched;
    case 'Eq':
    case 'NotEq':
      return compared;
    default:
      return ordered;
  }
}

function getManagerUse(expression: ast.Expression, { parent }: ast.WithItem, facts: PythonFacts): Use {
  if (facts.getContextManagerKind(expression) !== 'neither') return handed;
  const keyword = parent?.type === 'AsyncWith' ? 'async with' : 'with';
  return asResult(`\`${keyword}\` raises a TypeError`);
}

/** Some awaitables can be iterated over as well: a connection that `async for` makes anew whenever it is lost. */
function getIteratedUse(expression: ast.Expression, facts: PythonFacts): Use {
  // A coroutine cannot, whatever its variable is annotated with, and a future has `__iter__` for `yield from` only.
  const mayBeIterable =
    facts.getAwaitableKind(expression) === 'awaitable' && facts.getIterableKind(expression) !== 'neither';
  return mayBeIterable ? handed : iterated;
}

type Collection =
  ast.List | ast.Set | ast.Tuple | ast.Dict | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp;

/** Elements live on in their collection, unless that is dropped, formatted or asked about its elements' values. */
function getElementUse(element: ast.Expression, collection: Collection, facts: PythonFacts): Use {
  const { parent } = collection;
  if (parent?.type === 'Assign' && collection.type === 'Tuple') return getPairedUse(element, collection);
  if (parent?.type === 'Expr' && collection.type !== 'GeneratorExp') {
    return { kind: 'dropped', statement: parent, isCollection: true };
  }
  const target = collection.type === 'GeneratorExp' ? undefined : findTarget(collection);
  if (target !== undefined) return { ...toStored(target), isCollection: true };
  if (parent?.type === 'Assign') return handed;
  if (parent?.type === 'BinOp' && (collection.type === 'Tuple' || collection.type === 'Dict')) {
    return getOperandUse(parent, facts, collection) === formatted ? formatted : handed;
  }
  const isFirst = parent?.type === 'Call' && parent.args[0] === collection;
  return (isFirst ? findElementUse(parent, facts) : undefined) ?? findSerializedUse(collection, facts) ?? handed;
}

/** `a, b = f(), g()` stores each value in the target at its place, `a = f(), g()` all of them in one. */
function getPairedUse(element: ast.Expression, tuple: ast.Tuple): Use {
  const paired = findTarget(element);
  if (paired !== undefined) return toStored(paired);
  const whole = findTarget(tuple);
  return whole === undefined ? handed : { ...toStored(whole), isCollection: true };
}

function getCallUse(expression: ast.Expression, call: ast.Call, facts: PythonFacts): Use {
  if (call.func === expression) return asResult('calling it raises a TypeError');
  const name = findCalleeName(call, facts);
  if (name === undefined) return handed;
  if (name === 'typing.cast') return getCastUse(call, facts);
  if ((name === 'min' || name === 'max') && call.args.length > 1) return ordered;
  if (name === 'min' || name === 'max') return iterated;
  const asserted = findAssertedUse(name, call.args.indexOf(expression));
  return asserted ?? valueConsumers.get(name) ?? findSerializedUse(expression, facts) ?? handed;
}

/** Who hands on what is cast to a class that cannot be awaited takes it for the result; other casts leave it what it is. */
function getCastUse(call: ast.Call, facts: PythonFacts): Use {
  const use = getUse(call, facts);
  const isKept = use.kind === 'handed' || use.kind === 'stored';
  if (!isKept || facts.getAwaitableKind(call) !== 'value') return use;
  return { ...asValue('`cast()` only says that it is something else'), isCertainForDeclared: true };
}

/**
 * The first use of the target of a comprehension or loop as a value: in its condition, element or body. Undefined when it
 * is not used so, or when some use may await it.
 */
export function findTargetUse(name: string, place: ast.Node, facts: PythonFacts): Use | undefined {
  const uses: Use[] = [];
  walk(place, (node) => {
    if (isNamed(node, name) && node.ctx === 'Load') uses.push(getUse(node, facts));
  });
  return uses.every((use) => findConsequence(use) !== undefined) ? uses[0] : undefined;
}
