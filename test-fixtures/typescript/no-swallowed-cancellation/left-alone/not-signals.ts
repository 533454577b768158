/** Things that have the name but not the meaning. */
import { spawn } from 'node:child_process';

declare function kill(pid: number, options: { signal: string }): Promise<void>;
declare function verify(token: string): Promise<boolean>;

export async function stop(pid: number): Promise<boolean> {
  try {
    await kill(pid, { signal: 'SIGTERM' });
    return true;
  } catch {
    return false;
  }
}

export async function authenticate(token: string): Promise<boolean> {
  try {
    return await verify(token);
  } catch {
    return false;
  }
}

export function run(command: string): Promise<number> {
  return new Promise((resolve) => {
    spawn(command).on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 0)));
  });
}

export async function save(signal: { level: number }): Promise<void> {
  try {
    await fetch(`/levels/${signal.level}`);
  } catch {
    console.warn('not saved');
  }
}

declare function pause(milliseconds: number, controller?: AbortController): Promise<void>;
declare function send(path: string, request?: Request): Promise<string>;

// A controller and a request have a signal of their own: nobody else's can be put into them.
export async function upload(signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  await pause(100);
  return send('/uploads');
}
