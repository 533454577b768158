import {
  addAwait,
  getIndentation,
  getLineBreak,
  insertAt,
  replaceRange,
  type TextEdit,
} from '../../../python/edits/index.js';
import type { PythonSourceCode } from '../../../python/language/source-code.js';
import type { AsyncTwin, PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { findLastName } from '../../../python/syntax/predicates.js';
import type { PythonSuggestion } from '../../../rule.js';
import type { PythonMessageIds } from './messages.js';
import { hasNoCounterpart } from './remedies.js';

type Suggestions = readonly PythonSuggestion<PythonMessageIds>[];

/** `article.save()` → `await article.asave()`, where there is such a coroutine function. */
export function suggestTwin(
  call: ast.Call,
  qualifiedName: string | undefined,
  sourceCode: PythonSourceCode,
): Suggestions {
  const twin = findTwinOfDjango(call, qualifiedName) ?? findTwin(call, sourceCode.facts);
  if (twin === undefined) return [];
  return [{ messageId: 'awaitTwin', data: { twin: twin.name }, fix: () => awaitTwin(call, twin, sourceCode) }];
}

/** The coroutine function that does what the one that is called does, if it works for who has the other. */
export function findTwin(call: ast.Call, facts: PythonFacts): AsyncTwin | undefined {
  const twin = facts.findAsyncTwin(call);
  return twin !== undefined && hasNoCounterpart(facts.findQualifiedName(call.func) ?? '') ? undefined : twin;
}

/** What has a twin of the same name with an `a` in front: https://docs.djangoproject.com/en/stable/topics/async/ */
const twinnedInDjango =
  /^django\.(?:(?:db\.models\.(?:Model|QuerySet)|core\.cache\.BaseCache)\.[a-z]\w*|shortcuts\.get_(?:list|object)_or_404|contrib\.auth\.(?:authenticate|login|logout))$/;

function findTwinOfDjango({ func }: ast.Call, qualifiedName = ''): AsyncTwin | undefined {
  const called = findLastName(func);
  if (called === undefined || !twinnedInDjango.test(qualifiedName)) return undefined;
  return qualifiedName.endsWith(`.${called}`)
    ? { name: `a${called}`, isInReach: func.type === 'Attribute' }
    : undefined;
}

function awaitTwin(
  call: ast.Call,
  { name, isInReach }: AsyncTwin,
  { ast: module, text }: PythonSourceCode,
): readonly TextEdit[] | null {
  const edits = addAwait(call, text);
  const { func } = call;
  if (edits === undefined || (func.type !== 'Attribute' && func.type !== 'Name')) return null;
  const imports = isInReach || func.type !== 'Name' ? [] : importBeside(func.id, name, module, text);
  return imports && [...imports, ...edits, replaceRange(func.type === 'Name' ? func : func.attrRange, name)];
}

/** `from x import load` → `from x import load, aload`, on a line of its own where the first has one. */
function importBeside(imported: string, name: string, { body }: ast.Module, text: string): readonly TextEdit[] | null {
  const aliases = body.flatMap((statement) => (statement.type === 'ImportFrom' ? statement.names : []));
  const plain = aliases.filter(({ asname }) => asname === null);
  if (plain.some((alias) => alias.name === name || alias.name === '*')) return [];
  const beside = plain.find((alias) => alias.name === imported);
  if (beside === undefined) return null;
  const indentation = getIndentation(text, beside.start);
  const isOnOwnLine = /\n[ \t]*$/.test(text.slice(0, beside.start));
  return [insertAt(beside.end, isOnOwnLine ? `,${getLineBreak(text)}${indentation}${name}` : `, ${name}`)];
}
