import {
  asValue,
  calculated,
  compared,
  condition,
  iterated,
  lookedFor,
  ordered,
  searched,
  type Use,
} from './use-kinds.js';

/** The assertion fails, since it asks for the class. */
const rejected = (consequence: string): Use => ({ ...asValue(consequence), isRaising: true });

const neverNone = asValue('it is never `None`');
const noText = rejected('it is no text');
const noSequence = rejected('it is no sequence');
const noList = rejected('it is no list');
const noTuple = rejected('it is no tuple');
const noSet = rejected('it is no set');
const noDictionary = rejected('it is no dictionary');

/** Methods of `unittest.TestCase` and what they do with their first arguments, in order. */
const assertions: ReadonlyMap<string, readonly Use[]> = new Map([
  ['assertTrue', [condition]],
  ['assertFalse', [condition]],
  ['assertEqual', [compared, compared]],
  ['assertNotEqual', [compared, compared]],
  ['assertIsNone', [neverNone]],
  ['assertIsNotNone', [neverNone]],
  ['assertIn', [lookedFor, searched]],
  ['assertNotIn', [lookedFor, searched]],
  ['assertGreater', [ordered, ordered]],
  ['assertGreaterEqual', [ordered, ordered]],
  ['assertLess', [ordered, ordered]],
  ['assertLessEqual', [ordered, ordered]],
  ['assertAlmostEqual', [calculated, calculated]],
  ['assertNotAlmostEqual', [calculated, calculated]],
  ['assertRegex', [noText]],
  ['assertNotRegex', [noText]],
  ['assertMultiLineEqual', [noText, noText]],
  ['assertCountEqual', [iterated, iterated]],
  ['assertSequenceEqual', [noSequence, noSequence]],
  ['assertListEqual', [noList, noList]],
  ['assertTupleEqual', [noTuple, noTuple]],
  ['assertSetEqual', [noSet, noSet]],
  ['assertDictEqual', [noDictionary, noDictionary]],
]);

const assertion = /^unittest\.(?:case\.)?TestCase\.(assert\w+)$/;

/**
 * What a method of `unittest.TestCase` does with an argument at a position, from 0
 * (https://docs.python.org/3/library/unittest.html#unittest.TestCase). Undefined when it is none, or takes any object there.
 */
export function findAssertedUse(name: string, position: number): Use | undefined {
  const method = assertion.exec(name)?.[1];
  return method === undefined ? undefined : assertions.get(method)?.[position];
}
