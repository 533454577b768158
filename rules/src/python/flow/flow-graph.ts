import type * as ast from '../syntax/nodes.js';

/**
 * How control gets from one point to the next:
 * - `next`: in the ordinary course, or by an explicit `raise`, `return`, `break` or `continue`;
 * - `skip`: past a loop whose body never runs;
 * - `exception`: the point raised an exception of its own accord.
 */
export type EdgeKind = 'next' | 'skip' | 'exception';

/** An edge is taken only when the expression is true (or false); absent when nothing is asked. */
export interface EdgeCondition {
  readonly test: ast.Expression;
  readonly outcome: boolean;
}

/** A way from one point to the next, and what has to hold for it to be taken. */
export interface Edge {
  readonly to: Point;
  readonly kind: EdgeKind;
  readonly condition: EdgeCondition | undefined;
}

/**
 * A moment in the run of a body:
 * - of an expression: its value has just been computed (of a name in `Store` or `Del`: it has been bound, or unbound);
 * - of a simple statement: it has been executed;
 * - of `if`, `while`, `for`, `match`: its header is about to be decided; of `with` (and its items): it has been entered;
 * - of a handler, a `case` or a clause of a comprehension: it has been chosen, its body comes next;
 * - without a node: where ways part or join.
 */
export class Point {
  readonly edges: Edge[] = [];

  constructor(
    readonly node: ast.Node | null,
    /** Whether the body may stand still here for other tasks, and so meet a cancellation. */
    readonly isSuspension: boolean = false,
  ) {}

  connect(to: Point, kind: EdgeKind = 'next', condition?: EdgeCondition): void {
    this.edges.push({ to, kind, condition });
  }
}

/** Which ways a query follows. By default all but those of implicit exceptions. */
export interface PathOptions {
  /** Whether to follow exceptions that any call or operation may raise. Explicit `raise` is always followed. */
  readonly exceptions?: boolean;
  /** Refuses edges: infeasible branches, loops known to run at least once. */
  readonly canTake?: (edge: Edge) => boolean;
  /** Nodes at which a path may end, too. */
  readonly isEnd?: (node: ast.Node) => boolean;
}

type NodePredicate = (node: ast.Node, point: Point) => boolean;

const never = (): boolean => false;

/** The control flow graph of one body. Made by `buildControlFlow`. */
export class ControlFlowGraph {
  private readonly pointsByNode = new Map<ast.Node, Point[]>();

  constructor(
    readonly entry: Point,
    /** Where `return` and the end of the body lead. */
    readonly returned: Point,
    points: readonly Point[],
  ) {
    for (const point of points) {
      if (point.node === null) continue;
      const known = this.pointsByNode.get(point.node);
      if (known === undefined) this.pointsByNode.set(point.node, [point]);
      else known.push(point);
    }
  }

  /** The moments of a node: several for what stands in `finally` or in the test of a loop, none for what has no moment of its own. */
  getPoints(node: ast.Node): readonly Point[] {
    return this.pointsByNode.get(node) ?? [];
  }

  /**
   * A path from behind a node to a `return` or the end of the body that passes no node for which `stopAt` holds; undefined
   * when every path passes one, raises, or never ends. The path begins with the first point behind the node.
   */
  findPathAvoiding(from: ast.Node, stopAt: NodePredicate, options: PathOptions = {}): readonly Point[] | undefined {
    const starts = this.getPoints(from);
    const isExit = (point: Point): boolean =>
      point === this.returned || (point.node !== null && (options.isEnd?.(point.node) ?? false));
    const { previous, last } = this.reach(starts, stopAt, options, isExit);
    return last && toPath(last, previous, new Set(starts));
  }

  /**
   * The nodes that can come behind `from` (the entry when it is null) before any node for which `stopAt` holds; those that stop
   * it are included. With `among` it tells of those nodes alone, and looks no further than the last of them.
   */
  getNodesReachedFrom(
    from: ast.Node | null,
    stopAt: NodePredicate = never,
    { among, ...options }: PathOptions & { readonly among?: ReadonlySet<ast.Node> } = {},
  ): ReadonlySet<ast.Node> {
    const nodes = new Set<ast.Node>();
    const collect: NodePredicate = (node, point) => {
      if (among?.has(node) !== false) nodes.add(node);
      return stopAt(node, point);
    };
    const areFound = (): boolean => nodes.size === among?.size;
    if (!areFound()) this.reach(from === null ? [this.entry] : this.getPoints(from), collect, options, areFound);
    return nodes;
  }

  /**
   * Breadth first from the starts, until one is reached that is the last: each point reached, with the one it was reached from,
   * and the last. Stops are not entered.
   */
  private reach(
    starts: readonly Point[],
    isStop: NodePredicate,
    { exceptions = false, canTake, isEnd }: PathOptions,
    isLast: (point: Point) => boolean,
  ): { readonly previous: ReadonlyMap<Point, Point>; readonly last?: Point } {
    const previous = new Map<Point, Point>();
    const queue = [...starts];
    // What is added on the way has its turn, too.
    for (const point of queue) {
      for (const edge of point.edges) {
        const { to } = edge;
        if (previous.has(to) || (edge.kind === 'exception' && !exceptions)) continue;
        if (canTake !== undefined && !canTake(edge)) continue;
        if (to.node !== null && isStop(to.node, to)) continue;
        previous.set(to, point);
        if (isLast(to)) return { previous, last: to };
        if (to.node === null || !isEnd?.(to.node)) queue.push(to);
      }
    }
    return { previous };
  }
}

function toPath(exit: Point, previous: ReadonlyMap<Point, Point>, starts: ReadonlySet<Point>): Point[] {
  const path = [exit];
  for (let point = previous.get(exit); point !== undefined; point = previous.get(point)) {
    if (starts.has(point)) break;
    path.push(point);
  }
  return path.reverse();
}
