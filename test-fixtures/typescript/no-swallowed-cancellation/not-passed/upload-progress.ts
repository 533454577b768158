/** Uploads parts and tells how far it is. */
export async function upload(parts: readonly Blob[], signal: AbortSignal, tell: (done: number) => void): Promise<void> {
  for (const [index, body] of parts.entries()) {
    await fetch(`/parts/${index}`, { method: 'PUT', body }); // error: [no-swallowed-cancellation] "`fetch()` could be aborted but does not get `signal`"
    tell(index / parts.length);
    signal.throwIfAborted();
  }
}
