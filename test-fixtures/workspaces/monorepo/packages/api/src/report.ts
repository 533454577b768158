import { fetchRate, readRevision } from '@shop/core';

export async function report(currencies: readonly string[]): Promise<string> {
  const revision = readRevision(); // error: [no-blocking-call] "it calls `child_process.execFileSync()`"
  const rates = await Promise.all(currencies.map(fetchRate)); // error: [no-unbounded-fan-out] "starts `fetchRate()`"
  return `${revision}: ${rates.join()}`;
}
