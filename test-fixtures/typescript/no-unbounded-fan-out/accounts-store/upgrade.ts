import { PrismaClient, type Account } from './generated.js';

const client = new PrismaClient();

interface Cache {
  find(id: string): Promise<Account>;
}

export async function upgradeAll(ids: readonly string[]): Promise<void> {
  await Promise.all(ids.map((id) => client.account.update({ where: { id }, data: { plan: 'paid' } }))); // error: [no-unbounded-fan-out] "starts `client.account.update()` for every element"
}

export async function readAll(ids: readonly string[], cache: Cache): Promise<Account[]> {
  return Promise.all(ids.map((id) => cache.find(id)));
}
