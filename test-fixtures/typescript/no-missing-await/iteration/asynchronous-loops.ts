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
