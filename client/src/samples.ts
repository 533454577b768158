import { commands, Uri, window, workspace, type Disposable, type ExtensionContext } from 'vscode';

/** Opens the sample of a language; its argument is the language. Called by the walkthrough, so not in the palette. */
const openSampleCommand = 'asyncPitfalls.openSample';

const samples: Readonly<Record<string, string>> = { python: 'sample.py', typescript: 'sample.ts' };

/** Registers the command that opens a program with mistakes in it, as a document that is not on disk. */
export function registerSamples({ extensionUri }: Pick<ExtensionContext, 'extensionUri'>): Disposable {
  return commands.registerCommand(openSampleCommand, async (language: unknown) => {
    const name = typeof language === 'string' ? samples[language] : undefined;
    if (typeof language !== 'string' || name === undefined) return;
    const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'client/walkthrough', name));
    const content = new TextDecoder().decode(bytes);
    await window.showTextDocument(await workspace.openTextDocument({ language, content }));
  });
}
