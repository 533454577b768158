/** Aborts told by the code of the error, or by the kind that the platform gives it. */
interface Coded {
  readonly code?: string | number;
  readonly name?: string;
}

declare function toCoded(error: unknown): Coded;

export async function loadOrDefault(url: string, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(url, { signal });
    return await response.text();
  } catch (error) {
    const { code } = toCoded(error);
    if (code === 'ABORT_ERR' || code === DOMException.ABORT_ERR) throw error;
    return '';
  }
}

export async function loadWithin(url: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(1000)]) });
    return await response.text();
  } catch (error) {
    if (toCoded(error).name === 'TimeoutError') return undefined;
    throw error;
  }
}
