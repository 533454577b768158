/** Runs steps with a time limit from outside. */
type Step = (options: { signal: AbortSignal }) => Promise<void>;

export async function runAll(steps: readonly Step[], signal: AbortSignal): Promise<number> {
  let failed = 0;
  for (const step of steps) {
    try {
      await step({ signal });
    } catch { // error: [no-swallowed-cancellation] "also catches the abort of `step()` and goes on"
      failed += 1;
    }
  }
  return failed;
}
