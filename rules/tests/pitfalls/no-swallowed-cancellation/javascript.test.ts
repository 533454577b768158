import rule from '../../../src/pitfalls/no-swallowed-cancellation/rule.js';
import { plainTester } from '../../support/rule-testers.js';

const waitsInNode = `import { readFile } from 'node:fs/promises';
import { promises } from 'node:fs';
import { scheduler, setInterval as every } from 'node:timers/promises';
export async function f(signal) {
  signal.throwIfAborted();
  await promises.writeFile('news.txt', await readFile('new.txt', 'utf8'), { signal });
  await readFile('news.txt');
  await scheduler.wait(10);
  for await (const _ of every(100)) break;
}`;

plainTester.run('no-swallowed-cancellation', rule, {
  valid: [
    `export async function f(signal) { try { await fetch('/', { signal }); } catch (e) { if (signal.aborted) throw e; } }`,
    {
      code: `export async function f(signal: AbortSignal) { await fetch('/'); }`,
      options: [{ passSignal: false }],
    },
    {
      code: `export async function f(pool) { const c = await pool.connect(); await c.query(); c.release(); }`,
      options: [{ unprotectedRelease: false }],
    },
  ],
  invalid: [
    {
      name: 'rethrow behind the comment of the line',
      code: `export async function f(signal: AbortSignal) {
  try {
    await fetch('/', { signal });
  } catch { // it will be tried again
    console.error('failed');
  }
}`,
      errors: [
        {
          messageId: 'droppedAbort',
          suggestions: [
            {
              messageId: 'rethrowAborted',
              data: { check: 'signal.aborted' },
              output: `export async function f(signal: AbortSignal) {
  try {
    await fetch('/', { signal });
  } catch (error) { // it will be tried again
    if (signal.aborted) throw error;
    console.error('failed');
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'rethrow at the start of the handler',
      code: `export async function f(signal: AbortSignal) {
  try {
    await fetch('/', { signal });
  } catch (error) {
    console.error(error);
  }
}`,
      errors: [
        {
          messageId: 'droppedAbort',
          data: { operation: 'fetch()', signal: 'signal', check: 'signal.aborted' },
          line: 4,
          column: 5,
          endColumn: 10,
          suggestions: [
            {
              messageId: 'rethrowAborted',
              data: { check: 'signal.aborted' },
              output: `export async function f(signal: AbortSignal) {
  try {
    await fetch('/', { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    console.error(error);
  }
}`,
            },
          ],
        },
      ],
    },
    ...['signal?: AbortSignal', 'signal: AbortSignal | undefined', '{ signal }: RequestInit'].map((parameter) => {
      const toCode = (body: string): string =>
        `export async function f(${parameter}) {\n  try {\n    await fetch('/', { signal });\n  } catch (error) {\n${body}    console.error(error);\n  }\n}`;
      const check = 'signal?.aborted';
      const output = toCode(`    if (${check}) throw error;\n`);
      return {
        name: `rethrow for a signal that may be missing: ${parameter}`,
        code: toCode(''),
        errors: [
          {
            messageId: 'droppedAbort' as const,
            suggestions: [{ messageId: 'rethrowAborted' as const, data: { check }, output }],
          },
        ],
      };
    }),
    {
      name: 'rethrow in a handler on one line, without semicolons',
      code: `export async function f(signal: AbortSignal, error: unknown) {
    try {
        await fetch('/', { signal })
    } catch { console.error(error) }
}`,
      errors: [
        {
          messageId: 'droppedAbort',
          suggestions: [
            {
              messageId: 'rethrowAborted',
              output: `export async function f(signal: AbortSignal, error: unknown) {
    try {
        await fetch('/', { signal })
    } catch (reason) {
        if (signal.aborted) throw reason
        console.error(error)
    }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'nothing to rethrow where the error is taken apart',
      code: `export async function f(signal: AbortSignal) {
  try {
    await fetch('/', { signal });
  } catch ({ message }) {
    console.error(message);
  }
}`,
      errors: [{ messageId: 'droppedAbort' }],
    },
    {
      name: 'a handler without a parameter gets one',
      code: `export async function f(options: { signal: AbortSignal }) {
  try {
    await fetch('/', { signal: options.signal });
  } catch {}
}`,
      errors: [
        {
          messageId: 'droppedAbort',
          suggestions: [
            {
              messageId: 'rethrowAborted',
              data: { check: 'options.signal?.aborted' },
              output: `export async function f(options: { signal: AbortSignal }) {
  try {
    await fetch('/', { signal: options.signal });
  } catch (error) {
    if (options.signal?.aborted) throw error;
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a request always has a signal',
      code: `export async function f(request: Request) {
  try {
    await fetch('/', { signal: request.signal });
  } catch {}
}`,
      errors: [
        {
          messageId: 'droppedAbort',
          suggestions: [
            {
              messageId: 'rethrowAborted',
              data: { check: 'request.signal.aborted' },
              output: `export async function f(request: Request) {
  try {
    await fetch('/', { signal: request.signal });
  } catch (error) {
    if (request.signal.aborted) throw error;
  }
}`,
            },
          ],
        },
      ],
    },
    {
      code: `export async function f(signal: AbortSignal) { return await fetch('/', { signal }).catch(() => null); }`,
      errors: [{ messageId: 'droppedAbortByCatch', column: 84, endColumn: 89 }],
    },
    {
      name: 'pass the signal in a new options object',
      code: `export async function f(signal: AbortSignal) { await fetch('/'); }`,
      errors: [
        {
          messageId: 'signalNotPassed',
          column: 54,
          endColumn: 59,
          suggestions: [
            {
              messageId: 'passSignal',
              data: { signal: 'signal' },
              output: `export async function f(signal: AbortSignal) { await fetch('/', { signal }); }`,
            },
          ],
        },
      ],
    },
    {
      name: 'pass the signal in the options that are there',
      code: `export async function f(abortSignal: AbortSignal) { await fetch('/', { method: 'POST' }); }`,
      errors: [
        {
          messageId: 'signalNotPassed',
          suggestions: [
            {
              messageId: 'passSignal',
              data: { signal: 'abortSignal' },
              output: `export async function f(abortSignal: AbortSignal) { await fetch('/', { method: 'POST', signal: abortSignal }); }`,
            },
          ],
        },
      ],
    },
    {
      name: 'pass the signal of options that may be missing',
      code: `export async function f(o?: { a: Headers; signal: AbortSignal }) { await fetch('/', { headers: o?.a }); }`,
      errors: [
        {
          messageId: 'signalNotPassed',
          data: { operation: 'fetch()', signal: 'o.signal' },
          suggestions: [
            {
              messageId: 'passSignal',
              data: { signal: 'o?.signal' },
              output: `export async function f(o?: { a: Headers; signal: AbortSignal }) { await fetch('/', { headers: o?.a, signal: o?.signal }); }`,
            },
          ],
        },
      ],
    },
    {
      name: 'pass the signal to a pool of undici',
      code: `import { Pool } from 'undici';
const pool = new Pool('https://example.com');
export async function f(path, signal) { const { body } = await pool.request({ path, method: 'GET' }); return body; }`,
      errors: [
        {
          messageId: 'signalNotPassed',
          suggestions: [
            {
              messageId: 'passSignal',
              data: { signal: 'signal' },
              output: `import { Pool } from 'undici';
const pool = new Pool('https://example.com');
export async function f(path, signal) { const { body } = await pool.request({ path, method: 'GET', signal }); return body; }`,
            },
          ],
        },
      ],
    },
    {
      name: 'pass the signal to what Node documents to take one',
      code: waitsInNode,
      errors: [
        {
          messageId: 'signalNotPassed',
          data: { operation: 'readFile()', signal: 'signal' },
          suggestions: [
            {
              messageId: 'passSignal',
              data: { signal: 'signal' },
              output: waitsInNode.replace("readFile('news.txt')", "readFile('news.txt', { signal })"),
            },
          ],
        },
        {
          messageId: 'signalNotPassed',
          data: { operation: 'scheduler.wait()', signal: 'signal' },
          suggestions: [
            {
              messageId: 'passSignal',
              data: { signal: 'signal' },
              output: waitsInNode.replace('wait(10)', 'wait(10, { signal })'),
            },
          ],
        },
        {
          messageId: 'signalNotPassed',
          data: { operation: 'every()', signal: 'signal' },
          suggestions: [
            {
              messageId: 'passSignal',
              data: { signal: 'signal' },
              output: waitsInNode.replace('every(100)', 'every(100, undefined, { signal })'),
            },
          ],
        },
      ],
    },
    {
      code: `export async function f() { try { await g(); } finally { return; } }`,
      errors: [{ messageId: 'exitInFinally', data: { jump: 'return' }, column: 58, endColumn: 64 }],
    },
    {
      name: 'release in finally',
      code: `export async function f(pool) {
  const client = await pool.connect();
  const { rows } = await client.query('select 1');
  console.log(rows);
  client.release();
}`,
      errors: [
        {
          messageId: 'unreleased',
          data: { release: 'client.release()', resource: 'client' },
          line: 5,
          column: 3,
          endColumn: 17,
          suggestions: [
            {
              messageId: 'releaseInFinally',
              output: `export async function f(pool) {
  const client = await pool.connect();
  try {
    const { rows } = await client.query('select 1');
    console.log(rows);
  } finally {
    client.release();
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'release in finally, with the return that needs what was read',
      code: `export async function f(pool) {
  const client = await pool.connect();
  const { rows } = await client.query(\`select 1\`); // of the first tenant
  client.release();
  return rows;
}`,
      errors: [
        {
          messageId: 'unreleased',
          suggestions: [
            {
              messageId: 'releaseInFinally',
              output: `export async function f(pool) {
  const client = await pool.connect();
  try {
    const { rows } = await client.query(\`select 1\`); // of the first tenant
    return rows;
  } finally {
    client.release();
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'no suggestion where a variable is used after the release',
      code: `export async function f(pool) {
  const client = await pool.connect();
  const { rows } = await client.query('select 1');
  client.release();
  console.log(rows);
  return rows;
}`,
      errors: [{ messageId: 'unreleased', suggestions: [] }],
    },
    {
      name: 'no suggestion where a text of several lines would be indented',
      code: `export async function f(pool) {
  const client = await pool.connect();
  await client.query(\`
    select 1
  \`);
  client.release();
}`,
      errors: [{ messageId: 'unreleased', suggestions: [] }],
    },
    {
      name: 'no suggestion where a string goes on in the next line',
      code: String.raw`export async function f(pool) {
  const client = await pool.connect();
  await client.query('select \
    1');
  client.release();
}`,
      errors: [{ messageId: 'unreleased', suggestions: [] }],
    },
  ],
});
