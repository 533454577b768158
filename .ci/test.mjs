// Everything that needs no VS Code: types, lint, and the tests of each package.
import { availableParallelism } from 'node:os';
import { runLimited } from './run-limited.mjs';

/** Several files at once: each is a program of its own, and waits for compilers and servers most of the time. */
const sideBySide = ['--parallel', '--jobs', String(availableParallelism())];

const runs = [
  ['manifest', 'node', ['client/scripts/manifest-settings.mjs', '--check']],
  ['typecheck', 'npm', ['run', '--silent', 'typecheck']],
  ['build', 'npm', ['run', '--silent', 'build']],
  ['lint', 'npm', ['run', '--silent', 'lint']],
  ['rules', 'node', ['.ci/run-mocha.mjs', 'rules', 'rules/tests/**/*.test.ts', ...sideBySide]],
  ['server', 'node', ['.ci/run-mocha.mjs', 'server', 'server/tests/**/*.test.ts', '--retries', '1', ...sideBySide]],
  ['client', 'node', ['.ci/run-mocha.mjs', 'client', 'client/tests/*.test.ts']],
];

const failed = [];
for (const [name, command, args] of runs) {
  console.log(`\n> ${name}`);
  if ((await runLimited(command, args, { minutes: 45 })) !== 0) failed.push(name);
}
if (failed.length > 0) console.error(`\nfailed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
