import { Linter } from 'eslint/universal';
import { findFileKind, type FileKind } from '../file-kinds.js';

import { createPlugin } from '../plugin.js';
import { NAMESPACE } from '../python/language/directives.js';
import type { Engine, EngineOptions, LintRequest, LintResult } from './engine.js';
import { createDiskFiles } from './disk-files.js';
import { createFileConfig } from './file-config.js';
import { createJavaScriptFrontEnd } from './javascript-front-end.js';
import { toFindings } from './to-findings.js';
import { findReasonToSkip, unknownLanguage } from './unsuitable-files.js';

/** An engine on ESLint's `Linter`, with configs of its own: no config file is read. */
export function createEngine(options: EngineOptions = {}): Engine {
  const files = options.files ?? createDiskFiles();
  const { plugin, projects } = createPlugin({ files, root: options.root });
  const javascript = createJavaScriptFrontEnd(files, options);
  const linters = new Map<string, Linter>();

  const getLinter = (path: string): Linter => {
    const folder = getLinterFolder(path, options.root);
    let linter = linters.get(folder);
    if (!linter) linters.set(folder, (linter = new Linter({ cwd: folder })));
    return linter;
  };

  const tryToLint = (request: LintRequest, kind: FileKind, rules: LintRequest['rules']): LintResult => {
    const linter = getLinter(request.path);
    const config = createFileConfig(
      { ...request, rules },
      { kind, plugin, parser: javascript.parser, types: options.types },
    );
    const isOurs = createMessageFilter(kind);
    const lintOptions = { filename: request.path, allowInlineConfig: request.inlineConfig ?? true };
    // Times are kept by this method only; what it must not do is fix.
    const found =
      request.timing === true
        ? linter.verifyAndFix(request.text, config, { ...lintOptions, fix: false, ...withStats }).messages
        : linter.verify(request.text, config, lintOptions);
    const messages = found.filter(isOurs);
    const findings = toFindings(messages, linter.getSourceCode(), request.text);
    return { messages, findings, ...(request.timing === true && { times: getTimes(linter) }) };
  };

  return {
    lint(request) {
      const kind = request.notebook === true ? 'python' : findFileKind(request.path);
      if (!kind) return { findings: [], messages: [], skipped: unknownLanguage };
      const skipped = findReasonToSkip(request.text, kind);
      if (skipped) return { findings: [], messages: [], skipped };
      let { rules } = request;
      for (;;) {
        try {
          return tryToLint(request, kind, rules);
        } catch (error) {
          const rule = findRuleOf(error);
          const failure = error instanceof Error ? error : new Error(String(error));
          options.onError?.({ path: request.path, rule: rule ?? null, error: failure });
          if (rule === undefined || (rules[rule] ?? 'off') === 'off') return toFailedResult(failure);
          rules = { ...rules, [rule]: 'off' };
        }
      }
    },
    invalidate(path) {
      projects.invalidate(path);
      javascript.invalidate(path);
    },
    getTypesState: () => javascript.getTypesState(),
    close() {
      projects.clear();
      javascript.close();
      linters.clear();
    },
  };
}

/** ESLint lints only what is below its working folder: the workspace, or else the root of the disk. */
function getLinterFolder(path: string, root: string | undefined): string {
  if (root !== undefined && (path.startsWith(`${root}/`) || path.startsWith(`${root}\\`))) return root;
  return /^(?:[a-z]:)?[/\\]/iu.exec(path)?.[0] ?? '/';
}

/** What ESLint's command has as `--stats`; missing in its types. */
const withStats: object = { stats: true };

/** The milliseconds that each rule took in the last run. */
function getTimes(linter: Linter): Record<string, number> {
  const rules = linter.getTimes().passes.at(-1)?.rules ?? {};
  return Object.fromEntries(Object.entries(rules).map(([id, { total }]) => [id.replace(`${NAMESPACE}/`, ''), total]));
}

/**
 * Comments in JavaScript speak to all plugins: what ESLint says about rules that are not there, and about comments that
 * it cannot read, is for the user's own ESLint to tell.
 */
function createMessageFilter(kind: FileKind): (message: Linter.LintMessage) => boolean {
  return ({ ruleId, message }) =>
    ruleId === null ? kind === 'python' || message.startsWith('Parsing error') : ruleId.startsWith(`${NAMESPACE}/`);
}

/**
 * The rule, without prefix, in which an error was thrown: ESLint puts its id on the error when a listener threw, and
 * into the message when it was the rule's `create` or its options.
 */
function findRuleOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const id = 'ruleId' in error && typeof error.ruleId === 'string' ? error.ruleId : findRuleInMessage(error.message);
  return id?.replace(`${NAMESPACE}/`, '');
}

function findRuleInMessage(message: string): string | undefined {
  return /^Error while loading rule '(?<id>[^']+)'|Key "rules": Key "(?<key>[^"]+)"/u
    .exec(message)
    ?.slice(1)
    .find(Boolean);
}

/** What is left to say when the file could not be checked at all. */
function toFailedResult(error: Error): LintResult {
  const [message = 'unknown error'] = error.message.split('\n', 1);
  const text = `Could not be checked: ${message}`;
  const messages: Linter.LintMessage[] = [
    { ruleId: null, severity: 2, fatal: true, message: text, line: 1, column: 1 },
  ];
  return { messages, findings: toFindings(messages, undefined, '') };
}
