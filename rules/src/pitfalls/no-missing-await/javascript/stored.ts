import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isComponent } from '../../../file-kinds.js';
import { addAwait } from '../../../javascript/edits/await.js';
import { getControlFlow, getFlowRoot } from '../../../javascript/flow/control-flow.js';
import { someAround } from '../../../javascript/flow/traverse.js';
import { isTestCode } from '../../../javascript/semantics/facts/test-code.js';
import { getModuleFile } from '../../../javascript/semantics/project.js';
import { findMemberOf, findMethodName, findPropertyName } from '../../../javascript/syntax/member-names.js';
import { isCallNode } from '../../../javascript/syntax/predicates.js';
import { unwrapExpression } from '../../../javascript/syntax/unwrap.js';
import { findVariable } from '../../../javascript/syntax/variables.js';
import { isAllowedCall } from './calls.js';
import type { Check, Inspection } from './inspection.js';
import { hasNothingToHandle, isSettled, isSettlingFunction } from './promises/settled-promises.js';
import { suggestAwait, suggestAwaitAll, suggestAwaitOf, type Changes } from './suggestions/suggestions.js';
import { suggestTogether } from './suggestions/together.js';
import { findForgottenStart, isMadeBeforeCause } from './promises/where-made.js';

/** A promise that a declaration keeps in a variable which is never written again. */
interface Stored {
  readonly declarator: TSESTree.VariableDeclarator;
  readonly value: TSESTree.Expression;
  readonly variable: TSESLint.Scope.Variable;
  readonly reads: readonly TSESTree.Identifier[];
}

/** A promise that is put into a variable which is written more than once, or not where it is declared. */
interface Assigned {
  /** The assignment or the declaration with a value. */
  readonly write: TSESTree.AssignmentExpression | TSESTree.VariableDeclarator;
  readonly value: TSESTree.Expression;
  readonly variable: TSESLint.Scope.Variable;
  readonly writes: ReadonlySet<TSESTree.Node>;
  readonly reads: readonly TSESTree.Identifier[];
}

/** An empty array that promises are put into, and nothing else happens to. */
interface Collection {
  readonly variable: TSESLint.Scope.Variable;
  readonly pushed: readonly TSESTree.Expression[];
}

/** What is collected while the tree is visited. */
interface Candidates {
  readonly stored: Stored[];
  readonly assigned: Assigned[];
  readonly collections: Collection[];
}

/** Promises that are kept and then forgotten: never read, not read on every path, in an array that is dropped. */
export function checkStored(inspection: Inspection): Check {
  const candidates: Candidates = { stored: [], assigned: [], collections: [] };
  const { stored, assigned, collections } = candidates;
  return {
    listener: {
      VariableDeclarator: (node) => collect(node, candidates, inspection),
    },
    getAsked: () => [
      ...[...stored, ...assigned].map(({ value }) => value),
      ...collections.flatMap(({ pushed }) => pushed),
    ],
    report() {
      for (const one of stored) {
        if (canBeForgotten(one.value, inspection)) reportStored(one, inspection);
        else reportMapped(one, inspection);
      }
      for (const one of assigned) {
        if (!canBeForgotten(one.value, inspection) || inspection.isMisusedLater(one.value)) continue;
        if (isLost(one)) reportAssigned(one, inspection);
      }
      for (const one of collections) reportCollection(one, inspection);
    },
  };
}

function collect(
  declarator: TSESTree.VariableDeclarator,
  candidates: Candidates,
  { context: { filename }, sourceCode }: Inspection,
): void {
  const { id, init } = declarator;
  if (id.type !== 'Identifier' || isExported(declarator)) return;
  const variable = findVariable(id, sourceCode);
  if (!variable || variable.defs.length !== 1 || isReadElsewhere(variable, filename)) return;
  const others = variable.references.filter(({ init: isInit }) => isInit !== true);
  if (others.some((reference) => reference.isWrite())) {
    candidates.assigned.push(...findAssigned(declarator, variable));
    return;
  }
  if (!init) return;
  const reads = others.flatMap(({ identifier }) => (identifier.type === 'Identifier' ? [identifier] : []));
  if (init.type === 'ArrayExpression' && init.elements.length === 0) {
    const pushed = getPushed(reads);
    if (pushed.length > 0) candidates.collections.push({ variable, pushed });
  } else if (isStart(init)) {
    candidates.stored.push({ declarator, value: init, variable, reads });
  }
}

/** Whether the value is a promise whose rejection somebody has to see. */
function canBeForgotten(value: TSESTree.Expression, inspection: Inspection): boolean {
  if (inspection.kindOf(value) !== 'promise') return false;
  const isLeftAlone = isSettled(value, inspection) && !hasNothingToHandle(value, inspection);
  return !isLeftAlone && !isAllowedCall(value, inspection);
}

function reportStored(stored: Stored, inspection: Inspection): void {
  const { declarator, value, variable, reads } = stored;
  const { loc } = declarator.id;
  const data = { name: variable.name };
  if (reads.length === 0) {
    const getChanges = (): Changes => suggestAwaitOf(value, inspection.context);
    inspection.report({ at: loc, messageId: 'unusedPromise', data, getChanges });
  } else if (isLeftOnPath(stored)) {
    if (inspection.isMisusedLater(value)) return;
    inspection.report({
      at: loc,
      messageId: 'unusedOnPath',
      data,
      getChanges: () => suggestAwaitOfAll(reads, inspection),
    });
  } else if (inspection.options.checkRejectionWindow && !isTestCode(getModuleFile(inspection.context))) {
    // In a test such a rejection fails the test, as it would a line later.
    const other = findAwaitedBefore(stored);
    if (!other || hasNothingToHandle(value, inspection) || isMadeFirst(value, inspection)) return;
    inspection.report({
      at: loc,
      messageId: 'rejectionWindow',
      data: { ...data, awaited: inspection.describe(other) },
      getChanges: () => suggestTogether(declarator, reads, getFlowRoot(declarator), inspection.sourceCode.text),
    });
  }
}

/** To await the call, where the variable is nowhere used as a promise: its value was meant. */
function suggestAwaitOfAll([read]: readonly TSESTree.Identifier[], inspection: Inspection): Changes {
  const start = read && findForgottenStart(read, inspection, false);
  return start ? suggestAwait(addAwait(start), start, inspection.context) : { suggest: [] };
}

/** Whether the promise is an event that what is awaited then causes: it has to be made first. */
function isMadeFirst(written: TSESTree.Expression, { oracle, sourceCode }: Inspection): boolean {
  const node = unwrapExpression(written);
  return node.type === 'CallExpression' && isMadeBeforeCause(node, oracle, sourceCode);
}

/** What else a run of the function can await before it awaits the promise, whose rejection nobody would see meanwhile. */
function findAwaitedBefore({ declarator, reads }: Stored): TSESTree.Expression | undefined {
  if (!reads.every(({ parent }) => parent.type === 'AwaitExpression')) return undefined;
  let awaited: TSESTree.Expression | undefined;
  const isOwn = (node: TSESTree.Node): boolean => reads.some((read) => read === node);
  const isOther = (node: TSESTree.Node): boolean => {
    if (node.type !== 'AwaitExpression' || isOwn(node.argument)) return false;
    awaited ??= node.argument;
    return true;
  };
  const flow = getControlFlow(getFlowRoot(declarator));
  return flow.hasPath({ from: declarator, to: isOther, avoiding: isOwn, exceptions: false }) ? awaited : undefined;
}

function reportAssigned({ write, variable, reads }: Assigned, inspection: Inspection): void {
  const { loc } = write.type === 'AssignmentExpression' ? write.left : write.id;
  const messageId = reads.length === 0 ? 'unusedPromise' : 'unusedOnPath';
  const getChanges = (): Changes => suggestAwaitOfAll(reads, inspection);
  inspection.report({ at: loc, messageId, data: { name: variable.name }, getChanges });
}

/** `const saved = records.map(save);`, of which at most the length is read. */
function reportMapped({ value, variable, reads, declarator }: Stored, inspection: Inspection): void {
  if (value.type !== 'CallExpression' || findMethodName(value) !== 'map' || !reads.every(isLengthRead)) return;
  const [callback] = value.arguments;
  if (inspection.kindOf(value) !== 'array' || !callback || callback.type === 'SpreadElement') return;
  if (isSettlingFunction(callback, inspection)) return;
  inspection.report({
    at: declarator.id.loc,
    messageId: 'droppedCollection',
    data: { name: variable.name },
    getChanges: () => suggestAwaitAll(value, inspection.context),
  });
}

function isLengthRead({ parent }: TSESTree.Identifier): boolean {
  return parent.type === 'MemberExpression' && findPropertyName(parent) === 'length';
}

function reportCollection({ variable, pushed }: Collection, inspection: Inspection): void {
  const [identifier] = variable.identifiers;
  if (!identifier || !pushed.some((node) => inspection.kindOf(node) === 'promise')) return;
  inspection.report({ at: identifier.loc, messageId: 'droppedCollection', data: { name: variable.name } });
}

/** What starts something: a read of a property or of another variable hands on a promise that others may await. */
function isStart(node: TSESTree.Expression): boolean {
  const value = node.type === 'ChainExpression' ? node.expression : node;
  return isCallNode(value) || value.type === 'ImportExpression';
}

/** Whether a run of the function can end, without an exception, and never read the variable. */
function isLeftOnPath({ declarator, reads }: Stored): boolean {
  const root = getFlowRoot(declarator);
  // A nested function may run at any time.
  if (root.type === 'Program' || reads.some((read) => getFlowRoot(read) !== root)) return false;
  const isRead = (node: TSESTree.Node): boolean => reads.some((read) => read === node);
  return getControlFlow(root).hasPath({ from: declarator, to: 'return', avoiding: isRead, exceptions: false });
}

/** What is started and put into a variable of one function, by its declaration and by plain assignments alone. */
function findAssigned(declarator: TSESTree.VariableDeclarator, variable: TSESLint.Scope.Variable): Assigned[] {
  const root = getFlowRoot(declarator);
  if (root.type === 'Program') return [];
  const writes = new Map<TSESTree.Node, Pick<Assigned, 'write' | 'value'>>();
  const reads: TSESTree.Identifier[] = [];
  for (const reference of variable.references) {
    const { identifier } = reference;
    if (identifier.type !== 'Identifier' || getFlowRoot(identifier) !== root) return [];
    if (!reference.isWrite()) {
      reads.push(identifier);
      continue;
    }
    const write = identifier.parent;
    if (write.type === 'VariableDeclarator' && write.init) writes.set(write, { write, value: write.init });
    else if (write.type === 'AssignmentExpression' && write.operator === '=' && write.left === identifier) {
      writes.set(write, { write, value: write.right });
    } else return [];
  }
  const nodes = new Set(writes.keys());
  return [...writes.values()].flatMap(({ write, value }) =>
    isStart(value) && (write.type !== 'AssignmentExpression' || write.parent.type === 'ExpressionStatement')
      ? [{ write, value, variable, writes: nodes, reads }]
      : [],
  );
}

/**
 * Whether a run of the function can end, or put something else into the variable, before it is read. What is put there on a
 * condition counts only when it is never read: a condition further on may be the opposite.
 */
function isLost({ write, writes, reads }: Assigned): boolean {
  if (reads.length > 0 && isConditional(write)) return false;
  const isRead = (node: TSESTree.Node): boolean => reads.some((read) => read === node);
  const to = ['return', (node: TSESTree.Node) => writes.has(node)] as const;
  return getControlFlow(getFlowRoot(write)).hasPath({ from: write, to, avoiding: isRead, exceptions: false });
}

function isConditional(node: TSESTree.Node): boolean {
  return someAround(node, (at, part) => {
    if (at.type === 'IfStatement') return at.test !== part;
    return at.type === 'SwitchCase' || at.type === 'CatchClause';
  });
}

/** What is pushed, when all that happens to the array is `push` as a statement; else nothing. */
function getPushed(reads: readonly TSESTree.Identifier[]): TSESTree.Expression[] {
  const pushed: TSESTree.Expression[] = [];
  for (const read of reads) {
    const member = findMemberOf(read);
    if (!member) return [];
    const name = findPropertyName(member);
    if (name === 'length' && member.parent.type !== 'AssignmentExpression') continue;
    const call = member.parent;
    if (name !== 'push' || call.type !== 'CallExpression' || call.parent.type !== 'ExpressionStatement') return [];
    for (const argument of call.arguments) {
      if (argument.type === 'SpreadElement') return [];
      pushed.push(argument);
    }
  }
  return pushed;
}

function isExported(declarator: TSESTree.VariableDeclarator): boolean {
  return declarator.parent.parent.type === 'ExportNamedDeclaration';
}

/** Other scripts may read what a script declares at its top, and the template what a component does. */
function isReadElsewhere({ scope }: TSESLint.Scope.Variable, filename: string): boolean {
  return scope.type === 'global' || (scope.type === 'module' && isComponent(filename));
}
