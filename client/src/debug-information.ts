import { env, extensions, UIKind, version, workspace, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { section } from './client-options.js';
import { debugInformationRequest } from './server-messages.js';

/** Extensions that matter when findings are missing or come twice. */
const neighbours = ['dbaeumer.vscode-eslint', 'ms-python.python', 'ms-python.vscode-pylance', 'charliermarsh.ruff'];

/** What belongs into an issue, as Markdown. */
export async function getDebugInformation(client: BaseLanguageClient, document: Uri | undefined): Promise<string> {
  const kind = env.uiKind === UIKind.Web ? 'web' : 'desktop';
  const found = neighbours.flatMap((id) => extensions.getExtension(id) ?? []);
  const others = found.map(({ id, packageJSON, isActive }: (typeof found)[number]) => {
    const manifest: unknown = packageJSON;
    return `${id} ${getVersion(manifest)}${isActive ? '' : ' (inactive)'}`;
  });
  const settings = JSON.stringify(workspace.getConfiguration(section, document ?? null), undefined, 2);
  return [
    '# Async Pitfalls: debug information',
    [
      `- VS Code ${version}, ${kind}${env.remoteName === undefined ? '' : `, remote ${env.remoteName}`}`,
      `- Beside it: ${others.length > 0 ? others.join(', ') : 'none of ESLint, Python, Pylance, Ruff'}`,
    ].join('\n'),
    `## Settings\n\n\`\`\`json\n${settings}\n\`\`\``,
    await getServerPart(client, document),
  ].join('\n\n');
}

async function getServerPart(client: BaseLanguageClient, document: Uri | undefined): Promise<string> {
  if (!client.isRunning()) return '## Server\n\nNot running.';
  const uri = document && client.code2ProtocolConverter.asUri(document);
  return client.sendRequest(debugInformationRequest, uri === undefined ? {} : { uri });
}

function getVersion(manifest: unknown): string {
  const isRecord = typeof manifest === 'object' && manifest !== null;
  return isRecord && 'version' in manifest ? String(manifest.version) : '';
}
