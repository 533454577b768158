import { isAlwaysTrue, isIrrefutable } from '../../flow/syntax-facts.js';
import type * as ast from '../../syntax/nodes.js';
import { findDottedName, isConstant } from '../../syntax/predicates.js';

/** Whether the end of the statements cannot be reached because they return, raise, or end the program. */
export function leavesFunction(body: readonly ast.Statement[]): boolean {
  return leaves(body, false);
}

/** The same, or because they go on elsewhere in a loop (`break`, `continue`). */
export function leavesBlock(body: readonly ast.Statement[]): boolean {
  return leaves(body, true);
}

function leaves(body: readonly ast.Statement[], withJumps: boolean): boolean {
  const last = body.at(-1);
  switch (last?.type) {
    case 'Return':
    case 'Raise':
      return true;
    case 'Break':
    case 'Continue':
      return withJumps;
    case 'If':
      return last.orelse.length > 0 && leaves(last.body, withJumps) && leaves(last.orelse, withJumps);
    case 'With':
    case 'AsyncWith':
      return leaves(last.body, withJumps);
    case 'Try':
    case 'TryStar': {
      if (leaves(last.finalbody, withJumps)) return true;
      const isBodyLeft = leaves(last.body, withJumps) || leaves(last.orelse, withJumps);
      return isBodyLeft && last.handlers.every((handler) => leaves(handler.body, withJumps));
    }
    case 'Match':
      return isExhaustive(last) && last.cases.every((one) => leaves(one.body, withJumps));
    case 'While':
      return isAlwaysTrue(last.test) && !hasBreak(last.body);
    case 'Expr':
      return last.value.type === 'Call' && isExit(last.value.func);
    case 'Assert':
      return isConstant(last.test, 'False');
    default:
      return false;
  }
}

function isExhaustive(node: ast.Match): boolean {
  const last = node.cases.at(-1);
  return last !== undefined && last.guard === null && isIrrefutable(last.pattern);
}

function isExit(func: ast.Expression): boolean {
  return /^(?:exit|assert_never|sys\.exit|os\._exit)$/.test(findDottedName(func) ?? '');
}

function hasBreak(body: readonly ast.Statement[]): boolean {
  return body.some((statement) => {
    switch (statement.type) {
      case 'Break':
        return true;
      case 'If':
        return hasBreak(statement.body) || hasBreak(statement.orelse);
      case 'For':
      case 'AsyncFor':
      case 'While':
        return hasBreak(statement.orelse);
      case 'With':
      case 'AsyncWith':
        return hasBreak(statement.body);
      case 'Try':
      case 'TryStar':
        return (
          hasBreak(statement.body) ||
          hasBreak(statement.orelse) ||
          hasBreak(statement.finalbody) ||
          statement.handlers.some((handler) => hasBreak(handler.body))
        );
      case 'Match':
        return statement.cases.some((one) => hasBreak(one.body));
      default:
        return false;
    }
  });
}
