// Runs a command in a process group of its own, and ends the whole group when the command has ended or its time is up:
// what a failed test left running must not keep the run, or its output, open.
import { spawn } from 'node:child_process';
import { clearTimeout, setTimeout } from 'node:timers';

const windows = process.platform === 'win32';

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ minutes: number, cwd?: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} the exit code, or 1 when the command was ended by a signal or by the limit
 */
export function runLimited(command, args, { minutes, cwd, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: !windows,
      shell: windows,
    });
    const end = () => {
      try {
        process.kill(windows ? child.pid : -child.pid, 'SIGKILL');
      } catch {
        // Everything in the group has ended by itself.
      }
    };
    const interrupt = () => {
      end();
      process.exit(1);
    };
    const timer = setTimeout(() => {
      console.error(`${command} ${args.join(' ')}: not done after ${minutes} minutes`);
      end();
    }, minutes * 60_000);
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      end();
      resolve(code ?? 1);
    });
  });
}
