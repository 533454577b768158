import { expect as base } from '@playwright/test';

export const expect = base.extend({});
export { expect as softly } from 'vitest';

/** Compares with what is stored, and waits for promises. */
export function compare(actual: unknown): { toBe(expected: unknown): Promise<void> } {
  return { toBe: async (expected) => base(await actual).toBe(expected) };
}
