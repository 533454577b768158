import { ensureImportedMember, insertAt, type TextEdit } from '../../../python/edits/index.js';
import type { OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { getElements } from './fates/collections.js';
import { isCoroutine } from './expressions.js';
import { toReport, type Report } from './report.js';

/** Coroutines given to `asyncio.wait`: reported at the first of them. */
export function findWaitReport(call: ast.Call, around: OpenedModule): Report | undefined {
  const { module, text, facts } = around;
  const coroutines = findBareCoroutines(call, facts);
  const [first] = coroutines;
  return (
    first &&
    toReport(first, 'bareCoroutineInWait', around, {
      suggest: [{ messageId: 'wrapInTasks', fix: () => wrapInTasks(coroutines, module, text) }],
    })
  );
}

/** The bare coroutines that a call of `asyncio.wait` is given: in a literal, a comprehension, or a local list of either kind. */
function findBareCoroutines(call: ast.Call, facts: PythonFacts): readonly ast.Expression[] {
  if (call.func.type === 'Attribute' && call.func.attr !== 'wait') return [];
  const given = call.args[0] ?? call.keywords.find(({ arg }) => arg === 'fs')?.value;
  if (given === undefined || facts.findQualifiedName(call.func) !== 'asyncio.wait') return [];
  return getElements(given, facts).filter((element) => isCoroutine(element, facts));
}

/** Wraps each coroutine in `asyncio.create_task(...)`. */
function wrapInTasks(coroutines: readonly ast.Expression[], module: ast.Module, text: string): TextEdit[] {
  const { name, edits } = ensureImportedMember(module, text, 'asyncio', 'create_task');
  return [...edits, ...coroutines.flatMap(({ start, end }) => [insertAt(start, `${name}(`), insertAt(end, ')')])];
}
