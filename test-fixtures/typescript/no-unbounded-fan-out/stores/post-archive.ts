/** A part of a package talks to the same database as the package. */
import { drizzle } from 'drizzle-orm/node-postgres';

const db = drizzle('postgres://localhost/posts');

async function archive(id: number): Promise<void> {
  await db.execute(`update posts set archived = true where id = ${id}`);
}

export async function archiveAll(ids: readonly number[]): Promise<void> {
  await Promise.all(ids.map((id) => archive(id))); // error: [no-unbounded-fan-out] "starts `archive()` for every element of `ids`"
}

export async function archiveFew(ids: readonly number[]): Promise<void> {
  await Promise.all(ids.slice(0, 10).map((id) => archive(id)));
}
