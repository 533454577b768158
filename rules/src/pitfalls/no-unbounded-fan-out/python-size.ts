import type * as ast from '../../python/syntax/nodes.js';

/** How many elements there are: a number, `bounded` when somebody bounded them by intent, `unbounded` otherwise. */
export type Size = number | 'bounded' | 'unbounded';

/** Something bounded by intent counts as one where a number is known beside it. */
export function multiply(sizes: readonly Size[]): Size {
  if (sizes.includes('unbounded')) return 'unbounded';
  const numbers = sizes.filter((one) => typeof one === 'number');
  return numbers.length === 0 ? 'bounded' : numbers.reduce((product, one) => product * one, 1);
}

/** One of several: what somebody chose, with a default for when nobody did, is chosen. */
export function choose(numbers: readonly Size[]): Size {
  return numbers.includes('bounded') && !numbers.includes('unbounded') ? 'bounded' : getLargest(numbers);
}

/** The largest of several sizes; a number says more than that somebody bounded another. */
export function getLargest(sizes: readonly Size[]): Size {
  if (sizes.includes('unbounded')) return 'unbounded';
  const numbers = sizes.filter((one) => typeof one === 'number');
  return numbers.length === 0 ? 'bounded' : Math.max(...numbers);
}

/** The smallest that is known: `zip` ends with the shortest. */
export function getSmallest(sizes: readonly Size[]): Size {
  const known = sizes.filter((one) => one !== 'unbounded');
  const numbers = known.filter((one) => typeof one === 'number');
  if (numbers.length > 0) return Math.min(...numbers);
  return known.length > 0 ? 'bounded' : 'unbounded';
}

/** What an operator makes of two numbers. */
export function calculate(op: ast.BinOp['op'], left: Size, right: Size): Size {
  if (left === 'unbounded' || right === 'unbounded') return 'unbounded';
  if (typeof left !== 'number' || typeof right !== 'number') return 'bounded';
  switch (op) {
    case 'Add':
      return left + right;
    case 'Sub':
      return left - right;
    case 'Mult':
      return left * right;
    case 'FloorDiv':
    case 'Div':
      return right === 0 ? 'unbounded' : Math.ceil(left / right);
    case 'Pow':
      return left ** right;
    default:
      return 'bounded';
  }
}
