import type { PythonFacts } from '../../python/semantics/python-facts.js';
import type * as ast from '../../python/syntax/nodes.js';
import { isNamed } from '../../python/syntax/predicates.js';
import { walk } from '../../python/syntax/walk.js';
import { findAssertedAs } from './assertions.python.js';
import { findSerializer } from './serializers.python.js';

/**
 * What the code does with the value of an expression:
 *
 * - `awaited`;
 * - `handed`: returned, yielded, passed to something that may wait for it, or put where it lives on;
 * - `dropped`: the expression is a statement, or a part of one that keeps nothing;
 * - `stored` in a local name: what becomes of it is for the flow of the function to tell;
 * - `value`: used as if it were the result; the consequence ends a sentence about the coroutine;
 * - `condition`: its truth is asked;
 * - `neutral`: looked at without any harm (`coro is None`).
 */
export type Use =
  | { readonly kind: 'awaited' | 'handed' | 'condition' | 'neutral' }
  | { readonly kind: 'dropped'; readonly statement: ast.Expr; readonly isCollection: boolean }
  | StoredUse
  | ValueUse;

/** The value is kept in a local name. */
export interface StoredUse {
  readonly kind: 'stored';
  readonly target: ast.Name;
  /** What happens to the value where it is stored by `:=`. */
  readonly outer: Use | undefined;
  /** Whether it is stored as an element of a collection. */
  readonly isCollection: boolean;
}

interface ValueUse {
  readonly kind: 'value';
  readonly consequence: string;
  /** Whether it fails for futures and other awaitables, too; some of them may well support what a coroutine does not. */
  readonly isCertainForAwaitables: boolean;
  /** Whether it raises an exception, so that nothing behind it runs. */
  readonly isRaising: boolean;
  /** Whether it is a use of the elements, too, when the value is a collection. */
  readonly isOfElements?: true;
}

const handed: Use = { kind: 'handed' };
const awaited: Use = { kind: 'awaited' };
const condition: Use = { kind: 'condition' };
const neutral: Use = { kind: 'neutral' };

/** A use that is pointless, and gives no exception. */
export function asValue(consequence: string): ValueUse {
  return { kind: 'value', consequence, isCertainForAwaitables: false, isRaising: false };
}
/** A use that fails for futures and other awaitables, too. */
const asResult = (consequence: string): ValueUse => {
  return { kind: 'value', consequence, isCertainForAwaitables: true, isRaising: true };
};

/** A use that makes text of the value, down to its elements. */
function asText(consequence: string): ValueUse {
  return { ...asValue(consequence), isOfElements: true };
}

const iterated = asResult('iterating over it raises a TypeError');
const unpacked = asResult('unpacking it raises a TypeError');
const calculated = asResult('calculating with it raises a TypeError');
const formatted = asText('the text shows the coroutine object');

/** Tells the use of an expression from the syntax around it and from what the callee is that it is passed to. */
export function getUse(expression: ast.Expression, facts: PythonFacts): Use {
  const { parent } = expression;
  switch (parent?.type) {
    case 'Await':
      return awaited;
    case 'NamedExpr':
      return getAssignedUse(expression, parent, facts);
    case 'Attribute':
      return getAttributeUse(parent);
    case 'Subscript':
      if (parent.value === expression) return asResult('indexing it raises a TypeError');
      return parent.ctx === 'Load' ? asValue('the coroutine object is used as the key') : handed;
    case 'Slice':
      return asValue('a slice of it raises a TypeError');
    case 'Call':
      return getCallUse(expression, parent, facts);
    case 'keyword':
      return findSerializedUse(expression, facts) ?? handed;
    case 'Starred':
      return unpacked;
    case 'BinOp':
      return getOperandUse(parent, facts, expression);
    case 'UnaryOp':
      return parent.op === 'Not' ? condition : calculated;
    case 'BoolOp':
      return parent.values.at(-1) === expression ? getUse(parent, facts) : condition;
    case 'IfExp':
      return parent.test === expression ? condition : getUse(parent, facts);
    case 'Compare':
      return getComparedUse(expression, parent);
    case 'FormattedValue':
      return formatted;
    case 'comprehension':
      return parent.iter === expression ? iterated : condition;
    case 'Dict':
    case 'DictComp':
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

function isDictValue(expression: ast.Expression, dict: ast.Dict | ast.DictComp): boolean {
  return dict.type === 'Dict' ? dict.values.includes(expression) : dict.value === expression;
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
      return parent.iter === expression ? iterated : handed;
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
      return calculated;
    case 'AnnAssign':
      return parent.target.type === 'Name'
        ? { kind: 'stored', target: parent.target, outer: undefined, isCollection: false }
        : handed;
    case 'NamedExpr': {
      const outer = getUse(parent, facts);
      return outer.kind === 'awaited' || outer.kind === 'handed'
        ? outer
        : { kind: 'stored', target: parent.target, outer, isCollection: false };
    }
    case 'Assign': {
      const [target, ...more] = parent.targets;
      if (target === undefined || more.length > 0) return handed;
      if (target.type === 'Name') return { kind: 'stored', target, outer: undefined, isCollection: false };
      return target.type === 'Tuple' || target.type === 'List' ? unpacked : handed;
    }
  }
}

/**
 * What a coroutine has itself (https://docs.python.org/3/reference/datamodel.html#coroutine-objects), and what only
 * futures, tasks and Twisted's deferreds have: who uses these knows that a decorator gives more than a coroutine.
 */
const ownAttributes: ReadonlySet<string> = new Set([
  'close',
  'send',
  'throw',
  'cancel',
  'cancelled',
  'done',
  'add_done_callback',
  'called',
  'addCallback',
  'addCallbacks',
  'addErrback',
  'addBoth',
]);

function getAttributeUse({ attr }: ast.Attribute): Use {
  const isOwn = ownAttributes.has(attr) || attr.startsWith('cr_') || attr.startsWith('__');
  if (isOwn) return handed;
  return { ...asValue(`\`.${attr}\` raises an AttributeError`), isRaising: true };
}

function getOperandUse(parent: ast.BinOp, facts: PythonFacts, expression: ast.Expression): Use {
  if (parent.op !== 'Mod') return calculated;
  const isFormat = parent.right === expression && facts.findClassName(parent.left) === 'str';
  const isText = parent.left.type === 'JoinedStr' || (parent.left.type === 'Constant' && parent.left.kind === 'str');
  return isFormat || isText ? formatted : calculated;
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
      return index === 0 ? asValue('a coroutine object is looked for') : asResult('searching in it raises a TypeError');
    case 'Eq':
    case 'NotEq':
      return asValue('a coroutine object equals nothing else');
    default:
      return asResult('comparing it raises a TypeError');
  }
}

function getManagerUse(expression: ast.Expression, { parent }: ast.WithItem, facts: PythonFacts): Use {
  if (facts.getContextManagerKind(expression) !== 'neither') return handed;
  const keyword = parent?.type === 'AsyncWith' ? 'async with' : 'with';
  return asResult(`\`${keyword}\` raises a TypeError`);
}

type Collection =
  ast.List | ast.Set | ast.Tuple | ast.Dict | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp;

/** Elements live on in their collection, unless that is dropped, formatted or asked about its elements' values. */
function getElementUse(element: ast.Expression, collection: Collection, facts: PythonFacts): Use {
  const { parent } = collection;
  if (parent?.type === 'Assign' && collection.type === 'Tuple') return getPairedUse(element, collection, parent);
  if (parent?.type === 'Expr' && collection.type !== 'GeneratorExp') {
    return { kind: 'dropped', statement: parent, isCollection: true };
  }
  if (parent?.type === 'Assign' && collection.type !== 'Tuple' && collection.type !== 'GeneratorExp') {
    const use = getUse(collection, facts);
    return use.kind === 'stored' ? { ...use, isCollection: true } : handed;
  }
  if (parent?.type === 'BinOp' && (collection.type === 'Tuple' || collection.type === 'Dict')) {
    return getOperandUse(parent, facts, collection) === formatted ? formatted : handed;
  }
  const isFirst = parent?.type === 'Call' && parent.args[0] === collection;
  return (isFirst ? findElementUse(parent, facts) : undefined) ?? findSerializedUse(collection, facts) ?? handed;
}

/** The use of what is made text of together with the collections around it: `json.dumps({"user": [load(1)]})`. */
function findSerializedUse(expression: ast.Expression, facts: PythonFacts): Use | undefined {
  const { parent } = expression;
  switch (parent?.type) {
    case 'List':
    case 'Set':
    case 'Tuple':
    case 'ListComp':
    case 'SetComp':
      return findSerializedUse(parent, facts);
    case 'Dict':
    case 'DictComp':
      return isDictValue(expression, parent) ? findSerializedUse(parent, facts) : undefined;
    case 'FormattedValue':
      return formatted;
    case 'Call':
      return findArgumentUse(parent, parent.args.indexOf(expression), undefined, facts);
    case 'keyword': {
      const { parent: call, arg } = parent;
      return call?.type === 'Call' && arg !== null ? findArgumentUse(call, undefined, arg, facts) : undefined;
    }
    default:
      return undefined;
  }
}

function findArgumentUse(
  call: ast.Call,
  position: number | undefined,
  keyword: string | undefined,
  facts: PythonFacts,
): Use | undefined {
  const name = findCalleeName(call, facts) ?? '';
  if (name === 'dict' && keyword !== undefined) return findSerializedUse(call, facts);
  const serializer = findSerializer(name);
  if (serializer === undefined) return undefined;
  const { consequence, positions, keywords } = serializer;
  const isTaken =
    keyword === undefined
      ? position !== undefined && position >= 0 && position < positions
      : keywords === 'all' || keywords.includes(keyword);
  return isTaken ? asText(consequence) : undefined;
}

/** `a, b = f(), g()` stores each value in the target at its place. */
function getPairedUse(element: ast.Expression, { elts }: ast.Tuple, { targets: [target, ...more] }: ast.Assign): Use {
  if (target?.type !== 'Tuple' || more.length > 0 || target.elts.length !== elts.length) return handed;
  if ([...target.elts, ...elts].some(({ type }) => type === 'Starred')) return handed;
  const paired = target.elts[elts.indexOf(element)];
  return paired?.type === 'Name' ? { kind: 'stored', target: paired, outer: undefined, isCollection: false } : handed;
}

/** What these do with each element of their first argument. */
const elementConsumers: ReadonlyMap<string, Use> = new Map<string, Use>([
  ['any', condition],
  ['all', condition],
  ['sum', calculated],
  ['min', asResult('comparing it raises a TypeError')],
  ['max', asResult('comparing it raises a TypeError')],
  ['sorted', asResult('comparing it raises a TypeError')],
  ['str.join', asResult('`join()` raises a TypeError')],
]);

/** What these do with their arguments, by position; one entry serves all further positions. */
const valueConsumers: ReadonlyMap<string, Use> = new Map<string, Use>([
  ['format', formatted],
  ['bool', condition],
  ['len', asResult('`len()` raises a TypeError')],
  ['int', asResult('`int()` raises a TypeError')],
  ['float', asResult('`float()` raises a TypeError')],
  ['abs', asResult('`abs()` raises a TypeError')],
  ['round', asResult('`round()` raises a TypeError')],
  ['range', asResult('`range()` raises a TypeError')],
  ['chr', asResult('`chr()` raises a TypeError')],
  ['ord', asResult('`ord()` raises a TypeError')],
  ['bytes', asResult('`bytes()` raises a TypeError')],
  ['list', iterated],
  ['tuple', iterated],
  ['set', iterated],
  ['frozenset', iterated],
  ['dict', iterated],
  ['sorted', iterated],
  ['reversed', iterated],
  ['enumerate', iterated],
  ['zip', iterated],
  ['iter', iterated],
  ['next', asResult('`next()` raises a TypeError')],
  ['sum', iterated],
  ['any', iterated],
  ['all', iterated],
  ['json.dumps', asResult('`json.dumps()` raises a TypeError')],
  ['json.loads', asResult('`json.loads()` raises a TypeError')],
  ['str.join', asResult('`join()` raises a TypeError')],
  ['sys.exit', asValue('the coroutine object is printed, and the exit code is 1')],
  ['os.path.join', asResult('`os.path.join()` raises a TypeError')],
  ['pathlib.Path', asResult('`Path()` raises a TypeError')],
  ['datetime.datetime.fromisoformat', asResult('`fromisoformat()` raises a TypeError')],
]);

function getCallUse(expression: ast.Expression, call: ast.Call, facts: PythonFacts): Use {
  if (call.func === expression) return asResult('calling it raises a TypeError');
  const name = findCalleeName(call, facts);
  if (name === undefined) return handed;
  if (name === 'typing.cast') return getUse(call, facts);
  if ((name === 'min' || name === 'max') && call.args.length > 1) return asResult('comparing it raises a TypeError');
  if (name === 'min' || name === 'max') return iterated;
  const asserted = findAssertedAs(name, call.args.indexOf(expression));
  if (asserted !== undefined) return asserted === 'condition' ? condition : { ...asValue(''), ...asserted };
  return valueConsumers.get(name) ?? findSerializedUse(expression, facts) ?? handed;
}

/** What a call does with each element of its first argument: `any(…)` asks for its truth. Undefined when nothing is known. */
export function findElementUse(call: ast.Call, facts: PythonFacts): Use | undefined {
  return elementConsumers.get(findCalleeName(call, facts) ?? '');
}

/**
 * The first use of the target of a comprehension as a value: in its condition or its element. Undefined when it is not
 * used so, or when some use may await it.
 */
export function findOnlyValueUse(
  name: string,
  comprehension: ast.Node,
  facts: PythonFacts,
): { readonly consequence: string } | undefined {
  const uses: Use[] = [];
  walk(comprehension, (node) => {
    if (isNamed(node, name) && node.ctx === 'Load') uses.push(getUse(node, facts));
  });
  const values = uses.flatMap((use) => {
    if (use.kind === 'condition') return [{ consequence: 'a coroutine is always true' }];
    return use.kind === 'value' ? [use] : [];
  });
  return values.length === uses.length ? values[0] : undefined;
}

/** The dotted name of what is called, builtins have no module: `len`, `str.join`, `json.dumps`. */
export function findCalleeName({ func }: ast.Call, facts: PythonFacts): string | undefined {
  const isTextMethod =
    func.type === 'Attribute' &&
    (func.value.type === 'JoinedStr' || (func.value.type === 'Constant' && func.value.kind === 'str'));
  if (isTextMethod) return `str.${func.attr}`;
  return facts.findQualifiedName(func);
}
