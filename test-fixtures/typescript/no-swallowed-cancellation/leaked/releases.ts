/** Resources that are released only when all goes well. */
import { open } from 'node:fs/promises';
import { Pool } from 'pg';
import { Mutex } from 'async-mutex';

const pool = new Pool();
const mutex = new Mutex();
declare const semaphore: { acquire(): Promise<void>; release(): void };
declare const database: { getConnection(): Promise<{ run(sql: string): Promise<void>; end(): Promise<void> }> };

export async function query(sql: string): Promise<unknown> {
  const client = await pool.connect();
  const result = await client.query(sql);
  client.release(); // error: [no-swallowed-cancellation] "`client.release()` does not run when what is awaited before it fails"
  return result;
}

export async function insert(sql: string): Promise<void> {
  const connection = await database.getConnection();
  await connection.run(sql);
  await connection.end(); // error: [no-swallowed-cancellation] "`connection` leaks"
}

export async function write(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  await file.writeFile(text);
  await file.close(); // error: [no-swallowed-cancellation] "`file` leaks"
}

export async function locked(work: () => Promise<void>): Promise<void> {
  const release = await mutex.acquire();
  await work();
  release(); // error: [no-swallowed-cancellation] "`release()` does not run"
}

export async function counted(work: () => Promise<void>): Promise<void> {
  await semaphore.acquire();
  await work();
  semaphore.release(); // error: [no-swallowed-cancellation] "`semaphore` leaks"
}

// --- left alone

export async function queryInTry(sql: string): Promise<unknown> {
  const client = await pool.connect();
  try {
    return await client.query(sql);
  } finally {
    client.release();
  }
}

export async function releasesOnBothWays(sql: string): Promise<unknown> {
  const client = await pool.connect();
  try {
    const result = await client.query(sql);
    client.release();
    return result;
  } catch (error) {
    client.release();
    throw error;
  }
}

export async function releasesAtOnce(): Promise<void> {
  const client = await pool.connect();
  client.release();
  await Promise.resolve();
}

export async function handsOn(): Promise<unknown> {
  const client = await pool.connect();
  await client.query('select 1');
  return client;
}

export async function exclusive(work: () => Promise<void>): Promise<void> {
  await mutex.runExclusive(work);
}

export async function disposes(path: string): Promise<string> {
  await using file = await open(path);
  return await file.readFile('utf8');
}

export const fixtures = {
  async client(_: unknown, use: (client: unknown) => Promise<void>): Promise<void> {
    const client = await pool.connect();
    await use(client);
    client.release();
  },
};
