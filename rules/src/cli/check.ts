import { ProjectConfigs } from '../configuration/project-configs.js';
import { createEngine } from '../engine/create-engine.js';
import type { RuleSettings } from '../engine/engine.js';
import { createDiskFiles } from '../project/files/disk-files.js';
import { usageHint, type Arguments } from './arguments.js';
import { checkFiles } from './check-files.js';
import { toFileMessage, type CheckedFile, type CheckedMessage } from './checked-file.js';
import { findFiles, type FoundFiles } from './files/find-files.js';
import { ProjectRoots } from './files/project-roots.js';
import { readStandardInput } from './files/standard-input.js';
import { Complaints, Failures } from './output/complaints.js';
import { countBySeverity, describeCounts, toCount } from './output/counts.js';
import { formatFiles } from './output/formats.js';
import { Progress } from './output/progress.js';
import { readRules } from './read-rules.js';

/** Where the command runs. */
export interface Surroundings {
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/**
 * Checks what the arguments name and prints what it finds.
 * @returns the exit code: 0 no errors, 1 errors or more warnings than allowed, 2 wrong usage or a crash of a rule
 */
export async function check(args: Arguments, { cwd, stdin, stdout, stderr }: Surroundings): Promise<number> {
  const start = performance.now();
  const complaints = new Complaints(stderr);
  const given = readRules(args.rules);
  if (given.problems.length > 0) {
    for (const problem of given.problems) complaints.add(problem);
    stderr.write(`${usageHint}\n`);
    return 2;
  }
  const found =
    args.stdinFilename === undefined
      ? await findFiles(args.paths, cwd, args.ignorePatterns)
      : await readStandardInput(args.stdinFilename, cwd, stdin);
  for (const problem of found.problems) complaints.add(problem);
  const progress = new Progress(stderr, found.files.length);
  const checked = await checkFound(found, { args, rules: given.rules, cwd, progress, complaints });

  const files = [...found.unusable.map(toUnusableFile), ...checked];
  if (files.length === 0 && found.problems.length === 0) complaints.note(nothingChecked);
  const shown = args.quiet ? files.map(dropWarnings) : files;
  const width = stdout.isTTY ? stdout.columns : undefined;
  const output = await formatFiles(shown, { format: args.format, cwd, width });
  if (output !== '') stdout.write(`${output}\n`);
  if (args.format === 'stylish') stdout.write(`${summarize(files, checked.length, performance.now() - start)}\n`);
  return getExitCode(files, args, complaints.isEmpty);
}

/** How the files of a run are checked. */
interface Run {
  readonly args: Arguments;
  /** Settings of single rules that win over all others. */
  readonly rules: RuleSettings;
  readonly cwd: string;
  readonly progress: Progress;
  readonly complaints: Complaints;
}

/** Checks the files that were found, and complains of what is wrong with their projects and with rules. */
async function checkFound(found: FoundFiles, { args, rules, cwd, progress, complaints }: Run): Promise<CheckedFile[]> {
  const complain = (message: string): void => {
    progress.end();
    complaints.add(message);
  };
  const failures = new Failures(complain);
  const configs = new ProjectConfigs({
    files: createDiskFiles(),
    onProblems: ({ file, problems }) => {
      for (const problem of problems) complain(`${file}: ${problem}`);
    },
  });
  const roots = new ProjectRoots(found, cwd);
  const engine = createEngine({
    root: roots.getCommon(),
    getRoot: (path) => roots.get(path),
    filesOfRun: found.files.map(({ path }) => path),
    log: (message, level) => {
      if (level !== 'warning') return;
      progress.end();
      complaints.note(message);
    },
    onError: (failure) => failures.add(failure),
  });
  const checked = await checkFiles(found.files, {
    engine,
    configs,
    args,
    rules,
    onProgress: (done) => progress.update(done),
  });
  engine.close();
  progress.end();
  for (const { file, folder } of configs.findMissingFolders()) {
    complaints.note(`${file}: tool.async-pitfalls.src: "${folder}" is passed over: there is no such folder.`);
  }
  failures.end();
  return checked;
}

/** Without it, a run over the wrong folder would look like a good one. */
const nothingChecked = 'nothing was checked: no file of Python, TypeScript or JavaScript is there, or all are ignored.';

function toUnusableFile({ path, message }: { path: string; message: string }): CheckedFile {
  return { path, messages: [toFileMessage(message, 'warn')], isFixed: false };
}

/** What is left of a file with `--quiet`. */
function dropWarnings(file: CheckedFile): CheckedFile {
  return { ...file, messages: file.messages.filter(({ severity }) => severity === 2) };
}

function summarize(files: readonly CheckedFile[], checked: number, milliseconds: number): string {
  const fixed = files.filter(({ isFixed }) => isFixed).length;
  const parts = [describeCounts(getMessages(files), ', ')];
  const unparsed = files.filter(({ messages }) => messages.some(isParsingError)).length;
  if (unparsed > 0) parts.push(`${toCount(unparsed, 'file')} not parsed`);
  if (fixed > 0) parts.push(`${toCount(fixed, 'file')} fixed`);
  return `Checked ${toCount(checked, 'file')} in ${(milliseconds / 1000).toFixed(1)} s: ${parts.join(', ')}.`;
}

function isParsingError({ ruleId, message }: CheckedMessage): boolean {
  return ruleId === null && message.startsWith('Parsing error');
}

function getMessages(files: readonly CheckedFile[]): CheckedMessage[] {
  return files.flatMap(({ messages }) => messages);
}

function getExitCode(files: readonly CheckedFile[], { maxWarnings }: Arguments, isGoodRun: boolean): number {
  if (!isGoodRun) return 2;
  const { errors, warnings } = countBySeverity(getMessages(files));
  return errors > 0 || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0;
}
