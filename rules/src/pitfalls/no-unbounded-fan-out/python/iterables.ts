import { sameLength } from '../../../python/semantics/extent.js';
import type { ArgumentPlace } from '../../../python/syntax/arguments.js';

/** Functions that give as many elements as their first argument has. */
export const sameSize: ReadonlySet<string> = new Set([
  ...sameLength,
  'dict.fromkeys',
  'itertools.cycle',
  'itertools.accumulate',
]);

/** Functions that take so many of something, by where they take the number. */
export const takers: ReadonlyMap<string, ArgumentPlace> = new Map([
  ['itertools.repeat', { position: 1, keyword: 'times' }],
  ['random.Random.sample', { position: 1, keyword: 'k' }],
  ['random.Random.choices', { position: 2, keyword: 'k' }],
  ['heapq.nlargest', { position: 0, keyword: 'n' }],
  ['heapq.nsmallest', { position: 0, keyword: 'n' }],
  ['collections.Counter.most_common', { position: 0, keyword: 'n' }],
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
