import assert from 'node:assert/strict';
import { createEngine } from '../src/engine/create-engine.js';

const engine = createEngine({ types: 'off' });
after(() => engine.close());

const declared = `async function load() { await fetch('https://shop.example/'); }\n`;

function countFindings(text: string): number {
  const rules = { 'no-missing-await': 'error', 'no-nested-run': 'error' } as const;
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
    'of another rule of ours': `// eslint-disable-next-line no-async-promise-executor\nexport const page = new Promise(async (resolve) => resolve(await fetch('https://shop.example/')));`,
  };
  for (const [name, text] of Object.entries(accepted)) {
    it(`count ${name}`, () => {
      assert.equal(countFindings(text), 0);
      const without = text.replace(/(?:eslint|oxlint)-(?:disable|enable)|biome-ignore/g, 'see');
      assert.equal(countFindings(without), 1);
    });
  }

  const others: Readonly<Record<string, string>> = {
    'another rule': `${declared}// eslint-disable-next-line @typescript-eslint/no-floating-promises-in-tests\nload();`,
    'another line': `// eslint-disable-next-line @typescript-eslint/no-floating-promises\n${declared}load();`,
    'a rule that is on again': `/* eslint-disable no-floating-promises */\n${declared}/* eslint-enable no-floating-promises */\nload();`,
    'what a line comment cannot say': `// eslint-disable no-floating-promises\n${declared}load();`,
    'a remark': `${declared}// This is what no-floating-promises is about.\nload();`,
    'a rule that means another thing': `${declared}// eslint-disable-next-line no-async-promise-executor\nload();`,
  };
  for (const [name, text] of Object.entries(others)) {
    it(`do not count for ${name}`, () => assert.equal(countFindings(text), 1));
  }
});
