/** Totals over what is fetched one by one. */
import { Readable } from 'node:stream';

async function fetchPrice(id) {
  const response = await fetch(`/prices/${id}`);
  return response.json();
}

export function sumUp(ids) {
  return ids.reduce(async (sum, id) => sum + (await fetchPrice(id)), 0); // error: [no-missing-await] "The accumulator `sum` is a promise from the second step on"
}

export function sumUpInTurn(ids) {
  return ids.reduce(async (sum, id) => (await sum) + (await fetchPrice(id)), 0);
}

export function areAllPriced(ids) {
  return ids.reduce(async (ok, id) => ok && (await fetchPrice(id)) > 0, true); // error: [no-missing-await] "The accumulator `ok` is a promise"
}

export function list(ids) {
  return ids.reduce(async (text, id) => {
    const price = await fetchPrice(id);
    return `${text}, ${price}`; // error: [no-missing-await] "The accumulator `text` is a promise"
  }, '');
}

export function findCheapest(ids) {
  return ids.reduce(async (best, id) => {
    best = await best;
    const price = await fetchPrice(id);
    return best < price ? best : price;
  }, Infinity);
}

export function fetchInTurn(ids) {
  return ids.reduce(async (before, id) => {
    const all = await before;
    return [...all, await fetchPrice(id)];
  }, []);
}

/** A stream awaits each step before it takes the next one. */
export function sumUpStream(ids) {
  return Readable.from(ids).reduce(async (sum, id) => sum + (await fetchPrice(id)), 0);
}

/** An inner function that is called at once cannot wait. */
export function sumByKind(ids, kinds) {
  return ids.reduce(async (sums, id) => {
    const price = await fetchPrice(id);
    return kinds.map((kind) => sums[kind] + price); // error: [no-missing-await] "The accumulator `sums` is a promise"
  }, {});
}
