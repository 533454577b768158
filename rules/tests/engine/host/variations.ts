import type { FileKind } from '../../../src/file-kinds.js';

/**
 * Another text made of a fixture's.
 * @param lines numbers, 1-based, of the lines in which something is found
 */
type Vary = (text: string, lines: ReadonlySet<number>) => string;

/** Changes each line that something is found in, or, without such a line, the one in the middle. */
function changeLines(change: (line: string) => string): Vary {
  return (text, lines) => {
    const all = text.split('\n');
    const changed = lines.size > 0 ? lines : new Set([Math.ceil(all.length / 2)]);
    return all.map((line, index) => (changed.has(index + 1) ? change(line) : line)).join('\n');
  };
}

const append = (comment: string): Vary => changeLines((line) => `${line}  ${comment}`);
const putAbove = (comment: string): Vary => changeLines((line) => `${comment}\n${line}`);

/** Puts comments between parts of about equal length, each above a line that begins a statement of the module. */
function spread(...comments: readonly string[]): Vary {
  return (text) => {
    const lines = text.split('\n');
    const length = Math.ceil(lines.length / comments.length);
    const isStart = (line: string, index: number, place: number): boolean => index >= place && /^\w/u.test(line);
    const places = comments.map((_, part) => lines.findIndex((line, index) => isStart(line, index, part * length)));
    return [...lines.entries(), [-1, ''] as const]
      .flatMap(([index, line]) => [...comments.filter((_, part) => places[part] === index), line])
      .join('\n');
  };
}

const putFirst =
  (...comments: readonly string[]): Vary =>
  (text) =>
    [...comments, text].join('\n');

const everywhere: Readonly<Record<string, Vary>> = {
  'with a byte order mark': (text) => `\uFEFF${text}`,
  'with line ends of Windows': (text) => text.replaceAll('\n', '\r\n'),
  'with line ends of old': (text) => text.replaceAll('\n', '\r'),
};

const named = 'async-pitfalls/no-missing-await, async-pitfalls/no-blocking-call';

/** Ways in which a fixture's text is changed before it is linted. */
export const variations: Readonly<Record<FileKind, Readonly<Record<string, Vary>>>> = {
  python: {
    ...everywhere,
    'switched off in parts': spread('#', '# eslint-disable', '# eslint-enable', '# eslint-disable -- all the rest'),
    'with single rules switched off in parts': spread(
      `# eslint-disable ${named} -- for now`,
      '# eslint-enable async-pitfalls/no-missing-await',
      '# eslint-disable',
      '# eslint-enable async-pitfalls/no-blocking-call',
    ),
    'switched off by the line': append('# eslint-disable-line'),
    'with some rules switched off by the line': append(
      `# eslint-disable-line ${named}, other/rule, async-pitfalls/none`,
    ),
    'switched off by the line before': putAbove('# eslint-disable-next-line'),
    'with other rules switched off by the line before': putAbove(
      '# eslint-disable-next-line async-pitfalls/no-dangling-task',
    ),
    'ignored by the line': append('# async-pitfalls: ignore -- fine'),
    'with a rule ignored by the line before': putAbove('# async-pitfalls: ignore[no-blocking-call, no-such-rule]'),
    'with comments that cannot be read': spread(
      '# async-pitfalls: ignore no-blocking-call',
      '# eslint {',
      '# eslint a: 9',
    ),
    'with rules set by comments': putFirst(
      '# eslint async-pitfalls/no-missing-await: off',
      '# eslint async-pitfalls/no-blocking-call: [warn, { groups: { file: true } }], async-pitfalls/no-nested-run: 1',
    ),
    'with mistakes in comments that set rules': spread(
      '# eslint async-pitfalls/no-missing-await: [error, { allowCalls: 1, nonsense: true }]',
      '# eslint async-pitfalls/no-blocking-call: [error, {}, {}], other/rule: error',
      '# eslint async-pitfalls/no-blocking-call: warn, async-pitfalls/no-such-rule: off',
      '# eslint async-pitfalls/no-blocking-call: off, async-pitfalls/no-nested-run: maybe',
    ),
  },
  javascript: {
    ...everywhere,
    'switched off in parts': spread(
      '',
      '/* eslint-disable */',
      '/* eslint-enable */',
      '/* eslint-disable -- the rest */',
    ),
    'with single rules switched off in parts': spread(
      `/* eslint-disable ${named} -- for now */`,
      '/* eslint-enable async-pitfalls/no-missing-await */',
      '/* eslint-disable */',
      '/* eslint-enable async-pitfalls/no-blocking-call */',
    ),
    'switched off by the line': append('// eslint-disable-line'),
    'with some rules switched off by the line': append(
      `// eslint-disable-line ${named}, no-console, async-pitfalls/none`,
    ),
    'switched off by the line before': putAbove('// eslint-disable-next-line'),
    'with other rules switched off by the line before': putAbove(
      '/* eslint-disable-next-line async-pitfalls/no-unbounded-fan-out\n   -- on two lines */',
    ),
    'with comments of no effect': spread('// eslint-disable', '/* eslint-disable-line\n */', '/* eslint { */', ''),
    'with rules set by comments': putFirst(
      '/* eslint async-pitfalls/no-missing-await: off */',
      '/* eslint async-pitfalls/no-blocking-call: [warn, { groups: { file: true } }], no-console: error */',
    ),
    'with mistakes in comments that set rules': spread(
      '/* eslint async-pitfalls/no-missing-await: [error, { allowCalls: 1, nonsense: true }] */',
      '/* eslint async-pitfalls/no-dangling-task: error, async-pitfalls/no-such-rule: off */',
      '/* eslint async-pitfalls/no-blocking-call: warn */',
      '/* eslint async-pitfalls/no-blocking-call: off, async-pitfalls/no-nested-run: maybe */',
    ),
    'with globals': putFirst('/* global limit, pLimit: writable, fetch: off */', '/* globals semaphore */'),
  },
};
