/** Deliveries that come with a way to stop them, and lists of which a checker knows nothing. */
interface Stoppable extends Promise<string> {
  stop(): void;
}

declare function deliver(parcel: string): Stoppable;

async function weigh(parcel: string): Promise<number> {
  return Number(await (await fetch(`https://parcels.example.com/${parcel}/weight`)).text());
}

export function stopAll(parcels: readonly string[]): void {
  const deliveries = parcels.slice(0, 3).map((parcel) => deliver(parcel));
  deliveries.forEach((delivery) => delivery.stop());
}

export async function findHeavy(parcels: any): Promise<unknown[]> {
  const weights = parcels.slice(0, 5).map((parcel) => weigh(parcel));
  return weights.filter((weight) => weight > 10); // error: [no-missing-await] "`weight` is a promise here, not its value: the result is `NaN` or false"
}

export async function findLight(parcels: any): Promise<unknown[]> {
  const weights = parcels.slice(0, 5).map(function (parcel) {
    return weigh(parcel);
  });
  return weights.filter((weight) => weight < 1); // error: [no-missing-await] "`weight` is a promise here, not its value"
}

export async function describeHeavy(parcels: readonly string[]): Promise<string[]> {
  const weights = await Promise.all(parcels.slice(0, 3).map((parcel) => weigh(parcel)));
  return weights.filter((weight) => weight > 10).map((weight) => `${weight} kg`);
}
