/** Loops that wait. */
declare function next(): Promise<string | undefined>;

export async function drain(): Promise<number> {
  let count = 0;
  while ((await next()) !== undefined) count++;
  do count--;
  while (await next());
  for (let item = await next(); item; item = await next()) count++;
  return count;
}

/** A query, as databases have them: all rows for who awaits it, one after the other for who loops over it. */
declare function rows(): PromiseLike<string[]> & AsyncIterable<string>;

export function printRows(): void {
  for (const row of rows()) console.log(row); // error: [no-missing-await] "`rows()` is iterated asynchronously"
}
