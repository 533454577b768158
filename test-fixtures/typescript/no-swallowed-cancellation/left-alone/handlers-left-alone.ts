/** Handlers that let an abort through, look at it, or whose abort is their own. */
import axios, { isCancel } from 'axios';
import { CancellationError, type CancellationToken } from 'vscode';

declare function search(text: string, token: CancellationToken): Promise<string[]>;
declare function isAbortError(error: unknown): boolean;

export async function rethrows(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { signal });
  } catch (error) {
    console.error(error);
    throw error;
  }
}

export async function wraps(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { signal });
  } catch (cause) {
    throw new Error('cannot load', { cause });
  }
}

export async function checksFlag(url: string, signal: AbortSignal): Promise<Response | null> {
  try {
    return await fetch(url, { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}

export async function throwsIfAborted(url: string, signal: AbortSignal): Promise<Response | null> {
  try {
    return await fetch(url, { signal });
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

export async function checksName(url: string, signal: AbortSignal): Promise<Response | null> {
  try {
    return await fetch(url, { signal });
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    return null;
  }
}

export async function checksByHelper(url: string, signal: AbortSignal): Promise<Response | null> {
  try {
    return await fetch(url, { signal });
  } catch (error) {
    return isAbortError(error) ? Promise.reject(error) : null;
  }
}

export async function checksWithAxios(url: string, signal: AbortSignal): Promise<unknown> {
  try {
    return await axios.get(url, { signal });
  } catch (error) {
    if (isCancel(error)) throw error;
    return null;
  }
}

export async function checksToken(text: string, token: CancellationToken): Promise<string[]> {
  try {
    return await search(text, token);
  } catch (error) {
    if (error instanceof CancellationError) throw error;
    return [];
  }
}

export async function checksAfterwards(urls: string[], signal: AbortSignal): Promise<void> {
  for (const url of urls) {
    try {
      await fetch(url, { signal });
    } catch {
      console.warn('skipped');
    }
    if (signal.aborted) return;
  }
}

export async function checksInLoop(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await fetch(url, { signal });
    } catch {
      console.warn('again');
    }
  }
}

export async function handsOn(url: string, signal: AbortSignal, fail: (error: unknown) => void): Promise<void> {
  try {
    await fetch(url, { signal });
  } catch (error) {
    fail(error);
  }
}

export async function returnsError(url: string, signal: AbortSignal): Promise<{ error: unknown } | Response> {
  try {
    return await fetch(url, { signal });
  } catch (error) {
    return { error };
  }
}

export async function ownTimeout(url: string): Promise<Response | null> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(1000) });
  } catch {
    return null;
  }
}

export async function ownController(url: string): Promise<Response | null> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 1000);
  try {
    return await fetch(url, { signal: controller.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

export async function noSignal(url: string): Promise<Response | null> {
  try {
    return await fetch(url);
  } catch {
    return null;
  }
}

export async function notAwaited(text: string, signal: AbortSignal): Promise<unknown> {
  void fetch('/track', { signal });
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export async function endsProgram(url: string, signal: AbortSignal): Promise<void> {
  try {
    await fetch(url, { signal });
  } catch {
    process.exit(1);
  }
}

export async function catchRethrows(url: string, signal: AbortSignal): Promise<Response> {
  return fetch(url, { signal }).catch((cause: unknown) => {
    throw new Error('cannot load', { cause });
  });
}

export async function catchHandsOn(url: string, signal: AbortSignal): Promise<unknown> {
  return fetch(url, { signal }).catch((error: unknown) => ({ error }));
}

/** A name of a POSIX signal. */
export async function killed(run: (options: { signal: string }) => Promise<void>): Promise<void> {
  try {
    await run({ signal: 'SIGTERM' });
  } catch {
    console.log('gone');
  }
}
