import type * as ast from '../syntax/nodes.js';
import { Block, type Edge } from './flow-graph.js';
import { isAlwaysFalse, isAlwaysTrue } from './syntax-facts.js';

/** Where control is when a condition has been true, and when it has been false; undefined when that never happens. */
interface Outcomes {
  whenTrue: Block | undefined;
  whenFalse: Block | undefined;
}

/** Draws expressions in the order in which Python evaluates them (https://docs.python.org/3/reference/expressions.html#evaluation-order). */
export abstract class ExpressionFlow {
  protected readonly blocks: Block[] = [];
  /** The block at whose end drawing goes on; undefined behind what is never left that way. */
  protected current: Block | undefined;

  /** Each `raise`, and each call that never returns. */
  protected readonly leaving = new Set<ast.Node>();

  private ignoresExceptions = false;

  /** Where an exception raised here leads. */
  protected abstract getRaiseTarget(): Block;

  protected abstract isNoReturn(call: ast.Call): boolean;

  protected createBlock(): Block {
    const block = new Block();
    this.blocks.push(block);
    return block;
  }

  protected step(node: ast.Node, raiseTarget?: Block): void {
    const block = this.current?.isOpenFor(raiseTarget) ? this.current : this.createBlock();
    if (block !== this.current) this.goTo(block);
    block.add(node, raiseTarget);
    this.current = block;
  }

  protected stepThatMayRaise(node: ast.Node): void {
    this.step(node, this.ignoresExceptions ? undefined : this.getRaiseTarget());
  }

  protected goTo(block: Block, kind: Edge['kind'] = 'next'): void {
    this.current?.connect(block, kind);
  }

  /** Goes on drawing at the end of a block; code that nothing leads to is drawn without being reachable. */
  protected continueAt(block: Block): void {
    this.current = block;
  }

  protected addOptional(node: ast.Expression | null): void {
    if (node !== null) this.addExpression(node);
  }

  protected addExpressionWithoutExceptions(node: ast.Expression): void {
    const before = this.ignoresExceptions;
    this.ignoresExceptions = true;
    this.addExpression(node);
    this.ignoresExceptions = before;
  }

  /** A statement that control only passes through. */
  protected addSimpleStatement(node: ast.Statement): void {
    switch (node.type) {
      case 'Expr':
        this.addExpression(node.value);
        break;
      case 'Assign':
        this.addExpression(node.value);
        for (const target of node.targets) this.addTarget(target);
        break;
      case 'AnnAssign':
        if (node.value !== null) {
          this.addExpression(node.value);
          this.addTarget(node.target);
        }
        break;
      case 'AugAssign':
        this.addExpression(node.value);
        this.addTarget(node.target);
        break;
      case 'Delete':
        for (const target of node.targets) this.addTarget(target);
        break;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        for (const decorator of node.decorator_list) this.addExpression(decorator);
        this.addDefaults(node.args);
        break;
      case 'ClassDef':
        for (const decorator of node.decorator_list) this.addExpression(decorator);
        for (const base of node.bases) this.addExpression(base);
        for (const { value } of node.keywords) this.addExpression(value);
        break;
      default:
        break;
    }
    this.step(node);
  }

  /** What is assigned to, iterated into or deleted: names are bound, attributes and items evaluated first. */
  protected addTarget(target: ast.Expression): void {
    switch (target.type) {
      case 'Tuple':
      case 'List':
        for (const element of target.elts) this.addTarget(element);
        break;
      case 'Starred':
        this.addTarget(target.value);
        break;
      case 'Attribute':
        this.addExpression(target.value);
        this.stepThatMayRaise(target);
        break;
      case 'Subscript':
        this.addExpression(target.value);
        this.addExpression(target.slice);
        this.stepThatMayRaise(target);
        break;
      default:
        this.step(target);
    }
  }

  /** A test that decides the way: `and`, `or` and `not` are followed term by term. */
  protected addCondition(test: ast.Expression): Outcomes {
    if (test.type === 'UnaryOp' && test.op === 'Not') {
      const { whenTrue, whenFalse } = this.addCondition(test.operand);
      return { whenTrue: whenFalse, whenFalse: whenTrue };
    }
    if (test.type === 'BoolOp') return this.addBooleanCondition(test);
    this.addExpression(test);
    const outcome = (isPossible: boolean, value: boolean): Block | undefined => {
      if (!isPossible || this.current === undefined) return undefined;
      const block = this.createBlock();
      this.current.connect(block, 'next', { test, outcome: value });
      return block;
    };
    return { whenTrue: outcome(!isAlwaysFalse(test), true), whenFalse: outcome(!isAlwaysTrue(test), false) };
  }

  private addBooleanCondition(test: ast.BoolOp): Outcomes {
    const decided = this.createBlock();
    let isDecided = false;
    for (const value of test.values) {
      const { whenTrue, whenFalse } = this.addCondition(value);
      const [goOn, stop] = test.op === 'And' ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
      if (stop !== undefined) isDecided = true;
      stop?.connect(decided);
      this.current = goOn;
    }
    const last = this.current;
    const stopped = isDecided ? decided : undefined;
    return test.op === 'And' ? { whenTrue: last, whenFalse: stopped } : { whenTrue: stopped, whenFalse: last };
  }

  protected addExpression(node: ast.Expression): void {
    switch (node.type) {
      case 'BoolOp':
        this.addBooleanValue(node);
        break;
      case 'IfExp':
        this.addConditionalValue(node);
        break;
      case 'NamedExpr':
        this.addExpression(node.value);
        this.step(node.target);
        this.step(node);
        break;
      case 'Lambda':
        this.addDefaults(node.args);
        this.step(node);
        break;
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
        this.addComprehension(node);
        break;
      case 'GeneratorExp':
        this.addOptional(node.generators[0]?.iter ?? null);
        this.step(node);
        break;
      case 'Call':
        this.addCall(node);
        break;
      case 'Await':
      case 'Yield':
      case 'YieldFrom':
        this.addOptional(node.value);
        this.stepThatMayRaise(node);
        break;
      default:
        for (const operand of getOperands(node)) this.addExpression(operand);
        if (mayRaise(node)) this.stepThatMayRaise(node);
        else this.step(node);
    }
  }

  private addCall(node: ast.Call): void {
    this.addExpression(node.func);
    for (const argument of node.args) this.addExpression(argument);
    for (const { value } of node.keywords) this.addExpression(value);
    this.stepThatMayRaise(node);
    if (!this.isNoReturn(node)) return;
    this.leaving.add(node);
    this.goTo(this.getRaiseTarget());
    this.current = undefined;
  }

  private addBooleanValue(node: ast.BoolOp): void {
    const after = this.createBlock();
    for (const [index, value] of node.values.entries()) {
      this.addExpression(value);
      if (index === node.values.length - 1) break;
      const goOn = this.createBlock();
      this.current?.connect(goOn, 'next', { test: value, outcome: node.op === 'And' });
      this.current?.connect(after, 'next', { test: value, outcome: node.op === 'Or' });
      this.current = goOn;
    }
    this.goTo(after);
    this.continueAt(after);
    this.step(node);
  }

  private addConditionalValue(node: ast.IfExp): void {
    const after = this.createBlock();
    const { whenTrue, whenFalse } = this.addCondition(node.test);
    this.current = whenTrue;
    this.addExpression(node.body);
    this.goTo(after);
    this.current = whenFalse;
    this.addExpression(node.orelse);
    this.goTo(after);
    this.continueAt(after);
    this.step(node);
  }

  private addComprehension(node: ast.ListComp | ast.SetComp | ast.DictComp): void {
    const after = this.createBlock();
    this.addClauses(node, 0, after);
    this.continueAt(after);
    this.step(node);
  }

  /** One `for` of a comprehension is a loop around the next one; `after` is where it goes when its iterable is used up. */
  private addClauses(node: ast.ListComp | ast.SetComp | ast.DictComp, index: number, after: Block): void {
    const clause = node.generators[index];
    if (clause === undefined) {
      if (node.type === 'DictComp') {
        this.addExpression(node.key);
        this.addOptional(node.value);
      } else {
        this.addExpression(node.elt);
      }
      this.goTo(after);
      return;
    }
    this.addExpression(clause.iter);
    const bodyStart = this.createBlock();
    const again = this.createBlock();
    const addHead = (kind: Edge['kind']): void => {
      this.stepThatMayRaise(clause);
      this.goTo(bodyStart);
      this.goTo(after, kind);
    };
    addHead('skip');
    this.continueAt(bodyStart);
    this.addTarget(clause.target);
    for (const test of clause.ifs) {
      const { whenTrue, whenFalse } = this.addCondition(test);
      whenFalse?.connect(again);
      this.current = whenTrue;
    }
    this.addClauses(node, index + 1, again);
    this.continueAt(again);
    addHead('next');
  }

  private addDefaults({ defaults, kw_defaults }: ast.Arguments): void {
    for (const value of [...defaults, ...kw_defaults]) this.addOptional(value);
  }
}

/** The parts of an expression without a flow of its own, in the order of their evaluation. */
function getOperands(node: ast.Expression): readonly ast.Expression[] {
  switch (node.type) {
    case 'BinOp':
      return [node.left, node.right];
    case 'UnaryOp':
      return [node.operand];
    case 'Compare':
      return [node.left, ...node.comparators];
    case 'Attribute':
    case 'Starred':
      return [node.value];
    case 'Subscript':
      return [node.value, node.slice];
    case 'Dict':
      return node.values.flatMap((value, index) => [node.keys[index], value].filter((one) => one != null));
    case 'Set':
    case 'List':
    case 'Tuple':
      return node.elts;
    case 'JoinedStr':
    case 'TemplateStr':
      return node.values;
    case 'FormattedValue':
    case 'Interpolation':
      return node.format_spec === null ? [node.value] : [node.value, node.format_spec];
    case 'Slice':
      return [node.lower, node.upper, node.step].filter((one) => one !== null);
    case 'ErrorExpression':
      return node.children;
    default:
      return [];
  }
}

function mayRaise(node: ast.Expression): boolean {
  switch (node.type) {
    case 'Attribute':
    case 'Subscript':
    case 'BinOp':
    case 'Compare':
      return true;
    default:
      return false;
  }
}
