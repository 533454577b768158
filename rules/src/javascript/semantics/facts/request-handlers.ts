import type { FunctionEntity, LibraryEntity } from '../module-file.js';

/** What makes a server or a part of one, by module; methods of it that take handlers are `HANDLER_METHODS`. */
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
  http2: ['createServer()', 'createSecureServer()'],
  net: ['createServer()', 'Server()'],
};

const handlerMethods: ReadonlySet<string> = new Set([
  ...['all', 'delete', 'get', 'head', 'options', 'param', 'patch', 'post', 'put', 'route', 'use'],
  ...['addHook', 'setErrorHandler', 'setNotFoundHandler', 'on', 'addListener'],
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

/** What answers a call of a procedure: https://trpc.io/docs/server/procedures */
const procedureName = /\.procedure\b.*\.(?:query|mutation|subscription)$/;

/** Functions that take the handler themselves: `http.createServer(handler)`. */
const creators: ReadonlySet<string> = new Set(['createServer', 'createSecureServer', 'Server']);

/** Whether the function is registered on a server object of its file, to be called for each request. */
export function isRequestHandler(fn: FunctionEntity): boolean {
  return isHandedTo(fn, takesHandler);
}

const koaModules: ReadonlySet<string> = new Set(['koa', '@koa/router', 'koa-router']);

/** Whether the function is a middleware or handler of Koa, which gets the context first. */
export function isHandlerOfKoa(fn: FunctionEntity): boolean {
  return isHandedTo(fn, (callee) => koaModules.has(callee.module) && takesHandler(callee));
}

/** Whether the function is called again and again while the program goes on: for requests, messages, commands. */
export function isListener(fn: FunctionEntity): boolean {
  return isHandedTo(fn, (callee) => takesHandler(callee) || takesListener(callee));
}

function isHandedTo({ file, summary }: FunctionEntity, takes: (callee: LibraryEntity) => boolean): boolean {
  return file.summary.handed.some(({ function: index, to }) => {
    if (file.summary.functions[index] !== summary) return false;
    const callee = file.resolve(to);
    return callee?.kind === 'library' && takes(callee);
  });
}

function takesListener({ module, name }: LibraryEntity): boolean {
  return listeningCalls.some((one) => one.module.test(module) && one.name.test(name));
}

function takesHandler({ module, name }: LibraryEntity): boolean {
  if (creators.has(name)) return ['http', 'https', 'http2', 'net'].includes(module);
  if (module === '@trpc/server') return procedureName.test(name);
  const [method = '', ...owner] = name.split('.').reverse();
  return handlerMethods.has(method) && (servers[module] ?? []).includes(owner.reverse().join('.'));
}
