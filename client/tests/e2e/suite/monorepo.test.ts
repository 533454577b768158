import * as vscode from 'vscode';
import { open, replace, waitForRules } from '../support/editor.js';

describe('a monorepo whose packages are neither installed nor built', () => {
  it('has findings that go through several packages, and follows edits of another one', async () => {
    const report = await open('packages/api/src/report.ts');
    await waitForRules(report, ['no-blocking-call', 'no-unbounded-fan-out']);
    const revision = await open('packages/core/src/revision.ts');
    await replace(revision, 'export function readRevision(): string {\n  return "1.0.0";\n}\n');
    await vscode.window.showTextDocument(report);
    await waitForRules(report, ['no-unbounded-fan-out']);
  });
});
