import { DiagnosticSeverity, RequestType, type Connection, type Diagnostic } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import type { DiagnosticReports } from '../diagnostics/diagnostic-reports.js';
import { isDiagnosticData } from '../diagnostics/diagnostic-data.js';
import { problemReportMethod, type ProblemReportParams } from '../protocol.js';
import type { RuleInfo, Runtime } from '../runtime.js';

const problemReportRequest = new RequestType<ProblemReportParams, string | null, void>(problemReportMethod);

/** Answers `asyncPitfalls/problemReport`. */
export function answerProblemReports(connection: Connection, reports: DiagnosticReports, { rules }: Runtime): void {
  connection.onRequest(problemReportRequest, async ({ uri }, token) => {
    const report = await reports.find(uri, () => token.isCancellationRequested);
    return report ? describeProblems(uri, report.diagnostics, rules) : null;
  });
}

/**
 * The diagnostics of a document as Markdown: what and where, the steps of a call path, the changes on offer, and why each
 * rule matters. Lines and columns are 1-based.
 */
function describeProblems(uri: string, diagnostics: readonly Diagnostic[], rules: readonly RuleInfo[]): string {
  const file = Utils.basename(URI.parse(uri));
  if (diagnostics.length === 0) return `No problems of asynchronous code were found in ${file}.`;
  const found = new Set(diagnostics.map(({ code }) => code));
  return [
    `${diagnostics.length} ${diagnostics.length === 1 ? 'problem' : 'problems'} of asynchronous code in ${file}`,
    ...diagnostics.map((diagnostic) => describeProblem(diagnostic)),
    ...rules.filter(({ name }) => found.has(name)).map((rule) => describeRule(rule)),
  ].join('\n\n');
}

function describeProblem({ range, severity, code, message, relatedInformation = [], data }: Diagnostic): string {
  const { line, character } = range.start;
  const level = severity === DiagnosticSeverity.Error ? 'error' : 'warning';
  const text = typeof message === 'string' ? message : message.value;
  const lines = [`- Line ${line + 1}, column ${character + 1}, ${level}${code ? ` (${code})` : ''}: ${text}`];
  for (const [index, { location, message: step }] of relatedInformation.entries()) {
    const place = `${Utils.basename(URI.parse(location.uri))}:${location.range.start.line + 1}`;
    lines.push(`  ${index + 1}. ${place}: ${step}`);
  }
  for (const title of getTitles(data)) lines.push(`  - Possible change: ${title}`);
  return lines.join('\n');
}

function getTitles(data: unknown): string[] {
  if (!isDiagnosticData(data)) return [];
  return [data.fix, ...data.suggestions].flatMap((change) => (change ? [change.title] : []));
}

function describeRule({ name, description, explanation, url }: RuleInfo): string {
  return `## ${name}\n\n${description}.\n\n${explanation}\n\nDocumentation: ${url}`;
}
