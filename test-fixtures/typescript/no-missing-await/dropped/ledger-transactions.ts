/** A ledger whose transactions end before all that belongs to them has been written. */
interface Row {
  readonly id?: number;
  readonly account: string;
  readonly amount: number;
}

interface Manager {
  save(row: Row): Promise<Row>;
  find(account: string): Promise<Row[]>;
}

interface Runner {
  readonly manager: Manager;
  startTransaction(): Promise<void>;
  commitTransaction(): Promise<void>;
  rollbackTransaction(): Promise<void>;
  release(): Promise<void>;
}

interface Source {
  createQueryRunner(): Runner;
  transaction<T>(run: (manager: Manager) => Promise<T>): Promise<T>;
}

/** "Query runner already released": the row is saved once the runner is gone. */
export async function book(source: Source, row: Row): Promise<void> {
  const runner = source.createQueryRunner();
  await runner.startTransaction();
  try {
    runner.manager.save(row); // error: [no-missing-await] "`runner.manager.save()` returns a promise that is neither awaited nor handled"
    await runner.commitTransaction();
  } catch (error) {
    runner.rollbackTransaction(); // error: [no-missing-await] "`runner.rollbackTransaction()` returns a promise"
    throw error;
  } finally {
    await runner.release();
  }
}

/** The same in a loop, an array and a chain. */
export async function bookAll(source: Source, rows: readonly Row[], byAccount: Map<string, Row>): Promise<number> {
  return await source.transaction(async (manager) => {
    rows.forEach(async (row) => { // error: [no-missing-await] "`forEach()` does not wait for the promise"
      await manager.save(row);
    });
    await rows.map(async (row) => await manager.save(row)); // error: [no-missing-await] "is an array of promises, and `await` waits for none of them"
    byAccount.forEach(async (row, account) => { // error: [no-missing-await] "`forEach()` does not wait for the promise"
      await manager.save({ ...row, account });
    });
    manager.find('open').then((found) => console.log(found.length)); // error: [no-missing-await] "`manager.find('open').then()` returns a promise"
    return rows.length;
  });
}

/** What a step of a chain starts is waited for if it is asynchronous. */
export function close(source: Source, account: string): Promise<string> {
  return source
    .transaction(async (manager) => await manager.find(account))
    .then(() => {
      book(source, { account, amount: 0 }); // error: [no-missing-await] "`book()` returns a promise that is neither awaited nor handled"
      return account;
    });
}

/** Each row waits for the one before. */
export async function total(manager: Manager, accounts: readonly string[]): Promise<number> {
  return await accounts.reduce(
    async (sum, account) => (await sum) + (await manager.find(account)).length,
    Promise.resolve(0),
  );
}
