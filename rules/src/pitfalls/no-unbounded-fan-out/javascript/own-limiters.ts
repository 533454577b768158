import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { findLimitingCall } from '../../../javascript/library/limiters.js';
import { getModuleFile } from '../../../javascript/semantics/project.js';
import { forEachChild, someChild } from '../../../javascript/syntax/children.js';
import { findEnclosingFunction, getFunctionName } from '../../../javascript/syntax/functions.js';
import { contains, isNamed } from '../../../javascript/syntax/predicates.js';
import type { RuleContext } from '../../../rule.js';

/**
 * How code at a node can hand a function to the one limiter that it has already: `limit` of `const limit = pLimit(8)`,
 * `queue.add` of `const queue = new PQueue({ concurrency: 8 })`, here or where it is imported from. Undefined where there are
 * several, and none is the right one.
 */
export function findOwnLimiter(node: TSESTree.Node, context: RuleContext): string | undefined {
  const found = getVariablesAt(node, context).flatMap((variable) => {
    const member = findLimitingMember(variable, context);
    return member === undefined ? [] : [{ variable, member }];
  });
  const [only, ...others] = found;
  if (!only || others.length > 0 || isHolding(only.variable, node, context.sourceCode.ast)) return undefined;
  return only.variable.name + only.member;
}

/** The variables that have a value where the node is run, each name once. */
function getVariablesAt(node: TSESTree.Node, { sourceCode }: RuleContext): readonly TSESLint.Scope.Variable[] {
  const byName = new Map<string, TSESLint.Scope.Variable>();
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) {
    for (const variable of scope.set.values()) if (!byName.has(variable.name)) byName.set(variable.name, variable);
  }
  return [...byName.values()].filter(({ defs: [definition] }) => {
    if (definition?.type === 'ImportBinding') return true;
    const isConstant = definition?.type === 'Variable' && definition.parent.kind === 'const';
    return isConstant && (definition.node.range[1] <= node.range[0] || isOfOuterFunction(definition.node, node));
  });
}

/** Whether a declaration stands behind a node and is run before it all the same. */
function isOfOuterFunction(declaration: TSESTree.Node, node: TSESTree.Node): boolean {
  const around = findEnclosingFunction(node);
  return around !== undefined && !contains(around, declaration);
}

/** What of a limiter takes the function that is to wait for its turn; undefined for what is none. */
function findLimitingMember({ defs: [definition] }: TSESLint.Scope.Variable, context: RuleContext): string | undefined {
  const name = definition?.name;
  if (name?.type !== 'Identifier') return undefined;
  const entity = getModuleFile(context).resolveNode(name, context.sourceCode);
  return entity?.kind === 'library' ? findLimitingCall(entity) : undefined;
}

/** Whether a node is run in a place of the limiter, also by way of functions of the file: a second one may never be free. */
function isHolding({ references }: TSESLint.Scope.Variable, node: TSESTree.Node, program: TSESTree.Program): boolean {
  const calls = references.flatMap(({ identifier: { parent } }) => {
    const call = parent.type === 'MemberExpression' ? parent.parent : parent;
    return call.type === 'CallExpression' ? [call] : [];
  });
  const handed = calls.flatMap((call) => call.arguments);
  if (calls.length === 0) return false;
  const callers = collectCallers(node, program);
  return calls.some((call) => contains(call, node)) || handed.some((one) => mentions(one, callers));
}

/** The names of the functions of the file that run a node, directly or through others, as far as names tell. */
function collectCallers(node: TSESTree.Node, program: TSESTree.Program): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (one: TSESTree.Node): void => {
    const fn = findEnclosingFunction(one);
    const name = fn && getFunctionName(fn).split('.').at(-1);
    if (name !== undefined && name !== '') names.add(name);
  };
  const addMentioning = (at: TSESTree.Node, name: string): void => {
    if (isNamed(at, name)) add(at);
    forEachChild(at, (child) => addMentioning(child, name));
  };
  add(node);
  // A set gives what is added while it is walked over, too.
  for (const name of names) addMentioning(program, name);
  return names;
}

function mentions(node: TSESTree.Node, names: ReadonlySet<string>): boolean {
  return (node.type === 'Identifier' && names.has(node.name)) || someChild(node, (child) => mentions(child, names));
}
