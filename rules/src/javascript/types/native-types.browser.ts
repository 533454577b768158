// In a browser this stands for `native-types.ts`: there is no process to ask.
import type * as nativeTypes from './native-types.js';

const reason = 'A browser cannot run TypeScript 7: files are checked without types.';

/** Types that are never there: files are checked by what syntax tells. */
export const createNativeTypes: typeof nativeTypes.createNativeTypes = () => ({
  createOracle: () => undefined,
  inspect: () => undefined,
  start: () => undefined,
  beginUpdate: () => false,
  lookAhead: () => undefined,
  invalidate: () => undefined,
  getState: () => ({ kind: 'none', reason }),
  close: () => undefined,
});
