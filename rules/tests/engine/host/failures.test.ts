import assert from 'node:assert/strict';
import { createEngine } from '../../../src/engine/create-engine.js';
import type { RuleFailure, RuleSettings } from '../../../src/engine/engine.js';
import { rules } from '../../../src/pitfalls/index.generated.js';

const failing = rules['no-blocking-call'];
const settings: RuleSettings = { 'no-blocking-call': 'error', 'no-missing-await': 'error' };
const text = 'import asyncio\n\n\nasync def main():\n    asyncio.sleep(1)\n    print("a")\n    asyncio.sleep(2)\n';

describe('a rule that throws', () => {
  const original = { ...failing };
  let failures: RuleFailure[];
  beforeEach(() => (failures = []));
  afterEach(() => {
    Object.assign(failing, original);
  });

  /** @returns rules and lines of what is found */
  function lint(): string[] {
    const engine = createEngine({ onError: (failure) => failures.push(failure) });
    const { findings } = engine.lint({ path: '/project/app.py', text, rules: settings });
    engine.close();
    return findings.map(({ rule, line }) => `${rule} ${line}`);
  }

  it('in its second call finds nothing, and the others all', () => {
    let calls = 0;
    failing.create = ({ report }) => ({
      Call() {
        calls++;
        if (calls === 2) throw new Error('Out of ideas.');
        const start = { line: 1, column: 0 };
        report({ loc: { start, end: start }, messageId: 'blocking' });
      },
    });
    assert.deepEqual(lint(), ['no-missing-await 5', 'no-missing-await 7']);
    assert.equal(calls, 2);
    assert.deepEqual(
      failures.map(({ rule, error }) => `${rule}: ${error.message}`),
      ['no-blocking-call: Out of ideas.'],
    );
  });

  it('when it is created leaves the others alone', () => {
    failing.create = () => {
      throw new Error('Not today.');
    };
    assert.deepEqual(lint(), ['no-missing-await 5', 'no-missing-await 7']);
    assert.equal(failures.length, 1);
  });

  it('because it reports a message it does not have', () => {
    failing.create = ({ report }) => ({
      Module() {
        const start = { line: 1, column: 0 };
        // @ts-expect-error there is no such message
        report({ loc: { start, end: start }, messageId: 'nonsense' });
      },
    });
    assert.deepEqual(lint(), ['no-missing-await 5', 'no-missing-await 7']);
    assert.match(failures[0]?.error.message ?? '', /has no message 'nonsense'/u);
  });

  it('because it waits for nodes by more than their type', () => {
    failing.create = () => ({ 'Call > Name': () => undefined });
    assert.deepEqual(lint(), ['no-missing-await 5', 'no-missing-await 7']);
    assert.match(failures[0]?.error.message ?? '', /names no types of nodes/u);
  });
});
