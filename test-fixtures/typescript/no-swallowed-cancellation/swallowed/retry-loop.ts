/** Tries again, but not when it was told to stop. */
declare function attempt(count: number, signal: AbortSignal): Promise<string>;
declare function isAbortError(error: unknown): boolean;
declare const metrics: { failures: number };

export async function retry(signal: AbortSignal): Promise<string | undefined> {
  for (let count = 0; count < 3; count++) {
    try {
      return await attempt(count, signal);
    } catch { // error: [no-swallowed-cancellation] "goes on"
      metrics.failures++;
    }
  }
  return undefined;
}

export async function retryOnSomeErrors(signal: AbortSignal): Promise<string | undefined> {
  try {
    return await attempt(1, signal);
  } catch (error) { // error: [no-swallowed-cancellation] "cannot stop this function"
    if (metrics.failures > 3) throw new Error('too many failures');
    return undefined;
  }
}

export async function retryUnlessAborted(signal: AbortSignal): Promise<string | undefined> {
  for (let count = 0; count < 3; count++) {
    try {
      return await attempt(count, signal);
    } catch (error) {
      if (isAbortError(error)) throw error;
    }
  }
  return undefined;
}

export async function retryAndTell(signal: AbortSignal): Promise<{ error?: unknown }> {
  try {
    await attempt(1, signal);
    return {};
  } catch (error) {
    return { error };
  }
}

export async function lastAttempt(signal: AbortSignal): Promise<string> {
  let last: unknown;
  try {
    return await attempt(1, signal);
  } catch (error) {
    last = error;
  }
  throw last;
}

declare function pause(milliseconds: number, options?: { signal?: AbortSignal }): Promise<void>;

export async function retryWithPauses(signal: AbortSignal): Promise<string> {
  let last: unknown;
  for (let count = 0; count < 3; count++) {
    try {
      return await attempt(count, signal);
    } catch (error) { // error: [no-swallowed-cancellation] "goes on"
      last = error;
      await pause(100 * 2 ** count);
    }
  }
  throw last;
}

export async function retryWithPausesThatEnd(signal: AbortSignal): Promise<string> {
  let last: unknown;
  for (let count = 0; count < 3; count++) {
    try {
      return await attempt(count, signal);
    } catch (error) {
      last = error;
      await pause(100 * 2 ** count, { signal });
    }
  }
  throw last;
}

export async function retryWhileWanted(signal: AbortSignal): Promise<string> {
  let last: unknown;
  for (let count = 0; count < 3 && !signal.aborted; count++) {
    try {
      return await attempt(count, signal);
    } catch (error) {
      last = error;
      await pause(100);
    }
  }
  throw last;
}

export async function countWhileWanted(signal: AbortSignal): Promise<void> {
  for (let count = 0; count < 3 && !signal.aborted; count++) {
    try {
      await attempt(count, signal);
    } catch {
      metrics.failures++;
    }
  }
}

export async function askNext(signals: readonly AbortSignal[], signal: AbortSignal): Promise<string> {
  let last: unknown;
  for (const count of signals.keys()) {
    try {
      return await attempt(count, signal);
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

export async function retrySomeTimes(signal: AbortSignal, times: number): Promise<string> {
  for (let count = 1; ; count++) {
    try {
      return await attempt(count, signal);
    } catch (error) {
      if (count >= times || signal.aborted) throw error;
      await pause(100 * count, { signal });
    }
  }
}

export async function retryWhileRoom(signal: AbortSignal, times: number): Promise<string> {
  for (let count = 1; ; count++) {
    try {
      return await attempt(count, signal);
    } catch (error) {
      const isLast = count >= times;
      if (!(!isLast && !signal.aborted)) throw error;
      await pause(100 * count);
    }
  }
}
