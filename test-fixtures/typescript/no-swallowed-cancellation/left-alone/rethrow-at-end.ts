/** Cleans up and passes the error on. */
export async function load(url: string, signal: AbortSignal): Promise<string> {
  let isDone = false;
  try {
    const text = await (await fetch(url, { signal })).text();
    isDone = true;
    return text;
  } catch (error) {
    console.warn('not loaded', isDone);
    throw error;
  }
}
