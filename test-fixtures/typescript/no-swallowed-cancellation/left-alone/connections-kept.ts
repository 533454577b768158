/** Resources that live on: somebody else closes them, or they close themselves. */
import { open, type FileHandle } from 'node:fs/promises';

interface Connection {
  query(sql: string): Promise<unknown>;
  release(): void;
}

declare const pool: { connect(): Promise<Connection> };

export class Journal {
  #file: FileHandle | undefined;

  async start(path: string): Promise<void> {
    const file = await open(path, 'a');
    this.#file = file;
    await file.write('started\n');
  }

  async stop(): Promise<void> {
    await this.#file?.close();
  }
}

export async function connectTwice(): Promise<Connection[]> {
  const first = await pool.connect();
  const second = await pool.connect();
  await second.query('select 1');
  return [first, second];
}

export async function withConnection<T>(use: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await pool.connect();
  return use(connection).finally(() => connection.release());
}
