import type { Recorder, Sender } from './sender.js';

/** Whichever sender it is, it opens a connection. */
export async function broadcast(addresses: readonly string[], sender: Sender): Promise<void> {
  await Promise.all(addresses.map((address) => sender.send(address))); // error: [no-unbounded-fan-out] "starts `sender.send()` for every element of `addresses`"
}

/** One of the recorders keeps all in memory. */
export async function recordAll(addresses: readonly string[], recorder: Recorder): Promise<void> {
  await Promise.all(addresses.map((address) => recorder.record(address)));
}
