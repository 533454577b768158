/**
 * What is known of a number, or of how many elements something has: the number itself; `bounded` when somebody wrote it
 * down or chose it (a literal, a setting); undefined when nothing is known, or data decide.
 */
export type Extent = number | 'bounded' | undefined;

/** Builtins that give as many elements as their first argument has (https://docs.python.org/3/library/functions.html). */
export const sameLength: ReadonlySet<string> = new Set(
  'list tuple set frozenset sorted reversed enumerate dict iter'.split(' '),
);

/** The product of extents: something bounded by intent counts as one where a number is known beside it. */
export function multiply(extents: readonly Extent[]): Extent {
  if (extents.includes(undefined)) return undefined;
  const numbers = extents.filter((one) => typeof one === 'number');
  return numbers.length === 0 ? 'bounded' : numbers.reduce((product, one) => product * one, 1);
}

/** One of several: what somebody chose, with a default for when nobody did, is chosen. */
export function choose(extents: readonly Extent[]): Extent {
  return extents.includes('bounded') && !extents.includes(undefined) ? 'bounded' : findLargest(extents);
}

/** The largest of several; a number says more than that somebody bounded another. */
export function findLargest(extents: readonly Extent[]): Extent {
  if (extents.includes(undefined)) return undefined;
  const numbers = extents.filter((one) => typeof one === 'number');
  return numbers.length === 0 ? 'bounded' : Math.max(...numbers);
}

/** The smallest that is known: `zip` ends with the shortest. */
export function findSmallest(extents: readonly Extent[]): Extent {
  const numbers = extents.filter((one) => typeof one === 'number');
  if (numbers.length > 0) return Math.min(...numbers);
  return extents.includes('bounded') ? 'bounded' : undefined;
}

/**
 * What an operator makes of two numbers.
 * @param op a `BinaryOperator` of the syntax tree
 */
export function calculate(op: string, left: Extent, right: Extent): Extent {
  if (left === undefined || right === undefined) return undefined;
  if (typeof left !== 'number' || typeof right !== 'number') return 'bounded';
  switch (op) {
    case 'Add':
      return left + right;
    case 'Sub':
      return left - right;
    case 'Mult':
      return left * right;
    // Signs are not followed: `-(-n // 10)` is to round up.
    case 'FloorDiv':
    case 'Div':
      return right === 0 ? undefined : Math.ceil(left / right);
    case 'Pow':
      return left ** right;
    default:
      return 'bounded';
  }
}
