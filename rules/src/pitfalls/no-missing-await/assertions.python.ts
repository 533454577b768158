/** What an assertion does with an argument; a sentence about the coroutine ends so, `condition` means its truth. */
export type AssertedAs = 'condition' | { readonly consequence: string; readonly isRaising: boolean };

const silently = (consequence: string): AssertedAs => ({ consequence, isRaising: false });
const raising = (consequence: string): AssertedAs => ({ consequence, isRaising: true });

const compared = silently('a coroutine object equals nothing else');
const ordered = raising('comparing it raises a TypeError');
const calculated = raising('calculating with it raises a TypeError');
const text = raising('it is no text');

/** Methods of `unittest.TestCase` and what they do with their first arguments, in order. */
const assertions: ReadonlyMap<string, readonly AssertedAs[]> = new Map([
  ['assertTrue', ['condition']],
  ['assertFalse', ['condition']],
  ['assertEqual', [compared, compared]],
  ['assertNotEqual', [compared, compared]],
  ['assertIsNone', [silently('it is never `None`')]],
  ['assertIsNotNone', [silently('it is never `None`')]],
  ['assertIn', [silently('a coroutine object is looked for'), raising('searching in it raises a TypeError')]],
  ['assertNotIn', [silently('a coroutine object is looked for'), raising('searching in it raises a TypeError')]],
  ['assertGreater', [ordered, ordered]],
  ['assertGreaterEqual', [ordered, ordered]],
  ['assertLess', [ordered, ordered]],
  ['assertLessEqual', [ordered, ordered]],
  ['assertAlmostEqual', [calculated, calculated]],
  ['assertNotAlmostEqual', [calculated, calculated]],
  ['assertRegex', [text]],
  ['assertNotRegex', [text]],
  ['assertMultiLineEqual', [text, text]],
  [
    'assertCountEqual',
    [raising('iterating over it raises a TypeError'), raising('iterating over it raises a TypeError')],
  ],
  ['assertSequenceEqual', [raising('it is no sequence'), raising('it is no sequence')]],
  ['assertListEqual', [raising('it is no list'), raising('it is no list')]],
  ['assertTupleEqual', [raising('it is no tuple'), raising('it is no tuple')]],
  ['assertSetEqual', [raising('it is no set'), raising('it is no set')]],
  ['assertDictEqual', [raising('it is no dictionary'), raising('it is no dictionary')]],
]);

const assertion = /^unittest\.(?:case\.)?TestCase\.(assert\w+)$/;

/**
 * What a method of `unittest.TestCase` does with an argument at a position, from 0
 * (https://docs.python.org/3/library/unittest.html#unittest.TestCase). Undefined when it is none, or takes any object there.
 */
export function findAssertedAs(name: string, position: number): AssertedAs | undefined {
  const method = assertion.exec(name)?.[1];
  return method === undefined ? undefined : assertions.get(method)?.[position];
}
