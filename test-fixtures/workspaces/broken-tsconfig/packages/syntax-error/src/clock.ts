import { setTimeout as sleep } from 'node:timers/promises';

export async function tick(times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    sleep(1000); // error: [no-missing-await] "`sleep()` returns a promise"
    console.log(count);
  }
}
