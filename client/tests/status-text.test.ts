import assert from 'node:assert/strict';
import { toStatusText } from '../src/status-text.js';

const status = { uri: 'file:///app.py', rules: 9, origin: 'recommended', duration: 12, notes: [] };

describe('the status of a document', () => {
  it('tells the rules and the time', () => {
    const { detail, isWarning } = toStatusText(status);
    assert.equal(detail, '9 rules (recommended), last check 12 ms');
    assert.equal(isWarning, false);
  });

  it('names the config file without its folder', () => {
    assert.match(
      toStatusText({ ...status, rules: 1, origin: '/a/pyproject.toml' }).detail,
      /^1 rule \(pyproject\.toml\)/,
    );
    assert.match(toStatusText({ ...status, origin: 'C:\\a\\pyproject.toml' }).detail, /\(pyproject\.toml\)/);
  });

  it('tells where types come from', () => {
    const types = { isAvailable: true, text: 'TypeScript 7.0.2' };
    assert.match(toStatusText({ ...status, types }).detail, /, types: TypeScript 7\.0\.2, /);
  });

  it('tells how far the project has been read', () => {
    const text = (done: number, total: number): string => toStatusText(status, { isBusy: true, done, total }).detail;
    assert.equal(text(0, 0), 'Reading the project. 9 rules (recommended), last check 12 ms');
    assert.match(text(50, 200), /^Reading the project: 50 of 200 files\. 9 rules/);
    assert.equal(toStatusText(status, { isBusy: true, done: 0, total: 0 }).isWarning, false);
  });

  it('tells why a file is not checked, and nothing of a check', () => {
    const off = { ...status, rules: 0, origin: '/a/pyproject.toml', duration: 0 };
    assert.deepEqual(toStatusText({ ...off, notes: ['Excluded by /a/pyproject.toml.'] }), {
      text: 'Async Pitfalls',
      detail: 'Excluded by /a/pyproject.toml.',
      isWarning: true,
    });
    assert.equal(toStatusText(off).detail, 'All rules are off (pyproject.toml).');
  });

  it('tells that less is read in restricted mode', () => {
    const { detail, isWarning } = toStatusText(status, undefined, false);
    assert.equal(detail, '9 rules (recommended), last check 12 ms, restricted mode: no eslint.config is read');
    assert.equal(isWarning, false);
  });

  it('warns when there are no types, a rule is slow or the file is not checked', () => {
    const types = { isAvailable: false, text: 'No TypeScript here.' };
    const slowest = { rule: 'no-nested-run', duration: 400 };
    const { detail, isWarning } = toStatusText({ ...status, duration: 900, types, slowest, notes: ['Too large.'] });
    assert.equal(isWarning, true);
    assert.equal(
      detail,
      'Too large. Slow: 900 ms, of which no-nested-run took 400 ms. No TypeScript here. 9 rules (recommended), last check 900 ms',
    );
  });
});
