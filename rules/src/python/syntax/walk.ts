import type { Node } from './nodes.js';

/**
 * Walks a tree in depth: `enter` is called for a node, then its children follow in the order of `visitorKeys`, then
 * `leave`. Where `enter` returns `false`, the children are left out (`leave` is still called). No recursion: a tree of any
 * depth can be walked.
 */
export function walk(root: Node, enter: (node: Node) => unknown, leave?: (node: Node) => void): void {
  // A node that is to be left waits below `null`.
  const stack: (Node | null)[] = [root];
  let node: Node | null | undefined;
  while ((node = stack.pop()) !== undefined) {
    if (node === null) {
      const left = stack.pop();
      if (left && leave) leave(left);
      continue;
    }
    const goesDeeper = enter(node) !== false;
    if (leave) stack.push(node, null);
    if (goesDeeper) pushChildren(node, stack);
  }
}

/** Whether the test holds for a node or one below it. */
export function someNode(root: Node, test: (node: Node) => boolean): boolean {
  const stack: Node[] = [root];
  let node: Node | undefined;
  while ((node = stack.pop()) !== undefined) {
    if (test(node)) return true;
    pushChildren(node, stack);
  }
  return false;
}

/**
 * Sets `parent` of a node's children, and theirs.
 * @returns the node and all below it, in the order in which `walk` enters them
 */
export function linkChildren(root: Node): Node[] {
  const nodes: Node[] = [];
  const stack: Node[] = [root];
  let node: Node | undefined;
  while ((node = stack.pop()) !== undefined) {
    nodes.push(node);
    const first = stack.length;
    pushChildren(node, stack);
    for (let i = first; i < stack.length; i++) {
      const child = stack[i];
      if (child !== undefined) child.parent = node;
    }
  }
  return nodes;
}

type Stack = (Node | null)[] | Node[];

function push(stack: Stack, node: Node | null): void {
  if (node !== null) stack.push(node);
}

function pushAll(stack: Stack, nodes: readonly (Node | null)[]): void {
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i];
    if (node) stack.push(node);
  }
}

/**
 * Pushes a node's children, the last one first. The same facts as `visitorKeys` (a test compares them), as code because that
 * is several times faster; the most frequent types come first.
 */
export function pushChildren(node: Node, stack: Stack): void {
  switch (node.type) {
    case 'Name':
    case 'Constant':
      return;
    case 'Attribute':
    case 'Await':
    case 'Starred':
    case 'YieldFrom':
    case 'keyword':
      stack.push(node.value);
      return;
    case 'Expr':
      stack.push(node.value);
      return;
    case 'Call':
      pushAll(stack, node.keywords);
      pushAll(stack, node.args);
      stack.push(node.func);
      return;
    case 'Assign':
      stack.push(node.value);
      pushAll(stack, node.targets);
      return;
    case 'arg':
      push(stack, node.annotation);
      return;
    case 'Subscript':
      stack.push(node.slice, node.value);
      return;
    case 'If':
      pushAll(stack, node.orelse);
      pushAll(stack, node.body);
      stack.push(node.test);
      return;
    case 'Compare':
      pushAll(stack, node.comparators);
      stack.push(node.left);
      return;
    case 'Tuple':
    case 'List':
    case 'Set':
      pushAll(stack, node.elts);
      return;
    case 'BinOp':
      stack.push(node.right, node.left);
      return;
    case 'Return':
    case 'Yield':
      push(stack, node.value);
      return;
    case 'arguments':
      pushAll(stack, node.defaults);
      push(stack, node.kwarg);
      pushAll(stack, node.kw_defaults);
      pushAll(stack, node.kwonlyargs);
      push(stack, node.vararg);
      pushAll(stack, node.args);
      pushAll(stack, node.posonlyargs);
      return;
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      pushAll(stack, node.body);
      push(stack, node.returns);
      stack.push(node.args);
      pushAll(stack, node.type_params);
      pushAll(stack, node.decorator_list);
      return;
    case 'JoinedStr':
    case 'TemplateStr':
    case 'BoolOp':
      pushAll(stack, node.values);
      return;
    case 'FormattedValue':
    case 'Interpolation':
      push(stack, node.format_spec);
      stack.push(node.value);
      return;
    case 'UnaryOp':
      stack.push(node.operand);
      return;
    case 'Dict':
      pushAll(stack, node.values);
      pushAll(stack, node.keys);
      return;
    case 'alias':
    case 'Pass':
    case 'Break':
    case 'Continue':
    case 'Global':
    case 'Nonlocal':
    case 'MatchSingleton':
    case 'MatchStar':
      return;
    case 'Import':
    case 'ImportFrom':
      pushAll(stack, node.names);
      return;
    case 'Slice':
      push(stack, node.step);
      push(stack, node.upper);
      push(stack, node.lower);
      return;
    case 'For':
    case 'AsyncFor':
      pushAll(stack, node.orelse);
      pushAll(stack, node.body);
      stack.push(node.iter, node.target);
      return;
    case 'While':
      pushAll(stack, node.orelse);
      pushAll(stack, node.body);
      stack.push(node.test);
      return;
    case 'With':
    case 'AsyncWith':
      pushAll(stack, node.body);
      pushAll(stack, node.items);
      return;
    case 'withitem':
      push(stack, node.optional_vars);
      stack.push(node.context_expr);
      return;
    case 'Try':
    case 'TryStar':
      pushAll(stack, node.finalbody);
      pushAll(stack, node.orelse);
      pushAll(stack, node.handlers);
      pushAll(stack, node.body);
      return;
    case 'ExceptHandler':
      pushAll(stack, node.body);
      push(stack, node.exceptionType);
      return;
    case 'Raise':
      push(stack, node.cause);
      push(stack, node.exc);
      return;
    case 'Assert':
      push(stack, node.msg);
      stack.push(node.test);
      return;
    case 'AugAssign':
      stack.push(node.value, node.target);
      return;
    case 'AnnAssign':
      push(stack, node.value);
      stack.push(node.annotation, node.target);
      return;
    case 'IfExp':
      stack.push(node.orelse, node.test, node.body);
      return;
    case 'Lambda':
      stack.push(node.body, node.args);
      return;
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      pushAll(stack, node.generators);
      stack.push(node.elt);
      return;
    case 'DictComp':
      pushAll(stack, node.generators);
      push(stack, node.value);
      stack.push(node.key);
      return;
    case 'comprehension':
      pushAll(stack, node.ifs);
      stack.push(node.iter, node.target);
      return;
    case 'ClassDef':
      pushAll(stack, node.body);
      pushAll(stack, node.keywords);
      pushAll(stack, node.bases);
      pushAll(stack, node.type_params);
      pushAll(stack, node.decorator_list);
      return;
    case 'Delete':
      pushAll(stack, node.targets);
      return;
    case 'NamedExpr':
      stack.push(node.value, node.target);
      return;
    case 'TypeAlias':
      stack.push(node.value);
      pushAll(stack, node.type_params);
      stack.push(node.name);
      return;
    case 'TypeVar':
      push(stack, node.default_value);
      push(stack, node.bound);
      return;
    case 'ParamSpec':
    case 'TypeVarTuple':
      push(stack, node.default_value);
      return;
    case 'Match':
      pushAll(stack, node.cases);
      stack.push(node.subject);
      return;
    case 'match_case':
      pushAll(stack, node.body);
      push(stack, node.guard);
      stack.push(node.pattern);
      return;
    case 'MatchValue':
      stack.push(node.value);
      return;
    case 'MatchSequence':
    case 'MatchOr':
      pushAll(stack, node.patterns);
      return;
    case 'MatchMapping':
      pushAll(stack, node.patterns);
      pushAll(stack, node.keys);
      return;
    case 'MatchClass':
      pushAll(stack, node.kwd_patterns);
      pushAll(stack, node.patterns);
      stack.push(node.cls);
      return;
    case 'MatchAs':
      push(stack, node.pattern);
      return;
    case 'Module':
      pushAll(stack, node.body);
      return;
    case 'ErrorExpression':
      pushAll(stack, node.children);
      return;
  }
}
