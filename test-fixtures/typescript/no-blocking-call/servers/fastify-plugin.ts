/** Routes of Fastify. */
import Fastify, { type FastifyInstance, type FastifyPluginAsync } from 'fastify';
import fp from 'fastify-plugin';
import { scryptSync } from 'node:crypto';

const app = Fastify();

function hash(password: string): string {
  return scryptSync(password, 'salt', 32).toString('hex');
}

app.addHook('onRequest', (request, reply, done) => {
  hash(String(request.headers.authorization)); // error: [no-blocking-call] "`hash()` blocks"
  done();
});

app.addHook('onReady', (done) => {
  hash('once');
  done();
});

app.get('/guarded', {
  preHandler: [(request, reply, done) => {
    hash(String(request.headers.authorization)); // error: [no-blocking-call] "`hash()` blocks"
    done();
  }],
}, (request, reply) => {
  reply.send('ok');
});

app.route({
  method: 'POST',
  url: '/hashes',
  handler(request, reply) {
    reply.send(hash(String(request.body))); // error: [no-blocking-call] "`hash()` blocks"
  },
});

export async function plugin(instance: FastifyInstance): Promise<void> {
  instance.get('/', async () => ({ hash: hash('a') })); // error: [no-blocking-call] "`hash()` blocks"
}

export const routes: FastifyPluginAsync = async (instance) => {
  instance.get('/typed', (request, reply) => {
    reply.send(hash('b')); // error: [no-blocking-call] "`hash()` blocks"
  });
};

export default fp(async (instance) => {
  instance.get('/wrapped', (request, reply) => {
    reply.send(hash('c')); // error: [no-blocking-call] "`hash()` blocks"
  });
});

app.register((child, options, done) => {
  child.get('/child', (request, reply) => {
    reply.send(hash('d')); // error: [no-blocking-call] "`hash()` blocks"
  });
  done();
});

export const collect = (instance: Map<string, string>, visit: (name: string) => void): void => {
  instance.forEach((value) => visit(hash(value)));
};
