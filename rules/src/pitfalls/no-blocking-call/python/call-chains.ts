import { findCallOf } from '../../../python/syntax/arguments.js';
import type * as ast from '../../../python/syntax/nodes.js';

type Test = (call: ast.Call) => boolean;

/** Whether one of the calls before it in a chain blocks already: `open(path)` in `open(path).read()`. */
export function isBehindAnother(call: ast.Call, blocks: Test): boolean {
  let one = call.func;
  while (one.type === 'Attribute' || one.type === 'Call') {
    if (one.type === 'Call' && blocks(one)) return true;
    one = one.type === 'Call' ? one.func : one.value;
  }
  return false;
}

/** The last call of a chain that blocks, the first itself if it is the only one: `open(path).read()` for `open(path)`. */
export function getLastOfChain(first: ast.Call, blocks: Test): ast.Call {
  let last = first;
  let one: ast.Expression = first;
  for (;;) {
    const next: ast.Expression | undefined = one.parent?.type === 'Attribute' ? one.parent : findCallOf(one);
    if (next === undefined) return last;
    if (next.type === 'Call' && blocks(next)) last = next;
    one = next;
  }
}
