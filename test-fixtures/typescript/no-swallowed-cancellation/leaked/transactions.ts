/** Connections of a pool, that have to be given back. */
interface Connection {
  query(sql: string): Promise<unknown>;
  release(): void;
}
declare const pool: { connect(): Promise<Connection>; end(): Promise<void> };
declare function audit(text: string): Promise<void>;

export async function transfer(from: number, to: number): Promise<void> {
  const connection = await pool.connect();
  await connection.query(`update accounts set sum = sum - 1 where id = ${from}`);
  await connection.query(`update accounts set sum = sum + 1 where id = ${to}`);
  connection.release(); // error: [no-swallowed-cancellation] "`connection.release()` does not run"
}

export async function transferProperly(from: number): Promise<void> {
  const connection = await pool.connect();
  try {
    await connection.query(`update accounts set sum = sum - 1 where id = ${from}`);
  } finally {
    connection.release();
  }
}

export async function count(): Promise<unknown> {
  const connection = await pool.connect();
  const answer = connection.query('select count(*) from accounts');
  connection.release();
  return await answer;
}

export async function transferOrUndo(from: number): Promise<void> {
  const connection = await pool.connect();
  try {
    await connection.query(`update accounts set sum = sum - 1 where id = ${from}`);
  } catch (error) {
    connection.release();
    await audit(String(error));
    throw error;
  }
  connection.release();
}
