import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { presets, type Preset } from '../presets.js';
import { version } from '../version.js';

const formats = ['stylish', 'json', 'github', 'sarif'] as const;
/** How findings are printed. */
export type Format = (typeof formats)[number];

/** What the user asked for. */
export interface Arguments {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly fix: boolean;
  /** Whether warnings are counted, but not printed. */
  readonly quiet: boolean;
  /** Settings of single rules, as they were given: `no-blocking-call:warn`, `no-blocking-call:["warn", { "depth": 0 }]`. */
  readonly rules: readonly string[];
  /** The preset, when it was given; it wins over what projects say. */
  readonly preset?: Preset;
  readonly maxWarnings?: number;
  /** The path of the file whose text comes by standard input; nothing else is checked then. */
  readonly stdinFilename?: string;
  /** Patterns of files that folders are searched without, relative to the working folder. */
  readonly ignorePatterns: readonly string[];
}

interface Options {
  format: Format;
  fix?: boolean;
  quiet?: boolean;
  rule?: string[];
  preset?: Preset;
  maxWarnings?: number;
  ignorePattern?: string[];
  stdinFilename?: string;
}

/**
 * Reads the command line.
 * @param argv the arguments behind the command's name
 * @returns an exit code when there is nothing more to do: help was printed, or the usage is wrong
 */
export function parseArguments(argv: readonly string[]): Arguments | { exitCode: number } {
  const command = createCommand();
  try {
    command.parse(argv, { from: 'user' });
    checkStandardInput(command);
  } catch (error) {
    if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2 };
    throw error;
  }
  const {
    format,
    fix = false,
    quiet = false,
    rule: rules = [],
    preset,
    maxWarnings,
    ignorePattern: ignorePatterns = [],
    stdinFilename,
  } = command.opts<Options>();
  const paths = command.args.length > 0 ? command.args : ['.'];
  return { paths, format, fix, quiet, preset, maxWarnings, rules, ignorePatterns, stdinFilename };
}

/** What is printed behind a message about wrong usage. */
export const usageHint = 'async-pitfalls --help tells what there is.';

function createCommand(): Command {
  return new Command('async-pitfalls')
    .description('Finds misuse of asynchronous code in Python, TypeScript and JavaScript.')
    .argument('[paths...]', 'files, folders and globs to check; the current folder when none is given')
    .addOption(new Option('-f, --format <format>', 'how findings are printed').choices(formats).default('stylish'))
    .option('--fix', 'apply safe fixes')
    .option(
      '--rule <id:severity>',
      'set a rule to off, warn or error: no-blocking-call:warn, or also its options: ' +
        'no-blocking-call:["warn", { "depth": 0 }] (repeatable)',
      collect,
    )
    .addOption(
      new Option('--preset <preset>', 'the rules to start from, instead of those of the project').choices(presets),
    )
    .option('--ignore-pattern <pattern>', 'leave out files below folders: **/*.template.ts (repeatable)', collect)
    .option('--quiet', 'print errors only')
    .option('--stdin-filename <path>', 'check standard input as the text of this file')
    .option('--max-warnings <number>', 'fail when there are more warnings', parseCount)
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this text')
    .addHelpText(
      'after',
      [
        '',
        'Settings are read from [tool.async-pitfalls] in the nearest pyproject.toml',
        'around a file. Without one the rules are those of the preset "recommended".',
        'An eslint.config is read by ESLint only. Files that a .gitignore names are left',
        'out of folders and globs.',
        '',
        'Exit codes: 0 no errors, 1 errors (or more warnings than allowed), 2 wrong usage',
        'or a crash',
      ].join('\n'),
    )
    .configureOutput({
      outputError: (text, write) => {
        write(`async-pitfalls: ${text.replace(/^error: /u, '')}`);
      },
    })
    .showHelpAfterError(usageHint)
    .exitOverride();
}

/** Standard input is one text, which nobody could write back. */
function checkStandardInput(command: Command): void {
  const { stdinFilename, fix } = command.opts<Options>();
  const others = command.args.filter((path) => path !== '-');
  if (stdinFilename === undefined) {
    if (others.length < command.args.length) command.error("'-' is standard input: --stdin-filename says what it is.");
  } else if (others.length > 0) {
    command.error(`--stdin-filename: '${others.join(' ')}' cannot be checked beside standard input.`);
  } else if (fix) {
    command.error('--stdin-filename: --fix has no file to write to.');
  }
}

function collect(value: string, all: readonly string[] = []): string[] {
  return [...all, value];
}

function parseCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 0) throw new InvalidArgumentError('Expected a whole number.');
  return count;
}
