import type { CallPath, CallStep } from './call-path.js';

/** One call in a function: of another function that can be followed, or of something that was looked for. */
export interface CallEdge<Fn> {
  readonly step: CallStep;
  readonly callee?: Fn;
  /** What the call resolves to, when it is one that was looked for. */
  readonly target?: string;
}

/** How a function leads to a target: by a call that is one, or by way of another function. */
interface Lead<Fn> {
  readonly edge: CallEdge<Fn>;
  readonly length: number;
}

/**
 * Finds the shortest chain of calls from functions down to targets. A question is answered together with all that it
 * depends on: the part of the call graph that can be reached and was not solved before is searched backwards from the
 * targets, breadth first, so that recursion needs no care and every function is looked at once.
 */
export class ReachSolver<Fn extends object> {
  /** For each function that is solved its lead, or undefined when it leads to no target. */
  private readonly solved = new Map<Fn, Lead<Fn> | undefined>();

  /** @param getEdges the calls of a function, in order; asked once for each function */
  constructor(private readonly getEdges: (fn: Fn) => readonly CallEdge<Fn>[]) {}

  findPath(fn: Fn): CallPath | undefined {
    if (!this.solved.has(fn)) this.solve(fn);
    const steps: CallStep[] = [];
    for (let lead = this.solved.get(fn); lead !== undefined;) {
      steps.push(lead.edge.step);
      if (lead.edge.target !== undefined) return { steps, target: lead.edge.target };
      lead = lead.edge.callee && this.solved.get(lead.edge.callee);
    }
    return undefined;
  }

  private solve(start: Fn): void {
    const callers = this.collect(start);
    const waiting: Fn[][] = [];
    const leads = [...callers.edges].map(([fn, edges]) => [fn, this.findDirectLead(edges)] as const);
    for (const [fn, lead] of leads) {
      if (lead === undefined) this.solved.set(fn, undefined);
      else this.offer(fn, lead, waiting);
    }
    for (let length = 1; length < waiting.length; length++) {
      for (const fn of waiting[length] ?? []) {
        if (this.solved.get(fn)?.length !== length) continue;
        for (const { caller, edge } of callers.of.get(fn) ?? []) {
          const known = this.solved.get(caller);
          if (known === undefined || known.length > length + 1)
            this.offer(caller, { edge, length: length + 1 }, waiting);
        }
      }
    }
  }

  private offer(fn: Fn, lead: Lead<Fn>, waiting: Fn[][]): void {
    this.solved.set(fn, lead);
    (waiting[lead.length] ??= []).push(fn);
  }

  /** The shortest way to a target by a call of the function itself, or by a function solved earlier. */
  private findDirectLead(edges: readonly CallEdge<Fn>[]): Lead<Fn> | undefined {
    let best: Lead<Fn> | undefined;
    for (const edge of edges) {
      if (edge.target !== undefined) return { edge, length: 1 };
      const known = edge.callee && this.solved.get(edge.callee);
      if (known !== undefined && (best === undefined || known.length + 1 < best.length)) {
        best = { edge, length: known.length + 1 };
      }
    }
    return best;
  }

  /** The functions that can be reached and are not solved, with their calls, and who of them calls whom. */
  private collect(start: Fn) {
    const edges = new Map<Fn, readonly CallEdge<Fn>[]>();
    const of = new Map<Fn, { readonly caller: Fn; readonly edge: CallEdge<Fn> }[]>();
    const pending = [start];
    for (let fn = pending.pop(); fn !== undefined; fn = pending.pop()) {
      if (edges.has(fn)) continue;
      const own = this.getEdges(fn);
      edges.set(fn, own);
      for (const edge of own) {
        const { callee } = edge;
        if (callee === undefined || this.solved.has(callee)) continue;
        const callers = of.get(callee);
        if (callers === undefined) of.set(callee, [{ caller: fn, edge }]);
        else callers.push({ caller: fn, edge });
        pending.push(callee);
      }
    }
    return { edges, of };
  }
}
