import { findRunningFunction } from '../../../../python/flow/enclosing.js';
import type { PythonFacts } from '../../../../python/semantics/python-facts.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { toLabel } from '../../../python/labels.js';
import { findMemberTarget } from './attributes.js';
import { isDictValue } from '../uses/consumers.js';
import { findFunctionWithValue, findValuePart, getChosen } from '../returns.js';
import { asValue, type Use } from '../uses/use-kinds.js';

/**
 * The use of a variable that is put where a value is declared: in what an asynchronous function returns or yields, or in an
 * attribute or item. Undefined elsewhere, and where the declaration may mean an awaitable.
 */
export function findDeclaredUse(node: ast.Name, facts: PythonFacts, text: string): Use | undefined {
  const owner = isWhole(node) ? findFunctionWithValue(node, facts) : findValuePart(node, facts);
  if (owner !== undefined) {
    const result = `\`${toLabel(owner.returns, text)}\``;
    const place = isWhole(node) ? `where it declares ${result}` : `as a part of the ${result} that it declares`;
    const verb = node.parent?.type === 'Yield' ? 'yields' : 'returns';
    return asDeclared(`\`${owner.name}()\` ${verb} it ${place}`);
  }
  const target = findMemberTarget(getChosen(node));
  if (target === undefined || facts.getDeclaredKind(target, node) !== 'value') return undefined;
  return asDeclared(`\`${toLabel(target, text)}\` is declared to hold something else`);
}

/** Whether it is all that is returned, and no part of it. */
function isWhole({ parent }: ast.Name): boolean {
  return parent?.type === 'Return';
}

/** An annotation excludes futures, too. */
function asDeclared(consequence: string): Use {
  return { ...asValue(consequence), isCertainForDeclared: true };
}

/**
 * Whether a variable is used here as results are and coroutines hardly ever: an asynchronous function returns or yields it,
 * alone or in a tuple, or it becomes a value of a dictionary. Who asks it something before (`if not user: …`) takes it for
 * the result.
 */
export function isGivenAsResult(node: ast.Name): boolean {
  const { parent } = node;
  if (parent?.type === 'Dict') return isDictValue(node, parent);
  if (parent?.type === 'Assign') return findMemberTarget(node)?.type === 'Subscript';
  const given = parent?.type === 'Tuple' ? parent.parent : parent;
  const isGiven = given?.type === 'Return' || given?.type === 'Yield';
  return isGiven && findRunningFunction(node)?.type === 'AsyncFunctionDef';
}
