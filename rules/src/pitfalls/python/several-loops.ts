import { isInLoop } from '../../python/flow/enclosing.js';
import type { OpenedModule, PythonFacts } from '../../python/semantics/python-facts.js';
import type * as ast from '../../python/syntax/nodes.js';
import { getDecoratorName, isFunction } from '../../python/syntax/predicates.js';
import { someNode } from '../../python/syntax/walk.js';
import { loopRunners } from './loop-runners.js';

/** Whether the code of a module starts several event loops, one after the other: connections belong to the one that made them. */
export function startsSeveralLoops({ module, facts }: OpenedModule): boolean {
  let runs = 0;
  return someNode(module, (node) => {
    if (isFunction(node)) return isViewOfFlask(node, facts);
    if (node.type !== 'Call' || !loopRunners.has(facts.findQualifiedName(node.func) ?? '')) return false;
    runs++;
    return runs > 1 || isInLoop(node);
  });
}

/** Whether Flask calls the function, each time in a loop of its own: https://flask.palletsprojects.com/en/stable/async-await/ */
export function isViewOfFlask({ decorator_list: decorators }: ast.FunctionNode, facts: PythonFacts): boolean {
  return decorators.some((one) => viewDecorators.test(facts.findQualifiedName(getDecoratorName(one)) ?? ''));
}

const viewDecorators = /^flask\.Scaffold\.(?:route|get|post|put|patch|delete)$/;
