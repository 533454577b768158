/** Copies from one storage to another. */
import type { Driver, DriverFactory } from './driver.js';

export async function copy(open: DriverFactory, keys: readonly string[]): Promise<void> {
  const from = await open('from:');
  const to = await open('to:');
  for (const key of keys) {
    if (to.has(key)) continue; // error: [no-missing-await] "a promise is always truthy"
    to.put(key, key); // error: [no-missing-await] "`to.put()` returns a promise"
  }
  from.close(() => console.log('closed'));
  to.close(); // error: [no-missing-await] "`to.close()` returns a promise"
}

export async function reopen(open: DriverFactory): Promise<void> {
  const driver = open('from:');
  driver.then((opened) => opened.on('full', async (key) => opened.put(key, ''))); // error: [no-missing-await] "`driver.then()` returns a promise" // error: [no-missing-await] "drops the promise"
}

export async function copyProperly(driver: Driver, keys: readonly string[]): Promise<void> {
  for (const key of keys) if (!(await driver.has(key))) await driver.put(key, key);
  await driver.close();
}
