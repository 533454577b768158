import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { ClientFeatures } from '../client-features.js';
import { checkWorkspaceCommand } from '../protocol.js';
import type { Runtime } from '../runtime.js';
import type { WorkspaceCheck } from '../workspace/workspace-check.js';

/** Opens a rule's page; its argument is the rule's name. The client shows it (`window/showDocument`). */
export const showDocumentationCommand = 'asyncPitfalls.showDocumentation';
const clearWorkspaceCheckCommand = 'asyncPitfalls.clearWorkspaceCheck';

/** The commands that the server carries out for this client. */
export function getCommands(features: ClientFeatures): string[] {
  return [
    ...(features.showDocument ? [showDocumentationCommand] : []),
    checkWorkspaceCommand,
    clearWorkspaceCheckCommand,
  ];
}

/** Answers `workspace/executeCommand`. */
export function answerCommands(connection: Connection, check: WorkspaceCheck, { rules }: Runtime): void {
  const urls = new Map(rules.map(({ name, url }) => [name, url]));
  const handlers: Readonly<Record<string, (args: readonly unknown[], token: CancellationToken) => unknown>> = {
    [showDocumentationCommand]: async ([rule]) => {
      const uri = typeof rule === 'string' ? urls.get(rule) : undefined;
      if (uri !== undefined) await connection.window.showDocument({ uri, external: true });
    },
    [checkWorkspaceCommand]: (_, token) => check.run(token),
    [clearWorkspaceCheckCommand]: () => check.clear(),
  };
  connection.onExecuteCommand(({ command, arguments: args = [] }, token) => handlers[command]?.(args, token));
}
