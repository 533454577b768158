import assert from 'node:assert/strict';
import { Linter } from 'eslint';
import { toEslintParser, toEslintRules } from '../../../src/eslint-types.js';
import * as nativeParser from '../../../src/javascript/parser/index.js';
import rule from '../../../src/pitfalls/no-missing-await/rule.js';
import { typedFile } from '../../support/rule-testers.js';

const harmless = 'async function save() {}\nexport async function run() {\n  await save();\n}\n';

describe('no-missing-await: screen in ESLint', () => {
  /** The nodes that the rule wants to visit in a run of ESLint on the text. */
  const getVisited = (text: string, options: object = {}, types = 'native'): string[] => {
    const visited: string[] = [];
    const watched: typeof rule = {
      ...rule,
      create(context) {
        const listener = rule.create(context);
        visited.push(...Object.keys(listener));
        return listener;
      },
    };
    const messages = new Linter().verify(
      text,
      {
        files: ['**/*.ts'],
        plugins: { ours: { rules: toEslintRules({ 'no-missing-await': watched }) } },
        languageOptions: { parser: toEslintParser(nativeParser) },
        rules: { 'ours/no-missing-await': ['error', options] },
        settings: { 'async-pitfalls': { types } },
      },
      { filename: typedFile },
    );
    assert.deepEqual(
      messages.filter(({ fatal }) => fatal),
      [],
    );
    return visited;
  };

  it('visits nothing of a file in which there is certainly nothing to find', () => {
    assert.deepEqual(getVisited(harmless), []);
  });

  it('visits a file in which there may be something', () => {
    assert.ok(getVisited('async function save() {}\nsave();\n').includes('ExpressionStatement'));
  });

  it('visits a file when options make the rule find more', () => {
    assert.ok(getVisited(harmless, { allowVoid: false }).length > 0);
    assert.ok(getVisited(harmless, { checkThenables: true }).length > 0);
    assert.ok(getVisited(harmless, { checkExpressHandlers: true }).length > 0);
    assert.ok(getVisited(harmless, { checkRejectionWindow: true }).length > 0);
    assert.deepEqual(getVisited(harmless, { checkCallbacks: false, allowCalls: ['save'] }), []);
  });

  it('visits a file where types are switched off', () => {
    assert.ok(getVisited(harmless, {}, 'off').length > 0);
  });
});
