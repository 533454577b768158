// Requests whose size is checked before they are carried out.

interface Parcel {
  readonly id: string;
  readonly stops: string[];
}

const MAXIMUM = 15;

async function track(id: string): Promise<string> {
  const response = await fetch(`https://parcels.example/${id}`);
  return response.text();
}

export async function trackFew(ids: string[]): Promise<string[]> {
  if (ids.length > MAXIMUM) throw new RangeError(`at most ${MAXIMUM.toString()} parcels`);
  return Promise.all(ids.map((id) => track(id)));
}

export async function trackRequested(
  request: { readonly body: { readonly ids: string[] } },
  reply: { readonly send: (code: number, body?: unknown) => void },
): Promise<void> {
  const { ids } = request.body;
  if (!Array.isArray(ids) || ids.length === 0 || ids.length >= 20) {
    reply.send(400);
    return;
  }
  reply.send(200, await Promise.all(ids.map((id) => track(id))));
}

export async function trackAccepted(ids: string[]): Promise<string[]> {
  if (ids.length > MAXIMUM) {
    throw new RangeError('too many parcels');
  } else {
    console.log('tracking', ids);
  }
  return Promise.all(ids.map((id) => track(id)));
}

export async function trackStops(parcel: Parcel, limit: number): Promise<string[]> {
  if (parcel.stops.length <= limit) {
    return await Promise.all(parcel.stops.map((stop) => track(stop)));
  }
  const found: string[] = [];
  for (const stop of parcel.stops) found.push(await track(stop));
  return found;
}

export async function trackOrSample(ids: string[]): Promise<string[]> {
  return 10 > ids.length ? Promise.all(ids.map(track)) : [await track(ids[0] ?? '')];
}

export async function trackMany(ids: string[]): Promise<string[]> {
  if (ids.length > 5000) throw new RangeError('too many');
  return Promise.all(ids.map((id) => track(id))); // error: [no-unbounded-fan-out] "for every element of `ids`"
}

export async function trackSome(ids: string[]): Promise<string[]> {
  if (ids.length < MAXIMUM) throw new RangeError('too few');
  return Promise.all(ids.map((id) => track(id))); // error: [no-unbounded-fan-out] "for every element of `ids`"
}

export async function trackWarned(ids: string[]): Promise<string[]> {
  if (ids.length > MAXIMUM) console.warn('this takes long');
  return Promise.all(ids.map((id) => track(id))); // error: [no-unbounded-fan-out] "for every element of `ids`"
}

export async function trackOther(ids: string[], names: string[]): Promise<string[]> {
  if (names.length > MAXIMUM || ids.length !== names.length) return [];
  return Promise.all(ids.map((id) => track(id))); // error: [no-unbounded-fan-out] "for every element of `ids`"
}

export async function trackSized(ids: string[]): Promise<string[]> {
  const count = ids.length;
  const isTooMany = count > MAXIMUM;
  if (isTooMany) throw new RangeError('too many parcels');
  return Promise.all(ids.map((id) => track(id)));
}

export async function trackOrThrow(ids: string[]): Promise<string[]> {
  if (ids.length <= MAXIMUM) {
    console.log('tracking', ids);
  } else {
    throw new RangeError('too many parcels');
  }
  return Promise.all(ids.map((id) => track(id)));
}
