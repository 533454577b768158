import { commands, type Disposable, type LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

const restartCommand = 'asyncPitfalls.restart';
export const showOutputCommand = 'asyncPitfalls.showOutput';

/** Registers the extension's commands. */
export function registerCommands(client: BaseLanguageClient, output: LogOutputChannel): Disposable[] {
  return [
    commands.registerCommand(restartCommand, async () => {
      await client.stop();
      await client.start();
    }),
    commands.registerCommand(showOutputCommand, () => {
      output.show();
    }),
  ];
}
