import { findRunningFunction } from '../flow/enclosing.js';
import type { OpenedModule } from '../semantics/python-facts.js';
import type * as ast from '../syntax/nodes.js';
import { findLastName } from '../syntax/predicates.js';
import { someNode } from '../syntax/walk.js';

/** Why a function cannot become asynchronous, whoever uses it, as the end of a sentence; undefined when it can. */
export function findReasonAgainst(node: ast.FunctionDef, { facts }: Pick<OpenedModule, 'facts'>): string | undefined {
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
