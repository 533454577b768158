import { findHolder } from '../../../python/flow/assignments.js';
import type { FunctionRef, OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import { getLastPart } from '../../../python/syntax/dotted-names.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findPlainFunction, openModule } from '../../python/modules.js';
import { isExpectedToFail, isInExpectedFailure, isTriedOut } from './expected-failures.js';
import { failsFor } from './expressions.js';
import type { StoredCoroutines } from './fates/stored.js';
import { toReport, type Report } from './report.js';
import { findConsequence } from './uses/use-kinds.js';
import { getUse } from './uses/uses.js';

const neverRuns = 'the coroutine never runs';

/**
 * An awaited call that gives a coroutine once more, and nobody awaits that one: what is called is a coroutine function that
 * returns one without awaiting it, and declares no result. Or one of an asynchronous generator.
 */
export function findAwaitedReport(node: ast.Await, stored: StoredCoroutines, around: OpenedModule): Report | undefined {
  const { facts } = around;
  const fn = node.value.type === 'Call' ? facts.findFunction(node.value.func) : undefined;
  if (fn?.isAsync === true && fn.isGenerator) return findGeneratorReport(node, fn, around);
  if (fn === undefined || !isGivingCoroutine(fn, node, facts)) return undefined;
  const consequence = findWaste(node, stored, facts);
  if (consequence === undefined || isExpectedToFail(node) || isDecorated(fn, around)) return undefined;
  const data = { function: getLastPart(fn.qualifiedName), consequence };
  return toReport(node.value, 'coroutineAgain', around, { data });
}

/** `await pages()` of an asynchronous generator, which raises an error before anything of it has run. */
function findGeneratorReport(node: ast.Await, fn: FunctionRef, around: OpenedModule): Report | undefined {
  const isIterable = around.facts.getIterableKind(node.value) === 'async';
  if (!isIterable || isInExpectedFailure(node) || isTriedOut(node) || isDecorated(fn, around)) return undefined;
  return toReport(node.value, 'awaitedGenerator', around);
}

function isGivingCoroutine(fn: FunctionRef, node: ast.Await, facts: PythonFacts): boolean {
  const isOpen = fn.isAsync && !fn.isGenerator && !fn.isAnnotated;
  return isOpen && facts.getAwaitableKind(node) === 'coroutine';
}

/** Why what awaiting gives is never awaited; undefined where it is, or may be. */
function findWaste(node: ast.Await, stored: StoredCoroutines, facts: PythonFacts): string | undefined {
  const use = getUse(node, facts);
  if (use.kind === 'dropped') return neverRuns;
  if (use.kind !== 'stored') return findConsequence(use);
  if (use.isCollection) return undefined;
  const fate = stored.findFate(use.outer === undefined ? findHolder(use.target) : use.target, use.outer);
  if (fate?.kind === 'usedAsValue') return failsFor(node, fate, facts) ? fate.consequence : undefined;
  return fate?.kind === 'neverAwaited' ? neverRuns : undefined;
}

/** Whether something else runs in the place of a function. */
function isDecorated(fn: FunctionRef, around: OpenedModule): boolean {
  const home = openModule(fn.path, around);
  return home === undefined || findPlainFunction(fn, home) === undefined;
}
