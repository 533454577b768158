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
import type { ClientChange, ClientConversion, OpenedModule } from '../../../python/semantics/python-facts.js';
import { getLastPart } from '../../../python/syntax/dotted-names.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { someNode } from '../../../python/syntax/walk.js';
import type { PythonReport, PythonRuleContext } from '../../../rule.js';
import { getCheckedModule } from '../../python/modules.js';
import type { PythonMessageIds } from './messages.js';

/** `client = OpenAI()` → `client = AsyncOpenAI()`, and `await` before all that is asked of it. */
export function suggestClientTwin(
  used: ast.Expression,
  context: PythonRuleContext<PythonMessageIds>,
): NonNullable<PythonReport<PythonMessageIds>['suggest']> {
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
  const changes = found.changes.flatMap((change) => {
    const edits = toEdits(change, around.text);
    return edits === undefined ? [] : [{ end: change.node.end, edits }];
  });
  if (changes.length < found.changes.length) return null;
  const { name, edits: imports } = importTwin(conversion, around);
  return [...imports, ...joinChanges(changes), replaceRange(conversion.named, name)];
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

/** What the twin is called in the file, with its import in the place of the client's where nothing else needs that. */
function importTwin({ named, twin }: ClientConversion, around: OpenedModule): ImportedName {
  const [member = '', ...rest] = twin.name.split('.');
  const { name, edits } =
    replaceImport(named, twin.module, member, around) ??
    ensureImportedMember(around.module, around.text, twin.module, member);
  const isAdded = named.type === 'Attribute' && edits.length > 0;
  return { name: [name, ...rest].join('.'), edits: isAdded ? [...edits, ...dropImport(named, around, edits)] : edits };
}

/** Whether another module uses a variable of this one; where nobody can tell, only what is private is taken for its own. */
function isUsedElsewhere(name: string, { facts, path }: OpenedModule): boolean {
  const others = facts.openModulesNaming(name);
  if (others === undefined) return !name.startsWith('_');
  const [own] = path.match(/[^/\\]+(?=(?:[/\\]__init__)?\.\w+$)/) ?? [];
  return others.some(({ module, facts: theirs }) =>
    someNode(module, (node) => {
      if (node.type === 'ImportFrom') return node.names.some((alias) => alias.name === name || alias.name === '*');
      if (node.type !== 'Attribute' || node.attr !== name) return false;
      const owner = theirs.findQualifiedName(node.value);
      return owner !== undefined && getLastPart(owner) === own;
    }),
  );
}
