import { sameLength } from '../../../python/semantics/extent.js';

/** Functions that give as many elements as their first argument has. */
export const sameSize: ReadonlySet<string> = new Set([
  ...sameLength,
  'dict.fromkeys',
  'itertools.cycle',
  'itertools.accumulate',
]);

/** Functions that take so many of something, by the position and the keyword of the number. */
export const takers: ReadonlyMap<string, readonly [position: number, keyword: string]> = new Map([
  ['itertools.repeat', [1, 'times']],
  ['random.Random.sample', [1, 'k']],
  ['random.Random.choices', [2, 'k']],
  ['heapq.nlargest', [0, 'n']],
  ['heapq.nsmallest', [0, 'n']],
  ['collections.Counter.most_common', [0, 'n']],
]);

/** Functions that cut something into pieces: https://docs.python.org/3/library/itertools.html#itertools.batched */
export const cutters: ReadonlySet<string> = new Set([
  'itertools.batched',
  'more_itertools.batched',
  'more_itertools.chunked',
  'more_itertools.ichunked',
  'more_itertools.sliced',
  'more_itertools.grouper',
  'more_itertools.windowed',
  'toolz.partition_all',
  'toolz.partition',
]);
