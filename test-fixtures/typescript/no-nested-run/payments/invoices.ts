/** Invoices run payments. */
import { Effect, pipe } from 'effect';
import { charge, chargeLater, chargeNow, inCents, runtime } from './programs.js';

export const pay = Effect.gen(function* () {
  const paid = chargeNow(100); // error: [no-nested-run] "`chargeNow()` starts a second Effect runtime inside an Effect"
  return paid;
});

export const payWithTax = Effect.flatMap(charge(100), (cents) =>
  Effect.promise(() => chargeLater(cents * 2)), // error: [no-nested-run] "`chargeLater()` starts a second Effect runtime"
);

export const payManaged = Effect.sync(() => {
  runtime.runSync(charge(1)); // error: [no-nested-run] "`runtime.runSync()` starts a second Effect runtime"
});

export const payProperly = Effect.gen(function* () {
  const cents = yield* charge(inCents(1));
  return yield* pipe(charge(cents), Effect.map((paid) => paid + 1));
});

/** The edge of the program: here effects are run. */
export async function handler(): Promise<number> {
  return (await runtime.runPromise(payProperly)) + chargeNow(1);
}
