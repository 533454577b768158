/** Promises that are compared with promises. */
const running = new Map<string, Promise<void>>();

export function isLatest(name: string, promise: Promise<void>): boolean {
  return running.get(name) === promise && running.size > 0;
}

export async function settle(name: string): Promise<void> {
  const promise = running.get(name);
  await promise;
  if (running.get(name) === promise) running.delete(name);
}
