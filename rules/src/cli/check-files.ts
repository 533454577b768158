import { setImmediate } from 'node:timers/promises';
import type { Linter } from 'eslint';
import { resolveRules, type FoundConfig, type ProjectConfigs } from '../configuration/project-configs.js';
import { lintAndFix } from '../engine/apply-fixes.js';
import type { Engine, LintRequest, RuleSettings } from '../engine/engine.js';
import type { RelatedLocation } from '../project/location.js';
import type { Arguments } from './arguments.js';
import type { FoundFile } from './find-files.js';
import { readText } from './read-text.js';
import { replaceText } from './write-text.js';

/** What was found in a file. */
export interface CheckedFile {
  readonly path: string;
  /** The text that the messages are about; undefined when it could not be read. */
  readonly text?: string;
  readonly messages: readonly CheckedMessage[];
  /** Whether fixes were written. */
  readonly isFixed: boolean;
}

/** A message with the places that belong to it, such as the steps of a call path. */
export interface CheckedMessage extends Linter.LintMessage {
  readonly related?: readonly RelatedLocation[];
}

interface CheckOptions {
  readonly engine: Engine;
  readonly configs: ProjectConfigs;
  readonly args: Arguments;
  /** Settings of single rules that win over all others. */
  readonly rules: RuleSettings;
  /** Told how many files are done. */
  readonly onProgress: (done: number) => void;
}

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

/** A problem of the file itself, as ESLint reports those. */
export function toFileMessage(message: string, severity: 'warn' | 'error'): Linter.LintMessage {
  const isError = severity === 'error';
  return { ruleId: null, message, severity: isError ? 2 : 1, fatal: isError || undefined, line: 1, column: 1 };
}

async function checkFile(
  { path, isNamed }: FoundFile,
  { engine, configs, args, rules }: CheckOptions,
): Promise<CheckedFile | undefined> {
  const config = configs.find(path);
  if (config?.isExcluded(path)) return undefined;
  const read = readText(path);
  if ('message' in read) return { path, messages: [toFileMessage(read.message, read.severity)], isFixed: false };
  const { text } = read;
  const request: LintRequest = {
    path,
    text,
    rules: { ...getRules(args, config), ...rules },
    suggestions: args.format === 'json',
  };
  const found = engine.lint(request);
  // The output of tools that lies among the sources is like an ignored file: worth a word only to who asks for it.
  if (found.skipped?.kind === 'minified' && !isNamed) return undefined;
  const checked = toCheckedFile(path, text, found);
  return args.fix && found.messages.some(({ fix }) => fix) ? fixFile(engine, request, checked) : checked;
}

/** Writes the safe fixes; without success the file is as it was found, with the reason beside. */
async function fixFile(engine: Engine, request: LintRequest, found: CheckedFile): Promise<CheckedFile> {
  const { path } = request;
  const { text, result } = lintAndFix(engine, request);
  if (text === request.text) return found;
  const problem = await replaceText(path, request.text, text);
  if (problem !== undefined) return { ...found, messages: [toFileMessage(problem, 'error'), ...found.messages] };
  engine.invalidate(path);
  return { ...toCheckedFile(path, text, result), isFixed: true };
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
