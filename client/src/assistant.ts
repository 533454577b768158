import { l10n, LanguageModelTextPart, LanguageModelToolResult, lm, Uri, workspace, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { problemReportRequest } from './server-messages.js';

interface ToolInput {
  readonly filePath: string;
}

/** Offers language models a tool that tells the problems of a file, with call paths and explanations. */
export function registerAssistantTool(client: BaseLanguageClient): Disposable {
  return lm.registerTool<ToolInput>('asyncPitfalls_findProblems', {
    prepareInvocation: ({ input }) => ({
      invocationMessage: l10n.t('Looking for async pitfalls in {0}', input.filePath),
    }),
    invoke: async ({ input }, token) => {
      const document = await workspace.openTextDocument(toUri(input.filePath));
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      const report = await client.sendRequest(problemReportRequest, { uri }, token);
      const text = report ?? `${input.filePath} is in no language that async-pitfalls checks.`;
      return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
    },
  });
}

/** The file that a model means: a URI, an absolute path, or one that is relative to the first workspace folder. */
function toUri(filePath: string): Uri {
  if (/^[a-z][a-z\d+.-]+:/i.test(filePath)) return Uri.parse(filePath);
  const [folder] = workspace.workspaceFolders ?? [];
  const isAbsolute = /^(?:[a-z]:)?[/\\]/i.test(filePath);
  return folder && !isAbsolute ? Uri.joinPath(folder.uri, filePath) : Uri.file(filePath);
}
