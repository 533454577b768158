import type { Linter } from 'eslint';
import { findFileKind, type FileKind } from '../file-kinds.js';
import { ParseError } from '../javascript/parser/parse.js';
import type { JavaScriptSourceCode } from '../javascript/parser/source-code.js';
import { namespace } from '../namespace.js';
import { DerivedCache } from '../project/files/derived-cache.js';
import { createDiskFiles } from '../project/files/disk-files.js';
import type { PythonLanguage } from '../python/language/language.js';
import { version } from '../version.js';
import type { Engine, EngineOptions, LintRequest, LintResult } from './engine.js';
import { openJavaScriptFile } from './host/javascript-file.js';
import { lintFile } from './host/lint-file.js';
import type { ParsedFile } from './host/parsed-file.js';
import { openPythonFile } from './host/python-file.js';
import { createJavaScriptFrontEnd, type JavaScriptFrontEnd } from './javascript-front-end.js';
import { createPythonLanguage, PythonProjects } from './python-projects.js';
import { screenRules } from './screen.js';
import { toFindings } from './to-findings.js';
import { findReasonToSkip, unknownLanguage } from './unsuitable-files.js';

/** What knows the two languages, with what was read of the projects so far. */
interface FrontEnds {
  readonly projects: PythonProjects;
  readonly python: PythonLanguage;
  readonly javascript: JavaScriptFrontEnd;
}

/** An engine with a host of its own for the rules, lighter than ESLint's. No config file is read. */
export function createEngine(options: EngineOptions = {}): Engine {
  const frontEnds = createFrontEnds(options);
  const { projects, javascript } = frontEnds;
  return {
    lint(request) {
      const kind = request.notebook === true ? 'python' : findFileKind(request.path);
      if (!kind) return { findings: [], messages: [], skipped: unknownLanguage };
      const skipped = findReasonToSkip(request.text, kind);
      if (skipped) return { findings: [], messages: [], skipped };
      try {
        return lint(request, kind, frontEnds, options);
      } catch (error) {
        const failure = error instanceof Error ? error : new Error(String(error));
        options.onError?.({ path: request.path, rule: null, error: failure });
        return toResult([toFailedMessage(failure)], undefined, request);
      }
    },
    invalidate(path) {
      projects.invalidate(path);
      if (findFileKind(path) !== 'python') javascript.invalidate(path);
    },
    getTypesState: () => javascript.getTypesState(),
    close() {
      projects.clear();
      javascript.close();
    },
  };
}

function createFrontEnds(options: EngineOptions): FrontEnds {
  const files = options.files ?? createDiskFiles();
  const projects = new PythonProjects({
    files,
    root: options.root,
    getRoot: options.getRoot,
    cache: options.cache === undefined ? undefined : new DerivedCache(options.cache, version),
    indexer: options.indexer,
    environment: options.pythonEnvironment,
  });
  return { projects, python: createPythonLanguage(projects), javascript: createJavaScriptFrontEnd(files, options) };
}

function lint(
  request: LintRequest,
  kind: FileKind,
  { python, javascript }: FrontEnds,
  options: EngineOptions,
): LintResult {
  const { path } = request;
  const text = removeByteOrderMark(request.text);
  const isScreened = kind === 'javascript' && options.filesOfRun !== undefined && options.types !== 'off';
  const rules = isScreened ? screenRules({ ...request, text }, javascript.services.nativeTypes) : request.rules;
  if (rules === 'none') return { findings: [], messages: [] };
  const file = kind === 'python' ? openPythonFile(python, path, text) : tryToParse(() => javascript.parse(path, text));
  if (file instanceof ParseError) return toResult([toParsingMessage(file)], undefined, request);
  const settings = { [namespace]: { types: options.types } };
  const times = request.timing === true ? new Map<string, number>() : undefined;
  const messages = lintFile(file, {
    kind,
    context: { filename: path, physicalFilename: path, cwd: options.root ?? '/', settings },
    rules,
    inlineConfig: request.inlineConfig ?? true,
    suggestions: request.suggestions ?? true,
    onFailure: (rule, error) => options.onError?.({ path, rule, error }),
    times,
  });
  return { ...toResult(messages, file, request), ...(times && { times: Object.fromEntries(times) }) };
}

function removeByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function tryToParse(parse: () => JavaScriptSourceCode): ParsedFile | ParseError {
  try {
    return openJavaScriptFile(parse());
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

function toResult(
  messages: readonly Linter.LintMessage[],
  file: ParsedFile | undefined,
  request: LintRequest,
): LintResult {
  return { messages, findings: toFindings(messages, file?.sourceCode, request) };
}

function toParsingMessage({ message, lineNumber, column }: ParseError): Linter.LintMessage {
  return { ruleId: null, fatal: true, severity: 2, message: `Parsing error: ${message}`, line: lineNumber, column };
}

/** What is left to say when the file could not be checked at all. */
function toFailedMessage(error: Error): Linter.LintMessage {
  const [message = 'unknown error'] = error.message.split('\n', 1);
  return { ruleId: null, fatal: true, severity: 2, message: `Could not be checked: ${message}`, line: 1, column: 1 };
}
