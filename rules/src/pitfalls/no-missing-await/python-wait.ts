import { ensureImport, insertAt, type TextEdit } from '../../python/edits/index.js';
import type { PythonFacts } from '../../python/semantics/python-facts.js';
import { findRunningFunction } from '../../python/flow/enclosing.js';
import type * as ast from '../../python/syntax/nodes.js';
import { walk } from '../../python/syntax/walk.js';
import { isCoroutine } from './python-expressions.js';

/** The bare coroutines that a call of `asyncio.wait` is given: in a literal, a comprehension, or a local list of either kind. */
export function findBareCoroutines(call: ast.Call, facts: PythonFacts): readonly ast.Expression[] {
  if (call.func.type === 'Attribute' && call.func.attr !== 'wait') return [];
  const given = call.args[0] ?? call.keywords.find(({ arg }) => arg === 'fs')?.value;
  if (given === undefined || facts.findQualifiedName(call.func) !== 'asyncio.wait') return [];
  const elements = given.type === 'Name' ? findLocalElements(given) : getElements(given);
  return elements.filter((element) => isCoroutine(element, facts));
}

/** Wraps each coroutine in `asyncio.create_task(...)`. */
export function wrapInTasks(coroutines: readonly ast.Expression[], module: ast.Module, text: string): TextEdit[] {
  const { name, edits } = ensureImport(module, text, 'asyncio');
  return [
    ...edits,
    ...coroutines.flatMap(({ start, end }) => [insertAt(start, `${name}.create_task(`), insertAt(end, ')')]),
  ];
}

function getElements(collection: ast.Expression): readonly ast.Expression[] {
  switch (collection.type) {
    case 'List':
    case 'Set':
    case 'Tuple':
      return collection.elts;
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      return [collection.elt];
    default:
      return [];
  }
}

/** What a local name is filled with, when it is bound once and only appended to before it is used. */
function findLocalElements(name: ast.Name): readonly ast.Expression[] {
  const owner = findRunningFunction(name);
  if (owner === undefined) return [];
  const elements: ast.Expression[] = [];
  let bindings = 0;
  let others = 0;
  walk(owner, (node) => {
    if (node.type !== 'Name' || node.id !== name.id || node === name) return;
    const { parent } = node;
    if (node.ctx === 'Store' && (parent?.type === 'Assign' || parent?.type === 'AnnAssign') && parent.value !== null) {
      bindings++;
      elements.push(...getElements(parent.value));
      return;
    }
    const call = parent?.type === 'Attribute' ? parent.parent : null;
    const isAppend = parent?.type === 'Attribute' && (parent.attr === 'append' || parent.attr === 'add');
    if (isAppend && call?.type === 'Call' && call.func === parent) elements.push(...call.args);
    else if (node.start < name.start) others++;
  });
  return bindings === 1 && others === 0 ? elements : [];
}
