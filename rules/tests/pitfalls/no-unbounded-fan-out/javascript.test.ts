import { fileURLToPath } from 'node:url';
import rule from '../../../src/pitfalls/no-unbounded-fan-out/rule.js';
import { plainTester, typedTester } from '../../support/rule-testers.js';

/** A file of a package with that name among the test's packages, which differ in what they depend on. */
const inPackage = (name: string, file: string): string =>
  fileURLToPath(new URL(`../../fixtures/packages/${name}/${file}`, import.meta.url));

/** A fan-out in a file: the statements around `urls.map(…)`, and what is limited there with what the file has. */
function ownLimiter(name: string, around: (mapping: string) => string, limited: string | undefined, filename = 'a.js') {
  return {
    name,
    filename,
    code: around('urls.map((url) => fetch(url))'),
    errors: [
      {
        messageId: 'startsForEach' as const,
        suggestions:
          limited === undefined
            ? null
            : [
                {
                  messageId: 'limitWithOwn' as const,
                  data: { limiter: limited.slice(limited.indexOf('=> ') + 3, limited.indexOf('(() =>')) },
                  output: around(limited),
                },
              ],
      },
    ],
  };
}

const inQueue = 'urls.map((url) => queue.add(() => fetch(url)))';
const withQueue = `import PQueue from 'p-queue';\nconst queue = new PQueue({ concurrency: 4 });\n`;

/** What stands before and behind a fan-out that must not be limited with what the file has. */
const noneOfOwn: readonly (readonly [name: string, before: string, after: string])[] = [
  ['a queue that may give nothing, in TypeScript', `${withQueue}export const f = (urls: string[]) => `, ';\n'],
  [
    'one of two',
    `import pLimit from 'p-limit';\nconst few = pLimit(2);\nconst many = pLimit(9);\nexport const f = (urls: string[]) => `,
    ';\n',
  ],
  [
    'a limiter that is made too late',
    `import pLimit from 'p-limit';\nexport async function f(urls: string[]) {\n  const all = await `,
    ';\n  const few = pLimit(2);\n  return few(() => all);\n}\n',
  ],
  [
    'the limiter in whose turn it is run',
    `import pLimit from 'p-limit';\nconst few = pLimit(2);\nexport const g = (urls: string[]) => few(() => f(urls));\nconst f = (urls: string[]) => `,
    ';\n',
  ],
  [
    'the limiter in whose turn it is run by way of another function',
    `import pLimit from 'p-limit';\nconst few = pLimit(2);\nexport const h = (urls: string[]) => few(() => g(urls));\nconst g = (urls: string[]) => f(urls);\nconst f = (urls: string[]) => `,
    ';\n',
  ],
  [
    'another limiter than the one that is taken already',
    `import pLimit from 'p-limit';\nconst few = pLimit(2);\nconst many = pLimit(9);\nexport const g = (urls: string[]) => few(() => f(urls));\nconst f = (urls: string[]) => `,
    ';\n',
  ],
  [
    'a lock',
    `import { Mutex } from 'async-mutex';\nconst lock = new Mutex();\nexport const f = (urls: string[]) => `,
    ';\n',
  ],
];

plainTester.run('no-unbounded-fan-out', rule, {
  valid: [
    `export const f = () => Promise.all(['a', 'b'].map((x) => fetch(x)));`,
    { code: `export const f = (xs) => Promise.all(xs.slice(0, 30).map((x) => fetch(x)));`, options: [{ max: 30 }] },
    `export const f = (xs) => Promise.all(xs.map((x) => x + 1));`,
    {
      name: 'parts that are told their size',
      code: `import { inGroups } from './groups.js';
const SIZE = 8;

export async function f(urls) {
  const groups = inGroups(urls, SIZE);
  for (const group of groups) await Promise.all(group.map((url) => fetch(url)));
  for await (const group of inGroups(20, urls)) await Promise.all(group.map((url) => fetch(url)));
}`,
    },
  ],
  invalid: [
    ownLimiter(
      'with the queue of the file',
      (mapping) => `${withQueue}export const f = (urls) => Promise.all(${mapping});\n`,
      inQueue,
    ),
    ownLimiter(
      'with a limiter of the function',
      (mapping) =>
        `import pLimit from 'p-limit';\nexport async function f(urls) {\n  const few = pLimit(4);\n  await Promise.all(${mapping});\n}\n`,
      'urls.map((url) => few(() => fetch(url)))',
    ),
    ownLimiter(
      'with a queue whose results nobody takes, in TypeScript',
      (mapping) => `${withQueue}export async function f(urls: string[]) {\n  await Promise.all(${mapping});\n}\n`,
      inQueue,
      'a.ts',
    ),
    ...noneOfOwn.map(([name, before, after]) =>
      ownLimiter(`not with ${name}`, (mapping) => `${before}Promise.all(${mapping})${after}`, undefined, 'a.ts'),
    ),
    {
      name: 'with p-limit',
      filename: inPackage('with-p-limit', 'a.ts'),
      code: `import a from './a.js';

export async function f(urls: string[]) {
  const pages = await Promise.all(urls.map((url) => fetch(url)));
  return a(pages);
}`,
      errors: [
        {
          messageId: 'startsForEach',
          data: { call: 'Promise.all()', started: '`fetch()`', source: 'urls' },
          line: 4,
          column: 23,
          endColumn: 34,
          suggestions: [
            {
              messageId: 'limitWithPackage',
              data: { limit: '10', package: 'p-limit' },
              output: `import a from './a.js';
import pLimit from 'p-limit';

export async function f(urls: string[]) {
  const limit = pLimit(10);
  const pages = await Promise.all(urls.map((url) => limit(() => fetch(url))));
  return a(pages);
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'with p-limit around an object in brackets',
      filename: inPackage('with-p-limit', 'a.ts'),
      code: `export const f = async (xs: string[]) => {
  return await Promise.all(xs.map(async (x) => ({ x, got: await fetch(x) })));
};`,
      errors: [
        {
          messageId: 'startsForEach',
          suggestions: [
            {
              messageId: 'limitWithPackage',
              data: { limit: '10', package: 'p-limit' },
              output: `import pLimit from 'p-limit';

export const f = async (xs: string[]) => {
  const limit = pLimit(10);
  return await Promise.all(xs.map((x) => limit(async () => ({ x, got: await fetch(x) }))));
};`,
            },
          ],
        },
      ],
    },
    {
      name: 'with p-limit around an async callback, and the limit of the options',
      filename: inPackage('with-p-limit', 'a.ts'),
      options: [{ limit: 4 }],
      code: `export async function f(urls: string[]) {
  await Promise.all(urls.map(async (url) => {
    await fetch(url);
  }));
}`,
      errors: [
        {
          messageId: 'startsForEach',
          suggestions: [
            {
              messageId: 'limitWithPackage',
              data: { limit: '4', package: 'p-limit' },
              output: `import pLimit from 'p-limit';

export async function f(urls: string[]) {
  const limit = pLimit(4);
  await Promise.all(urls.map((url) => limit(async () => {
    await fetch(url);
  })));
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'with p-map',
      filename: inPackage('with-p-map', 'a.ts'),
      code: `export async function f(urls: string[]) {
  return await Promise.all(urls.map((url) => fetch(url)));
}`,
      errors: [
        {
          messageId: 'startsForEach',
          suggestions: [
            {
              messageId: 'limitWithPackage',
              data: { limit: '10', package: 'p-map' },
              output: `import pMap from 'p-map';

export async function f(urls: string[]) {
  return await pMap(urls, (url) => fetch(url), { concurrency: 10 });
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'in chunks, without a package',
      filename: inPackage('plain', 'a.ts'),
      code: `export async function f(urls: string[]) {
  await Promise.all(urls.map((url) => fetch(url)));
}`,
      errors: [
        {
          messageId: 'startsForEach',
          suggestions: [
            {
              messageId: 'limitWithChunks',
              data: { limit: '10' },
              output: `export async function f(urls: string[]) {
  for (let index = 0; index < urls.length; index += 10) {
    await Promise.all(urls.slice(index, index + 10).map((url) => fetch(url)));
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'without a suggestion in a declaration of several variables',
      filename: inPackage('plain', 'a.js'),
      code: `export async function f(urls) {
  const limit = 3, pages = await Promise.all(urls.map((url) => fetch(url)));
  return pages.slice(0, limit);
}`,
      errors: [{ messageId: 'startsForEach', suggestions: [] }],
    },
    {
      name: 'in chunks whose results are collected',
      filename: inPackage('plain', 'a.js'),
      code: `export async function f(urls) {
  const pages = await Promise.all(urls.map((url) => fetch(url)));
  return pages;
}`,
      errors: [
        {
          messageId: 'startsForEach',
          suggestions: [
            {
              messageId: 'limitWithChunks',
              data: { limit: '10' },
              output: `export async function f(urls) {
  const pages = [];
  for (let index = 0; index < urls.length; index += 10) {
    pages.push(...(await Promise.all(urls.slice(index, index + 10).map((url) => fetch(url)))));
  }
  return pages;
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'no chunks over a comment',
      filename: inPackage('plain', 'a.js'),
      code: `export async function f(urls) {
  await Promise.all( // all of them
    urls.map((url) => fetch(url)),
  );
}`,
      errors: [{ messageId: 'startsForEach', suggestions: [] }],
    },
    {
      name: 'no chunks where the callback is told the place of the element',
      filename: inPackage('plain', 'a.js'),
      code: `export async function f(urls, names) {
  await Promise.all(urls.map((url, index) => fetch(url + names[index])));
}`,
      errors: [{ messageId: 'startsForEach', suggestions: [] }],
    },
    {
      name: 'a loop that waits for none',
      code: `export function f(xs) { for (const x of xs) void fetch(x); }`,
      errors: [{ messageId: 'startsInLoop', column: 50, endColumn: 55, suggestions: [] }],
    },
    {
      name: 'a constant above the option',
      code: `export const f = (xs) => Promise.all(xs.slice(0, 10).map((x) => fetch(x)));`,
      options: [{ max: 5 }],
      errors: [{ messageId: 'startsForEach', suggestions: [] }],
    },
  ],
});

typedTester.run('no-unbounded-fan-out, with types', rule, {
  valid: [],
  invalid: [
    {
      name: 'chunks of arrays, and of no other collections',
      code: `class Group<Value> extends Map<string, Value> {
  map<Other>(change: (value: Value) => Other): Other[] { return [...this.values()].map(change); }
}
export async function f(group: Group<string>, urls: readonly string[]): Promise<void> {
  await Promise.all(group.map((url) => fetch(url)));
  await Promise.all(urls.map((url) => fetch(url)));
}`,
      errors: [
        { messageId: 'startsForEach', line: 5, suggestions: [] },
        {
          messageId: 'startsForEach',
          line: 6,
          suggestions: [
            {
              messageId: 'limitWithChunks',
              output: `class Group<Value> extends Map<string, Value> {
  map<Other>(change: (value: Value) => Other): Other[] { return [...this.values()].map(change); }
}
export async function f(group: Group<string>, urls: readonly string[]): Promise<void> {
  await Promise.all(group.map((url) => fetch(url)));
  for (let index = 0; index < urls.length; index += 10) {
    await Promise.all(urls.slice(index, index + 10).map((url) => fetch(url)));
  }
}`,
            },
          ],
        },
      ],
    },
  ],
});
