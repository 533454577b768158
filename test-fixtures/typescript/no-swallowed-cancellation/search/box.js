/** A box that searches while somebody types. */
import { find, Index, rank } from './engine.js';

const index = new Index();

export async function search(text, signal) {
  const rows = await find(text, {}); // error: [no-swallowed-cancellation] "`find()` could be aborted but does not get `signal`"
  return rank(rows);
}

export async function suggest(text, { signal }) {
  return await index.lookUp(text); // error: [no-swallowed-cancellation] "`index.lookUp()` could be aborted but does not get `signal`"
}

export async function searchOrNothing(text, signal) {
  try {
    return await find(text, { signal });
  } catch { // error: [no-swallowed-cancellation] "also catches the abort of `find()`"
    return [];
  }
}

export async function searchProperly(text, signal) {
  const rows = await find(text, { signal });
  return rank(await index.lookUp(text, { signal })).concat(rows);
}
