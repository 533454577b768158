/** Listeners that go with a signal. */
export function listen(target: EventTarget, signal: AbortSignal): void {
  target.addEventListener('message', () => console.log('message'), { signal });
}

export async function untilAborted(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

interface Machine {
  start(options?: { signal?: AbortSignal }): Promise<void>;
  stop(): void;
}

/** The signal stops what is waited for, each in its own way. */
export async function runUntilAborted(machine: Machine, signal: AbortSignal): Promise<void> {
  signal.addEventListener('abort', () => machine.stop(), { once: true });
  await machine.start();
}

export async function runWithHandler(machine: Machine, signal?: AbortSignal): Promise<void> {
  const stop = (): void => {
    machine.stop();
  };
  signal?.addEventListener('abort', stop);
  await machine.start();
  signal?.removeEventListener('abort', stop);
}

/** Who only writes it down does not stop it. */
export async function runAndLog(machine: Machine, signal: AbortSignal): Promise<void> {
  signal.addEventListener('abort', () => console.log('aborted'));
  await machine.start(); // error: [no-swallowed-cancellation] "`machine.start()` could be aborted but does not get `signal`"
}
