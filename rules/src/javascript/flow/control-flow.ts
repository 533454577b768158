import type { TSESTree } from '@typescript-eslint/utils';
import { remember } from '../../project/remember.js';
import { isFunction } from '../syntax/functions.js';
import { buildControlFlow, type FlowRoot } from './build-control-flow.js';
import type { FlowPoint } from './expression-flow.js';

export type { FlowRoot };

/**
 * Where a path has to arrive: at the end of the function without an exception (`return` or falling off the end), at its
 * end by an exception, or at a node that the function accepts.
 */
export type FlowGoal = 'return' | 'throw' | ((node: TSESTree.Node) => boolean);

interface FlowQuery {
  /** Paths start when this node has been evaluated without an exception (a statement or `catch` clause: when it is entered). */
  readonly from: TSESTree.Node;
  readonly to: FlowGoal | readonly FlowGoal[];
  /** A path that evaluates such a node does not count. */
  readonly avoiding?: (node: TSESTree.Node) => boolean;
  /**
   * Whether paths may go through exceptions: those of `throw`, calls, `new`, `await`, `yield`, iteration and tagged
   * templates (default true). The goal `throw` is reached only through one.
   */
  readonly exceptions?: boolean;
}

/**
 * The control flow of one function, in evaluation order: branches, short circuits, optional chains, default values,
 * loops, labels, `switch`, `try`/`catch`/`finally`. Nested functions are one node each; `process.exit()` ends a path.
 */
export interface ControlFlow {
  /** Whether some path of the query exists. False also for a `from` that is unreachable or not of this function. */
  hasPath(query: FlowQuery): boolean;
}

/**
 * The function around a node, or the static block or program that runs it.
 * @throws {TypeError} when the node is in no program
 */
export function getFlowRoot(node: TSESTree.Node): FlowRoot {
  for (let at: TSESTree.Node | undefined = node.parent; at; at = at.parent) {
    if (isFunction(at) || at.type === 'StaticBlock' || at.type === 'Program') return at;
  }
  throw new TypeError('A node without a program.');
}

/** The control flow of the root, built when first asked for. */
export const getControlFlow = remember(createControlFlow);

function createControlFlow(root: FlowRoot): ControlFlow {
  const { entry, returnExit, throwExit, pointsByNode } = buildControlFlow(root);
  const reachable = collectReachable(entry);

  const toIsGoal = (goal: FlowGoal): ((point: FlowPoint) => boolean) => {
    if (goal === 'return') return (point) => point === returnExit;
    if (goal === 'throw') return (point) => point === throwExit;
    return (point) => point.node !== undefined && goal(point.node);
  };

  return {
    hasPath({ from, to, avoiding = () => false, exceptions = true }) {
      const isGoals = (typeof to === 'object' ? to : [to]).map(toIsGoal);
      const starts = (pointsByNode.get(from) ?? []).filter((point) => reachable.has(point));
      const seen = new Set<FlowPoint>();
      const open = starts.flatMap((point) => point.next);
      for (let point = open.pop(); point; point = open.pop()) {
        if (seen.has(point)) continue;
        seen.add(point);
        const current = point;
        if (isGoals.some((isGoal) => isGoal(current))) return true;
        if (point.node !== undefined && avoiding(point.node)) continue;
        open.push(...point.next);
        if (exceptions) open.push(...point.throwsTo);
      }
      return false;
    },
  };
}

function collectReachable(entry: FlowPoint): ReadonlySet<FlowPoint> {
  const reachable = new Set<FlowPoint>();
  const open = [entry];
  for (let point = open.pop(); point; point = open.pop()) {
    if (reachable.has(point)) continue;
    reachable.add(point);
    open.push(...point.next, ...point.throwsTo);
  }
  return reachable;
}
