/** Errors as values: who called sees them, aborts among them. */
type Result = { ok: true; text: string } | { ok: false; error: unknown };

export async function load(url: string, signal: AbortSignal): Promise<Result> {
  try {
    return { ok: true, text: await (await fetch(url, { signal })).text() };
  } catch (error) {
    return { ok: false, error };
  }
}
