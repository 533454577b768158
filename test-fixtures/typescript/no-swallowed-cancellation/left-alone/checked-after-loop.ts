/** Looks at the signal once a round. */
declare function step(signal: AbortSignal): Promise<void>;

export async function work(signal: AbortSignal): Promise<void> {
  do {
    try {
      await step(signal);
    } catch (error) {
      console.warn(error);
    }
  } while (!signal.aborted);
}
