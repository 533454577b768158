/** Copies rows from one table to another. */
import { Knex, knex } from 'knex';

const database: Knex = knex({ client: 'pg' });

export async function migrate(ids: readonly number[]): Promise<void> {
  await Promise.all(ids.map((id) => database('accounts').where({ id }).update({ migrated: true }))); // error: [no-unbounded-fan-out] "for every element of `ids` at once"
}

export async function migrateAtOnce(ids: readonly number[]): Promise<void> {
  await database('accounts').whereIn('id', ids).update({ migrated: true });
}
