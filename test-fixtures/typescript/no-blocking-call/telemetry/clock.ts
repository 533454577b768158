/** Sleeps on the thread itself. */
const cell = new Int32Array(new SharedArrayBuffer(4));

export function block(ms: number): void {
  Atomics.wait(cell, 0, 0, ms);
}

export function backOff(attempt: number): void {
  block(2 ** attempt);
}

export const wake = (): number => Atomics.notify(cell, 0);

export async function pause(ms: number): Promise<void> {
  await Atomics.waitAsync(cell, 0, 0, ms).value;
}
