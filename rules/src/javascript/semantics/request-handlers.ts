import type { FunctionEntity, LibraryEntity } from './module-file.js';

/** What makes a server or a part of one, by module; methods of it that take handlers are `HANDLER_METHODS`. */
const SERVERS: Readonly<Record<string, readonly string[]>> = {
  express: ['default()', 'Router()', 'Express()', 'Application()', 'IRouter()'],
  fastify: ['default()', 'fastify()', 'FastifyInstance()'],
  koa: ['default()'],
  '@koa/router': ['default()', 'Router()'],
  'koa-router': ['default()'],
  hono: ['Hono()'],
  polka: ['default()'],
  restify: ['createServer()'],
  http: ['createServer()', 'Server()'],
  https: ['createServer()', 'Server()'],
  http2: ['createServer()', 'createSecureServer()'],
  net: ['createServer()', 'Server()'],
};

const HANDLER_METHODS: ReadonlySet<string> = new Set([
  ...['all', 'delete', 'get', 'head', 'options', 'param', 'patch', 'post', 'put', 'route', 'use'],
  ...['addHook', 'setErrorHandler', 'setNotFoundHandler', 'on', 'addListener'],
]);

/** Functions that take the handler themselves: `http.createServer(handler)`. */
const CREATORS: ReadonlySet<string> = new Set(['createServer', 'createSecureServer', 'Server']);

/** Whether the function is registered on a server object of its file, to be called for each request. */
export function isRequestHandler({ file, summary }: FunctionEntity): boolean {
  return file.summary.handed.some(({ function: index, to }) => {
    if (file.summary.functions[index] !== summary) return false;
    const callee = file.resolve(to);
    return callee?.kind === 'library' && takesHandler(callee);
  });
}

function takesHandler({ module, name }: LibraryEntity): boolean {
  if (CREATORS.has(name)) return ['http', 'https', 'http2', 'net'].includes(module);
  const [method = '', ...owner] = name.split('.').reverse();
  return HANDLER_METHODS.has(method) && (SERVERS[module] ?? []).includes(owner.reverse().join('.'));
}
