import { RequestType, type Connection } from 'vscode-languageserver';
import type { DocumentStore } from '../documents/document-store.js';
import type { DocumentLinter } from '../linting/document-linter.js';
import { debugInformationMethod, type DebugInformationParams } from '../protocol.js';
import type { Runtime } from '../runtime.js';
import type { FolderEngines } from '../workspace/folder-engines.js';
import { describeTypes, getStatus } from './status.js';

/** What can be told of the server and of a document, for an issue. */
interface DebugSources {
  readonly documents: DocumentStore;
  readonly linter: DocumentLinter;
  readonly engines: FolderEngines;
  readonly runtime: Runtime;
  readonly isTrusted: boolean;
}

const debugInformationRequest = new RequestType<DebugInformationParams, string, void>(debugInformationMethod);

/** Answers `asyncPitfalls/debugInformation`. */
export function answerDebugInformation(connection: Connection, sources: DebugSources): void {
  connection.onRequest(debugInformationRequest, ({ uri }) =>
    [describeServer(sources), ...(uri === undefined ? [] : [describeDocument(uri, sources)])].join('\n\n'),
  );
}

function describeServer({ documents, engines, runtime, isTrusted }: DebugSources): string {
  const lines = [
    `- async-pitfalls ${runtime.version}, ${runtime.platform}`,
    `- Languages: ${[...runtime.families].join(', ')}`,
    `- Memory: ${runtime.getMemory()}`,
    `- Workspace: ${isTrusted ? 'trusted' : 'not trusted'}, ${engines.folders.length} folders, ${documents.all().length} open documents`,
  ];
  for (const [folder, engine] of engines.all()) {
    lines.push(`- Types in ${folder ?? 'no folder'}: ${describeTypes(engine.getTypesState()).text}`);
  }
  return `## Server\n\n${lines.join('\n')}`;
}

function describeDocument(uri: string, { documents, linter, engines }: DebugSources): string {
  const document = documents.find(uri);
  const linted = linter.findLast(uri);
  if (!document || !linted) return `## Document\n\n${uri} is not checked.`;
  const status = getStatus(linted, linter, engines);
  const lines = [
    `- ${uri}, ${document.text.languageId}, ${document.text.lineCount} lines`,
    `- Linted as ${document.path}, in the folder ${engines.findFolder(document.path) ?? '(none)'}`,
    `- Last check: ${status.duration} ms, ${linted.findings.length} problems`,
    ...(status.slowest ? [`- Slowest rule: ${status.slowest.rule}, ${status.slowest.duration} ms`] : []),
    ...(status.types ? [`- Types: ${status.types.text}`] : []),
    ...status.notes.map((note) => `- ${note}`),
  ];
  const rules = JSON.stringify(linted.settings.rules, undefined, 2);
  return `## Document\n\n${lines.join('\n')}\n\n## Rules\n\nFrom ${status.origin}:\n\n\`\`\`json\n${rules}\n\`\`\``;
}
