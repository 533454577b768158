import type * as ast from '../../syntax/nodes.js';
import { findLastName } from '../../syntax/predicates.js';
import { getName } from '../../syntax/name-table.js';
import { walk } from '../../syntax/walk.js';
import {
  findComparisonMethod,
  findUnaryMethod,
  getFormattingMethod,
  getOperatorMethod,
  getSubscriptMethod,
} from '../special-methods.js';
import type { EventUse } from '../summary.js';
import type { ConstantExpr, Expr, KeywordArgument, ScopeIndex, StringExpr } from '../summary-expressions.js';
import { findStringContent } from './strings.js';

/** More items of a display say nothing new; tables of data must not fill the memory. */
const maxItems = 64;
/** Longer strings are neither names of modes nor literals that overloads ask for. */
const maxStringLength = 24;

/** Of the prefix and quotes of a string: `rb"""` and the end. */
const maxQuotesLength = 8;

const other: Expr = { kind: 'other' };
/** Strings whose text is not kept; there is one object for all. */
const longString: StringExpr = { kind: 'string' };
const none: readonly never[] = [];
const constants = new Map<ConstantExpr['value'], ConstantExpr>();

/**
 * Turns expressions of the tree into the expressions of summaries. Whoever needs to know what is met on the way (calls,
 * scopes, bindings) overrides the methods that begin with `on` and `convert`.
 */
export class ExpressionConverter {
  private inAnnotation = false;

  constructor(
    protected readonly text: string,
    private readonly scopeAt: (start: number) => ScopeIndex = () => -1,
  ) {}

  convertAnnotation(node: ast.Expression): Expr {
    const before = this.inAnnotation;
    this.inAnnotation = true;
    const result = this.convert(node);
    this.inAnnotation = before;
    return result;
  }

  /** @param use how the value is used, for the event of a call */
  convert(node: ast.Expression, use: EventUse = 'call'): Expr {
    switch (node.type) {
      case 'Name':
        return { kind: 'name', id: node.id, start: node.start };
      case 'Attribute': {
        const attribute = this.convertAttribute(node);
        if (node.ctx === 'Load' && !this.inAnnotation) this.onEvent('read', attribute);
        return attribute;
      }
      case 'Call':
        return this.convertCall(node, use);
      case 'Constant':
        return this.convertConstant(node);
      case 'Await':
        return this.convertAwait(node, use === 'statement');
      case 'Subscript':
        return this.convertSubscript(node);
      case 'BinOp':
        return this.convertBinary(node);
      case 'BoolOp':
        this.onShortCircuit(node);
        return { kind: node.op === 'And' ? 'and' : 'or', options: node.values.map((value) => this.convert(value)) };
      case 'IfExp':
        this.onConditional(node);
        this.convert(node.test);
        return { kind: 'conditional', options: [this.convert(node.body, use), this.convert(node.orelse, use)] };
      case 'NamedExpr':
        return this.convertNamed(node);
      case 'List':
        return { kind: 'list', items: this.convertItems(node.elts) };
      case 'Tuple':
        return { kind: 'tuple', items: this.convertItems(node.elts) };
      case 'Set':
        return { kind: 'set', items: this.convertItems(node.elts) };
      case 'Dict':
        return this.convertDict(node);
      case 'Starred':
        return this.convertStarred(node);
      case 'Lambda':
        return this.convertLambda(node);
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp':
        return this.convertComprehension(node);
      default:
        return this.convertRest(node);
    }
  }

  /** Something of the form `func(...)`, in the order of evaluation. */
  protected onEvent(_use: EventUse, _expr: Expr, _isDropped?: boolean): void {}
  /** An operator, subscript or text at the node that asks `owner` for a special method. */
  protected onOperation(_owner: Expr, _method: string, _right: Expr | undefined, _node: ast.Node): void {}
  protected onShortCircuit(_node: ast.BoolOp): void {}
  protected onConditional(_node: ast.IfExp): void {}
  protected onYield(_node: ast.Yield | ast.YieldFrom, _value: Expr | undefined): void {}

  protected convertNamed(node: ast.NamedExpr): Expr {
    return this.convert(node.value);
  }

  protected convertLambda(node: ast.Lambda): Expr {
    return { kind: 'lambda', scope: this.scopeAt(node.start) };
  }

  protected convertComprehension(node: ast.ComprehensionNode): Expr {
    return this.toComprehension(node, this.scopeAt(node.start));
  }

  /** The comprehension itself; its targets and conditions are the scope's. */
  protected toComprehension(node: ast.ComprehensionNode, scope: ScopeIndex): Expr {
    const isDict = node.type === 'DictComp';
    const element = this.convert(isDict ? node.key : node.elt);
    const value = isDict && node.value !== null ? this.convert(node.value) : undefined;
    const isAsync = node.generators.some((generator) => generator.is_async) || containsAwait(node);
    return { kind: 'comprehension', type: comprehensionTypes[node.type], scope, element, value, isAsync };
  }

  private convertSubscript(node: ast.Subscript): Expr {
    const value = this.convert(node.value);
    const index = this.convert(node.slice);
    if (!this.inAnnotation) this.onOperation(value, getSubscriptMethod(node), index, node);
    return { kind: 'subscript', value, index };
  }

  private convertBinary(node: ast.BinOp): Expr {
    const left = this.convert(node.left);
    const right = this.convert(node.right);
    if (!this.inAnnotation) this.onOperation(left, getOperatorMethod(node.op), right, node);
    return { kind: 'binary', op: node.op, left, right };
  }

  /** Each pair of operands is compared: `a < b < c`. */
  private convertCompare(node: ast.Compare): Expr {
    let left = this.convert(node.left);
    for (let index = 0; index < node.comparators.length; index++) {
      const [op, comparator] = [node.ops[index], node.comparators[index]];
      if (op === undefined || comparator === undefined) continue;
      const right = this.convert(comparator);
      const method = findComparisonMethod(op);
      if (method === '__contains__') this.onOperation(right, method, left, node);
      else if (method !== undefined) this.onOperation(left, method, right, node);
      left = right;
    }
    return constant('bool');
  }

  private onUnary(operand: Expr, node: ast.UnaryOp): void {
    const method = findUnaryMethod(node.op);
    if (method !== undefined) this.onOperation(operand, method, undefined, node);
  }

  private convertFormatted(node: ast.FormattedValue | ast.Interpolation): Expr {
    const value = this.convert(node.value);
    if (node.format_spec !== null) this.convert(node.format_spec);
    // A template only takes the value; it is for others to make a text of it (PEP 750).
    if (node.type === 'FormattedValue') this.onOperation(value, getFormattingMethod(node), undefined, node);
    return constant('str');
  }

  private convertAttribute(node: ast.Attribute): Expr {
    return {
      kind: 'attribute',
      value: this.convert(node.value),
      attr: node.attr,
      start: node.attrRange.start,
    };
  }

  private convertStarred(node: ast.Starred): Expr {
    const value = this.convert(node.value);
    if (node.ctx === 'Load' && !this.inAnnotation) this.onEvent('for', value);
    return { kind: 'star', value };
  }

  private convertCall(node: ast.Call, use: EventUse, isDropped = false): Expr {
    const func = node.func.type === 'Attribute' ? this.convertAttribute(node.func) : this.convert(node.func);
    const args = this.convertArguments(node);
    const keywords = this.convertKeywords(node.keywords);
    const call: Expr = { kind: 'call', func, args, keywords, start: node.start, end: node.end };
    this.onEvent(use, call, isDropped);
    return call;
  }

  /** The type in `cast('Type', value)` is an annotation. */
  private convertArguments({ func, args }: ast.Call): readonly Expr[] {
    if (findLastName(func) !== 'cast') return this.convertAll(args);
    return args.map((arg, index) => (index === 0 ? this.convertAnnotation(arg) : this.convert(arg)));
  }

  private convertAwait(node: ast.Await, isDropped: boolean): Expr {
    if (node.value.type === 'Call') {
      return { kind: 'await', value: this.convertCall(node.value, 'await', isDropped) };
    }
    const value = this.convert(node.value, 'await');
    if (value.kind !== 'call') this.onEvent('await', value, isDropped);
    return { kind: 'await', value };
  }

  /** Each of some expressions; one array for all that are empty. */
  protected convertAll(nodes: readonly ast.Expression[]): readonly Expr[] {
    return nodes.length === 0 ? none : nodes.map((node) => this.convert(node));
  }

  private convertKeywords(keywords: readonly ast.Keyword[]): readonly KeywordArgument[] {
    if (keywords.length === 0) return none;
    return keywords.map(({ arg, value }) => ({ name: arg === null ? '**' : arg, value: this.convert(value) }));
  }

  private convertItems(nodes: readonly ast.Expression[]): readonly Expr[] {
    const items = this.convertAll(nodes);
    return items.length > maxItems ? [...items.slice(0, maxItems), other] : items;
  }

  private convertDict(node: ast.Dict): Expr {
    const keys = node.keys.map((key) => (key === null ? null : this.convert(key)));
    const values = this.convertItems(node.values);
    return { kind: 'dict', keys: keys.length > values.length ? keys.slice(0, values.length) : keys, values };
  }

  private convertConstant(node: ast.Constant): Expr {
    switch (node.kind) {
      case 'str':
        return this.convertString(node);
      case 'int':
        return { kind: 'integer', text: getName(this.text, node.start, Math.min(node.end, node.start + 20)) };
      case 'float':
        return { kind: 'constant', value: 'float', text: getName(this.text, node.start, node.end) };
      case 'Ellipsis':
        return constant('...');
      default:
        return constant(node.kind);
    }
  }

  private convertString({ start, end }: ast.Constant): StringExpr {
    const limit = this.inAnnotation ? Number.POSITIVE_INFINITY : maxStringLength;
    if (end - start > limit + maxQuotesLength) return longString;
    const value = findStringContent(this.text, start, end);
    return value === undefined || value.length > limit ? longString : { kind: 'string', value };
  }

  private convertRest(node: ast.Expression): Expr {
    switch (node.type) {
      case 'Compare':
        return this.convertCompare(node);
      case 'UnaryOp': {
        const operand = this.convert(node.operand);
        if (node.op === 'Not') return constant('bool');
        this.onUnary(operand, node);
        return operand.kind === 'integer' ? { kind: 'integer', text: `-${operand.text}` } : operand;
      }
      case 'JoinedStr':
      case 'TemplateStr':
        for (const value of node.values) this.convert(value);
        return node.type === 'JoinedStr' ? constant('str') : other;
      case 'FormattedValue':
      case 'Interpolation':
        return this.convertFormatted(node);
      case 'Slice':
        for (const part of [node.lower, node.upper, node.step]) if (part !== null) this.convert(part);
        return constant('slice');
      case 'Yield':
      case 'YieldFrom':
        this.onYield(node, node.value === null ? undefined : this.convert(node.value));
        return other;
      case 'ErrorExpression':
        for (const child of node.children) this.convert(child);
        return other;
      default:
        return other;
    }
  }
}

/** A constant; there is one object for each kind. */
function constant(value: ConstantExpr['value']): ConstantExpr {
  let expr = constants.get(value);
  if (expr === undefined) constants.set(value, (expr = { kind: 'constant', value }));
  return expr;
}

const comprehensionTypes = {
  ListComp: 'list',
  SetComp: 'set',
  DictComp: 'dict',
  GeneratorExp: 'generator',
} as const;

/** A generator expression with `await` in its element or a condition is asynchronous (PEP 530). */
function containsAwait(node: ast.ComprehensionNode): boolean {
  if (node.type !== 'GeneratorExp') return false;
  return [node.elt, ...node.generators.flatMap(({ ifs }) => ifs)].some(hasAwait);
}

/** Whether an expression awaits something itself: a generator expression in it does so for itself. */
function hasAwait(expression: ast.Expression): boolean {
  let isFound = false;
  walk(expression, ({ type }) => {
    if (type === 'Await') isFound = true;
    return !isFound && type !== 'GeneratorExp';
  });
  return isFound;
}
