/** Routes of Fastify. */
import Fastify, { type FastifyInstance } from 'fastify';
import { scryptSync } from 'node:crypto';

const app = Fastify();

function hash(password: string): string {
  return scryptSync(password, 'salt', 32).toString('hex');
}

app.addHook('onRequest', (request, reply, done) => {
  hash(String(request.headers.authorization)); // error: [no-blocking-call] "`hash()` blocks"
  done();
});

export async function plugin(instance: FastifyInstance): Promise<void> {
  instance.get('/', async () => ({ hash: hash('a') })); // error: [no-blocking-call] "`hash()` blocks"
}
