/** A report made of answers of which no type tells what is in them: a promise has nothing of it. */
interface Station {
  query(name: string): Promise<any>;
  connect(): Promise<unknown>;
  find(name: string): Promise<any> | undefined;
}
interface Cancellable extends Promise<any> {
  cancel(): void;
}
declare const station: Station;
declare function watch(name: string): Cancellable;
declare function expect(value: unknown): { toBe(expected: unknown): void };

export async function getTemperature(url: string): Promise<number> {
  const response = await fetch(url);
  const report = response.json(); // the answer is read below
  console.log(report.station); // error: [no-missing-await] "it has no `station`"
  return 0;
}

export async function getWind(name: string): Promise<unknown> {
  const { wind } = station.query(name); // error: [no-missing-await] "it has no `wind`"
  return wind;
}

export async function getWindAgain(name: string): Promise<unknown[]> {
  let wind: unknown, first: unknown, then: unknown;
  ({ wind } = station.query(name)); // error: [no-missing-await] "it has no `wind`"
  [first] = station.query(name); // error: [no-missing-await] "it cannot be iterated"
  ({ then } = station.query(name));
  ({ wind } = await station.query(name));
  return [wind, first, then];
}

export async function getRain(name: string): Promise<unknown[]> {
  const rows = station.query(name);
  rows.sort(); // error: [no-missing-await] "it has no `sort`"
  return [];
}

export async function getSun(name: string): Promise<unknown> {
  const found = station.find(name);
  return found?.sun; // error: [no-missing-await] "it has no `sun`"
}

export async function failsToConnect(): Promise<void> {
  const error = station.connect().catch((reason) => reason);
  expect(error.message).toBe('offline'); // error: [no-missing-await] "it has no `message`"
}

export async function follow(name: string): Promise<unknown> {
  const updates = watch(name);
  setTimeout(() => updates.cancel(), 1000);
  return await updates;
}

export async function getAll(names: readonly string[]): Promise<unknown> {
  const reports = station.query(names.join());
  console.log(reports.constructor.name);
  return (await reports).items;
}
