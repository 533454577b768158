import { setImmediate } from 'node:timers/promises';
import type { Linter } from 'eslint';
import { getPresetSettings } from '../configs.js';
import { lintAndFix } from '../engine/apply-fixes.js';
import type { Engine, LintRequest, RuleSettings } from '../engine/engine.js';
import type { RelatedLocation } from '../project/location.js';
import type { Arguments } from './arguments.js';
import type { ProjectConfigs } from './project-configs.js';
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

export interface CheckedMessage extends Linter.LintMessage {
  readonly related?: readonly RelatedLocation[];
}

interface CheckOptions {
  readonly engine: Engine;
  readonly configs: ProjectConfigs;
  readonly args: Arguments;
  /** Told how many files are done. */
  readonly onProgress: (done: number) => void;
}

/** Checks the files one after the other, leaving out those that their projects exclude. */
export async function checkFiles(files: readonly string[], options: CheckOptions): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = [];
  for (const [index, path] of files.entries()) {
    const result = await checkFile(path, options);
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

async function checkFile(path: string, { engine, configs, args }: CheckOptions): Promise<CheckedFile | undefined> {
  const config = configs.find(path);
  if (config?.isExcluded(path)) return undefined;
  const read = await readText(path);
  if ('message' in read) return { path, messages: [toFileMessage(read.message, read.severity)], isFixed: false };
  const { text } = read;
  const request: LintRequest = {
    path,
    text,
    rules: getRules(args, config),
    pythonVersion: config?.pythonVersion,
    sourceRoots: config?.sourceRoots,
  };
  if (!args.fix) return toCheckedFile(path, text, engine.lint(request), false);
  const fixed = lintAndFix(engine, request);
  if (fixed.text === text) return toCheckedFile(path, text, fixed.result, false);
  const problem = await replaceText(path, text, fixed.text);
  if (problem === undefined) {
    engine.invalidate(path);
    return toCheckedFile(path, fixed.text, fixed.result, true);
  }
  const unfixed = toCheckedFile(path, text, engine.lint(request), false);
  return { ...unfixed, messages: [toFileMessage(problem, 'error'), ...unfixed.messages] };
}

function getRules(args: Arguments, config: ReturnType<ProjectConfigs['find']>): RuleSettings {
  const preset = args.preset ?? config?.preset ?? 'recommended';
  return { ...getPresetSettings(preset), ...config?.rules, ...args.rules };
}

function toCheckedFile(
  path: string,
  text: string,
  { messages, findings, skipped }: ReturnType<Engine['lint']>,
  isFixed: boolean,
): CheckedFile {
  if (skipped !== undefined) return { path, text, messages: [toFileMessage(skipped, 'warn')], isFixed };
  const withRelated = messages.map((message, index) => ({ ...message, related: findings[index]?.related }));
  return { path, text, messages: withRelated, isFixed };
}
