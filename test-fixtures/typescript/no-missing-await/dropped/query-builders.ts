// Queries that are promises themselves: their methods change them and give them back.

declare class Query<Row> extends Promise<Row[]> {
  where(column: string, value: unknown): this;
  orderBy(column: string): Query<Row>;
  limit(count: number): Query<Row>;
  remove(): Query<never>;
  toString(): string;
}

declare function from<Row>(table: string): Query<Row>;

interface Animal {
  readonly name: string;
}

interface Filter {
  readonly name?: string;
  readonly count?: number;
}

export async function findAnimals(filter: Filter): Promise<Animal[]> {
  const query = from<Animal>('animals');
  if (filter.name !== undefined) query.where('name', filter.name);
  if (filter.count !== undefined) query.orderBy('name').limit(filter.count);
  console.log(`${query.toString()}`);
  return await query;
}

function onlyAlive(query: Query<Animal>): void {
  query.where('alive', true);
}

export async function findAlive(): Promise<Animal[]> {
  const query = from<Animal>('animals').orderBy('name');
  onlyAlive(query);
  return await query;
}

export async function removeAll(name: string): Promise<void> {
  from<Animal>('animals').where('name', name).remove(); // error: [no-missing-await] "neither awaited nor handled"
  const query = from<Animal>('animals');
  query.then((animals) => animals.length); // error: [no-missing-await] "neither awaited nor handled"
  await query;
}
