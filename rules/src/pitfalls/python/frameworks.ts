import { findRunningFunction } from '../../python/flow/enclosing.js';
import type { PythonFacts } from '../../python/semantics/python-facts.js';
import { getFirstPart } from '../../python/syntax/dotted-names.js';
import type * as ast from '../../python/syntax/nodes.js';
import { findLastName } from '../../python/syntax/predicates.js';
import { walk } from '../../python/syntax/walk.js';
import { getImportedPackages } from './modules.js';

type Framework = PythonFacts['framework'];

/**
 * The library that runs the code around a node. In a module that imports asyncio beside trio or anyio the function tells, by
 * what it calls and by what runs it. Where it does not, code for anyio is right whatever runs it
 * (https://anyio.readthedocs.io/en/stable/basics.html); undefined where that is not imported.
 */
export function findFramework(node: ast.Node, module: ast.Module, facts: PythonFacts): Framework | undefined {
  const imported = getImportedPackages(module);
  const isMixed = imported.has('asyncio') && (imported.has('trio') || imported.has('anyio'));
  if (!isMixed) return facts.framework;
  const around = findRunningFunction(node);
  const used = around === undefined ? new Set<string>() : getUsed(around, module, facts);
  if (used.has('asyncio')) return used.has('trio') ? undefined : 'asyncio';
  if (used.has('trio')) return 'trio';
  return imported.has('anyio') ? 'anyio' : undefined;
}

/** The libraries whose functions and methods a function calls, and those that run it. */
function getUsed(around: ast.FunctionNode, module: ast.Module, facts: PythonFacts): ReadonlySet<string> {
  const used = new Set<string>();
  const note = (callee: ast.Expression): void => {
    used.add(getFirstPart(facts.findQualifiedName(callee) ?? ''));
  };
  walk(around, (node) => {
    if (node.type === 'Call') note(node.func);
  });
  walk(module, (node) => {
    if (node.type !== 'Call' || findLastName(node.func) !== 'run') return;
    const [first] = node.args;
    const run = first?.type === 'Call' ? first.func : first;
    if (run !== undefined && findLastName(run) === around.name) note(node.func);
  });
  return used;
}
