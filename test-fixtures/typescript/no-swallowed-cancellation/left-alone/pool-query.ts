/** One call that takes and gives back by itself. */
declare const pool: { query(sql: string): Promise<unknown[]>; end(): Promise<void> };

export async function users(): Promise<unknown[]> {
  const rows = await pool.query('select * from users');
  return rows;
}

export async function shutDown(): Promise<void> {
  await pool.query('vacuum');
  await pool.end();
}
