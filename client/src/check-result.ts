import { checkWorkspaceCommand } from 'async-pitfalls-language-server/protocol';
import { commands, l10n, window } from 'vscode';
import type { ExecuteCommandMiddleware } from 'vscode-languageclient';
import { isCheckResult, toCheckText } from './check-text.js';

/** Tells what a check of the workspace came to: without problems nothing else would be seen of it. */
export const tellCheckResult: ExecuteCommandMiddleware = {
  executeCommand: async (command, args, next) => {
    const result: unknown = await next(command, args);
    if (command === checkWorkspaceCommand && isCheckResult(result))
      void tell(result.problems, toCheckText(l10n.t, result));
    return result;
  },
};

async function tell(problems: number, text: string | undefined): Promise<void> {
  if (text === undefined) return;
  const show = l10n.t('Show Problems');
  const picked = await window.showInformationMessage(text, ...(problems > 0 ? [show] : []));
  if (picked === show) await commands.executeCommand('workbench.actions.view.problems');
}
