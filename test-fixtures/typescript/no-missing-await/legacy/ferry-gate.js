/** The gate of a ferry as a service of Koa, whose `next()` gives a promise. */
const Koa = require('koa');
const Router = require('@koa/router');

const app = new Koa();
const router = new Router();

app.use(async (ctx, next) => {
  const start = Date.now();
  next(); // error: [no-missing-await] "`next()` returns a promise"
  ctx.set('X-Response-Time', `${Date.now() - start}ms`);
});

app.use(async (ctx, next) => {
  await next();
  ctx.set('X-Pier', '7');
});

app.use((ctx, next) => (ctx.query.closed ? ctx.throw(503) : next()));

app.use(async (ctx, next) => {
  try {
    return next(); // error: [no-missing-await] "leaves the `try`"
  } catch (error) {
    ctx.status = 500;
    ctx.body = error.message;
  }
});

async function writeLog(ctx, next) {
  next(); // error: [no-missing-await] "`next()` returns a promise"
  console.log(ctx.path, ctx.status);
}

const countVisits = async (ctx, next) => {
  ctx.state.visits = (ctx.state.visits ?? 0) + 1;
  return next();
};

/** The way of Express, for a middleware that this file hands to nobody. */
function openGate(ctx, next) {
  ctx.state.isOpen = true;
  next();
}

router.get('/cars', writeLog, countVisits, async (ctx, next) => {
  if (!ctx.state.ticket) next(); // error: [no-missing-await] "`next()` returns a promise"
});

app.use(router.routes());
module.exports = { app, openGate };
