import type { TSESTree } from '@typescript-eslint/utils';
import { promiseMethods, waitingForAll } from '../../../../javascript/library/promise-methods.js';
import { findCalleeOrigin, globalModule, isOrigin } from '../../../../javascript/semantics/origins.js';
import { findOnlyWritten } from '../../../../javascript/semantics/own-members.js';
import { findPropertyName } from '../../../../javascript/syntax/member-names.js';
import { type CallNode, isNamed, isNothing } from '../../../../javascript/syntax/predicates.js';
import { findOnlyValue, findVariable, getReads, isSetWhereverRead } from '../../../../javascript/syntax/variables.js';
import { isPromiseLike } from '../../../../javascript/types/oracle.js';
import { isTypeScriptFile } from '../../../../javascript/typescript-files.js';
import type { RuleListener } from '../../../../rule.js';
import type { Check, Inspection } from '../inspection.js';
import { conversions, findOutcome, getMadeOf } from './conversions.js';
import { findAsserted } from './expectations.js';
import {
  findQueryValues,
  getJsonParts,
  isCloner,
  isQuery,
  isJsonReply,
  isJsonWriter,
  isNamedAsCloner,
  isNamedAsJsonReply,
} from './json-writers.js';

interface ValueUse {
  readonly node: TSESTree.Expression;
  /** What happens because it is a promise: the middle of the message. */
  readonly consequence: string;
  /** Reported only when this is certainly no promise and not null: the other side of a comparison. */
  readonly other?: TSESTree.Expression;
  /** Reported also when only some parts of the type are promises. */
  readonly isForAny?: boolean;
  /** Reported also when the promise may be missing: the outcome makes no sense then, either. */
  readonly isForMissing?: boolean;
  /** Reported only when types say that this is something, and no promise: what a test expects. */
  readonly expected?: TSESTree.Expression;
  /** What else has to be true, where only types tell: asked last. */
  readonly isCertain?: () => boolean;
}

/** A member that is read of what may be a promise, in whatever form. */
interface MemberUse {
  readonly object: TSESTree.Expression;
  readonly name: string;
}

/** A method with the call of it. */
type CalledMember = TSESTree.MemberExpression & { readonly parent: TSESTree.CallExpression };

const equalityOperators: ReadonlySet<string> = new Set(['==', '!=', '===', '!==']);

/**
 * What every promise has; methods of all objects among it, the one that assertion libraries give them (chai), and what those of
 * `promisify(exec)` have.
 */
export const membersOfPromises: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Promise.prototype),
  ...Object.getOwnPropertyNames(Object.prototype),
  ...['should', 'child'],
]);

/** Promises used as if they were their values: operands, texts, spreads, members. */
export function checkValues(inspection: Inspection): Check {
  const uses: ValueUse[] = [];
  const members: MemberUse[] = [];
  return {
    listener: { ...collectUses(uses, inspection), ...collectMembers(uses, members, inspection) },
    getAsked: () => [
      ...uses.flatMap(({ node, expected }) => (expected ? [node, expected] : [node])),
      ...members.map(({ object }) => object),
    ],
    report() {
      for (const use of uses) {
        const { node, consequence, isCertain } = use;
        if (!isMisused(use, inspection) || isCertain?.() === false) continue;
        inspection.reportMisused(node, { consequence, isValue: true });
      }
      reportMembers(members, inspection);
    },
  };
}

/** Places that make something of a value. */
function collectUses(uses: ValueUse[], inspection: Inspection): RuleListener {
  return {
    BinaryExpression(node) {
      uses.push(...getOperands(node, inspection));
    },
    TemplateLiteral({ expressions, parent }) {
      if (parent.type === 'TaggedTemplateExpression') return;
      const consequence = 'the text is `[object Promise]`';
      for (const one of expressions.flatMap(getOutcomes)) {
        uses.push(...toUses(one, consequence, { isForMissing: true }));
      }
      for (const one of expressions) uses.push(...getReplaceable(one, consequence, inspection));
    },
    SpreadElement({ argument }) {
      const consequence = 'there is nothing in it to spread';
      for (const one of getAlternatives(argument)) {
        if (!isObjectHere(one, inspection)) uses.push(...toUses(one, consequence, { isForAny: true }));
      }
    },
    UnaryExpression({ operator, argument }) {
      if (['+', '-', '~'].includes(operator))
        uses.push(...toUses(argument, 'the result is `NaN`', { isForMissing: true }));
    },
    SwitchStatement({ discriminant, cases }) {
      if (!cases.some(({ test }) => test && isPlain(test))) return;
      uses.push(...toUses(discriminant, 'none of these cases is ever taken'));
    },
    ForOfStatement(node) {
      // Of what can be iterated asynchronously as it is, `iteration.ts` tells.
      const isCertain = (): boolean => inspection.oracle.iteration(node.right) !== 'async';
      if (!node.await) uses.push(...toUses(node.right, 'it cannot be iterated', { isCertain }));
    },
    CallExpression(node) {
      uses.push(...getConverted(node, inspection), ...getExpected(node, inspection));
    },
    NewExpression(node) {
      if (isNamed(node.callee, 'Map') || isNamed(node.callee, 'Set')) uses.push(...getConverted(node, inspection));
    },
  };
}

/** The use, if the node may be a promise. */
function toUses(node: TSESTree.Node, consequence: string, more: Partial<ValueUse> = {}): ValueUse[] {
  return isAsked(node) ? [{ node, consequence, ...more }] : [];
}

function getOperands({ operator, left, right }: TSESTree.BinaryExpression, inspection: Inspection): ValueUse[] {
  if (operator === 'in') {
    const isTestForPromise = left.type === 'Literal' && promiseMethods.has(String(left.value));
    return isTestForPromise ? [] : toUses(right, 'it has none of the keys that are looked for');
  }
  if (equalityOperators.has(operator)) {
    const consequence = 'the comparison is the same whatever it resolves to';
    return [
      ...(canBePlain(right, inspection) || canBeFresh(left, right, inspection)
        ? toUses(left, consequence, { other: right })
        : []),
      ...(canBePlain(left, inspection) || canBeFresh(right, left, inspection)
        ? toUses(right, consequence, { other: left })
        : []),
    ];
  }
  const consequence = findOutcome(operator);
  if (consequence === undefined) return [];
  return [left, right].flatMap(getOutcomes).flatMap((one) => toUses(one, consequence, { isForMissing: true }));
}

/** Arguments of which the call makes a value of another kind. */
function getConverted(node: CallNode, inspection: Inspection): ValueUse[] {
  const [argument] = node.arguments;
  if (!argument) return [];
  const values = findQueryValues(node);
  if (values) {
    const isCertain = (): boolean => isQuery(node, inspection);
    return getJsonParts(values).flatMap((part) => toUses(part, 'it is sent as `{}`', { isCertain }));
  }
  if (node.type === 'CallExpression' && isNamedAsCloner(node, inspection)) {
    const isCertain = (): boolean => isCloner(node, inspection);
    return getJsonParts(argument).flatMap((part) => toUses(part, 'it cannot be cloned', { isCertain }));
  }
  const origin = findCalleeOrigin(node, inspection.sourceCode);
  const mayReply = node.type === 'CallExpression' && isNamedAsJsonReply(node);
  if (isJsonWriter(origin) || mayReply) {
    const more = mayReply ? { isCertain: () => isJsonWriter(origin) || isJsonReply(node, inspection) } : {};
    return getJsonParts(argument).flatMap((part) => toUses(part, 'it is written as `{}`', more));
  }
  const consequence = origin?.module === globalModule ? conversions.get(origin.name) : undefined;
  if (origin === undefined || consequence === undefined) return [];
  const isPrinted = origin.name.startsWith('console.');
  return getMadeOf(node, origin.name)
    .filter((one) => !isPrinted || isUsedOnlyHere(one, inspection))
    .flatMap((one) => [...toUses(one, consequence), ...getReplaceable(one, consequence, inspection)]);
}

/** What a test compares with what a promise resolves to. */
function getExpected(node: TSESTree.CallExpression, inspection: Inspection): ValueUse[] {
  const asserted = findAsserted(node, inspection);
  if (asserted === undefined) return [];
  const { argument, verdict, expected } = asserted;
  // A test of `Promise.resolve()` may be about the promise that it gives; what these give is asked for its values.
  const isOfSeveral =
    argument.type === 'CallExpression' &&
    isOrigin(findCalleeOrigin(argument, inspection.sourceCode), globalModule, ...waitingForAll);
  return isOfSeveral || isUsedOnlyHere(argument, inspection) ? toUses(argument, verdict, { expected }) : [];
}

/** Who looks at a promise that is used elsewhere, too, may want to see that it is one. */
function isUsedOnlyHere(argument: TSESTree.Node, inspection: Inspection): boolean {
  const { sourceCode } = inspection;
  if (argument.type === 'CallExpression') {
    return findCalleeOrigin(argument, sourceCode)?.name.startsWith('Promise.') !== true;
  }
  if (argument.type !== 'Identifier' || !inspection.isStoredCall(argument)) return false;
  const [first, ...others] = getReads(findVariable(argument, sourceCode));
  if (first !== argument) return false;
  // Of several assertions about what it resolves to, the first is reported.
  return others.every((one) => isJudged(one, inspection));
}

/** Whether it is what an assertion compares with a value. */
function isJudged(node: TSESTree.Node, inspection: Inspection): boolean {
  const { parent } = node;
  return parent?.type === 'CallExpression' && findAsserted(parent, inspection)?.argument === node;
}

/** Reads of members and elements; what is read by position is a use like any other. */
function collectMembers(uses: ValueUse[], members: MemberUse[], inspection: Inspection): RuleListener {
  const takeApart = (value: TSESTree.Expression, pattern: TSESTree.Node): void => {
    if (!isCallOrStored(value, inspection)) return;
    if (pattern.type === 'ArrayPattern') uses.push(...toUses(value, 'it cannot be iterated'));
    if (pattern.type !== 'ObjectPattern') return;
    for (const property of pattern.properties) {
      const name = property.type === 'Property' ? findPropertyName(property) : undefined;
      if (name !== undefined) members.push({ object: value, name });
    }
  };
  return {
    VariableDeclarator({ id, init }) {
      if (init) takeApart(init, id);
    },
    AssignmentExpression({ left, operator, right }) {
      if (operator === '=') takeApart(right, left);
    },
    MemberExpression(node) {
      if (node.computed && isCallOrStored(node.property, inspection)) {
        uses.push(...toUses(node.property, 'the key is the text `[object Promise]`'));
      }
      const object = unwrapAssertion(node.object);
      if (!isCallOrStored(object, inspection) && !isUncheckedField(object, inspection)) return;
      if (isCalledForText(node)) {
        const isCertain = (): boolean => isTextOfObject(node, inspection);
        uses.push(...toUses(object, 'the text is `[object Promise]`', { isCertain }));
      }
      if (node.computed && isPosition(node.property, inspection)) {
        const consequence = `it has no \`${inspection.sourceCode.getText(node.property)}\``;
        uses.push(...toUses(object, consequence, { isForMissing: true }));
        return;
      }
      const name =
        node.computed && node.property.type === 'Literal' ? String(node.property.value) : findPropertyName(node);
      // Every promise has these, so that there is nothing to ask.
      if (name !== undefined && !promiseMethods.has(name)) members.push({ object, name });
    },
  };
}

/** Whether it counts elements: a number, a variable that is counted up or down, arithmetic other than `+`. */
function isPosition(node: TSESTree.Expression, { sourceCode }: Inspection): boolean {
  if (node.type === 'Literal') return typeof node.value === 'number';
  if (node.type === 'BinaryExpression') return ['-', '*', '/', '%'].includes(node.operator);
  const variable = findVariable(node, sourceCode);
  return variable?.references.some(({ identifier: { parent } }) => isCount(parent)) === true;
}

/** `i++`, `i += 2` */
function isCount(node: TSESTree.Node | undefined): boolean {
  if (node?.type !== 'AssignmentExpression') return node?.type === 'UpdateExpression';
  const { operator, right } = node;
  return /^[+-]=$/.test(operator) && right.type === 'Literal' && typeof right.value === 'number';
}

/** `load().toString()` */
function isCalledForText(node: TSESTree.MemberExpression): node is CalledMember {
  const { parent } = node;
  if (!/^to(?:Locale)?String$/.test(findPropertyName(node) ?? '')) return false;
  return parent.type === 'CallExpression' && parent.callee === node;
}

/** Whether the method is the one that all objects have: a query may have another, which tells its text. */
function isTextOfObject(node: CalledMember, inspection: Inspection): boolean {
  const origin = inspection.oracle.calleeOrigin(node.parent);
  return (
    isOrigin(origin, globalModule, 'Object.toString', 'Object.toLocaleString') || inspection.isBarePromise(node.object)
  );
}

/** Whether an expression is a call, `import()` included, or a name for what one gave, if it called anything. */
function isCallOrStored(written: TSESTree.Expression, inspection: Inspection): boolean {
  const node = unwrapAssertion(written);
  if (node.type === 'Identifier' && inspection.isStoredOptionalCall(node)) return true;
  return node.type === 'ImportExpression' || inspection.isCallOrStored(node);
}

/** `this.page` in JavaScript, which a call gave; in TypeScript the compiler reports members that a promise has not. */
function isUncheckedField(node: TSESTree.Expression, { context, sourceCode }: Inspection): boolean {
  if (node.type !== 'MemberExpression' || isTypeScriptFile(context.filename)) return false;
  return findOnlyWritten(node, sourceCode)?.type === 'CallExpression';
}

/** What is said to be there, or may be missing: `users?.find()` in `(users?.find())!`. */
function unwrapAssertion(node: TSESTree.Expression): TSESTree.Expression {
  return node.type === 'TSNonNullExpression' || node.type === 'ChainExpression'
    ? unwrapAssertion(node.expression)
    : node;
}

function isMisused(use: ValueUse, inspection: Inspection): boolean {
  const { node, other, expected, isForAny = false, isForMissing = false } = use;
  if (expected && inspection.kindOf(expected) !== 'none') return false;
  if (!isPromiseLike(inspection.kindOf(node))) return false;
  // What an asynchronous function returned just now is equal to nothing else.
  if (other && !isPlainValue(other, inspection)) {
    if (isNothing(other) && inspection.oracle.hasNullTypes() && inspection.isAlwaysPromise(node)) return true;
    return (isCall(node) || isNothing(other)) && inspection.isBarePromise(node);
  }
  if (isForMissing && inspection.oracle.isPromiseOrNothing(node)) return true;
  return isForAny || inspection.isAlwaysPromise(node);
}

function canBePlain(node: TSESTree.Expression, inspection: Inspection): boolean {
  return isAsked(node) ? !isNamed(node, 'undefined') : isPlainValue(node, inspection);
}

/** Whether something compared with a promise makes no sense: neither a promise nor a test for there being one. */
function isPlainValue(node: TSESTree.Expression, inspection: Inspection): boolean {
  if (node.type === 'Literal') return node.value !== null;
  if (node.type === 'TemplateLiteral') return true;
  if (isNamed(node, 'undefined')) return false;
  return isAsked(node) && inspection.oracle.isPrimitive(node);
}

/** One report for each object, however many of its members are read. */
function reportMembers(members: readonly MemberUse[], inspection: Inspection): void {
  const reported = new Set<TSESTree.Expression>();
  for (const { object, name } of members) {
    if (reported.has(object) || inspection.kindOf(object) !== 'promise') continue;
    if (!inspection.oracle.hasOnlyAwaited(object, name) && !lacksMember(object, name, inspection)) continue;
    reported.add(object);
    inspection.reportMisused(object, { consequence: `it has no \`${name}\``, isValue: true });
  }
}

/** Where no type tells what it resolves to, as in most JavaScript: `response.json().items`. */
function lacksMember(object: TSESTree.Expression, name: string, inspection: Inspection): boolean {
  if (membersOfPromises.has(name)) return false;
  if (inspection.isBarePromise(object)) return true;
  return inspection.oracle.lacksProperty(object, name) && inspection.isOfDeclaredType(object);
}

/** What an expression that chooses can give: `open && load()`, `open ? load() : {}`. */
function getAlternatives(node: TSESTree.Expression): TSESTree.Expression[] {
  if (node.type === 'ConditionalExpression') return [node.consequent, node.alternate].flatMap(getAlternatives);
  if (node.type !== 'LogicalExpression') return [node];
  // What `&&` gives of its left side is falsy, and no promise.
  return (node.operator === '&&' ? [node.right] : [node.left, node.right]).flatMap(getAlternatives);
}

/** The same without what the expression decides by, which is a condition: `open ? load() : {}`, `open && load()`. */
function getOutcomes(node: TSESTree.Expression): TSESTree.Expression[] {
  if (node.type === 'ConditionalExpression') return [node.consequent, node.alternate].flatMap(getOutcomes);
  return node.type === 'LogicalExpression' ? getOutcomes(node.right) : [node];
}

/** `text` of `text ?? ''` where it may be missing; of a promise that is always there, the condition is reported. */
function getReplaceable(node: TSESTree.Node, consequence: string, inspection: Inspection): ValueUse[] {
  if (node.type !== 'LogicalExpression' || node.operator === '&&') return [];
  const { left } = node;
  const isCertain = (): boolean => !inspection.isAlwaysPromise(left);
  return toUses(left, consequence, { isForMissing: true, isCertain });
}

/** `const body = { ...load() };`: by its type it has the members of the promise, which is reported there. */
function isObjectHere(node: TSESTree.Expression, { sourceCode }: Inspection): boolean {
  return findOnlyValue(findVariable(node, sourceCode))?.type === 'ObjectExpression';
}

/** Whether a promise may be compared that was made just now with another such, or one that a variable keeps with nothing. */
function canBeFresh(node: TSESTree.Node, other: TSESTree.Node, inspection: Inspection): boolean {
  if (!isNothing(other)) return isCall(node) && isCall(other);
  if (node.type !== 'Identifier') return isCall(node);
  const variable = findVariable(node, inspection.sourceCode);
  return variable !== undefined && isSetWhereverRead(variable) && inspection.isStoredCall(node);
}

function isCall(node: TSESTree.Node): boolean {
  return node.type === 'CallExpression';
}

function isPlain(node: TSESTree.Expression): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && node.value !== null);
}

/** Expressions that may be promises and that are worth a question: names, members and calls. */
export function isAsked(node: TSESTree.Node): node is TSESTree.Expression {
  switch (node.type) {
    case 'CallExpression':
    case 'ChainExpression':
    case 'Identifier':
    case 'ImportExpression':
    case 'MemberExpression':
    case 'NewExpression':
      return true;
    default:
      return false;
  }
}
