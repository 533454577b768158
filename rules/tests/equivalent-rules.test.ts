import assert from 'node:assert/strict';
import { createEngine } from '../src/engine/create-engine.js';

const engine = createEngine({ types: 'off' });
after(() => engine.close());

const declared = `async function load() { await fetch('https://shop.example/'); }\n`;

function countFindings(text: string): number {
  const rules = { 'no-missing-await': 'error', 'no-blocking-call': 'error', 'no-nested-run': 'error' } as const;
  return engine.lint({ path: '/project/page.ts', text, rules }).findings.length;
}

describe('comments that turn off rules of other linters', () => {
  const accepted: Readonly<Record<string, string>> = {
    'on the next line': `${declared}// eslint-disable-next-line @typescript-eslint/no-floating-promises -- the page is going away\nload();`,
    'on the line, one of several': `${declared}load(); // eslint-disable-line no-console, @typescript-eslint/no-floating-promises`,
    'from here on': `/* eslint-disable @typescript-eslint/no-floating-promises */\n${declared}load();`,
    'from here to there': `/* eslint-disable @typescript-eslint/no-floating-promises */\n${declared}load();\n/* eslint-enable @typescript-eslint/no-floating-promises */`,
    'in oxlint': `${declared}// oxlint-disable-next-line typescript/no-floating-promises\nload();`,
    'in Biome': `${declared}// biome-ignore lint/nursery/noFloatingPromises: the page is going away\nload();`,
    "Biome's, of another rule": `import { execSync } from 'node:child_process';\nasync function tag() {\n  // biome-ignore lint/nursery/noSyncMethods: once a day\n  execSync('git tag');\n}`,
    'of a test': `import { expect } from 'vitest';\n${declared}// eslint-disable-next-line vitest/valid-expect-in-promise\nexpect(load()).resolves.toBe(1);`,
    'in Biome, for the whole file': `// biome-ignore-all lint/nursery/noFloatingPromises: a page\n${declared}load();`,
    'in Biome, from here to there': `${declared}// biome-ignore-start lint/nursery/noFloatingPromises: a page\nload();\n// biome-ignore-end lint/nursery/noFloatingPromises: a page`,
    'for the whole file, of the callbacks that it is about': `/* eslint-disable @typescript-eslint/no-misused-promises */\n[1].forEach(async () => { await fetch('https://shop.example/'); });`,
    'in Deno': `import { execSync } from 'node:child_process';\nasync function tag() {\n  // deno-lint-ignore no-console no-sync-fn-in-async-fn -- once a day\n  execSync('git tag');\n}`,
    'in Deno, for the whole file': `// deno-lint-ignore-file no-async-promise-executor\nexport const page = new Promise(async (resolve) => resolve(await fetch('https://shop.example/')));`,
    "in JetBrains' editors": `${declared}// noinspection JSIgnoredPromiseFromCall\nload();`,
    'of a rule that is about other callbacks, too': `// eslint-disable-next-line @typescript-eslint/no-misused-promises\nexport const page = new Promise(async (resolve) => resolve(await fetch('https://shop.example/')));`,
    'of another rule of ours': `// eslint-disable-next-line no-async-promise-executor\nexport const page = new Promise(async (resolve) => resolve(await fetch('https://shop.example/')));`,
  };
  for (const [name, text] of Object.entries(accepted)) {
    it(`count ${name}`, () => {
      assert.equal(countFindings(text), 0);
      const without = text.replace(
        /(?:eslint|oxlint)-(?:disable|enable)|biome-ignore|deno-lint-ignore|noinspection/g,
        'see',
      );
      assert.equal(countFindings(without), 1);
    });
  }

  const others: Readonly<Record<string, string>> = {
    'another rule': `${declared}// eslint-disable-next-line @typescript-eslint/no-floating-promises-in-tests\nload();`,
    'another line': `// eslint-disable-next-line @typescript-eslint/no-floating-promises\n${declared}load();`,
    'a rule that is on again': `/* eslint-disable no-floating-promises */\n${declared}/* eslint-enable no-floating-promises */\nload();`,
    'a rule of Biome that is on again': `// biome-ignore-start lint/nursery/noFloatingPromises: a page\n${declared}// biome-ignore-end lint/nursery/noFloatingPromises: a page\nload();`,
    'a group of rules': `${declared}// biome-ignore lint/nursery: a page\nload();`,
    'what a line comment cannot say': `// eslint-disable no-floating-promises\n${declared}load();`,
    'a rule about tests, for the whole file': `/* eslint-disable vitest/valid-expect */\n${declared}load();`,
    'a rule about callbacks, for the whole file': `/* eslint-disable @typescript-eslint/no-misused-promises */\n${declared}load();`,
    'a remark': `${declared}// This is what no-floating-promises is about.\nload();`,
    'a rule that means another thing': `${declared}// eslint-disable-next-line no-async-promise-executor\nload();`,
  };
  for (const [name, text] of Object.entries(others)) {
    it(`do not count for ${name}`, () => assert.equal(countFindings(text), 1));
  }
});

describe('comments that turn off rules of other linters for Python', () => {
  const inFunction = (statement: string): string =>
    `import asyncio\nimport time\n\nasync def load(): ...\n\nasync def tick():\n${statement.replaceAll(/^/gmu, '    ')}\n`;
  const countInPython = (statement: string): number => {
    const rules = {
      'no-missing-await': 'error',
      'no-blocking-call': 'error',
      'no-dangling-task': 'error',
      'no-swallowed-cancellation': 'error',
      'no-deprecated-event-loop-access': 'error',
    } as const;
    return engine.lint({ path: '/project/main.py', text: inFunction(statement), rules }).findings.length;
  };

  const accepted: Readonly<Record<string, string>> = {
    "flake8's, of ruff and flake8-async": 'time.sleep(1)  # noqa: ASYNC251',
    'one of several, in small letters, behind a remark': 'time.sleep(1)  # at start-up # noqa:E501,async251 fine',
    'without commas': 'asyncio.create_task(load())  # noqa: E501 RUF006',
    "ruff's own": 'time.sleep(1)  # ruff: ignore[ASYNC251]',
    "ruff's own, by name, on the line above":
      '# ruff: ignore[unused-import, asyncio-dangling-task]\nasyncio.create_task(load())',
    "pyright's": 'load()  # pyright: ignore[reportUnusedCoroutine]',
    "mypy's": 'load()  # type: ignore[unused-coroutine]',
    "ty's": 'load()  # ty: ignore[unused-awaitable]',
    "pyrefly's, on the line above": '# pyrefly: ignore [unused-coroutine]\nload()',
    'at a yield':
      'async def lines():\n    async with asyncio.timeout(9):\n        while True:\n            yield 1  # noqa: ASYNC119',
    'beside ours': 'time.sleep(1)  # noqa: ASYNC251  # async-pitfalls: ignore[no-blocking-call]',
    'at a handler':
      'try:\n    await asyncio.sleep(1)\nexcept asyncio.CancelledError:  # noqa: ASYNC103\n    print("cancelled")\nprint("done")',
    "ruff's, from here to there":
      '# ruff: disable[blocking-sleep-in-async-function]\ntime.sleep(1)\n# ruff: enable[blocking-sleep-in-async-function]',
    "ruff's, from here on": '# ruff: disable[ASYNC251]\ntime.sleep(1)',
    "ruff's, for the whole file": '# ruff: file-ignore[ASYNC251]\ntime.sleep(1)',
    "flake8's, for the whole file": '# flake8: noqa: ASYNC251\ntime.sleep(1)',
    "pylint's": 'with asyncio.Lock():  # pylint: disable=fixme,async-context-manager-with-regular-with\n    pass',
    "pylint's, of an argument": 'asyncio.Lock(loop=None)  # pylint: disable=deprecated-argument',
    "pylint's, of the next line": '# pylint: disable-next=E1145\nwith asyncio.Lock():\n    pass',
    "PyCharm's": '# noinspection PyAsyncCall\nload()',
    "mypy's, of a condition": 'if load():  # type: ignore[truthy-bool]\n    pass',
    'at a statement of several lines': 'time.sleep(  # noqa: ASYNC251\n    1,\n)',
  };
  for (const [name, statement] of Object.entries(accepted)) {
    it(`count: ${name}`, () => {
      assert.equal(countInPython(statement), 0);
      assert.equal(
        countInPython(statement.replaceAll(/(?<=#.*)(?:noqa|(?:file-)?ignore|disable|enable|noinspection)/gu, 'see')),
        1,
      );
    });
  }

  const others: Readonly<Record<string, string>> = {
    'no rule': 'time.sleep(1)  # noqa',
    'no rule of a type checker': 'load()  # type: ignore',
    'another rule': 'time.sleep(1)  # noqa: ASYNC109, RUF006',
    'a longer code': 'time.sleep(1)  # noqa: ASYNC2511',
    'another line': 'time.sleep(1)\nprint()  # noqa: ASYNC251',
    'the next line': '# noqa: ASYNC251\ntime.sleep(1)',
    'a rule that is on again': '# ruff: disable[ASYNC251]\n# ruff: enable[ASYNC251]\ntime.sleep(1)',
    'another kind of call, for the whole file': '# ruff: noqa: ASYNC230\ntime.sleep(1)',
    'a block': '# pylint: disable=async-context-manager-with-regular-with\nwith asyncio.Lock():\n    pass',
    'words behind the names': '# noinspection PyBroadException, the PyAsyncCall is fine\nload()',
    'a text': 'time.sleep(1); print("# noqa: ASYNC251")',
  };
  for (const [name, statement] of Object.entries(others)) {
    it(`do not count for ${name}`, () => assert.equal(countInPython(statement), 1));
  }
});
