import { buildControlFlow, type ControlFlowGraph, type FlowBody } from '../../python/flow/control-flow.js';
import type { PythonFacts } from '../../python/semantics/python-facts.js';

const graphsOf = new WeakMap<PythonFacts, Map<FlowBody, ControlFlowGraph>>();

/**
 * The control flow of a function or module, drawn once for all rules that ask.
 * @param text the text of the file
 * @param facts what is known of the file: calls that never return end the flow
 */
export function getControlFlow(body: FlowBody, text: string, facts: PythonFacts): ControlFlowGraph {
  let graphs = graphsOf.get(facts);
  if (graphs === undefined) graphsOf.set(facts, (graphs = new Map<FlowBody, ControlFlowGraph>()));
  let graph = graphs.get(body);
  if (graph === undefined) {
    graph = buildControlFlow(body, { text, isNoReturn: (call) => facts.isNoReturn(call) });
    graphs.set(body, graph);
  }
  return graph;
}
