import { findRunningFunction } from '../flow/enclosing.js';
import type { PythonFacts } from '../semantics/python-facts.js';
import type * as ast from '../syntax/nodes.js';
import { findLastName } from '../syntax/predicates.js';
import { someNode } from '../syntax/walk.js';
import { ensureImport } from './imports.js';
import { insertAt, replaceRange, type TextEdit } from './text-edit.js';

interface ModuleText {
  readonly module: ast.Module;
  readonly text: string;
  readonly facts: PythonFacts;
}

/** `f()` → `asyncio.run(f())`, the import added when it is missing. */
export function runWithAsyncio(call: ast.Expression, module: ast.Module, text: string): TextEdit[] {
  const { name, edits } = ensureImport(module, text, 'asyncio');
  return [...edits, insertAt(call.start, `${name}.run(`), insertAt(call.end, ')')];
}

/**
 * The same by the loop that the module is written for. Those of anyio and trio take the function and its arguments
 * (https://trio.readthedocs.io/en/stable/reference-core.html#trio.run): `f(x)` → `trio.run(f, x)`. Undefined where a keyword
 * argument would have to go with it.
 */
export function runInLoop(call: ast.Call, { module, text, facts }: ModuleText): TextEdit[] | undefined {
  if (facts.framework === 'asyncio') return runWithAsyncio(call, module, text);
  if (call.keywords.length > 0) return undefined;
  const { name, edits } = ensureImport(module, text, facts.framework);
  const open = { start: call.func.end, end: text.indexOf('(', call.func.end) + 1 };
  const separator = call.args.length > 0 ? ', ' : '';
  return [...edits, insertAt(call.start, `${name}.run(`), replaceRange(open, separator)];
}

/** Why a function cannot become asynchronous, whoever uses it, as the end of a sentence; undefined when it can. */
export function findReasonAgainst(node: ast.FunctionDef, { facts }: ModuleText): string | undefined {
  if (node.name.startsWith('__') && node.name.endsWith('__')) return 'Python itself calls it';
  if (!node.decorator_list.every(isTransparentDecorator)) {
    return node.decorator_list.some(isPropertyDecorator) ? 'it is a property' : 'it is decorated';
  }
  if (isGenerator(node)) return 'it is a generator';
  const owner = node.parent;
  if (owner?.type !== 'ClassDef') return undefined;
  const isForeign = !node.name.startsWith('_') && !owner.bases.every(isPlainBase);
  return isForeign || facts.isOverride(facts.getFunctionRef(node))
    ? 'another class of the family has, or could have, the same method'
    : undefined;
}

function isPropertyDecorator(decorator: ast.Expression): boolean {
  const name = findLastName(decorator);
  return name === 'property' || name === 'cached_property' || name === 'setter';
}

function isTransparentDecorator(decorator: ast.Expression): boolean {
  return decorator.type === 'Name' && (decorator.id === 'staticmethod' || decorator.id === 'classmethod');
}

function isPlainBase(base: ast.Expression): boolean {
  return base.type === 'Name' && (base.id === 'object' || base.id === 'ABC');
}

function isGenerator(node: ast.FunctionDef): boolean {
  return someNode(node, (one) => {
    const isYield = one.type === 'Yield' || one.type === 'YieldFrom';
    return isYield && findRunningFunction(one) === node;
  });
}

/** Whether the module uses the function other than by calling it. */
export function isHandedOn(node: ast.FunctionDef, module: ast.Module): boolean {
  return someNode(module, (one) => {
    const isNamed =
      (one.type === 'Name' && one.id === node.name && one.ctx === 'Load') ||
      (one.type === 'Attribute' && one.attr === node.name && one.ctx === 'Load');
    return isNamed && !(one.parent?.type === 'Call' && one.parent.func === one);
  });
}
