import type { OpenedModule } from '../../../python/semantics/python-facts.js';
import { findRunningFunction, findStatement } from '../../../python/flow/enclosing.js';
import type * as ast from '../../../python/syntax/nodes.js';
import type { Span } from '../../../project/text/span.js';
import { leavesBlock } from '../../../python/semantics/summarize/leaving.js';
import { getBlockAround } from '../../../python/syntax/blocks.js';
import { contains, findLastName } from '../../../python/syntax/predicates.js';
import { someNode } from '../../../python/syntax/walk.js';
import { getCallee } from '../../python/callees.js';

/**
 * Whether the code around tells callables of both kinds apart, so that what a call gives is no awaitable where it stands:
 * - a condition asks something of what is called: `if iscoroutinefunction(handler): … else: handler(event)`;
 * - elsewhere the same is called and its result is used: `if self.is_async: await self.run() else: self.run()`.
 *
 * To be asked of what is only declared to give awaitables: a coroutine function stays one, whatever a condition says.
 */
export function isToldApart(call: ast.Call, { text, facts }: OpenedModule): boolean {
  const known = facts.findFunction(call.func);
  if (known?.isAsync === true) return false;
  const around = findRunningFunction(call);
  if (around === undefined) return false;
  const func = getCallee(call, facts);
  const callee = toText(func, text);
  const isAsked = (node: ast.Node): boolean =>
    node.type === 'Call' &&
    node.args.some((one) => toText(one, text) === callee) &&
    findLastName(node.func) !== 'callable' &&
    isInCondition(node);
  const isUsed = (node: ast.Node): boolean =>
    node.type === 'Call' && node.parent?.type !== 'Expr' && toText(getCallee(node, facts), text) === callee;
  if (someNode(around, isAsked)) return true;
  // A function by its own name gives the same on all paths; a method may be another class's, and a parameter anything.
  const isSameOnAllPaths = known !== undefined && func.type === 'Name';
  return !isSameOnAllPaths && getOtherPaths(call).some((path) => someNode(path, isUsed));
}

/** What runs in place of an expression: other branches around it, and those before that leave its block. */
function getOtherPaths(expression: ast.Expression): readonly ast.Node[] {
  const paths: ast.Node[] = [];
  for (let one: ast.Node = expression; one.parent !== null; one = one.parent) {
    const parent: ast.Node = one.parent;
    if (parent.type === 'IfExp' && one !== parent.test) paths.push(one === parent.body ? parent.orelse : parent.body);
    if (parent.type === 'If' && one !== parent.test) paths.push(...getOtherBranch(parent, one));
  }
  const statement = findStatement(expression);
  const before = statement ? getBlockAround(statement).slice(0, getBlockAround(statement).indexOf(statement)) : [];
  return [...paths, ...before.filter((one) => one.type === 'If' && leavesBlock(one.body))];
}

function getOtherBranch({ body, orelse }: ast.If, branch: ast.Node): readonly ast.Statement[] {
  return body.some((one) => contains(one, branch)) ? orelse : body;
}

/** Whether an expression, or what is made of it, decides which way control takes: the test of an `if`, a part of it. */
export function isInCondition(node: ast.Node): boolean {
  for (let one = node; one.parent !== null; one = one.parent) {
    const { parent } = one;
    switch (parent.type) {
      case 'If':
      case 'IfExp':
      case 'While':
      case 'Assert':
        return parent.test === one;
      case 'UnaryOp':
      case 'BoolOp':
      case 'Compare':
      case 'NamedExpr':
        continue;
      default:
        return false;
    }
  }
  return false;
}

function toText({ start, end }: Span, text: string): string {
  return text.slice(start, end);
}
