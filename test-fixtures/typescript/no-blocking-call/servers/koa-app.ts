/** An application of Koa. */
import Koa from 'koa';
import { execFileSync } from 'node:child_process';

const app = new Koa();

app.use(async (context, next) => {
  context.state.user = execFileSync('id', ['-un']).toString(); // error: [no-blocking-call] "`execFileSync()` blocks"
  await next();
});

app.use((context) => {
  context.body = execFileSync('uptime').toString(); // error: [no-blocking-call] "`execFileSync()` blocks"
});
