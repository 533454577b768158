import type { CallMatcher } from '../../../../src/python/semantics/python-facts.js';
import { type Files, TestProject } from './project.js';

const blocking = new Set(['time.sleep', 'requests.get', 'threading.Lock.__enter__', 'input']);

/** Picks some calls that block. */
export const matcher: CallMatcher = {
  id: 'test',
  match: (name, call) => blocking.has(name) && call.keywords.get('timeout') !== '0',
};

/** The labels of the shortest path from a function of `main.py`; `import time` stands before a single text. */
export function findPath(files: Files | string, name = 'start'): readonly string[] | undefined {
  const module = new TestProject(typeof files === 'string' ? { 'main.py': `import time\n${files}` } : files).open(
    'main.py',
  );
  const ref = module.facts.getFunctionRef(module.findFunction(name));
  return module.facts.findCallPath(ref, matcher)?.steps.map((step) => step.label);
}
