import {
  addAwait,
  dropImport,
  ensureImportedMember,
  type ImportedName,
  joinChanges,
  makeAsyncComprehension,
  makeAsyncFor,
  makeAsyncWith,
  replaceImport,
  replaceRange,
  type TextEdit,
} from '../../../python/edits/index.js';
import { getNamesIn, isBoundInText } from '../../../python/flow/assignments.js';
import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { ClientChange, ClientConversion, OpenedModule } from '../../../python/semantics/python-facts.js';
import { getFirstPart, getLastPart } from '../../../python/syntax/dotted-names.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { someNode } from '../../../python/syntax/walk.js';
import type { PythonRuleContext, PythonSuggestion } from '../../../rule.js';
import { getCheckedModule } from '../../python/modules.js';
import { startsSeveralLoops } from '../../python/several-loops.js';
import type { PythonMessageIds } from './messages.js';

/** `client = OpenAI()` → `client = AsyncOpenAI()`, and `await` before all that is asked of it. */
export function suggestClientTwin(
  used: ast.Expression,
  context: PythonRuleContext<PythonMessageIds>,
): readonly PythonSuggestion<PythonMessageIds>[] {
  const around = getCheckedModule(context);
  const conversion = around.facts.findClientConversion(used);
  if (conversion === undefined) return [];
  const { module, name } = conversion.twin;
  const data = { twin: `${module}.${name}` };
  return [{ messageId: 'useAsyncClient', data, fix: () => useTwin(conversion, around) }];
}

function useTwin(conversion: ClientConversion, around: OpenedModule): readonly TextEdit[] | null {
  const found = conversion.findChanges();
  if (found === undefined || found.globals.some((name) => isUsedElsewhere(name, around))) return null;
  if (found.globals.length > 0 && startsSeveralLoops(around)) return null;
  const changes = found.changes.flatMap((change) => {
    const edits = toEdits(change, around.text);
    return edits === undefined ? [] : [{ end: change.node.end, edits }];
  });
  if (changes.length < found.changes.length) return null;
  const twin = importTwin(conversion, around);
  return twin === undefined
    ? null
    : [...twin.edits, ...joinChanges(changes), replaceRange(conversion.named, twin.name)];
}

function toEdits(change: ClientChange, text: string): readonly TextEdit[] | undefined {
  switch (change.kind) {
    case 'await':
      return addAwait(change.node, text);
    case 'with':
      return [makeAsyncWith(change.node)];
    case 'for':
      return change.node.type === 'For' ? [makeAsyncFor(change.node)] : makeAsyncComprehension(change.node, text);
    case 'rename':
      return [replaceRange(change.node.attrRange, change.name)];
  }
}

/**
 * What the twin is called in the file, with its import in the place of the client's where nothing else needs that. Undefined where
 * a variable has the name of the module.
 */
function importTwin({ named, twin }: ClientConversion, around: OpenedModule): ImportedName | undefined {
  const [member = '', ...rest] = twin.name.split('.');
  const toWhole = ({ name, edits }: ImportedName): ImportedName => ({ name: [name, ...rest].join('.'), edits });
  const replaced = replaceImport(named, twin.module, member, around);
  if (replaced !== undefined) return toWhole(replaced);
  const added = ensureImportedMember(around.module, around.text, twin.module, member);
  if (isVariable(getFirstPart(added.name), named, around.module)) return undefined;
  const isAlone = named.type === 'Name' || added.edits.length === 0;
  return toWhole(isAlone ? added : { ...added, edits: [...added.edits, ...dropImport(named, around, added.edits)] });
}

function isVariable(name: string, at: ast.Node, module: ast.Module): boolean {
  const fn = findRunningFunction(at);
  return getNamesIn(module, name).some(({ ctx }) => ctx !== 'Load') || (fn !== undefined && isBoundInText(fn, name));
}

/** Whether another module uses a variable of this one; where nobody can tell, only what is private is taken for its own. */
function isUsedElsewhere(name: string, { facts, path }: OpenedModule): boolean {
  const others = facts.openModulesNaming(name);
  if (others === undefined) return !name.startsWith('_');
  const [own = ''] = path.match(/[^/\\]+(?=(?:[/\\]__init__)?\.\w+$)/) ?? [];
  return others.some((other) => someNode(other.module, (node) => isUse(node, name, own, other)));
}

function isUse(node: ast.Node, name: string, own: string, { facts, text }: OpenedModule): boolean {
  const isOwn = (one: ast.Expression): boolean => getLastPart(facts.findQualifiedName(one) ?? '') === own;
  switch (node.type) {
    case 'ImportFrom':
      return node.names.some((alias) => alias.name === name || alias.name === '*');
    case 'Attribute':
      return node.attr === name && isOwn(node.value);
    case 'Call': {
      // Tests put something else there: `patch('main.client')`, `monkeypatch.setattr(main, 'client', …)`.
      const [first, second] = node.args.map((one) => text.slice(one.start, one.end).replace(/^["']|["']$/g, ''));
      const [owner] = node.args;
      return `.${first ?? ''}`.endsWith(`.${own}.${name}`) || (second === name && owner !== undefined && isOwn(owner));
    }
    default:
      return false;
  }
}
