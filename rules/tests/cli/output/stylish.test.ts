import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { ESLint, type Linter } from 'eslint';
import type { CheckedFile } from '../../../src/cli/checked-file.js';
import { formatStylish } from '../../../src/cli/output/stylish.js';

const fix = { range: [0, 1], text: '' } satisfies Linter.LintMessage['fix'];

const files: Readonly<Record<string, readonly CheckedFile[]>> = {
  'one error': [toFile('app.py', error('`load()` is not awaited: it never runs. Add `await`.'))],
  'warnings alone': [toFile('app.py', warning('Wait.'), warning('Wait, too…'))],
  'files with nothing in between': [
    toFile('a.py', error('One.')),
    toFile('b.py'),
    toFile('c.ts', warning('Two.', { line: 1000, column: 7 }), error('The third', { line: 9, column: 120 })),
  ],
  'what has a fix': [toFile('a.py', error('One.', { fix }), warning('Two.', { fix }), warning('Three.', { fix }))],
  'one fix': [toFile('a.py', error('One.', { fix }), warning('Two.'))],
  'a file that cannot be parsed': [
    toFile('a.ts', error("Parsing error: ';' expected.", { ruleId: null, fatal: true }), error('A longer message.')),
  ],
  'text that is wider than it is long': [toFile('読む.py', error('`読む()` …'), error('`read()` is not awaited.'))],
};

describe('findings as text', () => {
  for (const [what, checked] of Object.entries(files)) {
    it(`look as ESLint's do: ${what}`, async () => {
      assert.deepEqual(toLines(formatStylish(checked)), toLines(await formatByEslint(checked)));
    });
  }

  describe('on a terminal that is narrower than the table', () => {
    const message = '`load()` is not awaited: the coroutine never runs. Add `await`.';
    const file = toFile('app.py', error(message), warning('Wait.', { line: 10 }));
    const format = (width: number): readonly string[] => toLines(formatStylish([file], width)).slice(1, -2);

    it('are broken between words, and the rule follows', () => {
      assert.deepEqual(format(72), [
        '   4:5  error    `load()` is not awaited: the coroutine never runs. Add',
        '                 `await`  async-pitfalls/no-missing-await',
        '  10:5  warning  Wait  async-pitfalls/no-missing-await',
      ]);
    });

    it('have the rule below where it does not fit', () => {
      assert.deepEqual(format(55), [
        '   4:5  error    `load()` is not awaited: the coroutine',
        '                 never runs. Add `await`',
        '                 async-pitfalls/no-missing-await',
        '  10:5  warning  Wait  async-pitfalls/no-missing-await',
      ]);
    });

    it('keep a width that can be read', () => {
      assert.deepEqual(format(20).slice(0, 2), [
        '   4:5  error    `load()` is not awaited: the',
        '                 coroutine never runs. Add',
      ]);
    });

    it('are a table where that fits', () => {
      assert.deepEqual(toLines(formatStylish([file], 120)), toLines(formatStylish([file])));
    });
  });

  it('are nothing where there are none', () => {
    assert.equal(formatStylish([toFile('a.py')]), '');
  });
});

function toFile(path: string, ...messages: CheckedFile['messages']): CheckedFile {
  return { path, messages, isFixed: false };
}

function error(message: string, rest: Partial<Linter.LintMessage> = {}): Linter.LintMessage {
  return { ruleId: 'async-pitfalls/no-missing-await', severity: 2, message, line: 4, column: 5, ...rest };
}

function warning(message: string, rest: Partial<Linter.LintMessage> = {}): Linter.LintMessage {
  return error(message, { severity: 1, ...rest });
}

async function formatByEslint(checked: readonly CheckedFile[]): Promise<string> {
  const formatter = await new ESLint().loadFormatter('stylish');
  return formatter.format(
    checked.map(({ path: filePath, messages }) => {
      const count = (isCounted: (message: Linter.LintMessage) => boolean): number => messages.filter(isCounted).length;
      return {
        filePath,
        messages: [...messages],
        suppressedMessages: [],
        errorCount: count(({ severity }) => severity === 2),
        fatalErrorCount: count(({ fatal }) => fatal === true),
        warningCount: count(({ severity }) => severity === 1),
        fixableErrorCount: count(({ severity, fix: change }) => severity === 2 && change !== undefined),
        fixableWarningCount: count(({ severity, fix: change }) => severity === 1 && change !== undefined),
        usedDeprecatedRules: [],
      };
    }),
  );
}

/** Lines without colours, and without the spaces and empty lines around the whole. */
function toLines(text: string): readonly string[] {
  return stripVTControlCharacters(text)
    .trim()
    .split('\n')
    .map((line) => line.trimEnd());
}
