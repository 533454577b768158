/** What is done with errors. */
declare const logger: { error(...values: unknown[]): void };

export function report(error: unknown): void {
  logger.error('failed', error);
}

export function reportLoudly(error: unknown): void {
  console.error('!!!');
  report(error);
}

export function reportUnlessAborted(error: unknown): void {
  if (error instanceof Error && error.name === 'AbortError') throw error;
  report(error);
}

export function fail(error: unknown): never {
  throw new Error('failed', { cause: error });
}

export const failures: unknown[] = [];
export function collect(error: unknown): void {
  failures.push(error);
}
