import type * as ast from '../../syntax/nodes.js';
import { toArguments } from '../inference/arguments.js';
import { callType } from '../inference/calls.js';
import { getMember } from '../inference/members.js';
import { type Type, unknown } from '../types.js';
import { getAwaitableKind } from './kinds.js';

/**
 * Whether an expression, which goes on from a part of it by attributes and calls, is sure to give nothing to await once that
 * part is awaited: `(await session.execute(query)).all()`.
 * @param result what awaiting the part gives
 */
export function isValueOnceAwaited(whole: ast.Expression, part: ast.Expression, result: Type): boolean {
  const getType = (node: ast.Expression): Type => {
    if (node === part) return result;
    if (node.type === 'Attribute') return getMember(getType(node.value), node.attr);
    return node.type === 'Call' ? callType(getCallee(node), toArguments([])) : unknown;
  };
  // What an overloaded function gives depends on its arguments, which nobody looks at here.
  const getCallee = ({ func }: ast.Call): Type => {
    const callee = getType(func);
    return callee.kind === 'function' && callee.overloads !== undefined ? unknown : callee;
  };
  const kind = getAwaitableKind(getType(whole));
  if (kind !== 'unknown' || whole.type !== 'Call') return kind === 'value';
  // What gives something to await is known to do so, where a package is described at all.
  const callee = getCallee(whole);
  return callee.kind === 'function' && callee.fn.module.origin === 'library' && !callee.fn.scope.isAsync;
}
