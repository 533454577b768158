/** Seats of a theatre, in a program that no compiler checks. */
import { open, readFile } from 'node:fs/promises';

class SeatLock {
  #tail = Promise.resolve();

  async acquire() {
    let release = () => {};
    const before = this.#tail;
    this.#tail = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  }
}

const lock = new SeatLock();

async function readRows(path) {
  return (await readFile(path, 'utf8')).split('\n');
}

async function* rowsOf(path) {
  yield* await readRows(path);
}

export async function reserve(path, seat) {
  const release = lock.acquire();
  try {
    return (await readRows(path)).includes(seat);
  } finally {
    release(); // error: [no-missing-await] "it is no function"
  }
}

export async function reserveInTurn(path, seat) {
  const release = await lock.acquire();
  try {
    return (await readRows(path)).includes(seat);
  } finally {
    release();
  }
}

export async function printRows(path) {
  for await (const row of readRows(path)) console.log(row); // error: [no-missing-await] "it cannot be iterated"
  for await (const row of rowsOf(path)) console.log(row);
  for await (const row of await readRows(path)) console.log(row);
  const file = await open(path);
  for await (const line of file.readLines()) console.log(line);
}

export async function everyOther(path) {
  const rows = readRows(path);
  const other = [];
  const { length } = await rows;
  for (let i = 0; i < length; i += 2) other.push(rows[i]); // error: [no-missing-await] "it has no `i`"
  for (let i = 0; i < length; i++) other.push(rows[i]); // error: [no-missing-await] "it has no `i`"
  other.push(rows[length - 1]); // error: [no-missing-await] "it has no `length - 1`"
  return other;
}

/** What looks the same, and is a function. */
export async function inPlace(pick) {
  const print = pick();
  print('seat');
  const rows = await readRows('rows.txt');
  return rows[rows.length - 1];
}
