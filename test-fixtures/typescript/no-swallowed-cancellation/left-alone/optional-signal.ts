/** A signal that may be missing. */
export async function load(url: string, signal?: AbortSignal): Promise<Response | undefined> {
  try {
    return await fetch(url, { signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    return undefined;
  }
}
