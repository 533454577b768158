import type { CallPath } from '../../../../src/project/calls/call-path.js';
import { getCallEdges } from '../../../../src/python/semantics/facts/calls/call-edges.js';
import { findReferred } from '../../../../src/python/semantics/facts/function-refs.js';
import type { CallMatcher, FunctionRef } from '../../../../src/python/semantics/python-facts.js';
import { type Files, TestProject } from './project.js';

const blocking = new Set(['time.sleep', 'requests.get', 'threading.Lock.__enter__', 'input']);

/** Picks some calls that block. */
const matcher: CallMatcher = {
  id: 'test',
  match: (name, call) => blocking.has(name) && call.keywords.get('timeout') !== '0',
};

/** The shortest path from a plain function to a call that the matcher picks. */
export function findCallPath(ref: FunctionRef): CallPath | undefined {
  const fn = findReferred(ref);
  if (fn === undefined || fn.scope.isAsync) return undefined;
  return fn.module.project.getReach(matcher.id, (one) => getCallEdges(one, matcher)).findPath(fn.env);
}

/** The labels of the shortest path from a function of `main.py`; `import time` stands before a single text. */
export function findPath(files: Files | string, name = 'start'): readonly string[] | undefined {
  const module = new TestProject(typeof files === 'string' ? { 'main.py': `import time\n${files}` } : files).open(
    'main.py',
  );
  const ref = module.facts.getFunctionRef(module.findFunction(name));
  return findCallPath(ref)?.steps.map((step) => step.label);
}
