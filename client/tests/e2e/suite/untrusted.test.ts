import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { getDebugInformation, open, waitForRules } from '../support/editor.js';

describe('a workspace that is not trusted', () => {
  it('is checked, without running what it brings', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await waitForRules(await open('python/poll.py'), ['no-blocking-call']);
    await waitForRules(await open('typescript/save.ts'), ['no-missing-await']);
    assert.match(await getDebugInformation(), /- Workspace: not trusted/);
  });
});
