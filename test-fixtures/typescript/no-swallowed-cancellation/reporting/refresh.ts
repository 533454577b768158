/** Keeps data fresh until it is told to stop. Whether a handler drops the abort is told by the helper that it calls. */
import { collect, fail, report, reportLoudly, reportUnlessAborted } from './errors.js';

declare function reload(signal: AbortSignal): Promise<void>;

export async function refresh(signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await reload(signal);
    } catch (error) { // error: [no-swallowed-cancellation] "also catches the abort of `reload()` and goes on"
      report(error);
    }
  }
}

export async function refreshLoudly(signal: AbortSignal): Promise<boolean> {
  try {
    await reload(signal);
    return true;
  } catch (error) { // error: [no-swallowed-cancellation] "whoever aborts `signal` cannot stop this function"
    reportLoudly(error);
    return false;
  }
}

export async function refreshCarefully(signal: AbortSignal): Promise<void> {
  try {
    await reload(signal);
  } catch (error) {
    reportUnlessAborted(error);
  }
}

export async function refreshOnce(signal: AbortSignal): Promise<void> {
  try {
    await reload(signal);
  } catch (error) {
    fail(error);
  }
}

export async function refreshAndCollect(signal: AbortSignal): Promise<void> {
  try {
    await reload(signal);
  } catch (error) {
    collect(error);
  }
}
