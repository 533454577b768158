/** Waits that let others run. */
export async function untilSet(flags: Int32Array<SharedArrayBuffer>): Promise<void> {
  const { async, value } = Atomics.waitAsync(flags, 0, 0);
  if (async) await value;
}
