/** Rows of a table that is imported. */
import { Pool } from 'pg';
import { readFile } from 'node:fs/promises';

const pool = new Pool({ max: 10 });

export async function insert(row: string): Promise<void> {
  await pool.query('insert into rows values ($1)', [row]);
}

export async function upsert(row: string): Promise<void> {
  if (row !== '') await insert(row);
}

export async function check(row: string): Promise<boolean> {
  return row.length > 3;
}

export async function readPart(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8')).split('\n');
}
