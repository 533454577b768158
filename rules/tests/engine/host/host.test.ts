import assert from 'node:assert/strict';
import path from 'node:path';
import { getPresetSettings } from '../../../src/configs.js';
import { applyEdits } from '../../../src/engine/apply-fixes.js';
import { createEngine } from '../../../src/engine/create-engine.js';
import type { Engine, EngineOptions, Finding, LintRequest, RuleSettings } from '../../../src/engine/engine.js';
import { findFileKind } from '../../../src/file-kinds.js';
import type { SpanEdit } from '../../../src/project/text/text-edit.js';
import { EslintLinter } from '../../support/eslint-linter.js';
import { fixturesFolder, getFixtures, readFixtures } from '../../support/fixtures.js';
import { variations } from './variations.js';

const recommended = getPresetSettings('recommended');
const strict = getPresetSettings('strict');

/** An engine and ESLint, side by side. */
class Pair {
  readonly #engine: Engine;
  readonly #eslint: EslintLinter;

  constructor(types: EngineOptions['types']) {
    const options = { root: fixturesFolder, types };
    this.#engine = createEngine({ ...options, onError: ({ rule, error }) => assert.fail(`${rule}: ${error.stack}`) });
    this.#eslint = new EslintLinter(options);
  }

  /** @returns the number of messages, which both agree on */
  lint(request: LintRequest): number {
    const actual = this.#engine.lint(request);
    const expected = this.#eslint.lint(request);
    assert.deepEqual(actual.messages, expected.messages);
    assert.deepEqual(
      actual.findings.map((finding) => withMergedEdits(finding, request.text)),
      expected.findings,
    );
    return actual.messages.length;
  }

  close(): void {
    this.#engine.close();
    this.#eslint.close();
  }
}

/** A finding with its changes as ESLint has them: each is one edit, with the text between its parts. */
function withMergedEdits(finding: Finding, text: string): Finding {
  const { fix, suggestions } = finding;
  return {
    ...finding,
    fix: fix && { ...fix, edits: [merge(fix.edits, text)] },
    suggestions: suggestions.map((suggestion) => ({ ...suggestion, edits: [merge(suggestion.edits, text)] })),
  };
}

function merge(edits: readonly SpanEdit[], text: string): SpanEdit {
  const start = edits[0]?.start ?? 0;
  const end = edits.at(-1)?.end ?? 0;
  return { start, end, text: applyEdits(text.slice(0, end), edits).slice(start) };
}

describe('the host of the rules says what ESLint says', function () {
  this.timeout(60_000);
  let typed: Pair;
  let untyped: Pair;
  before(() => {
    typed = new Pair('auto');
    untyped = new Pair('off');
  });
  after(() => {
    typed.close();
    untyped.close();
  });

  for (const fixture of getFixtures()) {
    const { name, path: file, text, expectations } = fixture;
    const kind = findFileKind(file) ?? 'python';

    // As they are, with types, parity.test.ts compares them with ESLint itself.
    it(`of ${name} with other settings`, () => {
      const rules: RuleSettings = { 'no-blocking-call': 'off', 'no-such-rule': 'error', 'no-missing-await': 'warn' };
      untyped.lint({ path: file, text, rules: { ...strict, ...rules } });
    });

    // Each in some of the ways; together they go all of them many times.
    const ways = Object.entries(variations[kind]).filter((_, index) => index % 6 === name.length % 6);
    for (const [title, vary] of ways) {
      it(`of ${name} ${title}`, () => {
        const lines = new Set(expectations.map(({ line }) => line));
        untyped.lint({ path: file, text: vary(text, lines), rules: recommended });
      });
    }
  }

  for (const { name, path: file, text } of readFixtures(path.join(fixturesFolder, 'workspaces'))) {
    it(`of ${name}`, () => void typed.lint({ path: file, text, rules: recommended }));
  }

  it('when comments are not to be looked at', () => {
    const text = '# eslint-disable\nimport asyncio\nasync def main():\n    asyncio.sleep(1)\n';
    const request = { path: path.join(fixturesFolder, 'app.py'), text, rules: recommended };
    assert.equal(untyped.lint(request), 0);
    assert.equal(untyped.lint({ ...request, inlineConfig: false }), 1);
  });

  it('of a text that cannot be parsed', () => {
    const request = { path: path.join(fixturesFolder, 'app.ts'), text: 'let a = 1;\nlet = = 2;\n', rules: recommended };
    assert.equal(untyped.lint(request), 1);
  });

  it('of an executable script', () => {
    const text =
      '#!eslint-disable-line\nimport { execSync } from "child_process";\nasync function main() { execSync("a"); }\n';
    const request = { path: path.join(fixturesFolder, 'app.ts'), text, rules: recommended };
    assert.equal(untyped.lint(request), 1);
  });
});
