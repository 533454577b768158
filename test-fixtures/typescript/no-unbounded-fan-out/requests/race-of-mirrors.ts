/** The fastest mirror wins; all others were asked as well. */
import superagent from 'superagent';

export async function fastest(mirrors: Iterable<string>): Promise<unknown> {
  return await Promise.race([...mirrors].map((mirror) => superagent.get(mirror))); // error: [no-unbounded-fan-out] "`Promise.race()` starts `superagent.get()`"
}

export async function fastestOfTwo(one: string, other: string): Promise<unknown> {
  return await Promise.race([superagent.get(one), superagent.get(other)]);
}
