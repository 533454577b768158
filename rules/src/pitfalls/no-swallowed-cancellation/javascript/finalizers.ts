import type { TSESTree } from '@typescript-eslint/utils';
import { isLoop } from '../../../javascript/flow/node-kinds.js';
import { hasAwait, walkOwn } from '../../../javascript/flow/traverse.js';
import { findEnclosingFunction } from '../../../javascript/syntax/functions.js';
import { getLocationOfKeyword } from '../../../javascript/syntax/locations.js';
import type { Context } from './messages.js';

/** Reports jumps out of `finally`, which drop whatever exception was on its way. */
export function checkFinalizer(statement: TSESTree.TryStatement, context: Context): void {
  const { block, handler, finalizer } = statement;
  if (!finalizer || !findEnclosingFunction(statement)?.async) return;
  const guarded = [block, ...(handler ? [handler.body] : [])];
  if (!guarded.some(hasAwait)) return;
  for (const node of walkOwn(finalizer)) {
    if (!isJumpOut(node, finalizer)) continue;
    const jump = node.type === 'ReturnStatement' ? 'return' : node.type === 'BreakStatement' ? 'break' : 'continue';
    const loc = getLocationOfKeyword(node, jump, context.sourceCode);
    context.report({ loc, messageId: 'exitInFinally', data: { jump } });
  }
}

/** Whether the statement leaves the block: `return`, or a jump to a loop or label around it. */
function isJumpOut(node: TSESTree.Node, block: TSESTree.BlockStatement): boolean {
  if (node.type === 'ReturnStatement') return true;
  if (node.type !== 'BreakStatement' && node.type !== 'ContinueStatement') return false;
  for (let at = node.parent; at !== block; at = at.parent) {
    if (node.label ? at.type === 'LabeledStatement' && at.label.name === node.label.name : isJumpTarget(at, node)) {
      return false;
    }
    if (!at.parent) return false;
  }
  return true;
}

function isJumpTarget(at: TSESTree.Node, jump: TSESTree.Node): boolean {
  return at.type === 'SwitchStatement' ? jump.type === 'BreakStatement' : isLoop(at);
}
