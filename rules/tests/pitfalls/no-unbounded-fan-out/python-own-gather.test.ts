import rule from '../../../src/pitfalls/no-unbounded-fan-out/rule.js';
import type { PythonMessageIds } from '../../../src/pitfalls/no-unbounded-fan-out/python/messages.js';
import { found as foundWith } from '../../support/marked-code.js';
import { pythonTester } from '../../support/rule-testers.js';

const found = foundWith<PythonMessageIds>;

const start =
  'import asyncio\n\nasync def fetch(client, x):\n    async with client.get(x) as page:\n        return page\n\n';

/** A helper of the file, and a function that uses it or does not; `limited` stands before that where a semaphore is added. */
const around = (helper: string, call: string, limited = ''): string =>
  `${start}${helper}\nasync def f(client, xs):\n${limited}    await ${call}\n`;

const withSemaphore = (helper: string, keywords = ''): readonly ['limitWithSemaphore', string] => [
  'limitWithSemaphore',
  around(
    helper,
    `asyncio.gather(*[limited(fetch(client, x)) for x in xs]${keywords})`,
    '    semaphore = asyncio.Semaphore(10)\n\n    async def limited(coroutine):\n        async with semaphore:\n            return await coroutine\n\n',
  ),
];

const gatherSome = (overrides: {
  readonly parameters?: string;
  readonly places?: string;
  readonly body?: string;
  readonly given?: string;
}): string => {
  const {
    parameters = 'n, *coroutines',
    places = 'n',
    body = 'async with slots:\n            return await one',
  } = overrides;
  const { given = '*(turn(one) for one in coroutines)' } = overrides;
  return `async def some(${parameters}):\n    slots = asyncio.Semaphore(${places})\n    async def turn(one):\n        ${body}\n    return await asyncio.gather(${given})\n`;
};

const plain = gatherSome({});
const withKeywords = gatherSome({
  parameters: 'n, *coroutines, **options',
  given: '*[turn(one) for one in coroutines], **options',
});

const others: readonly (readonly [title: string, helper: string])[] = [
  ['has places of its own number', gatherSome({ places: '3' })],
  ['leaves some out', gatherSome({ given: '*(turn(one) for one in coroutines if one)' })],
  ['waits outside of its turn', gatherSome({ body: 'async with slots:\n            pass\n        return await one' })],
  ['starts them as they are', gatherSome({ given: '*coroutines' })],
  ['takes something else', gatherSome({ parameters: 'n, client, *coroutines' })],
  ['is one of two', `${plain}${plain.replace('some', 'few')}`],
];

pythonTester.run('no-unbounded-fan-out: the gather of the project', rule, {
  valid: [plain, withKeywords].map((helper) => around(helper, 'some(5, *[fetch(client, x) for x in xs])')),
  invalid: [
    ...[plain, withKeywords].map((helper) =>
      found('is offered', around(helper, 'asyncio.«gather»(*[fetch(client, x) for x in xs])'), {
        messageId: 'unbounded',
        suggestions: [
          ['gatherWithOwn', around(helper, 'some(10, *[fetch(client, x) for x in xs])')],
          withSemaphore(helper),
        ],
      }),
    ),
    found(
      'is handed keywords',
      around(withKeywords, 'asyncio.«gather»(*[fetch(client, x) for x in xs], return_exceptions=True)'),
      {
        messageId: 'unbounded',
        suggestions: [
          ['gatherWithOwn', around(withKeywords, 'some(10, *[fetch(client, x) for x in xs], return_exceptions=True)')],
          withSemaphore(withKeywords, ', return_exceptions=True'),
        ],
      },
    ),
    found(
      'is not offered where it takes no keywords',
      around(plain, 'asyncio.«gather»(*[fetch(client, x) for x in xs], return_exceptions=True)'),
      { messageId: 'unbounded', suggestions: [withSemaphore(plain, ', return_exceptions=True')] },
    ),
    ...others.map(([title, helper]) =>
      found(`is none that ${title}`, around(helper, 'asyncio.«gather»(*[fetch(client, x) for x in xs])'), {
        messageId: 'unbounded',
        suggestions: [withSemaphore(helper)],
      }),
    ),
  ],
});
