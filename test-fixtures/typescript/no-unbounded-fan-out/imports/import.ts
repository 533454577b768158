/** Imports rows. A pool of connections makes them wait in memory; it is no bound. */
import { check, insert, readPart, upsert } from './rows.js';

const BATCH_SIZE = 10;

export async function importAll(rows: readonly string[]): Promise<void> {
  await Promise.all(rows.map((row) => insert(row))); // error: [no-unbounded-fan-out] "starts `insert()`"
}

export async function importChanged(rows: readonly string[]): Promise<void> {
  const running: Promise<void>[] = [];
  for (const row of rows) running.push(upsert(row));
  await Promise.all(running); // error: [no-unbounded-fan-out] "starts `upsert()`"
}

export function importLater(rows: readonly string[]): void {
  for (const row of rows) void insert(row); // error: [no-unbounded-fan-out] "and waits for none"
}

export async function importInBatches(rows: readonly string[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH_SIZE) {
    await Promise.all(rows.slice(start, start + BATCH_SIZE).map((row) => insert(row)));
  }
}

export async function checkAll(rows: readonly string[]): Promise<boolean[]> {
  return await Promise.all(rows.map((row) => check(row)));
}

/** One step each in a pool of four threads; the list is the program's own. */
export async function readParts(paths: readonly string[]): Promise<string[][]> {
  return await Promise.all(paths.map((path) => readPart(path)));
}
