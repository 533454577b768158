/** The desk of a ferry as a service of Hono, and what its tickets cost, of RxJS. */
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { firstValueFrom, lastValueFrom } from 'rxjs';
import express from 'express';
import { prices } from './prices.js';

export const app = new Hono();
export const admin = express();

app.use('*', async (c, next) => {
  next(); // error: [no-missing-await] "`next()` returns a promise"
  c.header('X-Desk', '3');
});

export const asStaff = createMiddleware(async (c, next) => {
  if (c.req.header('x-badge')) next(); // error: [no-missing-await] "`next()` returns a promise"
});

export const asGuest = createMiddleware(async (c, next) => {
  c.set('guest', true);
  await next();
});

app.get('/price', async (c) => {
  firstValueFrom(prices); // error: [no-missing-await] "`firstValueFrom()` returns a promise"
  const price = lastValueFrom(prices);
  if (price > 100) c.header('X-Expensive', '1'); // error: [no-missing-await] "`price` is a promise"
  return c.json({ price: await price });
});

admin.use(async (request, response, next) => {
  next();
});

/** For both, of which one has a `next()` that gives nothing. */
function countVisits(context, next) {
  context.visits = (context.visits ?? 0) + 1;
  next();
}
app.use(countVisits);
admin.use(countVisits);

app.use(async (c, next) => {
  await Promise.all(c.req.queries('pier').map((pier) => new Promise((next) => setTimeout(next, pier))));
  await next();
});
