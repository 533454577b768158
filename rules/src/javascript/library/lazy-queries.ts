/** How the queries of a package are told from all other values. */
export interface LazyQueries {
  /** A member of their type that the package declares. */
  readonly member?: string;
  /** A type of the package that they are, or that they extend. */
  readonly type?: string;
  /** Methods that run them, and give them back. */
  readonly runs?: readonly string[];
  /** A property with a new one each time. */
  readonly getter?: string;
  /** Whether a callback that one of the calls is given runs them, too. */
  readonly takesCallbacks?: boolean;
}

/** Packages whose queries and requests do nothing until something awaits them, or calls `then()`. One line a package. */
export const lazyQueries: ReadonlyMap<string, LazyQueries> = new Map<string, LazyQueries>([
  ['mongoose', { member: 'then', takesCallbacks: true }], // https://mongoosejs.com/docs/queries.html#executing
  ['drizzle-orm', { member: 'then' }], // https://orm.drizzle.team/docs/goodies (`QueryPromise`)
  ['knex', { member: 'toSQL', getter: 'schema' }], // https://knexjs.org/guide/interfaces.html#then
  ['objection', { member: 'then' }], // https://vincit.github.io/objection.js/guide/query-examples.html
  ['@prisma/client', { type: 'PrismaPromise' }], // https://www.prisma.io/docs/orm/prisma-client/queries/transactions
  ['@supabase/postgrest-js', { member: 'then' }], // https://supabase.com/docs/reference/javascript/select
  ['@mikro-orm/knex', { member: 'then' }], // https://mikro-orm.io/docs/query-builder
  ['@mikro-orm/sql', { member: 'then' }], // the same from version 7 on
  ['postgres', { member: 'execute', runs: ['execute', 'cancel'] }], // https://github.com/porsager/postgres#queries
  ['@neondatabase/serverless', { member: 'then' }], // https://neon.com/docs/serverless/serverless-driver
  ['bun', { member: 'execute', runs: ['execute', 'cancel'] }], // https://bun.com/docs/runtime/sql
  ['bun-types', { member: 'execute', runs: ['execute', 'cancel'] }],
  ['superagent', { member: 'redirects', runs: ['abort', 'end', 'pipe'], takesCallbacks: true }], // https://forwardemail.github.io/superagent/#promise-and-generator-support
]);
