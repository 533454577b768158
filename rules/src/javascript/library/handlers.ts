import { globalModule, type CalleeOrigin } from '../semantics/origins.js';

/** What makes a server or a part of one, by module; methods of it that take handlers are {@link handlerMethods}. */
const servers: Readonly<Record<string, readonly string[]>> = {
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
  electron: ['ipcMain'],
  http2: ['createServer()', 'createSecureServer()'],
  net: ['createServer()', 'Server()'],
  'socket.io': [
    'Server()',
    'Server().of()',
    'Server().sockets',
    'default()',
    'default().of()',
    'Namespace()',
    'Socket()',
  ],
  ws: ['WebSocketServer()', 'Server()', 'default.Server()'],
};

const handlerMethods: ReadonlySet<string> = new Set([
  ...['all', 'delete', 'get', 'head', 'options', 'param', 'patch', 'post', 'put', 'route', 'use'],
  ...['addHook', 'handle', 'setErrorHandler', 'setNotFoundHandler', 'on', 'addListener'],
]);

/** What else goes on listening for as long as its process lives: functions that take a listener, by module. */
const listeningCalls: readonly { readonly module: RegExp; readonly name: RegExp }[] = [
  {
    module: /^@modelcontextprotocol\/sdk\/server\//,
    name: /^(?:Mcp)?Server\(\)\.(?:set|register|tool$|resource$|prompt$)/,
  },
  { module: /^@slack\/bolt$/, name: /^App\(\)\.(?:action|command|event|message|shortcut|view)$/ },
  { module: /^discord\.js$/, name: /^Client\(\)\.on$/ },
  { module: /^electron$/, name: /^(?:app|ipcMain)\.(?:handle|on)$/ },
  { module: /^grammy$/, name: /^Bot\(\)\.(?:command|hears|on|use)$/ },
  { module: /^socket\.io$/, name: /^Server\(\)\.on$/ },
  { module: /^telegraf$/, name: /^Telegraf\(\)\.(?:command|hears|on|use)$/ },
  { module: /^vscode-languageserver(?:\/|$)/, name: /^createConnection\(\)\.on[A-Z]/ },
  { module: /^ws$/, name: /^(?:WebSocketServer|Server|default\.Server)\(\)\.on$/ },
];

/** What a server and its clients both have, by module: connections. */
const connections: Readonly<Record<string, readonly string[]>> = {
  net: ['Socket()'],
  ws: ['WebSocket()', 'default()'],
};

/** Events of starting and ending, which block nobody. */
const onceOnly: ReadonlySet<string> = new Set(['close', 'error', 'listening', 'onClose', 'onListen', 'onReady']);

/**
 * Decorators of methods that are called for each request, message or tick, by module: https://docs.nestjs.com/controllers,
 * https://docs.nestjs.com/techniques/task-scheduling, https://docs.nestjs.com/websockets/gateways,
 * https://docs.nestjs.com/microservices/basics
 */
const decorators: Readonly<Record<string, ReadonlySet<string>>> = {
  '@nestjs/common': new Set(['All', 'Delete', 'Get', 'Head', 'Options', 'Patch', 'Post', 'Put', 'Search', 'Sse']),
  '@nestjs/microservices': new Set(['EventPattern', 'GrpcMethod', 'MessagePattern']),
  '@nestjs/schedule': new Set(['Cron', 'Interval']),
  '@nestjs/websockets': new Set(['SubscribeMessage']),
};

/** What answers a call of a procedure: https://trpc.io/docs/server/procedures */
const procedureName = /\.procedure\b.*\.(?:query|mutation|subscription)$/;

/** Functions that take the handler themselves: `http.createServer(handler)`. */
const creators: ReadonlySet<string> = new Set(['createServer', 'createSecureServer', 'Server']);

const koaModules: ReadonlySet<string> = new Set(['koa', '@koa/router', 'koa-router']);

/** Whether the function takes a listener that is called for as long as its process lives. */
export function takesListener({ module, name }: CalleeOrigin): boolean {
  return listeningCalls.some((one) => one.module.test(module) && one.name.test(name));
}

/**
 * Whether the function takes a handler of requests, or decorates one.
 * @param event the text that it is given first
 */
export function takesHandler({ module, name }: CalleeOrigin, event?: string): boolean {
  if (decorators[module]?.has(name) === true) return true;
  if (creators.has(name)) return ['http', 'https', 'http2', 'net'].includes(module);
  if (module === '@trpc/server') return procedureName.test(name);
  return isMethodOf(servers[module], name, (method) => handlerMethods.has(method) && !isOnceOnly(method, event));
}

/** Whether the function takes what is called again and again in whatever program: one that serves is blocked by it. */
export function takesRepeated({ module, name }: CalleeOrigin, event?: string): boolean {
  if (name === 'setInterval') return module === globalModule || module === 'timers';
  const isTaken = (method: string): boolean =>
    ['on', 'addListener'].includes(method) && (event === 'data' || event === 'message');
  return isMethodOf(connections[module], name, isTaken);
}

function isMethodOf(
  owners: readonly string[] | undefined,
  name: string,
  isTaken: (method: string) => boolean,
): boolean {
  const [method = '', ...owner] = name.split('.').reverse();
  return isTaken(method) && owners?.includes(owner.reverse().join('.')) === true;
}

function isOnceOnly(method: string, event: string | undefined): boolean {
  return ['on', 'addListener', 'addHook'].includes(method) && onceOnly.has(event ?? '');
}

/**
 * Whether the function takes a middleware whose second parameter gives a promise of what the next one does, in their own words
 * to be awaited: https://github.com/koajs/koa/blob/master/docs/guide.md, https://hono.dev/docs/guides/middleware
 */
export function takesWaitingMiddleware(origin: CalleeOrigin): boolean {
  if (origin.module === 'hono/factory')
    return /^(?:createMiddleware|createFactory\(\)\.createMiddleware)$/.test(origin.name);
  return (origin.module === 'hono' || isOfKoa(origin)) && takesHandler(origin);
}

/** Whether it is of Koa or one of its routers, whose handlers get the context first. */
export function isOfKoa({ module }: CalleeOrigin): boolean {
  return koaModules.has(module);
}
