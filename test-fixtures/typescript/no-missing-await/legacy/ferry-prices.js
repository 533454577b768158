// Prices of ferries, in JavaScript that never says what is an array.
import { Readable } from 'node:stream';

async function readPrice(ferry) {
  const response = await fetch(`https://ferries.example.com/prices/${ferry.id}`);
  return response.json();
}

export async function listCheap(ferries) {
  const prices = ferries.slice(0, 5).map((ferry) => readPrice(ferry));
  const cheap = prices.filter((price) => price.amount < 10); // error: [no-missing-await] "`price` is a promise here, not its value: it has no `amount`"
  return cheap.concat(prices.find(({ amount }) => amount === 0));
}

export async function sumUp(ferries) {
  return ferries.slice(0, 5).map(async (ferry) => (await readPrice(ferry)).amount).reduce((sum, amount) => sum + amount, 0); // error: [no-missing-await] "the result is the text `[object Promise]`"
}

export async function print(ferries) {
  const prices = ferries.slice(0, 5).map(readPrice);
  for (const price of ferries.slice(0, 5).map(async (ferry) => readPrice(ferry))) {
    console.log(price.currency); // error: [no-missing-await] "it has no `currency`"
  }
  for (const { amount } of ferries.slice(0, 5).map((ferry) => readPrice(ferry))) console.log(amount); // error: [no-missing-await] "it has no `amount`"
  return Promise.all(prices);
}

export async function label(ferries) {
  const names = ferries.slice(0, 5).map(async (ferry) => `${ferry.name}: ${(await readPrice(ferry)).amount}`);
  names.forEach((name) => console.log(`- ${name}`)); // error: [no-missing-await] "the text is `[object Promise]`"
  const isFree = ferries.slice(0, 5).map((ferry) => readPrice(ferry)).some((price) => price === 0); // error: [no-missing-await] "the comparison is the same"
  return isFree;
}

export async function findOpen(ferries) {
  const open = ferries.filter(async (ferry) => (await readPrice(ferry)).isOpen); // error: [no-missing-await] "`filter()` takes the promise that this callback returns for its answer"
  if (ferries.some(async (ferry) => (await readPrice(ferry)).amount === 0)) return open.length; // error: [no-missing-await] "`some()` takes the promise"
  const first = ferries.find(async (ferry) => (await readPrice(ferry)).isOpen); // error: [no-missing-await] "`find()` takes the promise"
  return !ferries.every(async (ferry) => (await readPrice(ferry)).isOpen) && first.name; // error: [no-missing-await] "`every()` takes the promise"
}

export function byPrice(ferries) {
  return ferries.sort(async (one, other) => (await readPrice(one)).amount - (await readPrice(other)).amount); // error: [no-missing-await] "`sort()` cannot wait"
}

/** Here the elements are used as promises, and the methods may be those of what waits for answers. */
export async function listDear(ferries, source) {
  const prices = ferries.slice(0, 5).map((ferry) => readPrice(ferry));
  prices.forEach((price) => price.catch(() => undefined));
  for (const price of prices) console.log((await price).amount);
  for await (const price of prices) console.log(price.amount);
  const timed = ferries.slice(0, 5).map((ferry) => readPrice(ferry)).map((price) => Promise.race([price, ferries.timeout]));
  const dear = source.filter(async (ferry) => (await readPrice(ferry)).amount > 100);
  const open = await source.filter(async (ferry) => (await readPrice(ferry)).isOpen).toArray();
  if (await source.some(async (ferry) => (await readPrice(ferry)).isOpen)) open.push(...(await Promise.all(timed)));
  const names = source.find(async (ferry) => (await readPrice(ferry)).isOpen);
  return { dear, open, names: await names, streamed: Readable.from(prices).filter(async (price) => price.isOpen) };
}

/** What is started has members of its own. */
export function startAll(ferries, start) {
  const trips = ferries.slice(0, 5).map((ferry) => start(ferry));
  trips.forEach((trip) => trip.cancel());
  return ferries.slice(0, 5).map((ferry) => start(ferry)).filter((trip) => trip.isRunning);
}
