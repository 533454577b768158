import type { TSESTree } from '@typescript-eslint/utils';
import {
  findCalleeOrigin,
  findOnlyValue,
  findPropertyName,
  findVariable,
  GLOBAL,
  isOrigin,
} from '../../javascript/semantics/call-targets.js';
import { isFunction, mayReturnValue, type FunctionNode } from '../../javascript/semantics/functions.js';
import { findLocalFunction } from './certain-promises.javascript.js';
import { capturesRejections } from './dropping-calls.javascript.js';
import type { Check, Inspection } from './inspection.javascript.js';
import { isCallbackPlaceChecked, type CallbackPlace } from './options.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

interface Callback {
  readonly fn: TSESTree.Expression;
  readonly call: Call;
  readonly index: number;
}

interface PlacedFunction {
  readonly fn: TSESTree.Expression;
  readonly place: CallbackPlace;
  readonly receiver: string;
}

const PREDICATES: ReadonlySet<string> = new Set([
  'every',
  'filter',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'some',
]);
/** Methods that take a listener only to forget it. */
const REMOVALS: ReadonlySet<string> = new Set(['off', 'removeEventListener', 'removeListener']);
const COMPARATORS: ReadonlySet<string> = new Set(['sort', 'toSorted']);
const ARRAY_METHOD = /^(?:Readonly|Big|Float|Int|Uint)?(?:\d+|Uint\d+|Int\d+)?(?:Clamped)?Array\.\w+$/;

/** Asynchronous functions where whoever calls them does not wait. */
export function checkCallbacks(inspection: Inspection): Check {
  const { context, sourceCode, options } = inspection;
  const callbacks: Callback[] = [];
  const placed: PlacedFunction[] = [];
  const members: InheritedMember[] = [];

  const addPlaced = (fn: TSESTree.Expression | null | undefined, place: CallbackPlace, receiver: string): void => {
    if (fn && isCallbackPlaceChecked(options, place) && canBeFunction(fn)) placed.push({ fn, place, receiver });
  };

  /** What decides whether the function returns a promise: its body where that is an expression, else itself. */
  const getAskedOf = (fn: TSESTree.Expression): TSESTree.Node[] => {
    if (!isFunction(fn)) return [fn];
    if (fn.async || fn.generator) return [];
    if (fn.body.type !== 'BlockStatement') return [fn.body];
    return mayReturnValue(fn, sourceCode.text) ? [fn] : [];
  };

  const returnsPromise = (fn: TSESTree.Expression): boolean => {
    const local = findLocalFunction(fn, sourceCode);
    if (local && local.async && !local.generator) return true;
    if (isFunction(fn)) {
      if (fn.generator || fn.async) return false;
      if (fn.body.type !== 'BlockStatement') {
        return inspection.canBePromise(fn.body) && inspection.kindOf(fn.body) === 'promise';
      }
      if (!mayReturnValue(fn, sourceCode.text)) return false;
    }
    return inspection.oracle.returnKind(fn) === 'promise';
  };

  /** Of a callback that returns a promise. */
  const reportCallback = ({ fn, call, index }: Callback): void => {
    const method = call.callee.type === 'MemberExpression' ? findPropertyName(call.callee) : undefined;
    if (index === 0 && method !== undefined && (PREDICATES.has(method) || COMPARATORS.has(method))) {
      const origin = call.type === 'CallExpression' ? inspection.oracle.calleeOrigin(call) : undefined;
      if (!origin || !ARRAY_METHOD.test(origin.name)) return;
      const messageId = PREDICATES.has(method) ? 'predicate' : 'comparator';
      context.report({ loc: getHead(fn), messageId, data: { method } });
      return;
    }
    // `finally` waits for what its callback returns, though it is declared `void`.
    if (!isCallbackPlaceChecked(options, 'arguments') || method === 'finally') return;
    // An asynchronous executor of a promise is the rule no-nested-run's.
    if (call.type === 'NewExpression' && isOrigin(findCalleeOrigin(call, sourceCode), GLOBAL, 'Promise')) return;
    if (REMOVALS.has(method ?? sourceCode.getText(call.callee))) return;
    if (inspection.isAllowedCall(call)) return;
    const result = inspection.oracle.callbackResult(call, index);
    const isDropped = result === 'dropped' || (result === 'unknown' && inspection.isKnownToDrop(call, index));
    if (isDropped && isOnCapturingEmitter(call)) return;
    if (!isDropped && !(options.checkExpressHandlers === true && inspection.isExpressCall(call))) return;
    if (inspection.isSettlingFunction(fn)) return;
    context.report({
      loc: getHead(fn),
      messageId: method === 'forEach' ? 'droppedForEach' : 'droppedCallback',
      data: { receiver: inspection.describe(call) },
    });
  };

  const isOnCapturingEmitter = ({ callee }: Call): boolean => {
    const emitter = callee.type === 'MemberExpression' ? callee.object : undefined;
    const variable = emitter?.type === 'Identifier' ? findVariable(emitter, sourceCode) : undefined;
    return capturesRejections(variable && findOnlyValue(variable));
  };

  const reportMember = ({ member, fn, heritage }: InheritedMember): void => {
    const name = findPropertyName(member);
    if (name === undefined || !returnsPromise(fn)) return;
    if (inspection.oracle.expectedMemberResult(heritage.node, name) !== 'dropped') return;
    if (inspection.isSettlingFunction(fn)) return;
    const receiver = `\`${heritage.name}.${name}\``;
    context.report({ loc: member.key.loc, messageId: 'droppedCallback', data: { receiver } });
  };

  const addInherited = (member: Member, fn: TSESTree.Node | null): void => {
    if (!isCallbackPlaceChecked(options, 'inheritedMethods') || member.static) return;
    if (fn?.type !== 'ArrowFunctionExpression' && fn?.type !== 'FunctionExpression') return;
    if (!canReturnPromise(fn)) return;
    for (const heritage of getHeritage(member)) members.push({ member, fn, heritage });
  };

  const getHead = (fn: TSESTree.Expression): TSESTree.SourceLocation => {
    if (!isFunction(fn)) return inspection.getLoc(fn);
    const [first] = fn.params;
    const before = fn.type === 'ArrowFunctionExpression' ? '=>' : '(';
    const from = fn.type === 'ArrowFunctionExpression' ? (fn.params.at(-1)?.range[1] ?? fn.range[0]) : fn.range[0];
    const at = sourceCode.text.indexOf(before, from);
    const end = at === -1 || first === undefined ? fn.body.range[0] : at + before.length;
    return { start: fn.loc.start, end: sourceCode.getLocFromIndex(Math.min(end, fn.body.range[0])) };
  };

  return {
    listener: {
      'CallExpression, NewExpression'(call: Call) {
        for (const [index, fn] of call.arguments.entries()) {
          if (fn.type !== 'SpreadElement' && canBeFunction(fn)) callbacks.push({ fn, call, index });
        }
        if (call.type === 'CallExpression') reportAccumulator(call, inspection);
      },
      JSXAttribute({ name, value }) {
        if (value?.type !== 'JSXExpressionContainer' || value.expression.type === 'JSXEmptyExpression') return;
        addPlaced(value.expression, 'attributes', `\`${sourceCode.getText(name)}\``);
      },
      Property({ value, parent, key }) {
        if (parent.type !== 'ObjectExpression' || !isExpression(value) || !isExpected(parent)) return;
        addPlaced(value, 'properties', `\`${sourceCode.getText(key)}\``);
      },
      AssignmentExpression({ left, right, operator }) {
        if (operator === '=') addPlaced(right, 'variables', inspection.describe(left));
      },
      VariableDeclarator({ id, init }) {
        if (id.type === 'Identifier' && id.typeAnnotation) addPlaced(init, 'variables', `\`${id.name}\``);
      },
      ReturnStatement({ argument, parent }) {
        if (!argument || !isReturnExpected(parent)) return;
        addPlaced(argument, 'returns', 'Who gets this function');
      },
      MethodDefinition(member) {
        if (member.kind === 'method') addInherited(member, member.value);
      },
      PropertyDefinition(member) {
        addInherited(member, member.value);
      },
    },
    getAsked: () => [
      ...callbacks.flatMap(({ fn }) => getAskedOf(fn)),
      ...placed.flatMap(({ fn }) => getAskedOf(fn)),
      ...members.flatMap(({ fn, heritage }) => [heritage.node, ...getAskedOf(fn)]),
    ],
    getForeseen: () => ({
      members: members.flatMap(({ member, fn, heritage }) => {
        const name = fn.async ? findPropertyName(member) : undefined;
        return name === undefined ? [] : [{ heritage: heritage.node, name }];
      }),
      callbacks: callbacks.filter(({ fn }) => isFunction(fn) && fn.async),
    }),
    report() {
      const called = callbacks.filter(({ fn }) => returnsPromise(fn));
      const kept = placed.filter(({ fn }) => returnsPromise(fn));
      if (called.length + kept.length > 0) {
        inspection.oracle.prefetch([], { callbacks: called, placed: kept.map(({ fn }) => fn) });
      }
      called.forEach(reportCallback);
      for (const { fn, receiver } of kept) {
        if (inspection.oracle.expectedResult(fn) !== 'dropped') continue;
        if (inspection.isSettlingFunction(fn)) continue;
        context.report({ loc: getHead(fn), messageId: 'droppedCallback', data: { receiver } });
      }
      members.forEach(reportMember);
    },
  };
}

/** `reduce` with an asynchronous callback: from the second step on the accumulator is the promise of the step before. */
function reportAccumulator(call: TSESTree.CallExpression, { context, sourceCode }: Inspection): void {
  const method = call.callee.type === 'MemberExpression' ? findPropertyName(call.callee) : undefined;
  const [callback] = call.arguments;
  if ((method !== 'reduce' && method !== 'reduceRight') || !callback || !isFunction(callback) || !callback.async)
    return;
  const [accumulator] = callback.params;
  if (accumulator?.type !== 'Identifier') return;
  const variable = sourceCode.getDeclaredVariables(callback).find(({ name }) => name === accumulator.name);
  const misused = variable?.references.find(({ identifier }) => {
    const { parent } = identifier;
    if (parent.type === 'SpreadElement') return true;
    const isObject = parent.type === 'MemberExpression' && parent.object === identifier;
    return isObject && !['then', 'catch', 'finally'].includes(findPropertyName(parent) ?? '');
  });
  if (!misused || misused.identifier.type !== 'Identifier') return;
  if (findVariable(misused.identifier, sourceCode) !== variable) return;
  context.report({
    node: misused.identifier,
    messageId: 'unawaitedAccumulator',
    data: { name: accumulator.name },
  });
}

/** Whether something around an object says what its properties have to be: an annotation, a parameter, a variable. */
function isExpected({ parent }: TSESTree.Expression): boolean {
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.id.typeAnnotation !== undefined;
    case 'PropertyDefinition':
      return parent.typeAnnotation !== undefined;
    case 'ArrayExpression':
      return isExpected(parent);
    case 'Property':
      return parent.parent.type !== 'ObjectExpression' || isExpected(parent.parent);
    case 'ReturnStatement':
      return isReturnExpected(parent.parent);
    default:
      return true;
  }
}

/** Whether something says what the function around a statement has to return. */
function isReturnExpected(statement: TSESTree.Node): boolean {
  let at: TSESTree.Node | undefined = statement;
  while (at && !isFunction(at)) at = at.parent;
  if (!at || at.returnType) return true;
  return at.type !== 'FunctionDeclaration' && at.parent.type !== 'MethodDefinition';
}

type Member = TSESTree.MethodDefinition | TSESTree.PropertyDefinition;

/** A function under a name that a base class or an interface may have, too. */
interface InheritedMember {
  readonly member: Member;
  readonly fn: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression;
  readonly heritage: Heritage;
}

interface Heritage {
  readonly node: TSESTree.TSClassImplements | TSESTree.Expression;
  readonly name: string;
}

function getHeritage(member: Member): Heritage[] {
  const heir = member.parent.parent;
  const { superClass } = heir;
  // Parsers that know no types leave it out.
  const interfaces = 'implements' in heir ? heir.implements : [];
  const toName = (node: TSESTree.Node): string => (node.type === 'Identifier' ? node.name : 'The base type');
  return [
    ...(superClass ? [{ node: superClass, name: toName(superClass) }] : []),
    ...interfaces.map((node) => ({ node, name: toName(node.expression) })),
  ];
}

function canBeFunction(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'ArrowFunctionExpression':
    case 'CallExpression':
    case 'ConditionalExpression':
    case 'FunctionExpression':
    case 'Identifier':
    case 'LogicalExpression':
    case 'MemberExpression':
      return !(isFunction(node) && !canReturnPromise(node));
    default:
      return false;
  }
}

/** A synchronous function that ends without a value needs no types to be told apart. */
function canReturnPromise(fn: FunctionNode): boolean {
  if (fn.async || fn.returnType) return true;
  return fn.body?.type !== 'BlockStatement' || fn.body.body.length > 0;
}

function isExpression(node: TSESTree.Node): node is TSESTree.Expression {
  return canBeFunction(node);
}
