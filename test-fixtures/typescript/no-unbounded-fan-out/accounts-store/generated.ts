/** What a generator writes. */
import type { PrismaPromise } from '@prisma/client';

export interface Account {
  readonly id: string;
  readonly plan: string;
}

interface AccountDelegate {
  update(options: { where: Partial<Account>; data: Partial<Account> }): PrismaPromise<Account>;
}

export interface PrismaClient {
  readonly account: AccountDelegate;
}

function getClientClass(): new () => PrismaClient {
  const classes = new Map<string, new () => PrismaClient>();
  const found = classes.get('client');
  if (!found) throw new Error('not generated');
  return found;
}

export const PrismaClient = getClientClass();
