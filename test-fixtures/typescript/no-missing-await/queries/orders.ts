import type { PrismaPromise } from '@prisma/client/runtime/client';
import { drizzle } from 'drizzle-orm/node-postgres';
import makeKnex, { type Knex, type QueryBuilder, type SchemaBuilder } from 'knex';
import postgres from 'postgres';

interface OrderDelegate {
  update(args: object): PrismaPromise<object>;
  deleteMany(): PrismaPromise<{ count: number }>;
}

declare const prisma: { readonly order: OrderDelegate; $transaction(steps: PrismaPromise<unknown>[]): Promise<void> };

const db = drizzle('postgres://localhost/orders');
const sql = postgres();
const knex = makeKnex({ client: 'pg' });

export async function ship(id: number): Promise<void> {
  db.insert('shipments').values({ id }); // error: [no-missing-await] "a query of drizzle-orm"
  db.insert('shipments').values({ id }).onConflictDoNothing(); // error: [no-missing-await] "never runs"
  db.update('orders').set({ state: 'shipped' }); // error: [no-missing-await] "never runs"
  await db.transaction(async (transaction) => {
    transaction.update('orders').set({ state: 'new' }); // error: [no-missing-await] "never runs"
    await transaction.insert('shipments').values({ id });
  });
  const update = db.update('orders');
  update.set({ state: 'packed' });
  await update;
}

export async function bill(id: number): Promise<void> {
  prisma.order.update({ id }); // error: [no-missing-await] "a query of @prisma/client"
  void prisma.order.update({ id }); // error: [no-missing-await] "a query of @prisma/client"
  await prisma.$transaction([prisma.order.update({ id }), prisma.order.deleteMany()]);
  prisma.order.deleteMany().catch(console.error);
  sql`update orders set state = 'billed'`; // error: [no-missing-await] "a query of postgres"
  sql`update orders set state = 'billed'`.execute(); // error: [no-missing-await] "neither awaited nor handled"
  void sql`update orders set state = 'billed'`.execute();
  void sql.begin(async (inside) => {
    await inside`delete from orders`;
  });
}

export async function up(schema: SchemaBuilder, trx: Knex): Promise<void> {
  knex.schema.createTable('orders', () => undefined); // error: [no-missing-await] "a query of knex"
  trx.schema.dropTable('old').dropTable('older'); // error: [no-missing-await] "never runs"
  trx('orders').where('id', 1).del(); // error: [no-missing-await] "never runs"
  trx.raw('vacuum'); // error: [no-missing-await] "never runs"
  schema.dropTable('temporary');
  await schema;
  void trx('orders')
    .insert({ id: 2 })
    .asCallback((error) => console.error(error));
}

export function restrict(query: QueryBuilder<object[]>, user: string): void {
  query.where('owner', user);
  [1, 2].forEach((state) => query.where('state', state));
}
