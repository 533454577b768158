/** Promises that are built around promises. */
declare function query(sql: string): Promise<string[]>;
declare function log(error: unknown): void;

export class Database {
  rows(sql: string): Promise<string[]> {
    return new Promise((resolve, reject) => { // error: [no-nested-run] "promise around one that exists"
      query(sql).then(resolve, reject);
    });
  }

  count(sql: string): Promise<number> {
    return new Promise((resolve, reject) => { // error: [no-nested-run] "promise around one that exists"
      query(sql).then((rows) => resolve(rows.length), reject);
    });
  }

  rowsOnce(sql: string): Promise<string[]> {
    return query(sql);
  }

  async first(sql: string): Promise<string> {
    const [row = ''] = await query(sql);
    return row;
  }

  /** Gives up after the first error, and says so. */
  tolerant(sql: string): Promise<string[]> {
    return new Promise((resolve) => {
      query(sql).then(resolve, (error: unknown) => {
        log(error);
        resolve([]);
      });
    });
  }
}
