// Everything that needs no VS Code: types, lint, and the tests of each package.
import { spawnSync } from 'node:child_process';

const runs = [
  ['generate', ['node', ['--conditions=source', '--import', 'tsx', 'rules/scripts/generate.ts', '--check']]],
  ['manifest', ['node', ['client/scripts/manifest-settings.mjs', '--check']]],
  ['typecheck', ['npm', ['run', '--silent', 'typecheck']]],
  ['build', ['npm', ['run', '--silent', 'build']]],
  ['lint', ['npm', ['run', '--silent', 'lint']]],
  ['rules', ['node', ['.ci/run-mocha.mjs', 'rules', 'rules/tests/**/*.test.ts']]],
  ['server', ['node', ['.ci/run-mocha.mjs', 'server', 'server/tests/**/*.test.ts']]],
];

const failed = runs.filter(([name, [command, args]]) => {
  console.log(`\n> ${name}`);
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  return status !== 0;
});
if (failed.length > 0) console.error(`\nfailed: ${failed.map(([name]) => name).join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
