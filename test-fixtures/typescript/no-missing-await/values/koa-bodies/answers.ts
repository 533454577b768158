// What Koa answers with.
import Koa, { type Context } from 'koa';

declare function load(id: string): Promise<{ title: string }>;
declare function find(id: string): Promise<{ title: string }> | string;
declare const cache: { body: Promise<unknown> };

const app = new Koa();

app.use(async (ctx, next) => {
  ctx.body = load(ctx.params['id'] ?? ''); // error: [no-missing-await] "`load()` is a promise here, not its value: Koa answers without waiting for it"
  await next();
});

app.use(async (ctx) => {
  ctx.body = await load('1');
});

app.use(async (ctx) => {
  const page = load('2');
  cache.body = page;
  ctx.body = page; // error: [no-missing-await] "Koa answers without waiting for it"
});

app.use((ctx) => {
  ctx.body = find('3');
});

async function answer(context: Context): Promise<void> {
  context.body = load('4'); // error: [no-missing-await] "Koa answers without waiting for it"
}

app.use(answer);

export async function keep(context: { body: unknown }): Promise<void> {
  context.body = load('5');
}
