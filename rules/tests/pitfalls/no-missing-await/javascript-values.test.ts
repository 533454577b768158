import { inAsync, runWithTypes, type Invalid } from './javascript-cases.js';

const invalid: Invalid[] = [
  {
    name: 'a member that only the value has',
    code: inAsync('console.log(load().length);'),
    errors: [
      {
        messageId: 'promiseAsValue',
        data: { what: '`load()`', consequence: 'it has no `length`' },
        suggestions: [{ messageId: 'addAwait', output: inAsync('console.log((await load()).length);') }],
      },
    ],
  },
  {
    name: 'a variable of which only the value is used: the call is awaited',
    code: inAsync('const text = load(); console.log(text.length, `${text.at(0)}`);'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync('const text = await load(); console.log(text.length, `${text.at(0)}`);'),
          },
        ],
      },
    ],
  },
  {
    name: 'a variable whose value is used and is a condition: the first of these',
    code: inAsync('const text = load(); if (text) console.log(text.length, `${text}`);'),
    errors: [
      {
        messageId: 'condition',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync('const text = await load(); if (text) console.log(text.length, `${text}`);'),
          },
        ],
      },
    ],
  },
  {
    name: 'each use of a variable that is awaited elsewhere',
    code: inAsync('const text = load(); console.log(text.length); await text; console.log(`${text}`);'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync(
              'const text = load(); console.log((await text).length); await text; console.log(`${text}`);',
            ),
          },
        ],
      },
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync('const text = load(); console.log(text.length); await text; console.log(`${await text}`);'),
          },
        ],
      },
    ],
  },
  {
    name: 'a variable that is handed on as a promise, too: it is awaited where its value is used',
    code: inAsync('const text = load(); await Promise.all([text]); console.log(text.length);'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync('const text = load(); await Promise.all([text]); console.log((await text).length);'),
          },
        ],
      },
    ],
  },
  {
    name: 'a variable whose value is used where errors are handled',
    code: inAsync('const text = load(); try { console.log(text.length); } catch {}'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync('const text = load(); try { console.log((await text).length); } catch {}'),
          },
        ],
      },
    ],
  },
  {
    name: 'a variable whose value is put into an object: the call is awaited',
    code: inAsync('const text = load(); return JSON.stringify({ text });'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          { messageId: 'addAwait', output: inAsync('const text = await load(); return JSON.stringify({ text });') },
        ],
      },
    ],
  },
  {
    name: 'a variable of which the value is handed on, put into an object and returned, too',
    code: inAsync('const text = load(); keep(text.length, text); log({ text, all: [...text] }); return text;'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync(
              'const text = await load(); keep(text.length, text); log({ text, all: [...text] }); return text;',
            ),
          },
        ],
      },
    ],
  },
  {
    name: 'a variable that may keep nothing',
    code: inAsync(
      'const loading = numbers.length > 1 ? queue : undefined; const next = loading?.find(); log(next?.title);',
    ),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync(
              'const loading = numbers.length > 1 ? queue : undefined; const next = await loading?.find(); log(next?.title);',
            ),
          },
        ],
      },
    ],
  },
  {
    name: 'a variable whose value a callback reads',
    code: inAsync('const text = load(); numbers.map(() => text.length);'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          { messageId: 'addAwait', output: inAsync('const text = await load(); numbers.map(() => text.length);') },
        ],
      },
    ],
  },
  ...[
    'await Promise.all([text]);',
    'pending.push(text);',
    'await withTimeout(text, 100);',
    'Promise.race([text, wait()]).then(log, log);',
    'text.then(log, log);',
    'cache.text = text;',
  ].map((use) => ({
    name: `a variable whose promise is used, too: ${use}`,
    code: inAsync(`const text = load(); keep(text.length); ${use}`),
    errors: [
      {
        messageId: 'promiseAsValue' as const,
        suggestions: [
          {
            messageId: 'addAwait' as const,
            output: inAsync(`const text = load(); keep((await text).length); ${use}`),
          },
        ],
      },
    ],
  })),
  ...[
    'const titles = new Map<number, string>(); titles.set(1, text);',
    'const book: { title: string } = { title: "" }; book.title = text;',
    'let rest = text; rest = rest.slice(1);',
    'const rest = numbers.length > 1 ? text : ""; console.log(rest.length);',
  ].map((use) => ({
    name: `a variable that goes where only its value fits: ${use}`,
    code: inAsync(`const text = load(); console.log(text.length); ${use}`),
    errors: [
      {
        messageId: 'promiseAsValue' as const,
        suggestions: [
          {
            messageId: 'addAwait' as const,
            output: inAsync(`const text = await load(); console.log(text.length); ${use}`),
          },
        ],
      },
    ],
  })),
  {
    name: 'a variable whose value is used on one path only: once, with the await that mends both',
    code: inAsync('const text = load(); if (numbers.length > 1) return; console.log(text.length);'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync('const text = await load(); if (numbers.length > 1) return; console.log(text.length);'),
          },
        ],
      },
    ],
  },
  {
    name: 'a variable that is used behind another await: the call may be made first on purpose',
    code: inAsync('const text = load(); await queue.next(); console.log(text.length);'),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwait',
            output: inAsync('const text = await load(); await queue.next(); console.log(text.length);'),
          },
          {
            messageId: 'addAwaitHere',
            output: inAsync('const text = load(); await queue.next(); console.log((await text).length);'),
          },
        ],
      },
    ],
  },
  {
    name: 'a variable for an event that the next step causes: never awaited before that',
    code: inAsync("const found = events.once(target, 'x'); await queue.next(); console.log(found.length);"),
    errors: [
      {
        messageId: 'promiseAsValue',
        suggestions: [
          {
            messageId: 'addAwaitHere',
            output: inAsync(
              "const found = events.once(target, 'x'); await queue.next(); console.log((await found).length);",
            ),
          },
        ],
      },
    ],
  },
];

runWithTypes('of values in place of promises', { valid: [], invalid });
