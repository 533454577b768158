import type { Expression, Identifier, Node, NodeType } from '../../../../src/python/syntax/nodes.js';

/**
 * The fields in which our trees and CPython's are compared, by node type and in a fixed order. Left out: type comments (kept
 * as comments), the `u` of a string, and `is_lazy`, which only CPython 3.15 has.
 */
export const comparedFields: Partial<Record<NodeType, readonly string[]>> = {
  Module: ['body'],
  FunctionDef: ['name', 'args', 'body', 'decorator_list', 'returns', 'type_params'],
  AsyncFunctionDef: ['name', 'args', 'body', 'decorator_list', 'returns', 'type_params'],
  ClassDef: ['name', 'bases', 'keywords', 'body', 'decorator_list', 'type_params'],
  Return: ['value'],
  Delete: ['targets'],
  Assign: ['targets', 'value'],
  TypeAlias: ['name', 'type_params', 'value'],
  AugAssign: ['target', 'op', 'value'],
  AnnAssign: ['target', 'annotation', 'value', 'simple'],
  For: ['target', 'iter', 'body', 'orelse'],
  AsyncFor: ['target', 'iter', 'body', 'orelse'],
  While: ['test', 'body', 'orelse'],
  If: ['test', 'body', 'orelse'],
  With: ['items', 'body'],
  AsyncWith: ['items', 'body'],
  Match: ['subject', 'cases'],
  Raise: ['exc', 'cause'],
  Try: ['body', 'handlers', 'orelse', 'finalbody'],
  TryStar: ['body', 'handlers', 'orelse', 'finalbody'],
  Assert: ['test', 'msg'],
  Import: ['names'],
  ImportFrom: ['module', 'names', 'level'],
  Global: ['names'],
  Nonlocal: ['names'],
  Expr: ['value'],
  Pass: [],
  Break: [],
  Continue: [],
  BoolOp: ['op', 'values'],
  NamedExpr: ['target', 'value'],
  BinOp: ['left', 'op', 'right'],
  UnaryOp: ['op', 'operand'],
  Lambda: ['args', 'body'],
  IfExp: ['test', 'body', 'orelse'],
  Dict: ['keys', 'values'],
  Set: ['elts'],
  ListComp: ['elt', 'generators'],
  SetComp: ['elt', 'generators'],
  DictComp: ['key', 'value', 'generators'],
  GeneratorExp: ['elt', 'generators'],
  Await: ['value'],
  Yield: ['value'],
  YieldFrom: ['value'],
  Compare: ['left', 'ops', 'comparators'],
  Call: ['func', 'args', 'keywords'],
  Constant: ['kind'],
  Attribute: ['value', 'attr', 'ctx'],
  Subscript: ['value', 'slice', 'ctx'],
  Starred: ['value', 'ctx'],
  Name: ['id', 'ctx'],
  List: ['elts', 'ctx'],
  Tuple: ['elts', 'ctx'],
  Slice: ['lower', 'upper', 'step'],
  comprehension: ['target', 'iter', 'ifs', 'is_async'],
  ExceptHandler: ['exceptionType', 'name', 'body'],
  arguments: ['posonlyargs', 'args', 'vararg', 'kwonlyargs', 'kw_defaults', 'kwarg', 'defaults'],
  arg: ['arg', 'annotation'],
  keyword: ['arg', 'value'],
  alias: ['name', 'asname'],
  withitem: ['context_expr', 'optional_vars'],
  match_case: ['pattern', 'guard', 'body'],
  TypeVar: ['name', 'bound', 'default_value'],
  ParamSpec: ['name', 'default_value'],
  TypeVarTuple: ['name', 'default_value'],
  MatchValue: ['value'],
  MatchSingleton: ['kind'],
  MatchSequence: ['patterns'],
  MatchMapping: ['keys', 'patterns', 'rest'],
  MatchClass: ['cls', 'patterns', 'kwd_attrs', 'kwd_patterns'],
  MatchStar: ['name'],
  MatchAs: ['pattern', 'name'],
  MatchOr: ['patterns'],
};

const unpositioned = new Set<NodeType>(['Module', 'arguments', 'comprehension', 'withitem', 'match_case']);

export interface CanonicalTree {
  /** The tree as a list of words: type, start, end and fields of each node, parents first. */
  words: string[];
  /** Start and end of what stands inside f-strings, in turn: literal text, and the expressions of fields. */
  ranges: number[];
}

/** The canonical form of a tree, which cpython_tree.py makes of CPython's. */
export function toCanonicalTree(module: Node): CanonicalTree {
  const words: string[] = [];
  const ranges: number[] = [];
  addNode(module);
  return { words, ranges };

  function addNode(node: Node): void {
    words.push(node.type);
    if (!unpositioned.has(node.type)) words.push(String(node.start), String(node.end));
    if (node.type === 'JoinedStr' || node.type === 'TemplateStr') {
      addFString(node.values);
      return;
    }
    const fields = comparedFields[node.type];
    if (fields === undefined) throw new Error(`CPython has no ${node.type}`);
    for (const field of fields) addValue(Reflect.get(node, field));
  }

  function addValue(value: unknown): void {
    if (Array.isArray(value)) {
      words.push(`[${value.length}`);
      for (const item of value) addValue(item);
    } else if (isNode(value)) addNode(value);
    else if (isIdentifier(value)) words.push(value.name);
    else if (value === null) words.push('-');
    else if (typeof value === 'boolean') words.push(value ? '1' : '0');
    else if (typeof value === 'string' || typeof value === 'number') words.push(String(value));
    else throw new Error('A node has a field of an unexpected type');
  }

  function addFString(values: readonly Expression[]): void {
    words.push(`[${values.length}`);
    for (const value of values) {
      words.push(value.type);
      if (value.type === 'FormattedValue' || value.type === 'Interpolation') {
        ranges.push(value.value.start, value.value.end);
        addNode(value.value);
        words.push(String(value.conversion));
        if (value.format_spec === null) words.push('-');
        else addFString(value.format_spec.values);
      } else ranges.push(value.start, value.end);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function isIdentifier(value: unknown): value is Identifier {
  return typeof value === 'object' && value !== null && 'name' in value;
}
