/** Numbers that take long to find. */
import { checkPrime, generatePrimeSync } from 'node:crypto';
import { promisify } from 'node:util';

export async function find(): Promise<ArrayBuffer> {
  return generatePrimeSync(2048); // error: [no-blocking-call] "`generatePrimeSync()` blocks"
}

export async function isPrime(candidate: bigint): Promise<boolean> {
  return await promisify(checkPrime)(candidate);
}
