/** Writes accounts into a database. */
import { Pool } from 'pg';

declare function hash(password: string): Promise<string>;
declare const log: { query(text: string, values: unknown[]): void };

const pool = new Pool();

export async function register(name: string, password: string): Promise<void> {
  const hashed = hash(password);
  await pool.query('insert into accounts values ($1, $2)', [name, hashed]); // error: [no-missing-await] "`hashed` is a promise here, not its value: it is sent as `{}`"
}

export async function change(name: string, password: string): Promise<void> {
  await pool.query('update accounts set hash = $1 where name = $2', [hash(password), name]); // error: [no-missing-await] "`hash()` is a promise here"
}

export async function changeProperly(name: string, password: string): Promise<void> {
  await pool.query('update accounts set hash = $1 where name = $2', [await hash(password), name]);
  log.query('changed', [pool.query('commit')]);
}
