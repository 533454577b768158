import { writeFile } from 'node:fs/promises';

export async function tick(times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    writeFile('clock.txt', String(count)); // error: [no-missing-await] "`writeFile()` returns a promise"
    console.log(count);
  }
}
