/** Functions, flags and helpers of the program that know of the abort. */
declare function step(signal: AbortSignal): Promise<void>;
declare function ensureWanted(signal: AbortSignal): void;
declare function log(error: unknown): void;

export async function stepOnce(signal: AbortSignal): Promise<void> {
  const isStopped = (): boolean => signal.aborted;
  try {
    await step(signal);
  } catch (error) {
    if (isStopped()) throw error;
    log(error);
  }
}

export async function stepAgain(signal: AbortSignal): Promise<void> {
  while (!isStopped()) {
    try {
      await step(signal);
    } catch (error) {
      log(error);
    }
  }

  function isStopped(): boolean {
    return signal.aborted;
  }
}

export async function stepWithFlag(signal: AbortSignal): Promise<void> {
  let isOver = false;
  signal.addEventListener('abort', () => {
    isOver = true;
  });
  try {
    await step(signal);
  } catch (error) {
    if (isOver) throw error;
    log(error);
  }
}

export async function stepWithNamedListener(signal: AbortSignal): Promise<void> {
  let isOver = false;
  const end = (): void => {
    isOver = true;
  };
  signal.addEventListener('abort', end);
  try {
    await step(signal);
  } catch (error) {
    if (isOver) throw error;
    log(error);
  }
}

export async function stepWithHandler(signal: AbortSignal): Promise<void> {
  let isOver = false;
  signal.onabort = () => {
    isOver = true;
  };
  try {
    await step(signal);
  } catch (error) {
    if (!isOver) log(error);
  }
}

/** Another variable of the name that a flag has, and a property of it. */
export async function stepWithOther(signal: AbortSignal, state: { isOver: boolean }): Promise<boolean> {
  let isOver = false;
  try {
    await step(signal);
    isOver = true;
  } catch (error) { // error: [no-swallowed-cancellation] "also catches the abort of `step()`"
    console.error(error, state.isOver);
  }
  return isOver;
}

/** What cancels a timer, writes the signal to a log or runs behind asks for no abort. */
export async function stepWithTimer(signal: AbortSignal, timer: { cancel(): void }): Promise<void> {
  const clear = (): void => timer.cancel();
  try {
    await step(signal);
  } catch (error) { // error: [no-swallowed-cancellation] "also catches the abort of `step()`"
    clear();
    console.error(error, { signal });
    void step(signal);
  }
}

export async function stepWanted(signal: AbortSignal): Promise<void> {
  try {
    await step(signal);
  } catch (error) {
    ensureWanted(signal);
    log(error);
  }
}

export async function stepTwice(signal: AbortSignal): Promise<void> {
  await step(signal).catch(log);
  try {
    await step(signal);
  } catch {
    await step(signal);
  }
}

export async function stepWithFallback(signal: AbortSignal): Promise<void> {
  try {
    await step(signal);
  } catch { // error: [no-swallowed-cancellation] "also catches the abort of `step()`"
    await step(signal).catch(() => undefined); // error: [no-swallowed-cancellation] "This `.catch` also handles the abort"
  }
}
