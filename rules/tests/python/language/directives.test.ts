import assert from 'node:assert/strict';
import { Linter, type Rule } from 'eslint';
import { Linter as Linter9 } from 'eslint-9';
import { PythonLanguage } from '../../../src/python/language/language.js';

/** Reports every call of `bad()`. */
const noBad: Rule.RuleModule = {
  meta: { schema: [], fixable: 'code' },
  create: (context) => ({
    'Call[func.id=/^bad/]'(node: Rule.Node) {
      context.report({ node, message: 'bad' });
    },
  }),
};

const language = new PythonLanguage({
  ruleNames: new Set(['no-bad', 'no-other']),
  createFacts: () => assert.fail('This rule asks for no facts.'),
});

const noReports: Linter.Config['linterOptions'] = { reportUnusedDisableDirectives: 'off' };

/** What both majors of ESLint say, which has to be the same. */
function lint(code: string, linterOptions = noReports): string[] {
  const config: Linter.Config = {
    files: ['**/*.py'],
    plugins: { 'async-pitfalls': { languages: { python: language }, rules: { 'no-bad': noBad, 'no-other': noBad } } },
    language: 'async-pitfalls/python',
    linterOptions,
    rules: { 'async-pitfalls/no-bad': 'error' },
  };
  const toTexts = (messages: readonly Linter.LintMessage[]): string[] =>
    messages.map(({ line, column, message }) => `${line}:${column} ${message}`);
  const found = toTexts(new Linter().verify(code, [config], { filename: 'app.py' }));
  assert.deepEqual(toTexts(new Linter9().verify(code, [config], { filename: 'app.py' })), found);
  return found;
}

describe("ESLint's comments in Python", () => {
  it('disable a line', () => {
    assert.deepEqual(lint('bad()  # eslint-disable-line async-pitfalls/no-bad -- start-up\nbad()'), ['2:1 bad']);
  });

  it('disable the next line', () => {
    assert.deepEqual(lint('# eslint-disable-next-line\nbad()\nbad()'), ['3:1 bad']);
  });

  it('disable and enable a stretch', () => {
    const code = '# eslint-disable async-pitfalls/no-bad\nbad()\n# eslint-enable async-pitfalls/no-bad\nbad()';
    assert.deepEqual(lint(code), ['4:1 bad']);
  });

  it('leave other rules on', () => {
    assert.deepEqual(lint('bad()  # eslint-disable-line async-pitfalls/no-other'), ['1:1 bad']);
  });

  it('set rules for the file', () => {
    assert.deepEqual(lint('# eslint async-pitfalls/no-bad: "off"\nbad()'), []);
    assert.deepEqual(lint('# eslint async-pitfalls/no-other: "warn"\nbad()'), ['2:1 bad', '2:1 bad']);
  });

  it('are told when they are broken', () => {
    const [message] = lint('# eslint async-pitfalls/no-bad: {{\npass');
    assert.match(message ?? '', /^1:1 Failed to parse JSON/u);
  });

  it('are not read inside strings', () => {
    assert.deepEqual(lint('"""\n# eslint-disable\n"""\nbad()'), ['4:1 bad']);
  });

  it('are reported when they are of no use', () => {
    const messages = lint('good()  # eslint-disable-line async-pitfalls/no-bad', {
      reportUnusedDisableDirectives: 'error',
    });
    assert.deepEqual(messages, [
      "1:9 Unused eslint-disable directive (no problems were reported from 'async-pitfalls/no-bad').",
    ]);
  });
});

describe('# async-pitfalls: ignore', () => {
  it('silences the named rules on its line', () => {
    assert.deepEqual(lint('bad()  # async-pitfalls: ignore[no-bad] -- start-up\nbad()'), ['2:1 bad']);
    assert.deepEqual(lint('bad()  # async-pitfalls: ignore[no-other, async-pitfalls/no-bad]'), []);
    assert.deepEqual(lint('bad()  # async-pitfalls: ignore[no-other]'), ['1:1 bad']);
  });

  it('silences the next line when it stands alone', () => {
    assert.deepEqual(lint('def f():\n    # async-pitfalls: ignore[no-bad]\n    bad()\n    bad()'), ['4:5 bad']);
  });

  it('silences every rule without brackets', () => {
    assert.deepEqual(lint('bad()  #async-pitfalls:ignore\nbad()  # async-pitfalls: ignore -- because'), []);
  });

  it('is reported when it names a rule that does not exist', () => {
    assert.deepEqual(lint('bad()  # async-pitfalls: ignore[no-bda, no-bad]'), [
      "1:8 There is no rule 'no-bda' in async-pitfalls.",
    ]);
  });

  it('is reported when it cannot be read', () => {
    assert.match(lint('good()  # async-pitfalls: ignore(no-bad)').join(), /^1:9 Cannot read this comment/u);
    assert.match(lint('good()  # async-pitfalls: ignore[]').join(), /^1:9 A rule name is missing/u);
    const space = ' '.repeat(1_000_000);
    assert.match(lint(`good()  # async-pitfalls: ignore${space}x`).join(), /^1:9 Cannot read this comment/u);
  });

  it('is reported when it is of no use', () => {
    const [message] = lint('good()  # async-pitfalls: ignore[no-bad]', { reportUnusedDisableDirectives: 'error' });
    assert.match(message ?? '', /^1:9 Unused eslint-disable directive/u);
  });
});
