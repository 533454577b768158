/** Listeners that go with a signal. */
export function listen(target: EventTarget, signal: AbortSignal): void {
  target.addEventListener('message', () => console.log('message'), { signal });
}

export async function untilAborted(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
