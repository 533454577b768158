import { parseArguments } from './arguments.js';
import type { Surroundings } from './check.js';

/**
 * The command.
 * @param argv the arguments behind the command's name
 * @returns the exit code: 0 no errors, 1 errors or more warnings than allowed, 2 wrong usage or a crash of a rule
 */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const args = parseArguments(argv);
  if ('exitCode' in args) return args.exitCode;
  // All that checking takes is loaded now: help and mistakes on the command line need not wait for it.
  const { check } = await import('./check.js');
  return check(args, surroundings);
}
