import type * as ast from '../syntax/nodes.js';
import { isFunction, isInFirstIterable, isScope } from '../syntax/predicates.js';
import { walk } from '../syntax/walk.js';

/** What a piece of code runs in. */
export type RunningScope = ast.Module | ast.FunctionNode | ast.Lambda | ast.ClassDef | ast.GeneratorExp;

/**
 * The scope whose run evaluates a node: decorators, defaults and annotations of a function are evaluated around it,
 * and the first iterable of a generator expression where the expression stands.
 * List, set and dict comprehensions run at once and count as a part of what is around them.
 * Nodes without parents (`linkParents` did not run) count as the module's.
 */
export function getRunningScope(node: ast.Node): RunningScope | undefined {
  let scope = findScopeNode(node);
  while (scope?.type === 'ListComp' || scope?.type === 'SetComp' || scope?.type === 'DictComp') {
    scope = findScopeNode(scope);
  }
  return scope;
}

/** Whether a child of a function or class is a statement of its body, which stands behind all of its head. */
function isInBody(child: ast.Node, { body }: ast.FunctionNode | ast.ClassDef): boolean {
  const [first] = body;
  return first !== undefined && child.start >= first.start && child.type !== 'arguments';
}

/** The function whose run evaluates the node; undefined at the top level of the module or a class, and in a lambda or generator expression. */
export function findRunningFunction(node: ast.Node): ast.FunctionNode | undefined {
  const scope = getRunningScope(node);
  return scope && isFunction(scope) ? scope : undefined;
}

/** The `return` statements of a function, in the order of the text: none of functions and lambdas inside of it. */
export function getReturns({ body }: ast.FunctionNode): readonly ast.Return[] {
  const returns: ast.Return[] = [];
  walkOwn(body, (node) => {
    if (node.type === 'Return') returns.push(node);
  });
  return returns;
}

/** Walks what runs together with some statements: without the functions, lambdas, classes and generators in them. */
export function walkOwn(statements: readonly ast.Node[], enter: (node: ast.Node) => unknown): void {
  for (const statement of statements) {
    walk(statement, (node) => !isScope(node) && node.type !== 'GeneratorExp' && enter(node));
  }
}

/** The innermost function that a node stands in, at whatever depth. */
export function findFunctionAround(node: ast.Node): ast.FunctionNode | undefined {
  let one: ast.Node | null = node;
  while (one !== null && !isFunction(one)) one = one.parent;
  return one ?? undefined;
}

/** The innermost class that a node stands in, at whatever depth. */
export function findClassAround(node: ast.Node): ast.ClassDef | undefined {
  let one: ast.Node | null = node;
  while (one !== null && one.type !== 'ClassDef') one = one.parent;
  return one ?? undefined;
}

/** Whether a loop of the scope that evaluates a node is around it, its `else` included. */
export function isInLoop(node: ast.Node): boolean {
  const scope = getRunningScope(node);
  for (let { parent } = node; parent !== null && parent !== scope; { parent } = parent) {
    if (parent.type === 'For' || parent.type === 'AsyncFor' || parent.type === 'While') return true;
  }
  return false;
}

/** Whether a `try` of the scope that evaluates a node is around it and has handlers, wherever in the `try` the node stands. */
export function isInTry(node: ast.Node): boolean {
  const scope = getRunningScope(node);
  for (let { parent } = node; parent !== null && parent !== scope; { parent } = parent) {
    if ((parent.type === 'Try' || parent.type === 'TryStar') && parent.handlers.length > 0) return true;
  }
  return false;
}

/** The statement a node is a part of: the innermost one. */
export function findStatement(node: ast.Node): ast.Statement | undefined {
  for (let one: ast.Node | null = node; one !== null; one = one.parent) {
    if (isStatement(one)) return one;
  }
  return undefined;
}

const statementTypes: ReadonlySet<ast.NodeType> = new Set<ast.Statement['type']>([
  'FunctionDef',
  'AsyncFunctionDef',
  'ClassDef',
  'Return',
  'Delete',
  'Assign',
  'TypeAlias',
  'AugAssign',
  'AnnAssign',
  'For',
  'AsyncFor',
  'While',
  'If',
  'With',
  'AsyncWith',
  'Match',
  'Raise',
  'Try',
  'TryStar',
  'Assert',
  'Import',
  'ImportFrom',
  'Global',
  'Nonlocal',
  'Expr',
  'Pass',
  'Break',
  'Continue',
]);

function isStatement(node: ast.Node): node is ast.Statement {
  return statementTypes.has(node.type);
}

/** What names belong to: unlike a running scope also a comprehension that is no generator expression. */
export type ScopeNode = ast.Module | ast.FunctionNode | ast.ClassDef | ast.Lambda | ast.ComprehensionNode;

/**
 * The node whose scope an expression is evaluated in: heads of functions and classes belong to the scope around.
 * @throws when the parents of the tree are not linked
 */
export function getScopeNode(node: ast.Node): ScopeNode {
  const scope = findScopeNode(node);
  if (!scope) throw new Error('The parents of the tree are not linked');
  return scope;
}

function findScopeNode(node: ast.Node): ScopeNode | undefined {
  let child = node;
  for (let current = node.parent; current !== null; child = current, current = current.parent) {
    switch (current.type) {
      case 'Module':
        return current;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'ClassDef':
        if (isInBody(child, current)) return current;
        break;
      case 'Lambda':
        if (current.body === child) return current;
        break;
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp':
        if (!isInFirstIterable(node, current)) return current;
        break;
      default:
    }
  }
  return undefined;
}
