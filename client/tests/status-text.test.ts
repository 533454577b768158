import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { getSilentText, getStoppedText, toStatusText } from '../src/status-text.js';
import { t } from './support/english.js';

const status = { uri: 'file:///app.py', rules: 9, origin: 'recommended', duration: 12, notes: [] };

describe('the status of a document', () => {
  it('tells the rules and the time', () => {
    const { detail, severity } = toStatusText(t, status);
    assert.equal(detail, '9 rules (recommended), last check 12 ms');
    assert.equal(severity, 'information');
  });

  it('names the config file without its folder', () => {
    assert.match(
      toStatusText(t, { ...status, rules: 1, origin: '/a/pyproject.toml' }).detail,
      /^1 rule \(pyproject\.toml\)/,
    );
    assert.match(toStatusText(t, { ...status, origin: 'C:\\a\\pyproject.toml' }).detail, /\(pyproject\.toml\)/);
  });

  it('tells where types come from', () => {
    const types = { isAvailable: true, text: 'TypeScript 7.0.2' };
    assert.match(toStatusText(t, { ...status, types }).detail, /, types: TypeScript 7\.0\.2, /);
  });

  it('tells how far the project has been read', () => {
    const text = (done: number, total: number): string => toStatusText(t, status, { isBusy: true, done, total }).detail;
    assert.equal(text(0, 0), 'Reading the project. 9 rules (recommended), last check 12 ms');
    assert.match(text(50, 200), /^Reading the project: 50 of 200 files\. 9 rules/);
    assert.equal(toStatusText(t, status, { isBusy: true, done: 0, total: 0 }).severity, 'information');
  });

  it('tells why a file is not checked, and nothing of a check', () => {
    const off = { ...status, rules: 0, origin: '/a/pyproject.toml', duration: 0 };
    const { detail, severity } = toStatusText(t, { ...off, notes: ['Excluded by /a/pyproject.toml.'] });
    assert.deepEqual([detail, severity], ['Excluded by /a/pyproject.toml.', 'warning']);
    assert.equal(toStatusText(t, off).detail, 'All rules are off (pyproject.toml).');
  });

  it('tells that less is read in restricted mode', () => {
    const { detail, severity } = toStatusText(t, status, undefined, false);
    assert.equal(detail, '9 rules (recommended), last check 12 ms, restricted mode: no eslint.config is read');
    assert.equal(severity, 'information');
  });

  it('warns when there are no types, a rule is slow or the file is not checked', () => {
    const types = { isAvailable: false, text: 'No TypeScript here.' };
    const slowest = { rule: 'no-nested-run', duration: 400 };
    const { detail, severity } = toStatusText(t, { ...status, duration: 900, types, slowest, notes: ['Too large.'] });
    assert.equal(severity, 'warning');
    assert.equal(
      detail,
      'Too large. Slow: 900 ms, of which no-nested-run took 400 ms. No TypeScript here. 9 rules (recommended), last check 900 ms',
    );
  });
});

describe('the status of the server', () => {
  it('is that it has stopped: a new one can be started', () => {
    const { text, severity, command } = getStoppedText(t);
    assert.deepEqual([text, severity, command.title], ['Async Pitfalls: stopped', 'error', 'Restart Server']);
  });

  it('is nothing while it has said nothing: what it says can be read', () => {
    const { text, severity, command } = getSilentText(t);
    assert.deepEqual([text, severity, command.title], ['Async Pitfalls', 'information', 'Show Output']);
    assert.deepEqual(toStatusText(t, status).command, command);
  });

  it('offers commands that there are', () => {
    const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    for (const { command } of [getStoppedText(t), getSilentText(t)])
      assert.ok(manifest.includes(`"command": "${command.command}"`), command.command);
  });
});
