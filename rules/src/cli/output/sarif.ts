import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } from 'node-sarif-builder';
import { rules } from '../../pitfalls/index.generated.js';
import { LineTable } from '../../project/text/line-table.js';
import type { RelatedLocation } from '../../project/text/location.js';
import { version } from '../../version.js';
import { describePlace, getPlaceInFile, type CheckedFile, type CheckedMessage } from '../checked-file.js';

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function toSarif(files: readonly CheckedFile[], root: string): string {
  const run = new SarifRunBuilder().initSimple({
    toolDriverName: 'async-pitfalls',
    toolDriverVersion: version,
    url: 'https://github.com/async-pitfalls/async-pitfalls',
  });
  // Columns are counted in UTF-16 units, as ESLint counts them.
  run.run.columnKind = 'utf16CodeUnits';
  for (const [name, { meta }] of Object.entries(rules)) {
    run.addRule(
      new SarifRuleBuilder().initSimple({
        ruleId: `async-pitfalls/${name}`,
        shortDescriptionText: meta.docs?.description ?? name,
        helpUri: meta.docs?.url,
      }),
    );
  }
  const texts = new Map(files.map((file) => [file.path, file.text]));
  for (const file of files) {
    for (const message of file.messages) run.addResult(toResult(file.path, message, texts, root));
  }
  const sarif = new SarifBuilder();
  sarif.addRun(run);
  return sarif.buildSarifJsonString({ indent: true });
}

function toResult(
  file: string,
  message: CheckedMessage,
  texts: ReadonlyMap<string, string | undefined>,
  root: string,
): SarifResultBuilder {
  const { line, column, endLine, endColumn } = getPlaceInFile(message);
  const builder = new SarifResultBuilder().initSimple({
    level: message.severity === 2 ? 'error' : 'warning',
    messageText: message.message,
    ruleId: message.ruleId ?? 'async-pitfalls/file',
    fileUri: toUri(file, root),
    startLine: line,
    startColumn: column,
    endLine,
    endColumn,
  });
  const [location] = builder.result.locations ?? [];
  if (location && message.cell !== undefined) {
    location.logicalLocations = [{ name: `cell ${message.cell}`, fullyQualifiedName: describePlace(message) }];
  }
  if (message.related && message.related.length > 0) {
    builder.result.relatedLocations = message.related.map((related, id) => ({
      id,
      message: { text: related.message },
      physicalLocation: {
        artifactLocation: { uri: toUri(related.path, root) },
        region: toRegion(related, texts.get(related.path)),
      },
    }));
  }
  return builder;
}

/** Offsets suffice in SARIF; where the text is at hand lines are added, which more viewers understand. */
function toRegion({ start, end }: RelatedLocation, text: string | undefined): Record<string, number> {
  const offsets = { charOffset: start, charLength: end - start };
  if (text === undefined) return offsets;
  const table = new LineTable(text);
  const from = table.toPosition(start);
  const to = table.toPosition(end);
  return {
    startLine: from.line,
    startColumn: from.column + 1,
    endLine: to.line,
    endColumn: to.column + 1,
    ...offsets,
  };
}

function toUri(file: string, root: string): string {
  const relative = path.relative(root, file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return pathToFileURL(file).href;
  return relative.split(path.sep).map(encodeURIComponent).join('/');
}
