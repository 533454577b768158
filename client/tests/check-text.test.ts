import assert from 'node:assert/strict';
import { t } from './support/english.js';
import { isCheckResult, toCheckText } from '../src/check-text.js';

describe('what is said at the end of a check of the workspace', () => {
  it('counts files and problems', () => {
    assert.equal(toCheckText(t, { files: 120, problems: 54, isCancelled: false }), 'Checked 120 files: 54 problems.');
    assert.equal(toCheckText(t, { files: 1, problems: 1, isCancelled: false }), 'Checked 1 file: 1 problem.');
  });

  it('says that there are no problems', () => {
    assert.equal(toCheckText(t, { files: 120, problems: 0, isCancelled: false }), 'Checked 120 files: no problems.');
  });

  it('is nothing when the user has ended it', () => {
    assert.equal(toCheckText(t, { files: 12, problems: 3, isCancelled: true }), undefined);
  });

  it('is nothing that a server of another kind answers', () => {
    assert.equal(isCheckResult({ files: 12, problems: 3, isCancelled: true }), true);
    assert.equal(isCheckResult({ files: 12 }), false);
    assert.equal(isCheckResult(null), false);
  });
});
