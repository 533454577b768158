/** Payments, as Effects and as promises. */
import { Effect, Layer, ManagedRuntime } from 'effect';

export const runtime = ManagedRuntime.make(Layer.empty);

export const charge = (cents: number): Effect.Effect<number> => Effect.succeed(cents);

export function chargeNow(cents: number): number {
  return Effect.runSync(charge(cents));
}

export async function chargeLater(cents: number): Promise<number> {
  return await Effect.runPromise(charge(cents));
}

export function inCents(euros: number): number {
  return Math.round(euros * 100);
}
