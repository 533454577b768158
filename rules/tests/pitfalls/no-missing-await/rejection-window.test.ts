import assert from 'node:assert/strict';
import { lint } from './javascript-cases.js';

describe('the window in which nobody handles a rejection', () => {
  it('reports promises created together and awaited one after the other when asked to', () => {
    const code = 'async function f() { await h; } async function g() { const a = f(), b = f(); await a; await b; }';
    assert.deepEqual(
      lint(code, { checkRejectionWindow: true }).map(({ messageId, column }) => [messageId, column]),
      [['rejectionWindow', 69]],
    );
  });

  it('names what is awaited meanwhile in short, and leaves promises alone that cannot reject', () => {
    const code = [
      'async function f() { await h; }',
      'const seen = () => new Promise((resolve) => target.on("seen", resolve));',
      'async function g() {',
      '  const event = seen();',
      '  const started = f();',
      '  await target.send("command", { wait: () => true });',
      '  await event;',
      '  await started;',
      '}',
    ];
    const [only, ...others] = lint(code.join('\n'), { checkRejectionWindow: true });
    assert.deepEqual(others, []);
    assert.match(only?.message ?? '', /^While `target\.send\(\)` is awaited, nobody handles a rejection of `started`/u);
  });

  const together: readonly (readonly [before: string, after: string])[] = [
    ['const a = f(), b = f(); await a; await b;', 'const a = f(), b = f(); await Promise.all([a, b]);'],
    ['const b = f(); await h(); await b', 'const b = f(); await Promise.all([h(), b])'],
    [
      'const b = f(); const { x } = await h(); const y = await b;',
      'const b = f(); const [{ x }, y] = await Promise.all([h(), b]);',
    ],
    ['const b = f(); const x = await h(); await b;', 'const b = f(); const [x] = await Promise.all([h(), b]);'],
    ['const b = f(); await h(); const y = await b;', 'const b = f(); const [, y] = await Promise.all([h(), b]);'],
    [
      'const b = f();\n  await h({\n    x: 1,\n  });\n\n  await b;',
      'const b = f();\n  await Promise.all([\n    h({\n      x: 1,\n    }),\n    b,\n  ]);',
    ],
    ['const b = f();\n  await h(`\n`);\n  await b;', 'const b = f();\n  await Promise.all([h(`\n`), b]);'],
    [
      'const a = f(), b = f(); h.start(); await h(1); await a; await b;',
      'const a = f(), b = f(); h.start(); await Promise.all([h(1), a]); await b;',
    ],
    ['const b = f(); await h(1); return await b;', 'const b = f(); return (await Promise.all([h(1), b]))[1];'],
    ['const b = f(); await h(1); return (await b)', 'const b = f(); return (await Promise.all([h(1), b]))[1]'],
  ];
  for (const [before, after] of together) {
    it(`suggests to await together: ${before}`, () => {
      const inFunction = (code: string): string => `async function f() { await h; } async function g() { ${code} }`;
      const [found] = lint(inFunction(before), { checkRejectionWindow: true });
      const [{ desc, fix } = { desc: '', fix: undefined }] = found?.suggestions ?? [];
      assert.equal(desc, 'Await them together with `Promise.all()`');
      assert.ok(fix);
      const text = inFunction(before);
      assert.equal(text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]), inFunction(after));
    });
  }

  const apart: readonly string[] = [
    'const b = f(); await h(1); await h(2); await b;',
    'const b = f(); if (h) await h(1); await h(2); await b;',
    'const b = f(); await h(1); h.stop(); await b;',
    'const b = f(); const x = await h(1); return await b;',
    'const b = f(); await h(1); /* then */ return await b;',
    'const b = f(); await h(1); return [await b];',
    'const b = f(); const x = await h; await x; await b;',
    'const b = f(); const x = await h(1); let y = await b;',
    'const b = f(); await h(1); /* then */ await b;',
    'const b = f(); await /* first */ h(1); await b;',
    'const b = f(); if (h) { await h(1); await b; }',
  ];
  for (const code of apart) {
    it(`suggests nothing where that would be more than it says: ${code}`, () => {
      const messages = lint(`async function f() { await h; } async function g() { ${code} }`, {
        checkRejectionWindow: true,
      }).filter(({ messageId }) => messageId === 'rejectionWindow');
      assert.deepEqual(
        messages.map(({ suggestions = [] }) => suggestions.length),
        code.includes('if (h) {') ? [] : [0],
      );
    });
  }

  it('leaves promises alone in a test, which their rejection fails in any case', () => {
    const body = 'const a = f(), b = f(); await a; await b;';
    const code = (register: string): string =>
      `import { ${register} } from 'vitest'; async function f() { await h; } ${register}('both', async () => { ${body} });`;
    const list = (register: string): unknown[] =>
      lint(code(register), { checkRejectionWindow: true }).map(({ messageId }) => messageId);
    assert.deepEqual([list('it'), list('other')], [[], ['rejectionWindow']]);
  });

  it('leaves events alone that are waited for before their cause', () => {
    const code = [
      "import { once } from 'node:events';",
      'async function f(server, client) {',
      "  const opened = once(server, 'session');",
      '  await client.connect();',
      '  await opened;',
      '}',
    ];
    assert.deepEqual(lint(code.join('\n'), { checkRejectionWindow: true }), []);
  });
});
