import { setImmediate } from 'node:timers/promises';

/** What ends the command from outside and could come at any time: Ctrl+C, `kill`, a terminal that is closed. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Carries out what must not be left half done. A signal that would end the process takes effect as soon as it is done.
 * @returns what the action gives
 */
export async function withoutInterruption<Result>(action: () => Promise<Result>): Promise<Result> {
  let received: NodeJS.Signals | undefined;
  const listener = (signal: NodeJS.Signals): void => {
    received = signal;
  };
  for (const signal of signals) process.on(signal, listener);
  try {
    return await action();
  } finally {
    // Signals that came during the last step are told with the next turn of the event loop.
    await setImmediate();
    for (const signal of signals) process.off(signal, listener);
    if (received) process.kill(process.pid, received);
  }
}
