import { getOrAdd, remember } from '../../project/remember.js';
import { buildControlFlow, type ControlFlowGraph, type FlowBody } from '../../python/flow/control-flow.js';
import type { PythonFacts } from '../../python/semantics/python-facts.js';

const getGraphs = remember((_facts: PythonFacts) => new Map<FlowBody, ControlFlowGraph>());

/**
 * The control flow of a function or module, drawn once for all rules that ask.
 * @param text the text of the file
 * @param facts what is known of the file: calls that never return end the flow
 */
export function getControlFlow(body: FlowBody, text: string, facts: PythonFacts): ControlFlowGraph {
  return getOrAdd(getGraphs(facts), body, () =>
    buildControlFlow(body, { text, isNoReturn: (call) => facts.isNoReturn(call) }),
  );
}
