// Runs mocha and ends with a plain line `name: N passed, N failed`: node .ci/run-mocha.mjs <name> <files and options…>
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runLimited } from './run-limited.mjs';

const [name, ...args] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'mocha-'));
const counts = path.join(folder, 'counts.json');
const reporter = path.join(import.meta.dirname, 'counting-reporter.cjs');
const mocha = ['node_modules/mocha/bin/mocha.js', '--reporter', reporter, ...args];
const status = await runLimited(process.execPath, mocha, {
  minutes: 40,
  cwd: path.dirname(import.meta.dirname),
  env: { ...process.env, MOCHA_COUNTS: counts },
});

// A run that ended before its end (process.exit in a test) has written no counts: that is a failure whatever its status.
const { passed, failed } = readCounts();
rmSync(folder, { recursive: true });
console.log(`${name}: ${passed} passed, ${failed} failed`);
process.exitCode = status === 0 && failed === 0 && passed > 0 ? 0 : 1;

function readCounts() {
  try {
    return JSON.parse(readFileSync(counts, 'utf8'));
  } catch {
    console.error(`${name}: mocha did not finish`);
    return { passed: 0, failed: 1 };
  }
}
