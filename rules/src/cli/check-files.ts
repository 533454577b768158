import { setImmediate } from 'node:timers/promises';
import { resolveRules, type FoundConfig, type ProjectConfigs } from '../configuration/project-configs.js';
import { mergeRules } from '../configuration/rule-settings.js';
import { lintAndFix } from '../engine/apply-fixes.js';
import type { Engine, LintRequest, RuleSettings } from '../engine/engine.js';
import { isNotebook } from '../file-kinds.js';
import type { Arguments } from './arguments.js';
import { LintedNotebook } from './linted-notebook.js';
import { toFileMessage, type CheckedFile } from './checked-file.js';
import type { FoundFile } from './files/find-files.js';
import { readText } from './files/read-text.js';
import { replaceText } from './files/write-text.js';

interface CheckOptions {
  readonly engine: Engine;
  readonly configs: ProjectConfigs;
  readonly args: Arguments;
  /** Settings of single rules that win over all others. */
  readonly rules: RuleSettings;
  /** Told how many files are done. */
  readonly onProgress: (done: number) => void;
}

/** Notebooks may be longer than other files, in bytes: what cells put out, such as pictures, is in the file. */
const maxNotebookBytes = 50_000_000;

/** Checks the files one after the other, leaving out those that their projects exclude. */
export async function checkFiles(files: readonly FoundFile[], options: CheckOptions): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = [];
  for (const [index, file] of files.entries()) {
    const result = await checkFile(file, options);
    if (result) checked.push(result);
    options.onProgress(index + 1);
    // Lets the terminal and signals have their turn.
    if (index % 16 === 15) await setImmediate();
  }
  return checked;
}

async function checkFile(
  { path, isNamed, text: given }: FoundFile,
  { engine, configs, args, rules }: CheckOptions,
): Promise<CheckedFile | undefined> {
  const config = configs.find(path);
  if (config?.isExcluded(path)) return undefined;
  const limit = isNotebook(path) ? maxNotebookBytes : undefined;
  const read = given === undefined ? readText(path, limit) : { text: given, isUtf8: true };
  if ('message' in read) {
    if (read.isBinary === true && !isNamed) return undefined;
    return { path, messages: [toFileMessage(read.message, read.severity)], isFixed: false };
  }
  const { text, isUtf8 } = read;
  const request: LintRequest = {
    path,
    text,
    rules: mergeRules(getRules(args, config), rules),
    suggestions: args.format === 'json',
  };
  if (isNotebook(path)) return checkNotebook(engine, request, args.fix, isNamed);
  const found = engine.lint(request);
  // The output of tools that lies among the sources is like an ignored file: worth a word only to who asks for it.
  if (found.skipped && found.skipped.kind !== 'large' && !isNamed) return undefined;
  const checked = toCheckedFile(path, text, found);
  if (!args.fix || !found.messages.some(({ fix }) => fix)) return checked;
  return isUtf8 ? fixFile(engine, request, checked) : addProblem(checked, 'Not fixed: the file is not in UTF-8.');
}

/** Writes the safe fixes; without success the file is as it was found, with the reason beside. */
async function fixFile(engine: Engine, request: LintRequest, found: CheckedFile): Promise<CheckedFile> {
  const { path } = request;
  const { text, result } = lintAndFix(engine, request);
  return writeFixed(engine, found, { ...toCheckedFile(path, text, result), isFixed: true });
}

/**
 * Checks the cells of a notebook and writes the safe fixes. For one in another language there is only a word to who asks
 * for it.
 */
async function checkNotebook(
  engine: Engine,
  request: LintRequest,
  mayFix: boolean,
  isNamed: boolean,
): Promise<CheckedFile | undefined> {
  const { path, text } = request;
  const linted = LintedNotebook.lint(engine, request);
  if ('problem' in linted) {
    const { kind, problem } = linted;
    if (kind === 'language' && !isNamed) return undefined;
    return { path, text, messages: [toFileMessage(problem, kind === 'broken' ? 'error' : 'warn')], isFixed: false };
  }
  const found = { path, text, messages: linted.getMessages(), isFixed: false };
  if (!mayFix || !found.messages.some(({ fix }) => fix)) return found;
  const fixed = LintedNotebook.fix(engine, request, linted);
  return writeFixed(engine, found, { path, text: fixed.text, messages: fixed.getMessages(), isFixed: true });
}

async function writeFixed(engine: Engine, found: CheckedFile, fixed: CheckedFile): Promise<CheckedFile> {
  const { path, text: before } = found;
  const { text } = fixed;
  if (before === undefined || text === undefined || text === before) return found;
  const problem = await replaceText(path, before, text);
  if (problem !== undefined) return addProblem(found, problem);
  engine.invalidate(path);
  return fixed;
}

function addProblem(file: CheckedFile, problem: string): CheckedFile {
  return { ...file, messages: [toFileMessage(problem, 'error'), ...file.messages] };
}

function getRules(args: Arguments, config: FoundConfig | undefined): RuleSettings {
  const preset = args.preset ?? config?.preset;
  return resolveRules({ preset, rules: config?.rules ?? {} });
}

function toCheckedFile(
  path: string,
  text: string,
  { messages, findings, skipped }: ReturnType<Engine['lint']>,
): CheckedFile {
  if (skipped) return { path, text, messages: [toFileMessage(skipped.message, 'warn')], isFixed: false };
  const withRelated = messages.map((message, index) => ({ ...message, related: findings[index]?.related }));
  return { path, text, messages: withRelated, isFixed: false };
}
