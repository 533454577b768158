import { getOrAdd, remember } from '../../project/remember.js';
import type { RelatedLocation } from '../../project/text/location.js';
import { findRunningFunction, getRunningScope } from '../flow/enclosing.js';
import type { FunctionRef, OpenedModule } from '../semantics/python-facts.js';
import { findCallOf } from '../syntax/arguments.js';
import type * as ast from '../syntax/nodes.js';
import type { Span } from '../../project/text/span.js';
import { walk } from '../syntax/walk.js';
import { addAwait } from './await.js';
import { makeAsync } from './make-async.js';
import { findReasonAgainst, isHandedToAwaiting } from './reasons-against-async.js';
import { runInLoop } from './run-in-loop.js';
import type { TextEdit } from './text-edit.js';

/** What makes a function and its callers asynchronous: edits by the path of the file. */
export interface ProjectConversion {
  readonly kind: 'conversion';
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
}

/** Where the way ends: a caller that cannot become asynchronous, and why. */
export interface Obstacle extends RelatedLocation {
  readonly kind: 'obstacle';
}

/** Larger changes are not made at once. */
const maxFunctions = 50;

/**
 * Makes a function asynchronous and awaits its callers in all files of the project, which become asynchronous in their turn; a
 * call at the top level of a module is run by its loop: `asyncio.run`, `trio.run`. Where a caller cannot become
 * asynchronous, nothing is changed, and that place is the answer.
 */
export function convertEverywhere(node: ast.FunctionDef, home: OpenedModule): ProjectConversion | Obstacle {
  const changes = new Map<string, Change[]>();
  const add = (path: string, { end }: ast.Node, edits: readonly TextEdit[]): void => {
    changes.set(path, [...(changes.get(path) ?? []), { end, edits }]);
  };
  const converted = new Set<string>();
  const pending: [ast.FunctionDef, OpenedModule][] = [[node, home]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [one, around] = next;
    const ref = around.facts.getFunctionRef(one);
    const key = toKey(ref);
    if (converted.has(key)) continue;
    converted.add(key);
    const reason = converted.size > maxFunctions ? 'its callers are too many' : findReasonAgainst(one, around);
    if (reason !== undefined) return toObstacle(one, around, reason);
    const uses = findUses(one, ref, around);
    if (uses === undefined) return toObstacle(one, around, 'its callers could be in too many files');
    add(around.path, one, makeAsync(one));
    for (const { use, file } of uses) {
      if (isHandedToAwaiting(use, file.facts)) continue;
      const callEdits = use.type === 'Call' ? toAwaited(use, file) : undefined;
      if (callEdits === undefined) return toObstacleAt(use, file, one.name);
      add(file.path, use, callEdits);
      const caller = findRunningFunction(use);
      if (caller?.type === 'FunctionDef') pending.push([caller, file]);
    }
  }
  return { kind: 'conversion', edits: new Map([...changes].map(([path, ones]) => [path, joinChanges(ones)])) };
}

/** What is changed of a node. */
interface Change {
  readonly end: number;
  readonly edits: readonly TextEdit[];
}

/** Of what starts at the same place, `a().b()`, the outer comes first; an import that several calls ask for is added once. */
export function joinChanges(changes: readonly Change[]): readonly TextEdit[] {
  const edits = [...changes].sort((one, other) => other.end - one.end).flatMap((change) => change.edits);
  const imports = new Set<string>();
  return edits.filter(({ range, text }) => {
    if (!text.includes('\n')) return true;
    const key = `${range.join(':')}:${text}`;
    return !imports.has(key) && imports.add(key);
  });
}

const toKey = ({ path, location }: FunctionRef): string => `${path}:${location.start}`;

/** The module of the function and the others that may use it, unless too many: nobody sees into a function. */
function findFiles(node: ast.FunctionDef, around: OpenedModule): readonly OpenedModule[] | undefined {
  if (getRunningScope(node)?.type === 'FunctionDef') return [around];
  const others = around.facts.openModulesNaming(node.name);
  return others && [around, ...others];
}

/** A call of a function; of a use that is none the name. */
interface UseInFile {
  readonly use: ast.Expression;
  readonly file: OpenedModule;
}

/** All uses of a function; undefined when they could be in too many files. */
function findUses(node: ast.FunctionDef, ref: FunctionRef, around: OpenedModule): readonly UseInFile[] | undefined {
  return findFiles(node, around)?.flatMap((file) => getUses(node.name, ref, file).map((use) => ({ use, file })));
}

/** The calls of a function in a file, and the other places that name it. */
export function getUses(name: string, { path, location }: FunctionRef, file: OpenedModule): ast.Expression[] {
  const { loads, aliases } = getMentions(file.module);
  const names = [name, ...(aliases.get(name) ?? [])];
  const candidates = [...new Set(names)].flatMap((one) => (loads.get(one) ?? []).filter(isOfName(one, name)));
  const inOrder = names.length === 1 ? candidates : candidates.sort((one, other) => one.start - other.start);
  return inOrder.flatMap((node) => {
    const found = file.facts.findFunction(node);
    if (found?.path !== path || found.location.start !== location.start) return [];
    return [findCallOf(node) ?? node];
  });
}

/** An alias is a name by itself; what has the own name may be an attribute, too. */
function isOfName(name: string, own: string): (node: ast.Name | ast.Attribute) => boolean {
  return (node) => node.type === 'Name' || name === own;
}

/** What a module reads by name or as an attribute, by the name, and how it calls what it imports by another name. */
interface Mentions {
  readonly loads: ReadonlyMap<string, readonly (ast.Name | ast.Attribute)[]>;
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** Looked for once: one change asks for many functions, and many findings for the same ones. */
const getMentions = remember((module: ast.Module): Mentions => {
  const loads = new Map<string, (ast.Name | ast.Attribute)[]>();
  const aliases = new Map<string, string[]>();
  walk(module, (node) => {
    if (node.type === 'Name' && node.ctx === 'Load') getOrAdd(loads, node.id, () => []).push(node);
    else if (node.type === 'Attribute' && node.ctx === 'Load') getOrAdd(loads, node.attr, () => []).push(node);
    else if (node.type === 'alias' && node.asname) getOrAdd(aliases, node.name, () => []).push(node.asname.name);
  });
  return { loads, aliases };
});

function toAwaited(call: ast.Call, file: OpenedModule): readonly TextEdit[] | undefined {
  if (call.parent?.type === 'Await') return undefined;
  const scope = getRunningScope(call);
  if (scope?.type === 'Module' && !file.facts.isNotebook) return runInLoop(call, file);
  if (scope?.type === 'Lambda' || scope?.type === 'ClassDef' || scope?.type === 'GeneratorExp') return undefined;
  return addAwait(call, file.text);
}

function toObstacle(node: ast.FunctionDef, { path }: OpenedModule, reason: string): Obstacle {
  return {
    kind: 'obstacle',
    path,
    ...toPlain(node.nameRange),
    message: `\`${node.name}\` cannot become asynchronous: ${reason}.`,
  };
}

function toObstacleAt(use: ast.Expression, { path }: OpenedModule, name: string): Obstacle {
  const what = use.type === 'Call' ? 'called where no `await` can stand' : 'handed on as a value';
  return {
    kind: 'obstacle',
    path,
    ...toPlain(use),
    message: `\`${name}\` cannot become asynchronous: it is ${what} here.`,
  };
}

function toPlain({ start, end }: Span): Span {
  return { start, end };
}
