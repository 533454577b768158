import { model, type Query } from 'mongoose';

interface Member {
  readonly name: string;
  readonly active: boolean;
}

const members = model<Member>('Member');

export async function deactivate(name: string): Promise<void> {
  members.updateOne({ name }, { active: false }); // error: [no-missing-await] "`members.updateOne()` never runs: it is a query of mongoose"
  members.updateOne({ name }, { active: false }).exec(); // error: [no-missing-await] "neither awaited nor handled"
  await members.updateOne({ name }, { active: false });
  members.create({ name, active: false }); // error: [no-missing-await] "neither awaited nor handled"
}

export async function removeAll(names: readonly string[], isDry: boolean): Promise<void> {
  isDry || members.deleteOne({ name: 'all' }); // error: [no-missing-await] "never runs"
  isDry ? await members.find() : members.deleteOne({ name: 'any' }).lean(); // error: [no-missing-await] "never runs"
  void members.deleteOne({ name: 'none' }); // error: [no-missing-await] "never runs"
  void members.deleteOne({ name: 'none' }).exec();
  names.forEach((name) => members.deleteOne({ name })); // error: [no-missing-await] "never runs"
  names.map((name) => members.deleteOne({ name })); // error: [no-missing-await] "never runs"
  names.forEach(function (name) {
    return members.deleteOne({ name }); // error: [no-missing-await] "never runs"
  });
  for (const name of names) await members.deleteOne({ name });
  members.deleteOne({ name: 'last' }).catch(console.error);
}

export function sweepHourly(): void {
  setInterval(() => members.deleteOne({ active: false }), 3_600_000); // error: [no-missing-await] "never runs"
  setInterval(() => members.deleteOne({ active: false }).catch(console.error), 3_600_000);
  members.find({}, (error, found) => {
    console.log(error ?? found.length);
  });
}

/** Queries that are there already are changed, and run by somebody else. */
export class Search {
  readonly query: Query<Member[]> = members.find();

  page(count: number): this {
    this.query.limit(count);
    this.query.where('active', true).limit(count);
    return this;
  }
}

function onlyActive<Q extends Query<Member[]>>(query: Q): Q {
  query.where('active', true);
  return query;
}

function start(): Query<Member[]> {
  return members.find();
}

export async function findActive(name?: string): Promise<Member[]> {
  const query = members.find();
  onlyActive(query);
  if (name !== undefined) query.where('name', name);
  start();
  new Search().page(3).query.limit(2);
  return await query;
}
