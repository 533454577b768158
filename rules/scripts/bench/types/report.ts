/** A finding of a contender, as far as contenders can be compared. */
export interface Finding {
  /** Absolute. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** The rule and, where the contender tells, which of its messages: `no-floating-promises/floatingVoid`. */
  readonly kind: string;
}

export interface Report {
  readonly findings: readonly Finding[];
  /** Files that the contender did not check. */
  readonly refusedFiles: readonly string[];
  /** Errors in the project's tsconfigs that kept the contender from working. */
  readonly configErrors: readonly string[];
}

/**
 * Reads what a contender wrote: an array of files with messages, as ESLint and our command do, or oxlint's object.
 * @param cwd where the contender ran
 * @throws TypeError when it is neither
 */
export function readReport(output: string, cwd: string): Report {
  const report: unknown = JSON.parse(output);
  if (Array.isArray(report)) return readFiles(report);
  if (!isRecord(report) || !Array.isArray(report.diagnostics)) throw new TypeError('A contender gave no report.');
  return readDiagnostics(report.diagnostics, cwd);
}

function readFiles(files: readonly unknown[]): Report {
  const findings: Finding[] = [];
  const refusedFiles: string[] = [];
  for (const one of files) {
    if (!isRecord(one) || typeof one.filePath !== 'string' || !Array.isArray(one.messages)) {
      throw new TypeError('A contender gave a report without files.');
    }
    const file = one.filePath;
    for (const message of one.messages.filter(isRecord)) {
      const { fatal, line, ruleId, messageId } = message;
      // What is said of no rule is said of a file that was left out: it does not parse, or looks minified.
      if (fatal === true || ruleId === null) refusedFiles.push(file);
      else findings.push({ file, line: Number(line), kind: toKind(ruleId, messageId) });
    }
  }
  return { findings, refusedFiles, configErrors: [] };
}

function readDiagnostics(diagnostics: readonly unknown[], cwd: string): Report {
  const findings: Finding[] = [];
  const configErrors: string[] = [];
  for (const { code, help, filename, labels } of diagnostics.filter(isRecord)) {
    if (String(code).includes('tsconfig-error')) {
      configErrors.push(`${String(filename)}: ${String(help).split('\n', 1).join()}`);
      continue;
    }
    const [label] = Array.isArray(labels) ? labels.filter(isRecord) : [];
    const line = isRecord(label?.span) ? Number(label.span.line) : 1;
    findings.push({ file: `${cwd}/${String(filename)}`, line, kind: String(code) });
  }
  return { findings, refusedFiles: [], configErrors };
}

/** Without the name of the plugin, which differs by how the rule is run. */
function toKind(ruleId: unknown, messageId: unknown): string {
  const rule = String(ruleId).split('/').at(-1) ?? '';
  return typeof messageId === 'string' ? `${rule}/${messageId}` : rule;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
