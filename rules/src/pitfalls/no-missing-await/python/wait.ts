import { ensureImportedMember, insertAt, type TextEdit } from '../../../python/edits/index.js';
import type { OpenedModule, PythonFacts } from '../../../python/semantics/python-facts.js';
import { findArgument } from '../../../python/syntax/arguments.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { getElements } from './fates/collections.js';
import { isCoroutine, isMadeByAsyncio } from './expressions.js';
import { toReport, type Report } from './report.js';

/**
 * Coroutines given to `asyncio.wait`, which takes none: reported at the first of them. And a collection given to
 * `asyncio.gather`, which wants each of them as an argument of its own.
 */
export function findWaitReport(call: ast.Call, around: OpenedModule): Report | undefined {
  const { func } = call;
  if (func.type === 'Attribute' && func.attr !== 'wait' && func.attr !== 'gather') return undefined;
  if (call.args.length + call.keywords.length === 0) return undefined;
  switch (around.facts.findQualifiedName(func)) {
    case 'asyncio.wait':
      return findBareReport(call, around);
    case 'asyncio.gather':
      return findCollectionReport(call, around);
    default:
      return undefined;
  }
}

function findBareReport(call: ast.Call, around: OpenedModule): Report | undefined {
  const { text, facts } = around;
  const coroutines = findBareCoroutines(call, facts);
  const [first] = coroutines;
  return (
    first &&
    toReport(first, 'bareCoroutineInWait', around, {
      suggest: [{ messageId: 'wrapInTasks', fix: () => wrapInTasks(call, coroutines, text) }],
    })
  );
}

/** The bare coroutines that a call of `asyncio.wait` is given: in a literal, a comprehension, or a local list of either kind. */
function findBareCoroutines(call: ast.Call, facts: PythonFacts): readonly ast.Expression[] {
  const given = findArgument(call, { position: 0, keyword: 'fs' });
  return given === undefined ? [] : getElements(given, facts).filter((element) => isCoroutine(element, facts));
}

/** Wraps each coroutine in `asyncio.create_task(...)`. */
function wrapInTasks(call: ast.Call, coroutines: readonly ast.Expression[], text: string): TextEdit[] {
  const { name, edits } = ensureImportedMember(call, text, 'asyncio', 'create_task');
  return [...edits, ...coroutines.flatMap(({ start, end }) => [insertAt(start, `${name}(`), insertAt(end, ')')])];
}

/** `gather([load(1), load(2)])`: https://docs.python.org/3/library/asyncio-task.html#asyncio.gather */
function findCollectionReport(call: ast.Call, around: OpenedModule): Report | undefined {
  const { facts } = around;
  for (const given of call.args) {
    const made = getElements(given, facts).find((one) => isCoroutine(one, facts) || isMadeByAsyncio(one, facts));
    if (made === undefined) continue;
    return {
      ...toReport(made, 'collectionInGather', around, {
        suggest: [{ messageId: 'unpack', fix: () => unpack(given, call) }],
      }),
      at: given,
    };
  }
  return undefined;
}

/** Puts a `*` before a collection; a generator that stands between the brackets of the call gets its own. */
function unpack(given: ast.Expression, call: ast.Call): TextEdit[] {
  const hasBracketsOfCall = given.type === 'GeneratorExp' && given.end === call.end;
  if (!hasBracketsOfCall) return [insertAt(given.start, '*')];
  return [insertAt(given.start + 1, '*('), insertAt(given.end - 1, ')')];
}
