import type * as ast from '../syntax/nodes.js';
import { ExpressionFlow } from './expression-flow.js';
import { ControlFlowGraph, type Block } from './flow-graph.js';
import { isAlwaysTrue, isCatchingAll, isIrrefutable } from './syntax-facts.js';

export { ControlFlowGraph } from './flow-graph.js';
export type { Edge, Paths } from './flow-graph.js';

/** What the graph cannot see in the syntax alone. */
export interface FlowKnowledge {
  /** The text of the file; with it `while 1` is known to be endless. */
  readonly text?: string;
  /** Whether a call never returns (`sys.exit()`). */
  readonly isNoReturn?: (call: ast.Call) => boolean;
}

/** A body whose flow can be drawn. */
export type FlowBody = ast.FunctionNode | ast.Module | ast.ClassDef;

/**
 * Draws the control flow of a function's (or module's) own body. The bodies of nested functions, lambdas, classes and
 * generator expressions do not run there; only what is evaluated at their definition is part of it.
 */
export function buildControlFlow(body: FlowBody, knowledge: FlowKnowledge = {}): ControlFlowGraph {
  return new StatementFlow(knowledge).build(body.body);
}

/** Where control goes when it leaves a block abruptly. Asked only when it does, so that `finally` is copied no more than needed. */
interface Exits {
  readonly raise: () => Block;
  readonly return: () => Block;
  readonly break: () => Block;
  readonly continue: () => Block;
}

/** The head of a loop, as it is drawn once: before the first round, where the body may be skipped, or before a next one. */
interface LoopHead {
  readonly kind: 'skip' | 'next';
  readonly bodyStart: Block;
  readonly orelseStart: Block;
}

/**
 * How many copies of `finally` blocks are made inside of copies of others: each level of nesting may double them. Ways
 * that would need more of them end nowhere, so that nothing is reported of them.
 */
const maxInnerCopies = 200;

class StatementFlow extends ExpressionFlow {
  private isCopying = false;
  private innerCopies = 0;
  private readonly returned = this.createBlock();
  private readonly raised = this.createBlock();
  private exits: Exits = {
    raise: () => this.raised,
    return: () => this.returned,
    break: () => this.returned,
    continue: () => this.returned,
  };

  constructor(private readonly knowledge: FlowKnowledge) {
    super();
  }

  build(body: readonly ast.Statement[]): ControlFlowGraph {
    const entry = this.createBlock();
    this.current = entry;
    this.addStatements(body);
    this.goTo(this.returned);
    return new ControlFlowGraph(entry, this.returned, this.blocks, this.leaving);
  }

  protected override getRaiseTarget(): Block {
    return this.exits.raise();
  }

  protected override isNoReturn(call: ast.Call): boolean {
    return this.knowledge.isNoReturn?.(call) ?? false;
  }

  private addStatements(statements: readonly ast.Statement[]): void {
    for (const statement of statements) this.addStatement(statement);
  }

  /** Adds statements that are left by other exits than what is around them. */
  private addStatementsWith(exits: Partial<Exits>, statements: readonly ast.Statement[]): void {
    const outer = this.exits;
    this.exits = { ...outer, ...exits };
    this.addStatements(statements);
    this.exits = outer;
  }

  private addStatement(node: ast.Statement): void {
    switch (node.type) {
      case 'If':
        this.addIf(node);
        break;
      case 'While':
        this.addWhile(node);
        break;
      case 'For':
      case 'AsyncFor':
        this.addFor(node);
        break;
      case 'With':
      case 'AsyncWith':
        this.addWith(node);
        break;
      case 'Match':
        this.addMatch(node);
        break;
      case 'Try':
      case 'TryStar':
        this.addTry(node);
        break;
      case 'Assert':
        this.addAssert(node);
        break;
      case 'Return':
        this.addOptional(node.value);
        this.step(node);
        this.leaveTo(this.exits.return);
        break;
      case 'Raise':
        this.addOptional(node.exc);
        this.addOptional(node.cause);
        this.step(node);
        this.leaving.add(node);
        this.leaveTo(this.exits.raise);
        break;
      case 'Break':
        this.step(node);
        this.leaveTo(this.exits.break);
        break;
      case 'Continue':
        this.step(node);
        this.leaveTo(this.exits.continue);
        break;
      default:
        this.addSimpleStatement(node);
    }
  }

  private leaveTo(getTarget: () => Block): void {
    if (this.current === undefined) return;
    this.goTo(getTarget());
    this.current = undefined;
  }

  /** @param after where the ways of all branches join, those of an `elif` as well */
  private addIf(node: ast.If, after = this.createBlock()): void {
    this.step(node);
    const { whenTrue, whenFalse } = this.addCondition(node.test);
    this.current = whenTrue;
    this.addStatements(node.body);
    this.goTo(after);
    this.current = whenFalse;
    const [only, ...more] = node.orelse;
    if (only?.type === 'If' && more.length === 0) {
      this.addIf(only, after);
      return;
    }
    this.addStatements(node.orelse);
    this.goTo(after);
    this.continueAt(after);
  }

  private addWhile(node: ast.While): void {
    this.addLoop(node, ({ bodyStart, orelseStart, kind }) => {
      this.step(node);
      if (isAlwaysTrue(node.test, this.knowledge.text)) {
        this.goTo(bodyStart);
        return;
      }
      const { whenTrue, whenFalse } = this.addCondition(node.test);
      whenTrue?.connect(bodyStart);
      whenFalse?.connect(orelseStart, kind);
    });
  }

  private addFor(node: ast.For | ast.AsyncFor): void {
    this.addExpression(node.iter);
    this.addLoop(node, ({ bodyStart, orelseStart, kind }) => {
      this.stepThatMayRaise(node);
      this.goTo(bodyStart);
      this.current?.connect(orelseStart, kind);
    });
  }

  private addLoop(node: ast.While | ast.For | ast.AsyncFor, addHead: (head: LoopHead) => void): void {
    const after = this.createBlock();
    const again = this.createBlock();
    const bodyStart = this.createBlock();
    const orelseStart = this.createBlock();
    addHead({ bodyStart, orelseStart, kind: 'skip' });
    this.continueAt(bodyStart);
    if (node.type !== 'While') this.addTarget(node.target);
    this.addStatementsWith({ break: () => after, continue: () => again }, node.body);
    this.goTo(again);
    this.continueAt(again);
    addHead({ bodyStart, orelseStart, kind: 'next' });
    this.continueAt(orelseStart);
    this.addStatements(node.orelse);
    this.goTo(after);
    this.continueAt(after);
  }

  private addWith(node: ast.With | ast.AsyncWith): void {
    for (const item of node.items) {
      this.addExpression(item.context_expr);
      this.stepThatMayRaise(item);
      if (item.optional_vars) this.addTarget(item.optional_vars);
    }
    this.step(node);
    this.addProtected(
      () => this.addStatements(node.body),
      () => this.stepThatMayRaise(node),
    );
  }

  /** `try`: handlers first look at an exception, then `finally` runs on whatever way the whole is left. */
  private addTry(node: ast.Try | ast.TryStar): void {
    if (node.finalbody.length === 0) {
      this.addTryWithHandlers(node);
      return;
    }
    this.addProtected(
      () => this.addTryWithHandlers(node),
      () => this.addStatements(node.finalbody),
    );
  }

  private addTryWithHandlers(node: ast.Try | ast.TryStar): void {
    if (node.handlers.length === 0) {
      this.addStatements(node.body);
      this.addStatements(node.orelse);
      return;
    }
    const after = this.createBlock();
    const dispatch = this.createBlock();
    this.addStatementsWith({ raise: () => dispatch }, node.body);
    this.addStatements(node.orelse);
    this.goTo(after);
    for (const handler of node.handlers) {
      const start = this.createBlock();
      dispatch.connect(start);
      this.continueAt(start);
      if (handler.exceptionType) this.addExpressionWithoutExceptions(handler.exceptionType);
      this.step(handler);
      this.addStatements(handler.body);
      this.goTo(after);
    }
    if (!node.handlers.some(isCatchingAll)) dispatch.connect(this.exits.raise());
    this.continueAt(after);
  }

  /** A body that is followed by `addLast` on every way out. */
  private addProtected(addBody: () => void, addLast: () => void): void {
    const outer = this.exits;
    this.exits = {
      raise: this.createDetour(outer.raise, addLast, outer),
      return: this.createDetour(outer.return, addLast, outer),
      break: this.createDetour(outer.break, addLast, outer),
      continue: this.createDetour(outer.continue, addLast, outer),
    };
    addBody();
    this.exits = outer;
    if (this.current !== undefined) addLast();
  }

  /** A copy of the last block (`finally`) on the way to a target, drawn when it is first needed. */
  private createDetour(getTarget: () => Block, addLast: () => void, outer: Exits): () => Block {
    let start: Block | undefined;
    return () => {
      if (start !== undefined) return start;
      start = this.createBlock();
      if (this.isCopying && ++this.innerCopies > maxInnerCopies) return start;
      const { current, exits, isCopying } = this;
      this.exits = outer;
      this.isCopying = true;
      this.continueAt(start);
      addLast();
      this.isCopying = isCopying;
      this.leaveTo(getTarget);
      this.exits = exits;
      this.current = current;
      return start;
    };
  }

  private addMatch(node: ast.Match): void {
    const after = this.createBlock();
    this.addExpression(node.subject);
    this.step(node);
    for (const matchCase of node.cases) {
      const next = this.createBlock();
      if (!isIrrefutable(matchCase.pattern)) this.goTo(next);
      this.step(matchCase);
      if (matchCase.guard !== null) {
        const { whenTrue, whenFalse } = this.addCondition(matchCase.guard);
        whenFalse?.connect(next);
        this.current = whenTrue;
      }
      this.addStatements(matchCase.body);
      this.goTo(after);
      this.continueAt(next);
    }
    this.goTo(after);
    this.continueAt(after);
  }

  private addAssert(node: ast.Assert): void {
    const { whenTrue, whenFalse } = this.addCondition(node.test);
    this.current = whenFalse;
    this.addOptional(node.msg);
    this.leaveTo(this.exits.raise);
    this.current = whenTrue;
    this.step(node);
  }
}
