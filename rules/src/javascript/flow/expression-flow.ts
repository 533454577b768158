import type { TSESTree } from '@typescript-eslint/utils';
import { getOrAdd } from '../../project/remember.js';
import { forEachChild } from '../syntax/children.js';
import { findConstant, isExit, isStatement } from './node-kinds.js';

/**
 * A moment of the run: an expression has been evaluated, or a statement (a `catch` clause, a `switch` case) is entered.
 * A node of a `finally` block has one point for each way to get there.
 */
export interface FlowPoint {
  /** Undefined for the exits and for joins. */
  readonly node: TSESTree.Node | undefined;
  readonly next: FlowPoint[];
  /** Where an exception of the node goes. */
  readonly throwsTo: FlowPoint[];
}

/** Where control is behind a condition, by its outcome. */
interface Outcomes {
  readonly whenTrue: FlowPoint[];
  readonly whenFalse: FlowPoint[];
}

const throwingTypes: ReadonlySet<string> = new Set([
  'AwaitExpression',
  'CallExpression',
  'ImportExpression',
  'NewExpression',
  'TaggedTemplateExpression',
  'YieldExpression',
]);

/** Children that are not run: types, decorators' targets, names of members. */
const skippedKeys: readonly string[] = [
  'typeAnnotation',
  'typeArguments',
  'typeParameters',
  'returnType',
  'superTypeArguments',
  'implements',
];

/** Draws expressions in the order in which they are evaluated; statements are for a subclass. */
export abstract class ExpressionFlow {
  protected readonly points = new Map<TSESTree.Node, FlowPoint[]>();
  /** The points that the next one follows; empty where control does not come. */
  protected heads: FlowPoint[] = [];
  /** The ends of the optional chains we are in: `a` of `a?.b()` may be the whole of it. */
  readonly #chainEnds: FlowPoint[] = [];

  protected abstract visitStatement(node: TSESTree.Node): void;

  /** Where an exception goes that is thrown here. */
  protected abstract getThrowTarget(): FlowPoint;

  protected connect(point: FlowPoint): void {
    for (const head of this.heads) head.next.push(point);
  }

  /** Goes on at the point. */
  protected join(point: FlowPoint): void {
    this.connect(point);
    this.heads = [point];
  }

  protected mark(node: TSESTree.Node): FlowPoint {
    const point = createPoint(node);
    getOrAdd(this.points, node, () => []).push(point);
    this.join(point);
    return point;
  }

  #markThrowing(node: TSESTree.Node): void {
    const point = this.mark(node);
    point.throwsTo.push(this.getThrowTarget());
  }

  protected visitAll(nodes: readonly (TSESTree.Node | null)[]): void {
    for (const node of nodes) this.visit(node);
  }

  /** Runs one where the condition holds, the other where it does not; goes on after either. */
  protected branchFrom({ whenTrue, whenFalse }: Outcomes, one: () => void, other: () => void): void {
    this.heads = whenTrue;
    one();
    const ends = this.heads;
    this.heads = whenFalse;
    other();
    this.heads = [...ends, ...this.heads];
  }

  /** Evaluates a condition: where `a || b` does not hold, both sides were evaluated. Constants have one outcome. */
  protected visitTest(node: TSESTree.Expression): Outcomes {
    const constant = findConstant(node);
    if (constant === undefined && node.type === 'LogicalExpression' && node.operator !== '??') {
      return this.#markOutcomes(node, this.#visitSides(node));
    }
    if (constant === undefined && node.type === 'UnaryExpression' && node.operator === '!') {
      const { whenTrue, whenFalse } = this.visitTest(node.argument);
      return this.#markOutcomes(node, { whenTrue: whenFalse, whenFalse: whenTrue });
    }
    this.visit(node);
    return { whenTrue: constant === false ? [] : this.heads, whenFalse: constant === true ? [] : this.heads };
  }

  #visitSides({ operator, left, right }: TSESTree.LogicalExpression): Outcomes {
    const first = this.visitTest(left);
    this.heads = operator === '||' ? first.whenFalse : first.whenTrue;
    const second = this.visitTest(right);
    return operator === '||'
      ? { whenTrue: [...first.whenTrue, ...second.whenTrue], whenFalse: second.whenFalse }
      : { whenTrue: second.whenTrue, whenFalse: [...first.whenFalse, ...second.whenFalse] };
  }

  /** The condition as a whole has been evaluated: one point for each outcome. */
  #markOutcomes(node: TSESTree.Expression, outcomes: Outcomes): Outcomes {
    const markFrom = (heads: FlowPoint[]): FlowPoint[] => {
      this.heads = heads;
      this.mark(node);
      return this.heads;
    };
    return { whenTrue: markFrom(outcomes.whenTrue), whenFalse: markFrom(outcomes.whenFalse) };
  }

  protected visit(node: TSESTree.Node | null | undefined): void {
    if (!node) return;
    if (isStatement(node)) this.visitStatement(node);
    else this.#visitExpression(node);
  }

  #visitExpression(node: TSESTree.Node): void {
    switch (node.type) {
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        break;
      case 'LogicalExpression':
        this.#visitLogical(node);
        break;
      case 'ConditionalExpression':
        this.branchFrom(
          this.visitTest(node.test),
          () => this.visit(node.consequent),
          () => this.visit(node.alternate),
        );
        break;
      case 'AssignmentExpression':
        this.visit(node.left);
        if (['&&=', '||=', '??='].includes(node.operator)) this.#visitPerhaps(node.right);
        else this.visit(node.right);
        break;
      case 'AssignmentPattern':
        this.#visitPerhaps(node.right);
        this.visit(node.left);
        break;
      case 'VariableDeclarator':
        this.visit(node.init);
        this.visit(node.id);
        break;
      case 'ChainExpression':
        this.#visitChain(node);
        break;
      case 'MemberExpression':
        this.visit(node.object);
        this.#skipIf(node.optional);
        if (node.computed) this.visit(node.property);
        break;
      case 'CallExpression':
        this.visit(node.callee);
        this.#skipIf(node.optional);
        this.visitAll(node.arguments);
        break;
      case 'Property':
      case 'PropertyDefinition':
        if (node.computed) this.visit(node.key);
        this.visit(node.value);
        break;
      case 'MethodDefinition':
        if (node.computed) this.visit(node.key);
        break;
      default:
        this.visitChildren(node);
    }
    if (isExit(node)) {
      this.mark(node);
      this.heads = [];
    } else if (throwingTypes.has(node.type)) this.#markThrowing(node);
    else this.mark(node);
  }

  /** Visits what is run or left out. */
  #visitPerhaps(node: TSESTree.Node): void {
    const leftOut = this.heads;
    this.visit(node);
    this.heads = [...this.heads, ...leftOut];
  }

  /** The right side of `(a || b) && c` runs only where the left one says so. */
  #visitLogical({ operator, left, right }: TSESTree.LogicalExpression): void {
    const run = (): void => this.visit(right);
    const skip = (): void => {};
    if (operator === '??') {
      this.visit(left);
      this.#visitPerhaps(right);
    } else if (operator === '||') this.branchFrom(this.visitTest(left), skip, run);
    else this.branchFrom(this.visitTest(left), run, skip);
  }

  #visitChain(node: TSESTree.ChainExpression): void {
    const end = createPoint(undefined);
    this.#chainEnds.push(end);
    this.visit(node.expression);
    this.#chainEnds.pop();
    this.join(end);
  }

  #skipIf(isOptional: boolean): void {
    const end = this.#chainEnds.at(-1);
    if (isOptional && end) this.connect(end);
  }

  protected visitChildren(node: TSESTree.Node): void {
    const skipped = skippedKeys.flatMap((key): unknown[] => (key in node ? [Reflect.get(node, key)].flat() : []));
    forEachChild(node, (child) => {
      if (!skipped.includes(child)) this.visit(child);
    });
  }
}

/** A point that nothing leads to yet. */
export function createPoint(node: TSESTree.Node | undefined): FlowPoint {
  return { node, next: [], throwsTo: [] };
}
