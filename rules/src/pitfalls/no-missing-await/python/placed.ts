import { findRunningFunction } from '../../../python/flow/enclosing.js';
import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import type * as ast from '../../../python/syntax/nodes.js';
import { toLabel } from '../../python/labels.js';
import { findMemberTarget } from './attributes.js';
import { isDictValue } from './consumers.js';
import { findFunctionWithResult, findValuePart, getChosen } from './returns.js';
import { asValue, type Use } from './use-kinds.js';

/**
 * The use of a variable that is put where a value is declared: in what an asynchronous function returns or yields, or in an
 * attribute or item. Undefined elsewhere, and where the declaration may mean an awaitable.
 */
export function findDeclaredUse(node: ast.Name, facts: PythonFacts, text: string): Use | undefined {
  const owner = node.parent?.type === 'Return' ? findReturningFunction(node, facts) : findValuePart(node, facts);
  if (owner !== undefined) {
    const verb = node.parent?.type === 'Yield' ? 'yields' : 'returns';
    const place = node.parent?.type === 'Return' || verb === 'yields' ? 'it where it declares' : 'it in a';
    return asDeclared(`\`${owner.name}()\` ${verb} ${place} \`${toLabel(owner.returns, text)}\``);
  }
  const target = findMemberTarget(getChosen(node));
  if (target === undefined) return undefined;
  const kind = target.type === 'Subscript' ? facts.getDeclaredItemKind(target) : facts.getDeclaredAttributeKind(target);
  return kind === 'value' ? asDeclared(`\`${toLabel(target, text)}\` is declared to hold something else`) : undefined;
}

function findReturningFunction(node: ast.Name, facts: PythonFacts): ReturnType<typeof findFunctionWithResult> {
  const owner = findFunctionWithResult(node);
  return owner !== undefined && facts.getDeclaredResultKind(owner) === 'value' ? owner : undefined;
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
