/** Operators of Effect take functions that run as a part of the effect. */
import { Effect } from 'effect';

const rate = Effect.succeed(1.08);

export const inDollars = (euros: number) =>
  rate.pipe(Effect.map((factor) => Effect.runSync(Effect.succeed(euros * factor)))); // error: [no-nested-run] "second Effect runtime"

export const rounded = (euros: number) => inDollars(euros).pipe(Effect.map((dollars) => Math.round(dollars)));

export const total = (prices: readonly number[]): number[] => prices.map((price) => Effect.runSync(rounded(price)));
