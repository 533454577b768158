import { getOrAdd } from '../../../project/remember.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import { getRunningScope } from '../../../python/flow/enclosing.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import { isTestCode } from '../../../python/semantics/test-code.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findLastName } from '../../../python/syntax/predicates.js';
import { walk } from '../../../python/syntax/walk.js';
import { loopRunners } from '../../python/loop-runners.js';
import { getCallee } from '../../python/callees.js';

/** The method of event loops that runs a coroutine to its end. */
const loopMethod = 'run_until_complete';

const entriesByModule = new WeakMap<ast.Module, readonly ast.Expression[]>();
const startedElsewhere = new WeakMap<ast.FunctionNode, boolean>();

/**
 * Whether the program starts with the function: when it ends, so does everything, and nobody misses the cancellation. It is
 * one by its name, or because a module gives it to `asyncio.run` or the like; only its own is looked at.
 */
export function isEntryHere(node: ast.FunctionNode, { facts, ast: module }: PythonSourceCode): boolean {
  if (node.parent?.type === 'Module' && /^_?(a|async_?)?main(_?async)?$/.test(node.name)) return true;
  return isStartedIn(module, node, facts, facts);
}

/** The same with all modules of the project. Reads and parses files: to be asked for a finding, not for each function. */
export function isEntryFunction(node: ast.FunctionNode, sourceCode: PythonSourceCode): boolean {
  if (isEntryHere(node, sourceCode)) return true;
  return getOrAdd(startedElsewhere, node, () => {
    const { facts } = sourceCode;
    const others = ['run', loopMethod].flatMap((starter) => facts.openModulesNaming(node.name, starter) ?? []);
    // A test runs whatever it tests.
    const programs = others.filter(({ path }) => !isTestCode(path));
    return programs.some((one) => isStartedIn(one.module, node, one.facts, facts));
  });
}

/** @param facts what is known of that module */
function isStartedIn(module: ast.Module, node: ast.FunctionNode, facts: PythonFacts, own: PythonFacts): boolean {
  const { path, location } = own.getFunctionRef(node);
  return getEntries(module, facts).some((entry) => {
    if (findLastName(entry) !== node.name) return false;
    const ref = facts.findFunction(entry);
    return ref?.path === path && ref.location.start === location.start;
  });
}

/** What the module gives to `asyncio.run` and the like: functions, or the calls of them without their arguments. */
function getEntries(module: ast.Module, facts: PythonFacts): readonly ast.Expression[] {
  return getOrAdd(entriesByModule, module, () => {
    const found: ast.Expression[] = [];
    walk(module, (node) => {
      if (node.type !== 'Call') return;
      const [first] = node.args;
      const started = first?.type === 'Call' ? first.func : first;
      if (started !== undefined && isStarter(getCallee(node, facts), facts) && isInProgram(node)) found.push(started);
    });
    return found;
  });
}

/** Whether code is a program's, at the top of a module or in a function of it: a method that runs a loop is one face of more. */
function isInProgram(node: ast.Node): boolean {
  const scope = getRunningScope(node);
  return scope?.type === 'Module' || (scope?.type === 'FunctionDef' && scope.parent?.type === 'Module');
}

function isStarter(callee: ast.Expression, facts: PythonFacts): boolean {
  if (callee.type === 'Name')
    return (
      (callee.id === 'run' || facts.isOtherName(callee.id)) && loopRunners.has(facts.findQualifiedName(callee) ?? '')
    );
  if (callee.type !== 'Attribute') return false;
  if (callee.attr === loopMethod) return true;
  return callee.attr === 'run' && loopRunners.has(facts.findQualifiedName(callee) ?? '');
}
