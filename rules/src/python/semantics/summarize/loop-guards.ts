import { getPairs } from '../../flow/assignments.js';
import type * as ast from '../../syntax/nodes.js';
import { findComparedWithNone, findLastName, getItems, getTargets, isNamed } from '../../syntax/predicates.js';

/**
 * Conditions that ask whether an event loop runs: `loop.is_running()`, or the name that was given the running loop in
 * a `try` whose handler stands for "no loop".
 * @param loopNames the names bound to `get_running_loop()` in such a `try`, or to the functions that tell
 * @returns whether the condition being true means that a loop runs; undefined for other conditions
 */
export function findLoopTest(test: ast.Expression, loopNames: ReadonlySet<string>): boolean | undefined {
  switch (test.type) {
    case 'UnaryOp': {
      const value = test.op === 'Not' ? findLoopTest(test.operand, loopNames) : undefined;
      return value === undefined ? undefined : !value;
    }
    case 'BoolOp':
      return test.values
        .map((value) => findLoopTest(value, loopNames))
        .find((outcome) => outcome === (test.op === 'And'));
    case 'NamedExpr':
      return findLoopTest(test.value, loopNames);
    case 'Call':
      if (test.func.type === 'Name') return loopNames.has(test.func.id) ? true : undefined;
      return test.func.type === 'Attribute' && test.func.attr === 'is_running' ? true : undefined;
    case 'Name':
      return loopNames.has(test.id) ? true : undefined;
    case 'Compare': {
      const compared = findComparedWithNone(test);
      if (compared?.type !== 'Name' || !loopNames.has(compared.id)) return undefined;
      return test.ops[0] === 'IsNot' || test.ops[0] === 'NotEq';
    }
    default:
      return undefined;
  }
}

/** The names that an assignment gives the answer whether a loop runs, or a function that tells; at their places in tuples, too. */
export function getNamesOfLoopTests(
  target: ast.Expression,
  value: ast.Expression,
  loopNames: ReadonlySet<string>,
): readonly string[] {
  return getNamesOf(target, value, (one) => isTelling(one, loopNames));
}

/** The names that an assignment gives values of a kind. */
function getNamesOf(
  target: ast.Expression,
  value: ast.Expression,
  isOfKind: (value: ast.Expression) => boolean,
): readonly string[] {
  return getPairs(target, value).flatMap(([one, given]) => (one.type === 'Name' && isOfKind(given) ? [one.id] : []));
}

/** Whether an expression gives the answer whether a loop runs, or is a function that tells: `loop.is_running`. */
export function isTelling(value: ast.Expression, loopNames: ReadonlySet<string>): boolean {
  if (value.type === 'Attribute') return isLoopFunction(value.attr);
  return findLoopTest(value, loopNames) === true;
}

/** Whether a function of that name tells whether a loop runs, or gives the one that does. */
export function isLoopFunction(name: string): boolean {
  return name === 'is_running' || runningLoopGetters.has(name);
}

const runningLoopGetters: ReadonlySet<string> = new Set(['get_running_loop', '_get_running_loop', 'current_task']);

/** Whether one of the statements asks for the running loop, which raises `RuntimeError` when there is none. */
export function asksForRunningLoop(
  body: readonly ast.Statement[],
  loopNames: ReadonlySet<string> = new Set(),
): boolean {
  const isAsking = (value: ast.Expression): boolean => isRunningLoopCall(value, loopNames);
  return body.some((statement) => {
    switch (statement.type) {
      case 'Expr':
      case 'Assign':
      case 'AnnAssign':
      case 'Return':
        return statement.value !== null && getItems(statement.value).some(isAsking);
      default:
        return false;
    }
  });
}

/** The names that the statements bind to the running loop. */
export function getRunningLoopNames(body: readonly ast.Statement[], loopNames: ReadonlySet<string>): readonly string[] {
  return body.flatMap((statement) => {
    if (statement.type === 'Expr' && statement.value.type === 'NamedExpr') {
      return isRunningLoopCall(statement.value, loopNames) ? [statement.value.target.id] : [];
    }
    if (statement.type !== 'Assign' && statement.type !== 'AnnAssign') return [];
    const { value } = statement;
    const isLoop = (one: ast.Expression): boolean => isRunningLoopCall(one, loopNames);
    return getTargets(statement).flatMap((target) => (value === null ? [] : getNamesOf(target, value, isLoop)));
  });
}

function isRunningLoopCall(node: ast.Expression, loopNames: ReadonlySet<string>): boolean {
  if (node.type === 'NamedExpr') return isRunningLoopCall(node.value, loopNames);
  if (node.type !== 'Call') return false;
  const name = findLastName(node.func);
  return name !== undefined && (runningLoopGetters.has(name) || (node.func.type === 'Name' && loopNames.has(name)));
}

/** `__name__ == "__main__"`. */
export function isMainTest(test: ast.Expression): boolean {
  if (test.type !== 'Compare') return false;
  return [test.left, ...test.comparators].some((side) => isNamed(side, '__name__'));
}

/** Whether a handler catches what `get_running_loop()` raises where no loop runs. */
export function catchesRuntimeError({ exceptionType: type }: ast.ExceptHandler): boolean {
  if (type === null) return true;
  return getItems(type).some((name) => isNamed(name, 'RuntimeError') || isNamed(name, 'Exception'));
}
