import { asksForRunningLoop, findLoopTest, isMainTest } from '../../../python/semantics/summarize/loop-guards.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { isScope } from '../../../python/syntax/predicates.js';

const noNames: ReadonlySet<string> = new Set();

/**
 * Whether the code around says that no event loop runs here: the handler of `get_running_loop()`'s RuntimeError, the branch
 * behind `loop.is_running()`, or the program itself (`if __name__ == "__main__"`).
 */
export function isWithoutLoop(node: ast.Node): boolean {
  let child: ast.Node = node;
  for (let { parent } = node; parent !== null; child = parent, parent = parent.parent) {
    if (isScope(parent)) return false;
    if (parent.type === 'ExceptHandler' && parent.parent?.type === 'Try' && asksForRunningLoop(parent.parent.body)) {
      return true;
    }
    if ((parent.type === 'If' || parent.type === 'IfExp') && child !== parent.test) {
      if (isMainTest(parent.test)) return true;
      const isInBody = Array.isArray(parent.body) ? parent.body.some((one) => one === child) : parent.body === child;
      if (findLoopTest(parent.test, noNames) === !isInBody) return true;
    }
  }
  return false;
}
