import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createEngine } from '../../src/engine/create-engine.js';
import type { Finding } from '../../src/engine/engine.js';
import { rules } from '../../src/pitfalls/index.generated.js';
import { compareWithExpectations } from '../support/fixtures.js';
import { getPagePath, readRemarks, readRulePage, type CodeBlock } from '../support/rule-pages.js';

/** Files that the examples pretend to be: TypeScript in a project with types, Python in nobody's. */
const files: Readonly<Record<string, string>> = {
  python: '../fixtures/empty/example.py',
  ts: '../fixtures/typed/file.ts',
  tsx: '../fixtures/typed/react.tsx',
  js: '../fixtures/typed/file.js',
};

const engine = createEngine({
  root: fileURLToPath(new URL('../fixtures/typed', import.meta.url)),
  onError: ({ rule, error }) => assert.fail(`${rule} threw: ${error.stack}`),
});
after(() => engine.close());

function lint(rule: string, { language, code }: CodeBlock): readonly Finding[] {
  const file = files[language];
  assert.ok(file !== undefined, `Examples are in ${Object.keys(files).join(', ')}, not in "${language}".`);
  const path = fileURLToPath(new URL(file, import.meta.url));
  return engine.lint({ path, text: code, rules: { [rule]: 'error' } }).findings;
}

const describeFinding = ({ line, rule, message }: Finding): string => `line ${line}: [${rule}] ${message}`;

describe('examples in the documentation', () => {
  for (const rule of Object.keys(rules).filter((name) => existsSync(getPagePath(name)))) {
    const page = readRulePage(rule);
    for (const block of page.getBlocks('Incorrect')) {
      it(`${rule}: incorrect, line ${block.line}`, () => {
        const expectations = readRemarks(block).map((remark) => ({ rule, ...remark }));
        assert.notDeepEqual(expectations, [], 'A line that is reported says in a comment what is wrong with it.');
        assert.deepEqual(compareWithExpectations({ expectations }, lint(rule, block)), { unmet: [], surplus: [] });
      });
    }
    for (const block of page.getBlocks('Correct')) {
      it(`${rule}: correct, line ${block.line}`, () => {
        assert.deepEqual(lint(rule, block).map(describeFinding), []);
      });
    }
  }
});
