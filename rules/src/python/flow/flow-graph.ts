import { getOrAdd, remember } from '../../project/remember.js';
import type * as ast from '../syntax/nodes.js';

/** An edge is taken only when the expression is true (or false); absent when nothing is asked. */
interface EdgeCondition {
  readonly test: ast.Expression;
  readonly outcome: boolean;
}

/** A way from the end of a block to the start of the next one, and what has to hold for it to be taken. */
export interface Edge {
  readonly to: Block;
  /** `skip`: past a loop whose body never runs. */
  readonly kind: 'next' | 'skip';
  readonly condition: EdgeCondition | undefined;
}

/**
 * What runs from its start to its end, if nothing in it raises an exception: a basic block. Each node in it is a moment:
 * - of an expression: its value has just been computed (of a name in `Store` or `Del`: it has been bound, or unbound);
 * - of a simple statement: it has been executed;
 * - of `if`, `while`, `for`, `match`: its header is about to be decided; of `with` (and its items): it has been entered;
 * - of a handler, a `case` or a clause of a comprehension: it has been chosen, its body comes next.
 */
export class Block {
  readonly nodes: ast.Node[] = [];
  readonly edges: Edge[] = [];
  /** Which of the nodes may raise an exception of their own accord. */
  readonly raising: number[] = [];
  /** Where these exceptions lead. */
  raiseTarget: Block | undefined;

  connect(to: Block, kind: Edge['kind'] = 'next', condition?: EdgeCondition): void {
    this.edges.push({ to, kind, condition });
  }

  /** Whether one more node can stand at its end, with exceptions that lead there. */
  isOpenFor(raiseTarget: Block | undefined): boolean {
    if (this.edges.length > 0) return false;
    return raiseTarget === undefined || this.raiseTarget === undefined || this.raiseTarget === raiseTarget;
  }

  add(node: ast.Node, raiseTarget: Block | undefined): void {
    if (raiseTarget !== undefined) {
      this.raising.push(this.nodes.length);
      this.raiseTarget = raiseTarget;
    }
    this.nodes.push(node);
  }
}

/** Which paths a question is about. By default they take all ways but those of implicit exceptions. */
export interface Paths {
  /** They start behind this node; null: at the entry. */
  readonly from: ast.Node | null;
  /** They pass none of these. */
  readonly stops?: ReadonlySet<ast.Node>;
  /** Whether to follow exceptions that any call or operation may raise. Explicit `raise` is always followed. */
  readonly exceptions?: boolean;
  /** Refuses edges: infeasible branches, loops known to run at least once. */
  readonly canTake?: (edge: Edge) => boolean;
}

/** A moment: where a node stands. */
interface Place {
  readonly block: Block;
  readonly index: number;
}

/** What a path passes of a block: the nodes behind the first index and before the second one. */
interface Stretch {
  readonly block: Block;
  readonly after: number;
  readonly before: number;
  /** The block that it came from. */
  readonly previous: Block | undefined;
}

/** Where some nodes stand in the blocks of a graph. */
interface Marks {
  /** How many of the nodes stand in any. */
  readonly count: number;
  /** In ascending order. */
  readonly indexes: ReadonlyMap<Block, readonly number[]>;
}

const none: ReadonlySet<ast.Node> = new Set();

/** The control flow graph of one body. Made by `buildControlFlow`. Sets that it is asked about do not change any more. */
export class ControlFlowGraph {
  private readonly places = new Map<ast.Node, Place[]>();
  private readonly getMarks = remember((nodes: ReadonlySet<ast.Node>) => this.createMarks(nodes));

  constructor(
    private readonly entry: Block,
    /** Where `return` and the end of the body lead. */
    private readonly returned: Block,
    blocks: readonly Block[],
    /** Each `raise`, and each call that never returns. */
    readonly leaving: ReadonlySet<ast.Node>,
  ) {
    for (const block of blocks) {
      for (const [index, node] of block.nodes.entries()) getOrAdd(this.places, node, () => []).push({ block, index });
    }
  }

  /** The nodes that have moments of their own and for which the function holds. */
  getNodes(isIt: (node: ast.Node) => boolean): ReadonlySet<ast.Node> {
    return new Set([...this.places.keys()].filter(isIt));
  }

  /** How many moments a node has: several what stands in `finally` or in the test of a loop, none what has no moment of its own. */
  countMoments(node: ast.Node): number {
    return this.places.get(node)?.length ?? 0;
  }

  /**
   * The `return` with which a path ends; null when it ends with the body, or at one of `ends`. Undefined when every path stops,
   * raises, or never ends.
   */
  findEnd(paths: Paths, ends = none): ast.Return | null | undefined {
    const { indexes } = this.getMarks(ends);
    for (const { block, after, before, previous } of this.follow(paths)) {
      if (indexes.get(block)?.some((index) => after < index && index < before)) return null;
      if (block !== this.returned) continue;
      const last = previous?.nodes.at(-1);
      return last?.type === 'Return' ? last : null;
    }
    return undefined;
  }

  /** Those of the nodes that a path gets to, be it that it stops there. */
  getReached(among: ReadonlySet<ast.Node>, paths: Paths): ReadonlySet<ast.Node> {
    const reached = new Set<ast.Node>();
    const { indexes, count } = this.getMarks(among);
    if (count === 0) return reached;
    for (const { block, after, before } of this.follow(paths)) {
      for (const index of indexes.get(block) ?? []) {
        const node = block.nodes[index];
        if (node !== undefined && after < index && index <= before) reached.add(node);
      }
      if (reached.size === count) break;
    }
    return reached;
  }

  /** What the paths pass, breadth first, each block once from its start. */
  private *follow({ from, stops = none, exceptions = false, canTake }: Paths): Generator<Stretch> {
    const { indexes } = this.getMarks(stops);
    const entered = new Set<Block>();
    const open: Stretch[] = [];
    const add = (block: Block, after: number, previous?: Block): void => {
      const stop = indexes.get(block)?.find((index) => index > after);
      open.push({ block, after, before: stop ?? block.nodes.length, previous });
    };
    const enter = (block: Block, previous?: Block): void => {
      if (!entered.has(block)) add(block, -1, previous);
      entered.add(block);
    };
    if (from === null) enter(this.entry);
    else for (const { block, index } of this.places.get(from) ?? []) add(block, index);
    // What is added on the way has its turn, too.
    for (const stretch of open) {
      yield stretch;
      const { block, after, before } = stretch;
      const isRaising = exceptions && block.raising.some((index) => after <= index && index < before);
      if (isRaising && block.raiseTarget !== undefined) enter(block.raiseTarget, block);
      if (before < block.nodes.length) continue;
      for (const edge of block.edges) if (canTake?.(edge) !== false) enter(edge.to, block);
    }
  }

  private createMarks(nodes: ReadonlySet<ast.Node>): Marks {
    let count = 0;
    const indexes = new Map<Block, number[]>();
    for (const node of nodes) {
      const places = this.places.get(node) ?? [];
      if (places.length > 0) count++;
      for (const { block, index } of places) getOrAdd(indexes, block, () => []).push(index);
    }
    for (const one of indexes.values()) one.sort((a, b) => a - b);
    return { count, indexes };
  }
}
