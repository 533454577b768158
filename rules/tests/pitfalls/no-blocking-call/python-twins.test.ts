import path from 'node:path';
import rule from '../../../src/pitfalls/no-blocking-call/rule.js';
import { fixturesFolder } from '../../support/fixtures.js';
import { pythonTester } from '../../support/rule-testers.js';
import { found } from './python-cases.js';

const filename = path.join(fixturesFolder, 'python/no-blocking-call/greenhouse/report.py');

/** Definitions, and a coroutine function that makes a call: with the twin of what it calls, if there is one, and in a thread. */
function twin(
  title: string,
  definitions: string,
  [before, after, inThread]: readonly [string, string | undefined, string],
) {
  const around = (call: string): string =>
    `import asyncio\nimport time\n${definitions}\nasync def f(tape):\n    ${call}\n`;
  return found(title, around(before), {
    filename,
    messageId: 'blockingThrough',
    suggestions: [
      ...(after === undefined ? [] : [['awaitTwin', around(`await ${after}`)] as const]),
      ['runInThread', around(`await ${inThread}`)],
    ],
  });
}

const play = 'def play(tape, *, loud=False):\n    time.sleep(1)\n';
const playing = ['«play»(tape)', undefined, 'asyncio.to_thread(play, tape)'] as const;

const others: readonly (readonly [title: string, definition: string])[] = [
  ['takes something else', 'async def play_async(tape):\n    ...'],
  ['is a plain function', 'def play_async(tape, *, loud=False):\n    ...'],
  ['is an asynchronous generator', 'async def play_async(tape, *, loud=False):\n    yield tape'],
  ['is decorated', 'import functools\n@functools.cache\nasync def play_async(tape, *, loud=False):\n    ...'],
  [
    'comes to the same call again',
    'async def rewind(tape):\n    await f(tape)\nasync def play_async(tape, *, loud=False):\n    await rewind(tape)',
  ],
  ['is still to be written', 'async def play_async(tape, *, loud=False):\n    raise NotImplementedError'],
  ['is called otherwise', 'async def play_now(tape, *, loud=False):\n    ...'],
];

const imported = (names: string, call: string): string =>
  `import asyncio\nfrom .sensors import ${names}\n\nasync def f():\n    return ${call} + 1\n`;

pythonTester.run('no-blocking-call: asynchronous twins', rule, {
  valid: [],
  invalid: [
    ...['async_play', 'play_async', 'aplay'].map((name) =>
      twin(name, `${play}async def ${name}(tape, *, loud=False):\n    ...`, [
        '«play»(tape, loud=True)',
        `${name}(tape, loud=True)`,
        'asyncio.to_thread(play, tape, loud=True)',
      ]),
    ),
    twin(
      'of a private method',
      'class Player:\n    def _play(self):\n        time.sleep(1)\n    async def _async_play(self):\n        ...\nplayer = Player()',
      ['player.«_play»()', 'player._async_play()', 'asyncio.to_thread(player._play)'],
    ),
    twin(
      'none of a base class whose other method is overridden',
      'class Player:\n    def play(self):\n        ...\n    async def aplay(self):\n        ...\nclass Slow(Player):\n    def play(self):\n        time.sleep(1)\nslow = Slow()',
      ['slow.«play»()', undefined, 'asyncio.to_thread(slow.play)'],
    ),
    ...others.map(([title, definition]) => twin(`none that ${title}`, `${play}${definition}`, playing)),
    found('imported from where the other one is', imported('read_sensor', '«read_sensor»("soil")'), {
      filename,
      messageId: 'blockingThrough',
      suggestions: [
        ['awaitTwin', imported('read_sensor, read_sensor_async', 'await read_sensor_async("soil")')],
        ['runInThread', imported('read_sensor', 'await asyncio.to_thread(read_sensor, "soil")')],
      ],
    }),
    found(
      'in a program for another event loop',
      'import time\nfrom twisted.internet import defer\ndef load(name):\n    time.sleep(1)\nasync def aload(name):\n    ...\nasync def f():\n    «load»(1)\n',
      {
        messageId: 'blockingThrough',
        suggestions: [
          [
            'awaitTwin',
            'import time\nfrom twisted.internet import defer\ndef load(name):\n    time.sleep(1)\nasync def aload(name):\n    ...\nasync def f():\n    await aload(1)\n',
          ],
        ],
      },
    ),
  ],
});
