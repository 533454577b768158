// Requests whose size a schema, or an operator, holds down.
import { initTRPC } from '@trpc/server';
import { bufferCount, bufferTime, filter, mergeMap, type Observable } from 'rxjs';
import { z } from 'zod';

const load = async (id: string): Promise<string> => (await fetch(`https://parcels.example/${id}`)).text();

const Ids = z.array(z.string()).min(1).max(20);
const Request = z.object({ ids: Ids, tags: z.array(z.string()).max(5000), names: z.array(z.string()) }).strict();
const Order = Request.extend({ stops: z.array(z.string()).length(3).optional() });

export async function loadFew(body: unknown): Promise<string[]> {
  const ids = Ids.parse(body);
  return Promise.all(ids.map((id) => load(id)));
}

export async function loadAll(body: unknown): Promise<string[][]> {
  const { ids, tags, names } = await Request.parseAsync(body);
  return [
    await Promise.all(ids.map((id) => load(id))),
    await Promise.all(tags.map((tag) => load(tag))), // error: [no-unbounded-fan-out] "for every element of `tags`"
    await Promise.all(names.map((name) => load(name))), // error: [no-unbounded-fan-out] "for every element of `names`"
  ];
}

export async function loadStops(body: unknown): Promise<string[]> {
  const checked = Order.safeParse(body);
  if (!checked.success) return [];
  await Promise.all(checked.data.names.map((name) => load(name))); // error: [no-unbounded-fan-out] "for every element of `checked.data.names`"
  await Promise.all(checked.data.ids.filter(Boolean).map((id) => load(id)));
  return Promise.all((checked.data.stops ?? []).map((stop) => load(stop)));
}

export async function loadWords(body: unknown): Promise<string[]> {
  const words = z
    .array(z.string())
    .max(2)
    .transform((texts) => texts.join(' ').split(' '))
    .parse(body);
  return Promise.all(words.map((word) => load(word))); // error: [no-unbounded-fan-out] "for every element of `words`"
}

const t = initTRPC.create();
export const procedures = {
  few: t.procedure.input(Ids).query(({ input }) => Promise.all(input.map((id) => load(id)))),
  some: t.procedure.input(Request).mutation(async ({ input: { ids, names } }) => {
    await Promise.all(ids.map((id) => load(id)));
    await Promise.all(names.map((name) => load(name))); // error: [no-unbounded-fan-out] "for every element of `names`"
  }),
  many: t.procedure.input(z.array(z.string())).query((options) => {
    return Promise.all(options.input.map((id) => load(id))); // error: [no-unbounded-fan-out] "for every element of `options.input`"
  }),
};

export function loadInTurn(ids$: Observable<string>): Observable<string[]> {
  return ids$.pipe(
    bufferCount(10),
    filter((ids) => ids.length > 0),
    mergeMap((ids) => Promise.all(ids.map((id) => load(id))), 1),
  );
}

export function loadInTime(ids$: Observable<string>): Observable<string[]> {
  return ids$.pipe(
    bufferTime(1000, null),
    mergeMap((ids) => Promise.all(ids.map((id) => load(id)))), // error: [no-unbounded-fan-out] "for every element of `ids`"
  );
}
