import type * as ast from '../../../python/syntax/nodes.js';
import { bindsName, isNamed } from '../../../python/syntax/predicates.js';
import { someNode } from '../../../python/syntax/walk.js';
import { findBound } from './length-tests.js';

/** A loop in which a collection can grow. */
type Loop = ast.For | ast.AsyncFor | ast.While;

/** Whether a node is a loop of statements. */
export function isLoop(node: ast.Node): node is Loop {
  return node.type === 'For' || node.type === 'AsyncFor' || node.type === 'While';
}

/** Whether what a loop adds to a name does not pile up: the loop ends at some length, or empties it, as batches are. */
export function isKeptShort(name: string, loop: Loop): boolean {
  if (loop.type === 'While' && findBound(loop.test, true, name) !== undefined) return true;
  return isCutShort(loop, name) || loop.body.some((one) => someNode(one, (node) => isEmptying(node, name)));
}

/** Whether a loop is left once a collection is so long, `if len(tasks) >= 10: break`, or after so many rounds. */
export function isCutShort(loop: Loop, name: string | undefined): boolean {
  const isCut = (one: ast.Statement): boolean => {
    if (one.type !== 'If') return false;
    if (isEndingLoop(one.body) && (isLengthTest(one.test, name) || isRoundTest(one.test, loop))) return true;
    return [...one.body, ...one.orelse].some(isCut);
  };
  return loop.body.some(isCut);
}

function isEndingLoop(body: readonly ast.Statement[]): boolean {
  const last = body.at(-1)?.type;
  return last === 'Break' || last === 'Return' || last === 'Raise';
}

function isLengthTest(test: ast.Expression, name: string | undefined): boolean {
  return name !== undefined && [true, false].some((outcome) => findBound(test, outcome, name) !== undefined);
}

/** `if number >= 10:` of a number that the loop counts. */
function isRoundTest(test: ast.Expression, loop: Loop): boolean {
  if (test.type !== 'Compare') return false;
  return [test.left, ...test.comparators].some((one) => one.type === 'Name' && isCounted(one.id, loop));
}

/** `for number, url in enumerate(urls):`, or a `number += 1` in the loop. */
function isCounted(number: string, loop: Loop): boolean {
  if (loop.type === 'For' && loop.iter.type === 'Call' && isNamed(loop.iter.func, 'enumerate')) {
    if (loop.target.type === 'Tuple' && isNamed(loop.target.elts[0], number)) return true;
  }
  return loop.body.some((one) => one.type === 'AugAssign' && one.op === 'Add' && isNamed(one.target, number));
}

/** `batch.clear()`, `del batch[:]`, `batch = []` */
function isEmptying(node: ast.Node, name: string): boolean {
  switch (node.type) {
    case 'Attribute':
      return node.attr === 'clear' && isNamed(node.value, name);
    case 'Delete':
      return node.targets.some((target) => target.type === 'Subscript' && isNamed(target.value, name));
    case 'Assign':
      return node.targets.some((target) => bindsName(target, name));
    default:
      return false;
  }
}
