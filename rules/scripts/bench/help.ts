import { readFileSync } from 'node:fs';

/**
 * Prints the comment at the top of a benchmark, and ends the process, when `--help` is asked for.
 * @param program the path of the benchmark
 */
export function answerHelp(program: string): void {
  if (!process.argv.includes('--help')) return;
  const [, comment = ''] = /^\/\*\*\n(.*?)\n \*\//su.exec(readFileSync(program, 'utf8')) ?? [];
  console.log(comment.replaceAll(/^ \* ?/gmu, ''));
  process.exit();
}
