/* eslint async-pitfalls/no-blocking-call: ["error", { "groups": { "syncFile": true } }] */
import { readFileSync } from 'node:fs';

/** Goes down through four functions: the message names the first and the last of them. */
export async function price(net: number, country: string): Promise<number> {
  return net * (1 + findRate(country)); // error: [no-blocking-call] "`findRate()` blocks the event loop: it calls `fs.readFileSync()` (through `getRates()` → … → `readText()`)"
}

export async function listCountries(): Promise<string[]> {
  return [...loadRates().keys()]; // error: [no-blocking-call] "(through `parseRates()` → `readText()`)"
}

export async function readNotes(): Promise<string> {
  return readFileSync('notes.txt', 'utf8'); // error: [no-blocking-call] "Use `fs.promises` and await it"
}

function findRate(country: string): number {
  return getRates().get(country) ?? 0;
}

function getRates(): Map<string, number> {
  return loadRates();
}

function loadRates(): Map<string, number> {
  return parseRates('rates.json');
}

function parseRates(file: string): Map<string, number> {
  return new Map(Object.entries(JSON.parse(readText(file)) as Record<string, number>));
}

function readText(file: string): string {
  return readFileSync(file, 'utf8');
}
