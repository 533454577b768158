import type { Edge, FlowBody } from '../../../../python/flow/control-flow.js';
import { getBlocks } from '../../../../python/syntax/blocks.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { findComparedWithNone, isNamed } from '../../../../python/syntax/predicates.js';
import type { Span } from '../../../../project/text/span.js';

/** The statements that run under the same conditions as the one that stores the coroutine. */
export interface Block extends Span {
  /** Where the statement around them ends. */
  readonly ownerEnd: number;
}

/** The innermost block around a place that a test, a handler or a pattern decides about; else the whole body. */
export function getDecidedBlock(target: ast.Node, body: FlowBody): Block {
  let child: ast.Node = target;
  for (let { parent } = target; parent !== null && parent !== body; child = parent, parent = parent.parent) {
    const statements = getConditionalBlocks(parent).find((block) => block.some((one) => one === child));
    const first = statements?.[0];
    const last = statements?.at(-1);
    if (first === undefined || last === undefined) continue;
    return { start: parent.type === 'While' ? parent.start : first.start, end: last.end, ownerEnd: parent.end };
  }
  return { start: body.start, end: body.end, ownerEnd: body.end };
}

function getConditionalBlocks(node: ast.Node): readonly (readonly ast.Node[])[] {
  switch (node.type) {
    case 'If':
    case 'While':
    case 'For':
    case 'AsyncFor':
    case 'match_case':
    case 'ExceptHandler':
    case 'Try':
    case 'TryStar':
      return getBlocks(node);
    case 'IfExp':
      return [[node.body], [node.orelse]];
    case 'BoolOp':
      return [node.values.slice(1)];
    default:
      return [];
  }
}

/** Whether a use comes behind the place of storing in the text: not in an earlier part of a loop, nor in another branch. */
export function isBehind(use: ast.Node, target: ast.Node, block: Block): boolean {
  return use.start >= target.end && (use.end <= block.end || use.start >= block.ownerEnd);
}

/**
 * Whether the use stands in a loop, handler or case that the coroutine was not stored in: whether it is reached is not for a
 * test to tell.
 */
export function isIndirect(use: ast.Node, target: ast.Node, body: ast.Node): boolean {
  for (let { parent } = use; parent !== null && parent !== body; { parent } = parent) {
    const isOutside = target.start < parent.start || parent.end < target.end;
    if (isOutside && isIndirectBlock(parent)) return true;
  }
  return false;
}

function isIndirectBlock({ type }: ast.Node): boolean {
  return (
    type === 'For' ||
    type === 'AsyncFor' ||
    type === 'While' ||
    type === 'Match' ||
    type === 'ExceptHandler' ||
    type === 'ListComp' ||
    type === 'SetComp' ||
    type === 'DictComp'
  );
}

/** Whether a coroutine that has been stored in the block can take that way, for all that a test there says of it. */
export function isBelievable({ kind, condition }: Edge, target: ast.Name, block: Span): boolean {
  if (kind === 'skip') return false;
  if (condition === undefined) return true;
  const { test, outcome } = condition;
  if (test.start < block.start || block.end < test.end) return false;
  return getTruthOfCoroutine(test, target.id) !== !outcome;
}

/** What a test says about a name that holds a coroutine: it is true, and it is not `None`. Undefined when it asks something else. */
function getTruthOfCoroutine(test: ast.Expression, name: string): boolean | undefined {
  if (test.type === 'Name') return test.id === name ? true : undefined;
  if (test.type === 'NamedExpr') return test.target.id === name ? true : undefined;
  if (test.type !== 'Compare' || !isNamed(findComparedWithNone(test), name)) return undefined;
  return test.ops[0] === 'IsNot' || test.ops[0] === 'NotEq';
}
