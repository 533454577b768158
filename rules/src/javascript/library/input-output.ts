import { globalModule, type CalleeOrigin } from '../semantics/origins.js';

/**
 * What starting very many calls of a function uses up.
 * - `connections`: sockets, processes, the other side's patience
 * - `files`: file descriptors
 */
export type Resource = 'connections' | 'files';

/** Packages whose functions talk to something outside of the process; a name that ends in `/` stands for a scope. */
const connectingPackages: readonly string[] = [
  'http https http2 net tls child_process dgram',
  'axios got ky node-fetch undici cross-fetch superagent needle request request-promise',
  'isomorphic-fetch ofetch phin wretch graphql-request @apollo/client ws ssh2 basic-ftp',
  'pg mysql mysql2 mongodb mongoose redis ioredis cassandra-driver tedious',
  '@prisma/client typeorm knex sequelize drizzle-orm kysely oracledb mssql neo4j-driver',
  'postgres objection @mikro-orm/ @neondatabase/serverless @supabase/',
  'kafkajs amqplib nats mqtt nodemailer bullmq @elastic/elasticsearch meilisearch memjs',
  'aws-sdk @aws-sdk/ @google-cloud/ @azure/ googleapis firebase-admin minio @octokit/ octokit',
  'stripe twilio @slack/ @sendgrid/ openai @anthropic-ai/ discord.js telegraf @notionhq/',
  'execa zx cross-spawn puppeteer puppeteer-core playwright playwright-core sharp fluent-ffmpeg',
].flatMap((line) => line.split(' '));

/** Of the globals, those that leave the process. */
const connectingGlobals = /^(?:fetch|Deno\.Command\(\)\.|Bun\.spawn|navigator\.sendBeacon)/;

/**
 * Functions that hold a file open over several steps. The others are one step each in libuv's pool of threads, which is
 * a bound: https://nodejs.org/api/cli.html#uv_threadpool_sizesize
 */
const holdsDescriptor =
  /(?:^|\.)(?:appendFile|cp|copy|createReadStream|createWriteStream|open|opendir|outputFile|outputJson|readFile|readJson|readJSON|writeFile|writeJson|writeJSON)$/;

const fileModules: ReadonlySet<string> = new Set(['fs', 'fs/promises', 'fs-extra', 'graceful-fs', 'jsonfile']);

/** What the call uses; undefined when nothing of it can be exhausted, or it is not known. */
export function findResource({ module, name }: CalleeOrigin): Resource | undefined {
  if (module === globalModule) return connectingGlobals.test(name) ? 'connections' : undefined;
  if (fileModules.has(module)) return holdsDescriptor.test(name) ? 'files' : undefined;
  return isConnecting(module) ? 'connections' : undefined;
}

/** Also by a part of a package: `drizzle-orm/node-postgres`. */
function isConnecting(module: string): boolean {
  return connectingPackages.some(
    (known) => module === known || module.startsWith(known.endsWith('/') ? known : `${known}/`),
  );
}
