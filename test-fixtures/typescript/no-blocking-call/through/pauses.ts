/** Waits that hold the whole thread. Nothing here is asynchronous. */
export function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

export function pauseTwice(ms: number): void {
  pause(ms);
  pause(ms);
}

export class Pauser {
  pause(): void {
    pause(1);
  }
}
