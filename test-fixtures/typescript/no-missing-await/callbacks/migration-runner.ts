/** Runs migrations. What it is handed is asynchronous, as the types of its parameters say. */
interface Migration {
  readonly name: string;
  up(): Promise<void>;
}

export async function migrate(
  migrations: readonly Migration[],
  confirm: (name: string) => Promise<boolean>,
  onDone?: (count: number) => Promise<void>,
): Promise<void> {
  let count = 0;
  for (const migration of migrations) {
    if (!confirm(migration.name)) continue; // error: [no-missing-await] "always truthy"
    await migration.up();
    count++;
  }
  onDone?.(count); // error: [no-missing-await] "`onDone()` returns a promise"
}

export function withLock(acquire: () => Promise<() => void>, body: (name: string) => Promise<void>): void {
  body('schema'); // error: [no-missing-await] "`body()` returns a promise"
  acquire(); // error: [no-missing-await] "`acquire()` returns a promise"
}

export function repeat(body: () => void, times: number): void {
  for (let i = 0; i < times; i++) body();
}

export async function dryRun(migrations: readonly Migration[], print: (line: string) => Promise<void>): Promise<void> {
  for (const { name } of migrations) await print(name);
  return print(`${String(migrations.length)} migrations`);
}
