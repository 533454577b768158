import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from 'eslint';
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
    run.addRule(toRule(`async-pitfalls/${name}`, meta.docs?.description ?? name, meta.docs?.url));
  }
  if (files.some(({ messages }) => messages.some(({ ruleId }) => ruleId === null))) {
    run.addRule(toRule(fileRule, 'Files that cannot be checked or read as a whole'));
  }
  const texts = new Map(files.map((file) => [file.path, file.text]));
  for (const file of files) {
    for (const message of file.messages) run.addResult(toResult(file.path, message, texts, root));
  }
  const sarif = new SarifBuilder();
  sarif.addRun(run);
  return sarif.buildSarifJsonString({ indent: true });
}

type Fix = NonNullable<SarifResultBuilder['result']['fixes']>[number];
type Region = Fix['artifactChanges'][number]['replacements'][number]['deletedRegion'];

/** The rule of what is said of a file itself. */
const fileRule = 'async-pitfalls/file';

/**
 * A rule with all that GitHub asks for, which shows the help beside each finding:
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
 */
function toRule(ruleId: string, description: string, helpUri?: string): SarifRuleBuilder {
  const builder = new SarifRuleBuilder().initSimple({
    ruleId,
    shortDescriptionText: description,
    fullDescriptionText: `${description}.`,
    helpUri,
  });
  const { rule } = builder;
  rule.defaultConfiguration = { level: 'error' };
  rule.properties = { tags: ['async', 'correctness'] };
  rule.help = {
    text: helpUri === undefined ? `${description}.` : `${description}. See ${helpUri}`,
    ...(helpUri !== undefined && { markdown: `${description}. [Examples, reasons and options](${helpUri})` }),
  };
  return builder;
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
    ruleId: message.ruleId ?? fileRule,
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
  const text = texts.get(file);
  if (message.fix && text !== undefined) builder.result.fixes = [toSarifFix(message.fix, text, toUri(file, root))];
  return builder;
}

/** The safe fix of a finding. */
function toSarifFix({ range: [start, end], text: inserted }: Rule.Fix, text: string, uri: string): Fix {
  // ESLint counts without a byte order mark, as SARIF does.
  const table = new LineTable(text.replace(/^\uFEFF/u, ''));
  const deletedRegion = toLineRegion(table, start, end);
  return {
    description: { text: 'The safe fix of --fix' },
    artifactChanges: [
      { artifactLocation: { uri }, replacements: [{ deletedRegion, insertedContent: { text: inserted } }] },
    ],
  };
}

function toLineRegion(table: LineTable, start: number, end: number): Region {
  const from = table.toPosition(start);
  const to = table.toPosition(end);
  return { startLine: from.line, startColumn: from.column + 1, endLine: to.line, endColumn: to.column + 1 };
}

/** Offsets suffice in SARIF; where the text is at hand lines are added, which more viewers understand. */
function toRegion({ start, end }: RelatedLocation, text: string | undefined): Region {
  const offsets = { charOffset: start, charLength: end - start };
  if (text === undefined) return offsets;
  return { ...toLineRegion(new LineTable(text), start, end), ...offsets };
}

function toUri(file: string, root: string): string {
  const relative = path.relative(root, file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return pathToFileURL(file).href;
  return relative.split(path.sep).map(encodeURIComponent).join('/');
}
