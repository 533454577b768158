// Builds the rules and checks a path with them: npm start -- <path> <options…>
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const demo = path.join(root, 'test-fixtures/workspaces/documented-pitfalls');
const args = process.argv.slice(2);
// npm runs scripts in the package's folder; relative paths are meant from where the user is.
const cwd = process.env.INIT_CWD ?? process.cwd();

const build = spawnSync(process.execPath, [path.join(root, 'esbuild.config.mjs'), 'rules'], {
  cwd: root,
  stdio: 'inherit',
});
if (build.status !== 0) process.exit(2);
const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'rules/dist/cli.js'), ...(args.length > 0 ? args : [demo])],
  { cwd, stdio: 'inherit' },
);
process.exitCode = status ?? 2;
