// Everything that needs no VS Code: types, lint, and the tests of each package.
import { runLimited } from './run-limited.mjs';

const runs = [
  [
    'generate',
    'node',
    ['--conditions=async-pitfalls-source', '--import', 'tsx', 'rules/scripts/generate.ts', '--check'],
  ],
  ['manifest', 'node', ['client/scripts/manifest-settings.mjs', '--check']],
  ['typecheck', 'npm', ['run', '--silent', 'typecheck']],
  ['build', 'npm', ['run', '--silent', 'build']],
  ['lint', 'npm', ['run', '--silent', 'lint']],
  ['rules', 'node', ['.ci/run-mocha.mjs', 'rules', 'rules/tests/**/*.test.ts']],
  ['server', 'node', ['.ci/run-mocha.mjs', 'server', 'server/tests/**/*.test.ts', '--retries', '1']],
  ['client', 'node', ['.ci/run-mocha.mjs', 'client', 'client/tests/*.test.ts']],
];

const failed = [];
for (const [name, command, args] of runs) {
  console.log(`\n> ${name}`);
  if ((await runLimited(command, args, { minutes: 25 })) !== 0) failed.push(name);
}
if (failed.length > 0) console.error(`\nfailed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
