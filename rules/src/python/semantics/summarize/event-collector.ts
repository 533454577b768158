import type * as ast from '../../syntax/nodes.js';
import type { EventUse, OperationSite } from '../summary.js';
import type { Expr } from '../summary-expressions.js';
import { toElement, toValue } from './bindings.js';
import { isTelling } from './loop-guards.js';
import { NameBinder } from './name-binder.js';
import type { ScopeBuilder } from './scope-builder.js';

const noNames: ReadonlySet<string> = new Set();

/** Collects what expressions do, and the scopes and bindings in them; knows where the code runs without an event loop. */
export class EventCollector extends NameBinder {
  protected noLoop = false;
  /**
   * The names that are bound to the running loop, or to nothing where there is none, to the answer whether one runs, or to
   * the functions that give these.
   */
  protected loopNames = noNames;
  /** Other names that the module imports such functions by. */
  private loopFunctions = noNames;

  /** `from asyncio import get_running_loop as get_loop` */
  protected noteLoopFunction(name: string): void {
    this.loopFunctions = new Set([...this.loopFunctions, name]);
    this.noteLoopTests([name]);
  }

  /** `is_running = loop.is_running()`, and `loop = get_running_loop()` where its error is handled. */
  protected noteLoopTests(names: readonly string[]): void {
    if (names.length > 0) this.loopNames = new Set([...this.loopNames, ...names]);
  }

  protected override onEvent(use: EventUse, expr: Expr, dropped = false): void {
    if (!this.isDead) this.addEvent(use, expr, dropped, undefined);
  }

  protected override onOperation(owner: Expr, method: string, right: Expr | undefined, node: ast.Node): void {
    if (this.isDead || !(mayBeObject(owner) || (right !== undefined && mayBeObject(right)))) return;
    this.addEvent('operation', owner, false, { method, right, start: node.start, end: node.end });
  }

  private addEvent(use: EventUse, expr: Expr, dropped: boolean, operation: OperationSite | undefined): void {
    const isDropped = dropped ? true : undefined;
    const noLoop = this.noLoop ? true : undefined;
    const { runner } = this;
    const scope = this.scope === runner ? undefined : this.scope.index;
    const isPlain = !isDropped && !noLoop && !scope && !operation;
    runner.events.push(isPlain ? { use, expr } : { use, expr, isDropped, scope, noLoop, operation });
  }

  protected override onYield(node: ast.Yield | ast.YieldFrom, value: Expr | undefined): void {
    const { runner } = this;
    runner.isGenerator = true;
    if (value === undefined) return;
    runner.yielded.push(node.type === 'YieldFrom' ? { kind: 'star', value } : value);
    if (node.type === 'YieldFrom') this.onEvent('for', value);
  }

  protected override onShortCircuit(node: ast.BoolOp): void {
    const last = node.values.at(-1);
    for (const value of node.values) {
      if (value !== last) this.narrow(value, node.op === 'And', value.end, node.end);
    }
  }

  protected override onConditional(node: ast.IfExp): void {
    this.narrow(node.test, true, node.body.start, node.body.end);
    this.narrow(node.test, false, node.orelse.start, node.orelse.end);
  }

  protected override convertNamed(node: ast.NamedExpr): Expr {
    if (isTelling(node.value, this.loopNames)) this.noteLoopTests([node.target.id]);
    const value = this.convert(node.value);
    let target = this.scope;
    while (target.kind === 'comprehension' && target.parent !== undefined) target = target.parent;
    this.inScope(target, () =>
      this.bind(node.target.id, node.target.start, node.end, (place) => toValue(place, value, undefined, undefined)),
    );
    return value;
  }

  protected override convertLambda(node: ast.Lambda): Expr {
    const parameters = this.convertParameters(node.args);
    const scope = this.openScope('lambda', node.start);
    this.inFunction(scope, node.end, () => scope.returned.push(this.convert(node.body)));
    this.scopes[scope.index] = scope.toFunction({
      name: '<lambda>',
      nameStart: node.start,
      isAsync: false,
      parameters,
      decorators: [],
      fallsThrough: false,
      isEmpty: false,
    });
    return { kind: 'lambda', scope: scope.index };
  }

  protected override convertComprehension(node: ast.ComprehensionNode): Expr {
    const scope = this.openScope('comprehension', node.start);
    const [first, ...rest] = node.generators;
    const iterable = first && this.convert(first.iter);
    return this.inScope(scope, () => {
      if (first !== undefined && iterable !== undefined) this.visitGenerator(node, first, iterable);
      for (const generator of rest) this.visitGenerator(node, generator, this.convert(generator.iter));
      const result = this.toComprehension(node, scope.index);
      this.scopes[scope.index] = scope.toComprehension();
      return result;
    });
  }

  private visitGenerator(node: ast.ComprehensionNode, generator: ast.Comprehension, iterable: Expr): void {
    const isAsync = generator.is_async;
    this.onEvent(isAsync ? 'asyncFor' : 'for', iterable);
    this.bindTarget(generator.target, node.start, (place, path) => toElement(place, iterable, isAsync, path));
    for (const test of generator.ifs) {
      this.convert(test);
      this.narrow(test, true, node.start, generator.start);
      this.narrow(test, true, test.end, node.end);
    }
  }

  /** Visits the inside of a function, where the flow outside says nothing. */
  protected inFunction(scope: ScopeBuilder, end: number, visit: () => void): void {
    const { until, reach, noLoop, loopNames } = this;
    this.until = this.reach = end + 1;
    this.noLoop = false;
    this.loopNames = this.loopFunctions;
    this.inScope(scope, visit);
    this.until = until;
    this.reach = reach;
    this.noLoop = noLoop;
    this.loopNames = loopNames;
  }
}

/** Whether an expression may give an object of a class of the project, as far as its form tells. */
function mayBeObject({ kind }: Expr): boolean {
  return kind === 'name' || kind === 'attribute' || kind === 'call' || kind === 'await' || kind === 'subscript';
}
