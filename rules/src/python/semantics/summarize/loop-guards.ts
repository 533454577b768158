import type * as ast from '../../syntax/nodes.js';
import { findLastName } from '../../syntax/predicates.js';

/**
 * Conditions that ask whether an event loop runs: `loop.is_running()`, or the name that was given the running loop in
 * a `try` whose handler stands for "no loop".
 * @param loopNames the names bound to `get_running_loop()` in such a `try`
 * @returns whether the condition being true means that a loop runs; undefined for other conditions
 */
export function findLoopTest(test: ast.Expression, loopNames: ReadonlySet<string>): boolean | undefined {
  switch (test.type) {
    case 'UnaryOp': {
      const value = test.op === 'Not' ? findLoopTest(test.operand, loopNames) : undefined;
      return value === undefined ? undefined : !value;
    }
    case 'BoolOp':
      return test.op === 'And' ? test.values.map((value) => findLoopTest(value, loopNames)).find(Boolean) : undefined;
    case 'Call':
      return test.func.type === 'Attribute' && test.func.attr === 'is_running' ? true : undefined;
    case 'Name':
      return loopNames.has(test.id) ? true : undefined;
    case 'Compare': {
      const isNone = test.comparators[0]?.type === 'Constant' && test.comparators[0].kind === 'None';
      if (!isNone || test.left.type !== 'Name' || !loopNames.has(test.left.id)) return undefined;
      return test.ops[0] === 'IsNot' ? true : test.ops[0] === 'Is' ? false : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether one of the statements asks for the running loop, which raises `RuntimeError` when there is none. */
export function asksForRunningLoop(body: readonly ast.Statement[]): boolean {
  return body.some((statement) => {
    if (statement.type !== 'Expr' && statement.type !== 'Assign' && statement.type !== 'Return') return false;
    return statement.value !== null && isRunningLoopCall(statement.value);
  });
}

/** The names that the statements bind to the running loop. */
export function getRunningLoopNames(body: readonly ast.Statement[]): readonly string[] {
  return body.flatMap((statement) => {
    if (statement.type !== 'Assign' || !isRunningLoopCall(statement.value)) return [];
    return statement.targets.flatMap((target) => (target.type === 'Name' ? [target.id] : []));
  });
}

function isRunningLoopCall(node: ast.Expression): boolean {
  if (node.type !== 'Call') return false;
  const { func } = node;
  const name = findLastName(func);
  return name === 'get_running_loop' || name === '_get_running_loop' || name === 'current_task';
}

/** `__name__ == "__main__"`. */
export function isMainTest(test: ast.Expression): boolean {
  if (test.type !== 'Compare') return false;
  return [test.left, ...test.comparators].some((side) => side.type === 'Name' && side.id === '__name__');
}

/** Whether a handler catches what `get_running_loop()` raises where no loop runs. */
export function catchesRuntimeError({ exceptionType: type }: ast.ExceptHandler): boolean {
  if (type === null) return true;
  const names = type.type === 'Tuple' ? type.elts : [type];
  return names.some((name) => name.type === 'Name' && (name.id === 'RuntimeError' || name.id === 'Exception'));
}
