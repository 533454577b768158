import type { TSESTree } from '@typescript-eslint/utils';
import { toFix } from '../../../../javascript/edits/to-fix.js';
import { predicateMethods } from '../../../../javascript/library/array-methods.js';
import { handlesRejectionsOfMembers } from '../../../../javascript/library/own-errors.js';
import { findCalleeOrigin, globalModule, isOrigin } from '../../../../javascript/semantics/origins.js';
import { getModuleFile } from '../../../../javascript/semantics/project.js';
import { findResult, isFunction } from '../../../../javascript/syntax/functions.js';
import { findMethodName, findPropertyName } from '../../../../javascript/syntax/member-names.js';
import type { CallNode } from '../../../../javascript/syntax/predicates.js';
import { findOnlyValue, findVariable } from '../../../../javascript/syntax/variables.js';
import type { RuleListener } from '../../../../rule.js';
import { isCallbackPlaceChecked, type CallbackPlace } from '../../options.js';
import { suggestRejecting } from '../suggestions/executors.js';
import { isAllowedCall, isExpressCall, isKnownToDrop } from '../calls.js';
import type { Check, Inspection } from '../inspection.js';
import { findQueryFate } from '../promises/lazy-queries.js';
import { isHandlingRejections, isSettlingFunction } from '../promises/settled-promises.js';
import type { Changes } from '../suggestions/suggestions.js';
import { reportAccumulator } from './accumulators.js';
import {
  capturesRejections,
  dropsWhatListenerGives,
  isEventHandler,
  isEventProperty,
  keepsResult,
  subscription,
} from './dropping-calls.js';
import { findCollectionUse } from './collection-functions.js';
import { toLoop } from './for-each.js';
import { isExpectedOfNeighbours } from './own-expectations.js';
import { canBeFunction, canReturnPromise, getAskedOf, returnsPromise } from './promise-functions.js';
import { endsProcessOnSignal } from './signal-listeners.js';
import { isAskedOfUnknownArray, isOfUnknown, isTakenAtOnce } from './unknown-arrays.js';

type Member = TSESTree.MethodDefinition | TSESTree.PropertyDefinition;

interface Callback {
  readonly fn: TSESTree.Expression;
  readonly call: CallNode;
  readonly index: number;
}

interface PlacedFunction {
  readonly fn: TSESTree.Expression;
  readonly place: CallbackPlace;
  readonly receiver: string;
  /** Whether it handles an event of an element, by its name: whatever types say, or where they say nothing. */
  readonly handlesEvent?: 'always' | 'unless-typed' | false;
}

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

/** What is collected while the tree is visited. */
interface Candidates {
  readonly callbacks: Callback[];
  readonly placed: PlacedFunction[];
  readonly members: InheritedMember[];
}

/** Methods that take a listener only to forget it. */
const removalMethods: ReadonlySet<string> = new Set(['off', 'removeEventListener', 'removeListener']);
const comparingMethods: ReadonlySet<string> = new Set(['sort', 'toSorted']);
const arrayMethod = /^(?:Readonly|Big|Float|Int|Uint)?(?:\d+|Uint\d+|Int\d+)?(?:Clamped)?Array\.\w+$/;

/** Asynchronous functions where whoever calls them does not wait. */
export function checkCallbacks(inspection: Inspection): Check {
  const candidates: Candidates = { callbacks: [], placed: [], members: [] };
  const { callbacks, placed, members } = candidates;
  return {
    listener: {
      ...collectCallbacks(callbacks, inspection),
      ...collectPlaced(placed, inspection),
      ...collectMembers(members, inspection),
    },
    getAsked: () => [
      ...[...callbacks, ...placed].flatMap(({ fn }) => getAskedOf(fn, inspection)),
      ...members.flatMap(({ fn, heritage }) => [heritage.node, ...getAskedOf(fn, inspection)]),
    ],
    getForeseen: () => ({
      members: members.flatMap(({ member, fn, heritage }) => {
        const name = fn.async ? findPropertyName(member) : undefined;
        return name === undefined ? [] : [{ heritage: heritage.node, name }];
      }),
      callbacks: callbacks.filter(({ fn }) => isFunction(fn) && fn.async),
    }),
    report: () => reportCandidates(candidates, inspection),
  };
}

/** Functions that are arguments. */
function collectCallbacks(callbacks: Callback[], inspection: Inspection): RuleListener {
  return {
    'CallExpression, NewExpression'(call: CallNode) {
      for (const [index, fn] of call.arguments.entries()) {
        if (fn.type !== 'SpreadElement' && canBeFunction(fn)) callbacks.push({ fn, call, index });
      }
      if (call.type === 'CallExpression') reportAccumulator(call, inspection);
    },
  };
}

/** Functions that are put where something else calls them. */
function collectPlaced(placed: PlacedFunction[], inspection: Inspection): RuleListener {
  const { options, sourceCode } = inspection;
  const add = (
    fn: TSESTree.Expression | null | undefined,
    place: CallbackPlace,
    receiver: string,
    handlesEvent?: PlacedFunction['handlesEvent'],
  ): void => {
    if (fn && isCallbackPlaceChecked(options, place) && canBeFunction(fn))
      placed.push({ fn, place, receiver, handlesEvent });
  };
  return {
    JSXAttribute(attribute) {
      const { name, value } = attribute;
      if (value?.type !== 'JSXExpressionContainer' || value.expression.type === 'JSXEmptyExpression') return;
      add(
        value.expression,
        'attributes',
        `\`${sourceCode.getText(name)}\``,
        isEventHandler(attribute, inspection.context) && 'unless-typed',
      );
    },
    Property({ value, parent, key }) {
      if (parent.type !== 'ObjectExpression' || !canBeFunction(value) || !isExpected(parent)) return;
      add(value, 'properties', `\`${sourceCode.getText(key)}\``);
    },
    AssignmentExpression({ left, right, operator }) {
      if (operator !== '=') return;
      add(right, 'variables', inspection.describe(left), isEventProperty(left, sourceCode) && 'always');
    },
    VariableDeclarator({ id, init }) {
      if (id.type === 'Identifier' && id.typeAnnotation) add(init, 'variables', `\`${id.name}\``);
    },
    ReturnStatement({ argument, parent }) {
      if (!argument || !isReturnExpected(parent)) return;
      add(argument, 'returns', 'Who gets this function');
    },
  };
}

/** Methods, and functions in properties, of classes that have a base or implement something. */
function collectMembers(members: InheritedMember[], { options }: Inspection): RuleListener {
  const add = (member: Member): void => {
    const { value: fn } = member;
    if (!isCallbackPlaceChecked(options, 'inheritedMethods') || member.static) return;
    if (fn?.type !== 'ArrowFunctionExpression' && fn?.type !== 'FunctionExpression') return;
    if (!canReturnPromise(fn)) return;
    for (const heritage of getHeritage(member)) members.push({ member, fn, heritage });
  };
  return {
    MethodDefinition(member) {
      if (member.kind === 'method') add(member);
    },
    PropertyDefinition: add,
  };
}

function reportCandidates({ callbacks, placed, members }: Candidates, inspection: Inspection): void {
  const called = callbacks.filter(({ fn }) => returnsPromise(fn, inspection));
  const kept = placed.filter(({ fn }) => returnsPromise(fn, inspection));
  if (called.length + kept.length > 0) {
    inspection.oracle.prefetch([], { callbacks: called, placed: kept.map(({ fn }) => fn) });
  }
  for (const one of called) reportCallback(one, inspection);
  for (const one of callbacks) reportUnrun(one, inspection);
  for (const one of kept) reportPlaced(one, inspection);
  for (const one of members) reportMember(one, inspection);
}

function reportCallback(callback: Callback, inspection: Inspection): void {
  const { fn, call, index } = callback;
  const method = findMethodName(call);
  if (index === 0 && method !== undefined && (predicateMethods.has(method) || comparingMethods.has(method))) {
    reportArrayCallback(callback, method, inspection);
    return;
  }
  if (index === 1 && isReplacing(call, inspection)) {
    inspection.report({ at: getHead(fn, inspection), messageId: 'replacer', data: { method: method ?? '' } });
    return;
  }
  const inLibrary = index === 1 ? findCollectionUse(findCalleeOrigin(call, inspection.sourceCode)) : undefined;
  // `Map.groupBy(jobs, (job) => job.batch)`: several can have the same promise.
  if (inLibrary?.use === 'identity' && isFunction(fn) && !fn.async) return;
  if (inLibrary !== undefined && inLibrary.use !== 'dropped') {
    const messageId = inLibrary.use === 'answer' ? 'predicate' : 'key';
    inspection.report({ at: getHead(fn, inspection), messageId, data: { method: inLibrary.name } });
    return;
  }
  if (!isResultDropped(callback, inspection) || endsProcessOnSignal(call, fn, inspection.sourceCode)) return;
  const loop = inLibrary?.name ?? (method === 'forEach' ? method : undefined);
  // What follows a loop counts on its having run, even where nothing can go wrong in it.
  if (isSettlingFunction(fn, inspection) && (loop === undefined || isHandlingRejections(fn, inspection))) return;
  inspection.report({
    at: getHead(fn, inspection),
    ...(loop === undefined
      ? { messageId: 'droppedCallback', data: { receiver: inspection.describe(call) } }
      : { messageId: 'droppedForEach', data: { method: loop } }),
    getChanges: () => ({
      suggest: loop === undefined ? suggestRejecting(fn, inspection.sourceCode) : suggestLoop(call, inspection),
    }),
  });
}

function suggestLoop(call: CallNode, inspection: Inspection): Changes['suggest'] {
  const edits = call.type === 'CallExpression' ? toLoop(call, inspection) : undefined;
  return edits ? [{ messageId: 'useForOf', fix: toFix(edits) }] : [];
}

/** `ids.forEach((id) => User.deleteOne({ id }))`: queries that nothing runs, as the callback gives them to nobody. */
function reportUnrun(callback: Callback, inspection: Inspection): void {
  const { fn, call } = callback;
  const query = isFunction(fn) && !fn.async ? findResult(fn) : undefined;
  if (!query || !inspection.canBePromise(query) || inspection.kindOf(query) !== 'thenable') return;
  const fate = findQueryFate(query, inspection);
  if (fate?.kind !== 'unrun' || isAllowedCall(query, inspection)) return;
  const isOfDroppedArray = findMethodName(call) === 'map' && call.parent.type === 'ExpressionStatement';
  if (!isOfDroppedArray && !isResultDropped(callback, inspection)) return;
  inspection.report({ at: query, messageId: 'floatingLazy', data: { package: fate.package } });
}

/** What takes the promise for its value: every promise is truthy, and no number. */
function reportArrayCallback({ fn, call }: Callback, method: string, inspection: Inspection): void {
  const origin = call.type === 'CallExpression' ? inspection.oracle.calleeOrigin(call) : undefined;
  const isOfArray = origin ? arrayMethod.test(origin.name) : isAskedOfUnknownArray(fn, call, method, inspection);
  if (!isOfArray) return;
  const messageId = predicateMethods.has(method) ? 'predicate' : 'comparator';
  inspection.report({ at: getHead(fn, inspection), messageId, data: { method } });
}

/** Whether it is `text.replace(/\w+/g, f)`: hardly anything but a text is asked for a pattern. */
function isReplacing(call: CallNode, { oracle, context }: Inspection): boolean {
  if (call.type !== 'CallExpression' || !/^replace(?:All)?$/.test(findMethodName(call) ?? '')) return false;
  const [sought] = call.arguments;
  if (sought?.type !== 'Literal' || !('regex' in sought)) return false;
  const origin = oracle.calleeOrigin(call);
  if (origin) return /^String\.\w+$/.test(origin.name);
  return !getModuleFile(context).findCallee(call) && isTakenAtOnce(call, context.sourceCode);
}

/** Whether nobody waits for what the callback returns. */
function isResultDropped(callback: Callback, inspection: Inspection): boolean {
  const { call, index } = callback;
  const { options, sourceCode } = inspection;
  const method = findMethodName(call);
  // `finally` waits for what its callback returns, though it is declared `void`.
  if (!isCallbackPlaceChecked(options, 'arguments') || method === 'finally') return false;
  // An asynchronous executor of a promise is the rule no-nested-run's.
  if (call.type === 'NewExpression' && isOrigin(findCalleeOrigin(call, sourceCode), globalModule, 'Promise'))
    return false;
  if (removalMethods.has(method ?? sourceCode.getText(call.callee)) || isAllowedCall(call, inspection)) return false;
  const result = inspection.oracle.callbackResult(call, index);
  if (result === 'dropped' || (result === 'unknown' && isKnownToDrop(call, index, inspection))) {
    const findOrigin = () => findCalleeOrigin(call, sourceCode) ?? inspection.oracle.calleeOrigin(call);
    if (keepsResult(method, findOrigin)) return false;
    return !isOnCapturingEmitter(call, inspection);
  }
  if (result === 'used' && subscription.test(method ?? '')) {
    const origin = inspection.oracle.calleeOrigin(call);
    return origin !== undefined && dropsWhatListenerGives(index, origin);
  }
  if (result === 'unknown' && isLoopOfUnknown(callback, inspection)) return true;
  return options.checkExpressHandlers && isExpressCall(call, inspection);
}

/**
 * `items.forEach(async …);` where nothing tells what `items` is: an array drops what the callback returns, and of what waits
 * for it the statement would drop the promise.
 */
function isLoopOfUnknown({ fn, call }: Callback, inspection: Inspection): boolean {
  const isLoop = call.parent.type === 'ExpressionStatement' && findMethodName(call) === 'forEach';
  return isLoop && isOfUnknown(fn, call, inspection);
}

function isOnCapturingEmitter({ callee }: CallNode, { sourceCode }: Inspection): boolean {
  const emitter = callee.type === 'MemberExpression' ? callee.object : undefined;
  return capturesRejections(
    emitter?.type === 'ThisExpression' ? emitter : findOnlyValue(findVariable(emitter, sourceCode)),
  );
}

function reportPlaced({ fn, place, receiver, handlesEvent = false }: PlacedFunction, inspection: Inspection): void {
  const result = inspection.oracle.expectedResult(fn);
  if (result !== 'dropped' && handlesEvent !== 'always' && !(result === 'unknown' && handlesEvent)) return;
  if (isSettlingFunction(fn, inspection) || (!handlesEvent && isExpectedOfNeighbours(fn))) return;
  const isDeclared = !handlesEvent && (place === 'properties' || place === 'variables');
  inspection.report({
    at: getHead(fn, inspection),
    messageId: isDeclared ? 'declaredDropped' : 'droppedCallback',
    data: { receiver },
  });
}

function reportMember({ member, fn, heritage }: InheritedMember, inspection: Inspection): void {
  const name = findPropertyName(member);
  if (name === undefined || !returnsPromise(fn, inspection) || isHandledByFramework(heritage, inspection)) return;
  if (inspection.oracle.expectedMemberResult(heritage.node, name) !== 'dropped') return;
  if (isSettlingFunction(fn, inspection)) return;
  const receiver = `\`${heritage.name}.${name}\``;
  inspection.report({ at: member.key.loc, messageId: 'declaredDropped', data: { receiver } });
}

function isHandledByFramework({ node }: Heritage, { sourceCode }: Inspection): boolean {
  const origin = findCalleeOrigin(node.type === 'TSClassImplements' ? node.expression : node, sourceCode);
  return origin !== undefined && handlesRejectionsOfMembers(origin);
}

/** The function up to its body, or up to its parameters where it has some. */
function getHead(fn: TSESTree.Expression, { sourceCode }: Inspection): TSESTree.Node | TSESTree.SourceLocation {
  if (!isFunction(fn)) return fn;
  const [first] = fn.params;
  const before = fn.type === 'ArrowFunctionExpression' ? '=>' : '(';
  const from = fn.type === 'ArrowFunctionExpression' ? (fn.params.at(-1)?.range[1] ?? fn.range[0]) : fn.range[0];
  const at = sourceCode.text.indexOf(before, from);
  const end = at === -1 || first === undefined ? fn.body.range[0] : at + before.length;
  return { start: fn.loc.start, end: sourceCode.getLocFromIndex(Math.min(end, fn.body.range[0])) };
}

/** Whether something around an object says what its properties have to be: an annotation, a parameter, a variable. */
function isExpected({ parent }: TSESTree.Expression): boolean {
  switch (parent.type) {
    case 'VariableDeclarator':
      return Boolean(parent.id.typeAnnotation);
    case 'PropertyDefinition':
      return Boolean(parent.typeAnnotation);
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
