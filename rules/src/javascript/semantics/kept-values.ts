import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { getControlFlow, getFlowRoot, type FlowRoot } from '../flow/control-flow.js';
import { findEnclosingFunction, isFunction } from '../syntax/functions.js';
import { isNothing } from '../syntax/predicates.js';
import { isWrapper, unwrapExpression } from '../syntax/unwrap.js';
import { findOnlyValue, findVariable, getReads, isSetWhereverRead, type ScopeSource } from '../syntax/variables.js';

type Variable = TSESLint.Scope.Variable;

const assignments = new WeakMap<Variable, TSESTree.AssignmentExpression | null>();

/**
 * The value that a variable has wherever it is read: the one that it is declared with, or the only one that is assigned to
 * a variable without a value, `let user; user = load();`, where every way to a read leads over the assignment.
 */
export function findKeptValue(variable: Variable | undefined): TSESTree.Expression | undefined {
  return findOnlyValue(variable) ?? (variable && findOnlyAssignment(variable)?.right);
}

/**
 * The same of what a name means, but for a `var` in a block that may not have run, and for a name that is read before it has
 * its value: who follows values comes to an end also where they are made of each other, `var a = b.then(), b = a.then()`.
 */
export function findCertainValue(name: TSESTree.Identifier, sourceCode: ScopeSource): TSESTree.Expression | undefined {
  const variable = findVariable(name, sourceCode);
  const value = variable && isSetWhereverRead(variable) ? findKeptValue(variable) : undefined;
  return value && isMadeBefore(value, name) ? value : undefined;
}

/** Whether a variable has a value when a name reads it, by where the two stand: not in what the value is made of. */
export function isMadeBefore(value: TSESTree.Expression, name: TSESTree.Identifier): boolean {
  return value.range[1] <= name.range[0] || findEnclosingFunction(value) !== findEnclosingFunction(name);
}

/** The only assignment to a variable that is declared without a value, where nothing can read the variable before it. */
export function findOnlyAssignment(variable: Variable): TSESTree.AssignmentExpression | undefined {
  const known = assignments.get(variable);
  if (known !== undefined) return known ?? undefined;
  const declarator = findDeclaredWithout(variable);
  const assignment = declarator && findAssignment(variable);
  const found = assignment && isAssignedBeforeReads(declarator, assignment, variable) ? assignment : undefined;
  assignments.set(variable, found ?? null);
  return found;
}

function findDeclaredWithout(variable: Variable): TSESTree.VariableDeclarator | undefined {
  const [definition, ...others] = variable.defs;
  if (others.length > 0 || definition?.node.type !== 'VariableDeclarator') return undefined;
  const { id, init, parent } = definition.node;
  if (id.type !== 'Identifier' || (init && !isNothing(init)) || !isSetWhereverRead(variable)) return undefined;
  const isOfLoop = parent.parent.type === 'ForOfStatement' || parent.parent.type === 'ForInStatement';
  return isOfLoop || parent.parent.type === 'ExportNamedDeclaration' ? undefined : definition.node;
}

function findAssignment({ references }: Variable): TSESTree.AssignmentExpression | undefined {
  const [write, ...others] = references.filter((one) => one.isWrite() && one.init !== true);
  const assignment = others.length === 0 ? write?.identifier.parent : undefined;
  if (assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=') return undefined;
  return assignment.left === write?.identifier && assignment.parent.type === 'ExpressionStatement'
    ? assignment
    : undefined;
}

function isAssignedBeforeReads(
  declarator: TSESTree.VariableDeclarator,
  assignment: TSESTree.AssignmentExpression,
  variable: Variable,
): boolean {
  const root = getFlowRoot(declarator);
  if (getFlowRoot(assignment) !== root) return false;
  const reads = new Set<TSESTree.Node>();
  for (const identifier of getReads(variable)) {
    const read = findPointOfRead(identifier, root);
    if (!read) return false;
    reads.add(read);
  }
  return !getControlFlow(root).hasPath({
    from: declarator,
    to: (node) => reads.has(node),
    avoiding: (node) => node === assignment,
  });
}

/**
 * The node of a function that reads the variable: the identifier, or the nested function that has it, which is made there.
 * Declared functions and classes may be called before that.
 */
function findPointOfRead(identifier: TSESTree.Node, root: FlowRoot): TSESTree.Node | undefined {
  let point = identifier;
  for (let at = identifier.parent; at && at !== root; at = at.parent) {
    if (/^(?:FunctionDeclaration|Class|StaticBlock)/.test(at.type)) return undefined;
    if (isFunction(at)) point = at;
  }
  return point;
}

/**
 * What stands in a place, also where a variable holds it for this one use: `f()` for the second `answer` of
 * `const answer = f(); await answer;`. Wrappers that change no value are taken off.
 */
export function findHeldValue(written: TSESTree.Expression, sourceCode: ScopeSource): TSESTree.Expression {
  const node = unwrapExpression(written);
  const variable = findVariable(node, sourceCode);
  const value = findKeptValue(variable);
  if (!variable || !value || findOnlyUse(variable) !== node) return node;
  return findEnclosingFunction(value) === findEnclosingFunction(node) ? unwrapExpression(value) : node;
}

/** A place where a value is used. */
export interface Use {
  /** What stands there for the value: itself, a wrapper around it, or the name of the variable that holds it. */
  readonly node: TSESTree.Node;
  readonly parent: TSESTree.Node;
}

/** Where a value is used: in its own place, or in that of the one use of a variable that holds it. */
export function findUse(value: TSESTree.Expression, sourceCode: ScopeSource): Use {
  const own = findOwnUse(value);
  const holder = findHolder(own);
  if (holder?.type !== 'Identifier') return own;
  const variable = findVariable(holder, sourceCode);
  const name = variable && findKeptValue(variable) ? findOnlyUse(variable) : undefined;
  return name && findEnclosingFunction(name) === findEnclosingFunction(value) ? findOwnUse(name) : own;
}

/** What the value is put into: `answer` in `const answer = f();` and `answer = f();`. */
function findHolder({ node, parent }: Use): TSESTree.Node | undefined {
  if (parent.type === 'VariableDeclarator') return parent.id;
  return parent.type === 'AssignmentExpression' && parent.right === node ? parent.left : undefined;
}

function findOwnUse(value: TSESTree.Expression): Use {
  let node: TSESTree.Expression = value;
  let { parent } = node;
  for (; isWrapper(parent); parent = parent.parent) node = parent;
  return { node, parent };
}

/** The one place where a variable is read. */
function findOnlyUse(variable: Variable): TSESTree.Identifier | undefined {
  const [only, ...others] = getReads(variable);
  return only?.type === 'Identifier' && others.length === 0 ? only : undefined;
}
