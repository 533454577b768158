// Installs what the end-to-end tests need: the VS Code web server with the Node it wants, and Chromium by apt when it
// is missing. Idempotent: a stamp names what was installed. No lifecycle script runs and nothing is compiled; the pieces
// left uncompiled (spdlog, native-watchdog, kerberos, sqlite3) are optional at run time and only cost noise in the log.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromiumPath, hostModules } from './support/paths.js';

const host = path.dirname(hostModules);
const manifest = readFileSync(path.join(host, 'package.json'), 'utf8');
const stamp = path.join(hostModules, '.stamp');
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== manifest) {
  const vscode = path.join(hostModules, 'code-server/lib/vscode');
  run('npm', ['ci', ...quiet], host);
  // Its shrinkwrap is not in sync with its manifest, so `npm ci` refuses; versions are held by the shrinkwrap all the same.
  run('npm', ['install', '--omit=dev', ...quiet], vscode);
  // The TypeScript that the built-in TypeScript extension uses.
  run('npm', ['install', '--omit=dev', ...quiet], path.join(vscode, 'extensions'));
  writeFileSync(stamp, manifest);
}

// With --no-browser for those who have one, and would not want another.
if (!process.argv.includes('--no-browser') && !existsSync(chromiumPath)) {
  run('apt-get', ['update', '-q'], host);
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], host);
}

/** Runs a command, three times at most: a network fails now and then. */
function run(command: string, args: readonly string[], cwd: string): void {
  for (let attempt = 1; attempt <= 3; attempt++) {
    const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
    if (status === 0) return;
    console.error(`${command} ${args.join(' ')} failed in ${cwd}${error ? `: ${error.message}` : ''}`);
  }
  process.exit(1);
}
