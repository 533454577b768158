/** A `Promise` of somebody's own, with other habits. */
import { Promise } from './own-promise.js';

export async function all(urls: readonly string[]): globalThis.Promise<unknown> {
  return await Promise.all(urls.map((url) => fetch(url)));
}
