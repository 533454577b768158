import type { TSESTree } from '@typescript-eslint/utils';
import { createPoint, ExpressionFlow, type FlowPoint } from './expression-flow.js';
import { takesLabels, type TestedLoop } from './node-kinds.js';

/** What has a control flow of its own: a function, a class's static block, or the module. */
export type FlowRoot = TSESTree.FunctionLike | TSESTree.StaticBlock | TSESTree.Program;

/** The graph of a function: where it begins, where it returns and throws, and the points at which each node runs. */
export interface BuiltControlFlow {
  readonly entry: FlowPoint;
  readonly returnExit: FlowPoint;
  readonly throwExit: FlowPoint;
  readonly pointsByNode: ReadonlyMap<TSESTree.Node, readonly FlowPoint[]>;
}

/** Builds the graph of one function, static block or module. Works on any parser's ESTree. */
export function buildControlFlow(root: FlowRoot): BuiltControlFlow {
  return new Builder().build(root);
}

/** Something that `break`, `continue`, `return` or an exception has to leave, or stops at. */
type Frame =
  | {
      readonly kind: 'target';
      /** `break` without label ends here (loops, `switch`). */
      readonly isBreakable: boolean;
      readonly labels: ReadonlySet<string>;
      readonly breakTo: FlowPoint;
      readonly continueTo: FlowPoint | undefined;
    }
  | { readonly kind: 'catch'; readonly entry: FlowPoint }
  | {
      readonly kind: 'finally';
      readonly block: TSESTree.BlockStatement;
      /** The copies of the block, by where control goes on after it. */
      readonly copies: Map<FlowPoint, FlowPoint>;
    };

/**
 * How many copies of `finally` blocks are made inside of copies of others: each level of nesting may double them. Ways
 * that would need more of them end nowhere, so that nothing is reported of them.
 */
const maxInnerCopies = 200;

class Builder extends ExpressionFlow {
  readonly #returnExit = createPoint(undefined);
  readonly #throwExit = createPoint(undefined);
  #frames: Frame[] = [];
  #pendingLabels: string[] = [];
  #isCopying = false;
  #innerCopies = 0;

  build(root: FlowRoot): BuiltControlFlow {
    const entry = createPoint(undefined);
    this.heads = [entry];
    if ('params' in root) for (const param of root.params) this.visit(param);
    if (root.type === 'Program' || root.type === 'StaticBlock') this.visitAll(root.body);
    else if (root.body) this.visit(root.body);
    this.connect(this.#returnExit);
    return { entry, returnExit: this.#returnExit, throwExit: this.#throwExit, pointsByNode: this.points };
  }

  protected override visitStatement(node: TSESTree.Node): void {
    const labels = this.#pendingLabels;
    this.#pendingLabels = [];
    this.mark(node);
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'TSDeclareFunction':
        return;
      case 'IfStatement':
        this.branchFrom(
          this.visitTest(node.test),
          () => this.visit(node.consequent),
          () => this.visit(node.alternate),
        );
        return;
      case 'ReturnStatement':
        this.visit(node.argument);
        this.#jump(this.#returnExit);
        return;
      case 'ThrowStatement':
        this.visit(node.argument);
        for (const head of this.heads) head.throwsTo.push(this.getThrowTarget());
        this.heads = [];
        return;
      case 'BreakStatement':
        this.#break(node.label?.name);
        return;
      case 'ContinueStatement':
        this.#continue(node.label?.name);
        return;
      case 'LabeledStatement':
        this.#visitLabeled(node, labels);
        return;
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
        this.#visitLoop(node, labels);
        return;
      case 'ForOfStatement':
      case 'ForInStatement':
        this.#visitIteration(node, labels);
        return;
      case 'SwitchStatement':
        this.#visitSwitch(node, labels);
        return;
      case 'TryStatement':
        this.#visitTry(node);
        return;
      default:
        this.visitChildren(node);
    }
  }

  #visitLabeled(node: TSESTree.LabeledStatement, outer: readonly string[]): void {
    const labels = [...outer, node.label.name];
    if (takesLabels(node.body)) {
      this.#pendingLabels = labels;
      this.visit(node.body);
      return;
    }
    const end = createPoint(undefined);
    const frame = { isBreakable: false, labels: new Set(labels), breakTo: end, continueTo: undefined };
    this.#within({ kind: 'target', ...frame }, () => this.visit(node.body));
    this.join(end);
  }

  #visitLoop(node: TestedLoop, labels: readonly string[]): void {
    const bodyStart = createPoint(undefined);
    const next = createPoint(undefined);
    const end = createPoint(undefined);
    const check = (): void => {
      const outcomes = node.test ? this.visitTest(node.test) : { whenTrue: this.heads, whenFalse: [] };
      this.heads = outcomes.whenFalse;
      this.connect(end);
      this.heads = outcomes.whenTrue;
      this.connect(bodyStart);
    };
    if (node.type === 'ForStatement') this.visit(node.init);
    if (node.type === 'DoWhileStatement') this.connect(bodyStart);
    else check();
    this.heads = [bodyStart];
    const frame = { isBreakable: true, labels: new Set(labels), breakTo: end, continueTo: next };
    this.#within({ kind: 'target', ...frame }, () => this.visit(node.body));
    this.join(next);
    if (node.type === 'ForStatement') this.visit(node.update);
    check();
    this.heads = [end];
  }

  #visitIteration(node: TSESTree.ForOfStatement | TSESTree.ForInStatement, labels: readonly string[]): void {
    this.visit(node.right);
    const next = createPoint(undefined);
    const end = createPoint(undefined);
    if (node.type === 'ForOfStatement') next.throwsTo.push(this.getThrowTarget());
    this.join(next);
    this.connect(end);
    this.visit(node.left);
    const frame = { isBreakable: true, labels: new Set(labels), breakTo: end, continueTo: next };
    this.#within({ kind: 'target', ...frame }, () => this.visit(node.body));
    this.connect(next);
    this.heads = [end];
  }

  #visitSwitch(node: TSESTree.SwitchStatement, labels: readonly string[]): void {
    this.visit(node.discriminant);
    const end = createPoint(undefined);
    const bodies = node.cases.map(() => createPoint(undefined));
    node.cases.forEach((one, index) => {
      if (!one.test) return;
      this.visit(one.test);
      const body = bodies[index];
      if (body) this.connect(body);
    });
    const byDefault = bodies[node.cases.findIndex((one) => !one.test)];
    this.connect(byDefault ?? end);
    this.heads = [];
    const frame = { isBreakable: true, labels: new Set(labels), breakTo: end, continueTo: undefined };
    this.#within({ kind: 'target', ...frame }, () => {
      node.cases.forEach((one, index) => {
        const body = bodies[index];
        if (body) this.join(body);
        this.mark(one);
        this.visitAll(one.consequent);
      });
    });
    this.join(end);
  }

  #visitTry(node: TSESTree.TryStatement): void {
    const { handler, finalizer } = node;
    const guarded = (): void => {
      if (!handler) {
        this.visit(node.block);
        return;
      }
      const entry = createPoint(undefined);
      this.#within({ kind: 'catch', entry }, () => this.visit(node.block));
      const ends = this.heads;
      this.heads = [entry];
      this.mark(handler);
      this.visit(handler.param);
      this.visit(handler.body);
      this.heads.push(...ends);
    };
    if (!finalizer) {
      guarded();
      return;
    }
    this.#within({ kind: 'finally', block: finalizer, copies: new Map() }, guarded);
    this.visit(finalizer);
  }

  #within(frame: Frame, run: () => void): void {
    this.#frames.push(frame);
    run();
    this.#frames.pop();
  }

  #break(label: string | undefined): void {
    this.#jumpTo((frame) =>
      frame.kind === 'target' && (label === undefined ? frame.isBreakable : frame.labels.has(label))
        ? frame.breakTo
        : undefined,
    );
  }

  #continue(label: string | undefined): void {
    this.#jumpTo((frame) =>
      frame.kind === 'target' && (label === undefined || frame.labels.has(label)) ? frame.continueTo : undefined,
    );
  }

  #jumpTo(findTarget: (frame: Frame) => FlowPoint | undefined): void {
    const target = this.#frames.map(findTarget).findLast((point) => point !== undefined);
    if (target) this.#jump(target);
    else this.heads = [];
  }

  /** Leaves for a point outside, through the `finally` blocks on the way. */
  #jump(target: FlowPoint): void {
    const index = this.#frames.findLastIndex(
      (frame) => frame.kind === 'target' && (frame.breakTo === target || frame.continueTo === target),
    );
    const start = this.#throughFinally(this.#frames.length - 1, index, target);
    this.connect(start);
    this.heads = [];
  }

  /** The point to go to from frame `from` in order to run its and the outer `finally` blocks up to `until`, then `target`. */
  #throughFinally(from: number, until: number, target: FlowPoint): FlowPoint {
    for (let index = from; index > until; index--) {
      const frame = this.#frames[index];
      if (frame?.kind !== 'finally') continue;
      return this.#copyFinally(frame, index, target, (end) =>
        end.next.push(this.#throughFinally(index - 1, until, target)),
      );
    }
    return target;
  }

  protected override getThrowTarget(): FlowPoint {
    return this.#getThrowTargetFrom(this.#frames.length - 1);
  }

  #getThrowTargetFrom(from: number): FlowPoint {
    for (let index = from; index >= 0; index--) {
      const frame = this.#frames[index];
      if (frame?.kind === 'catch') return frame.entry;
      if (frame?.kind !== 'finally') continue;
      return this.#copyFinally(frame, index, this.#throwExit, (end) =>
        end.throwsTo.push(this.#getThrowTargetFrom(index - 1)),
      );
    }
    return this.#throwExit;
  }

  /** The start of the copy of a `finally` block that goes on to `target`; made when first needed. */
  #copyFinally(
    frame: Extract<Frame, { kind: 'finally' }>,
    index: number,
    target: FlowPoint,
    goOn: (end: FlowPoint) => void,
  ): FlowPoint {
    const known = frame.copies.get(target);
    if (known) return known;
    const start = createPoint(undefined);
    frame.copies.set(target, start);
    if (this.#isCopying && ++this.#innerCopies > maxInnerCopies) return start;
    const [frames, heads, isCopying] = [this.#frames, this.heads, this.#isCopying];
    this.#frames = frames.slice(0, index);
    this.heads = [start];
    this.#isCopying = true;
    this.visit(frame.block);
    const end = createPoint(undefined);
    this.join(end);
    [this.#frames, this.heads, this.#isCopying] = [frames, heads, isCopying];
    goOn(end);
    return start;
  }
}
