import type { CallPath, CallStep } from './call-path.js';

/** One call in a function: of functions that can be followed, or of something that was looked for. */
export interface CallEdge<Fn> {
  readonly step: CallStep;
  /** What the call resolves to, when it is one that was looked for. */
  readonly target?: string;
  /** The functions that the call may enter. It leads to a target only where all of them do; the first is shown. */
  readonly callees?: readonly Fn[];
  /**
   * Finds what else the call may enter (overrides of a method). Asked only where the answer matters: when the other
   * callees lead to a target, or there are none. Undefined when that cannot be told: the call leads nowhere then.
   */
  readonly findOthers?: () => readonly Fn[] | undefined;
}

/** How a function leads to a target: by a call that is one, or by way of another function. */
interface Lead<Fn> {
  readonly edge: CallEdge<Fn>;
  readonly length: number;
}

/** An edge of the part of the graph that is being solved, with all functions that it needs. */
interface OpenEdge<Fn> {
  readonly caller: Fn;
  readonly edge: CallEdge<Fn>;
  callees: readonly Fn[];
  isAsked: boolean;
  isDead: boolean;
}

/**
 * Finds the shortest chain of calls from functions down to targets. A question is answered together with all that it
 * depends on: the part of the call graph that can be reached and was not solved before is searched backwards from the
 * targets, breadth first, so that recursion needs no care and every function is looked at once.
 *
 * A call that may enter several functions counts once all of them are known to lead to a target, and is as long as the
 * longest of them: no function is a proof of itself.
 */
export class ReachSolver<Fn extends object> {
  /** For each function that is solved its lead, or undefined when it leads to no target; as long as somebody knows it. */
  private readonly solved = new WeakMap<Fn, Lead<Fn> | undefined>();

  /** @param getEdges the calls of a function, in order; asked once for each function */
  constructor(private readonly getEdges: (fn: Fn) => readonly CallEdge<Fn>[]) {}

  /** The shortest chain of calls from a function down to a target; undefined when it leads to none. */
  findPath(fn: Fn): CallPath | undefined {
    if (!this.solved.has(fn)) this.solve(fn);
    const steps: CallStep[] = [];
    for (let lead = this.solved.get(fn); lead !== undefined;) {
      steps.push(lead.edge.step);
      if (lead.edge.target !== undefined) return { steps, target: lead.edge.target };
      const shown: Fn | undefined = lead.edge.callees?.[0] ?? lead.edge.findOthers?.()?.[0];
      lead = shown && this.solved.get(shown);
    }
    return undefined;
  }

  /** The same for one call, whoever makes it. */
  findEdgePath({ step, target, callees = [], findOthers }: CallEdge<Fn>): CallPath | undefined {
    if (target !== undefined) return { steps: [step], target };
    const paths = callees.map((callee) => this.findPath(callee));
    if (paths.includes(undefined)) return undefined;
    const others = findOthers === undefined ? [] : findOthers();
    if (others === undefined) return undefined;
    paths.push(...others.map((callee) => this.findPath(callee)));
    const [shown] = paths;
    if (shown === undefined || paths.includes(undefined)) return undefined;
    return { steps: [step, ...shown.steps], target: shown.target };
  }

  private solve(start: Fn): void {
    const region = new Region(this.getEdges, this.solved);
    region.collect(start);
    // What overrides exist is asked of calls that would lead to a target without them; they may bring more of the graph.
    while (region.askForOthers(region.findPossible())) continue;
    const waiting: Fn[][] = [];
    for (const fn of region.functions) this.solved.set(fn, undefined);
    for (const { caller, edge } of region.edges) {
      if (edge.target !== undefined) this.offer(caller, { edge, length: 1 }, waiting);
    }
    for (const edge of region.edges) this.offerIfComplete(edge, waiting);
    for (let length = 1; length < waiting.length; length++) {
      for (const fn of waiting[length] ?? []) {
        if (this.solved.get(fn)?.length !== length) continue;
        for (const edge of region.getCallers(fn)) this.offerIfComplete(edge, waiting);
      }
    }
  }

  /** Takes a call for the lead of its function once everything that it may enter has one, if it is the shortest. */
  private offerIfComplete({ caller, edge, callees, isDead }: OpenEdge<Fn>, waiting: Fn[][]): void {
    if (isDead || callees.length === 0) return;
    let length = 0;
    for (const callee of callees) {
      const lead = this.solved.get(callee);
      if (lead === undefined) return;
      length = Math.max(length, lead.length + 1);
    }
    this.offer(caller, { edge, length }, waiting);
  }

  private offer(fn: Fn, lead: Lead<Fn>, waiting: Fn[][]): void {
    const known = this.solved.get(fn);
    if (known !== undefined && known.length <= lead.length) return;
    this.solved.set(fn, lead);
    (waiting[lead.length] ??= []).push(fn);
  }
}

/** The functions that can be reached and are not solved, with their calls. */
class Region<Fn extends object> {
  readonly functions = new Set<Fn>();
  readonly edges: OpenEdge<Fn>[] = [];
  private readonly callers = new Map<Fn, OpenEdge<Fn>[]>();

  constructor(
    private readonly getEdges: (fn: Fn) => readonly CallEdge<Fn>[],
    private readonly solved: Pick<WeakMap<Fn, unknown>, 'has' | 'get'>,
  ) {}

  getCallers(fn: Fn): readonly OpenEdge<Fn>[] {
    return this.callers.get(fn) ?? [];
  }

  collect(start: Fn): void {
    const pending = [start];
    for (let fn = pending.pop(); fn !== undefined; fn = pending.pop()) {
      if (this.functions.has(fn) || this.solved.has(fn)) continue;
      this.functions.add(fn);
      for (const edge of this.getEdges(fn)) pending.push(...this.add(fn, edge));
    }
  }

  private add(caller: Fn, edge: CallEdge<Fn>): readonly Fn[] {
    const { callees = [] } = edge;
    const open: OpenEdge<Fn> = { caller, edge, callees, isAsked: edge.findOthers === undefined, isDead: false };
    this.edges.push(open);
    this.link(open, callees);
    return callees.length === 0 && edge.target === undefined ? this.ask(open) : callees;
  }

  private link(edge: OpenEdge<Fn>, callees: readonly Fn[]): void {
    for (const callee of callees) {
      const known = this.callers.get(callee);
      if (known === undefined) this.callers.set(callee, [edge]);
      else known.push(edge);
    }
  }

  /** Adds what else a call may enter, and returns it. */
  private ask(open: OpenEdge<Fn>): readonly Fn[] {
    open.isAsked = true;
    const others = open.edge.findOthers?.();
    if (others === undefined) {
      open.isDead = true;
      return [];
    }
    open.callees = [...open.callees, ...others];
    this.link(open, others);
    return others;
  }

  /** The functions that lead to a target if no call enters anything but what is known so far. */
  findPossible(): ReadonlySet<Fn> {
    const possible = new Set<Fn>();
    const pending: Fn[] = [];
    const isMet = ({ edge, callees, isDead }: OpenEdge<Fn>): boolean =>
      edge.target !== undefined ||
      (!isDead && callees.length > 0 && callees.every((callee) => this.isLeading(callee, possible)));
    const add = (edge: OpenEdge<Fn>): void => {
      if (possible.has(edge.caller) || !isMet(edge)) return;
      possible.add(edge.caller);
      pending.push(edge.caller);
    };
    for (const edge of this.edges) add(edge);
    for (let fn = pending.pop(); fn !== undefined; fn = pending.pop()) {
      for (const edge of this.getCallers(fn)) add(edge);
    }
    return possible;
  }

  private isLeading(fn: Fn, possible: ReadonlySet<Fn>): boolean {
    return possible.has(fn) || this.solved.get(fn) !== undefined;
  }

  /** Asks the calls that lead to a target as far as is known. Returns whether one had anything to add. */
  askForOthers(possible: ReadonlySet<Fn>): boolean {
    let hasMore = false;
    for (const open of [...this.edges]) {
      if (open.isAsked || !possible.has(open.caller)) continue;
      if (!open.callees.every((callee) => this.isLeading(callee, possible))) continue;
      const others = this.ask(open);
      hasMore ||= open.isDead || others.length > 0;
      for (const fn of others) this.collect(fn);
    }
    return hasMore;
  }
}
