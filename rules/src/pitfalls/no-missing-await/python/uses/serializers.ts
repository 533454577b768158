/** A function that makes text of what it is given, down to the elements of collections. */
export interface Serializer {
  /** What becomes of a coroutine there; ends a sentence about it. */
  readonly consequence: string;
  /** How many positional arguments it makes text of, from the first. */
  readonly positions: number;
  /** The keyword arguments that it makes text of. */
  readonly keywords: readonly string[] | 'all';
}

const shown = (consequence: string): Serializer => ({ consequence, positions: Infinity, keywords: [] });

const encoded = (name: string, keyword: string): Serializer => {
  return { consequence: `\`${name}()\` cannot encode a coroutine object`, positions: 1, keywords: [keyword] };
};

const formatted = 'the text shows the coroutine object';
const logged: Serializer = { ...shown('the log shows the coroutine object'), keywords: ['extra'] };
const jsonBody: Serializer = {
  consequence: 'a coroutine object cannot be sent as JSON',
  positions: 0,
  keywords: ['json'],
};

const jsonify: Serializer = {
  consequence: '`jsonify()` cannot encode a coroutine object',
  positions: Infinity,
  keywords: 'all',
};

const serializers: ReadonlyMap<string, Serializer> = new Map([
  ['print', shown('the coroutine object is printed')],
  // https://click.palletsprojects.com/en/stable/utils/#printing-to-stdout
  ['click.echo', { ...shown('the coroutine object is printed'), positions: 1, keywords: ['message'] }],
  ['typer.echo', { ...shown('the coroutine object is printed'), positions: 1, keywords: ['message'] }],
  ['str', shown(formatted)],
  ['repr', shown(formatted)],
  ['ascii', shown(formatted)],
  ['str.format', { ...shown(formatted), keywords: 'all' }],
  // https://docs.python.org/3/library/json.html
  ['json.dumps', encoded('json.dumps', 'obj')],
  ['json.dump', encoded('json.dump', 'obj')],
  // https://docs.python.org/3/library/pickle.html#what-can-be-pickled-and-unpickled
  ['pickle.dumps', encoded('pickle.dumps', 'obj')],
  ['pickle.dump', encoded('pickle.dump', 'obj')],
  // https://github.com/ijl/orjson#serialize
  ['orjson.dumps', encoded('orjson.dumps', 'obj')],
  ['ujson.dumps', encoded('ujson.dumps', 'obj')],
  // https://docs.aiohttp.org/en/stable/web_reference.html#aiohttp.web.json_response
  ['aiohttp.web.json_response', encoded('json_response', 'data')],
  ['aiohttp.web.WebSocketResponse.send_json', encoded('send_json', 'data')],
  // https://www.starlette.io/responses/#response
  ['starlette.responses.Response', encoded('Response', 'content')],
  ['starlette.responses.HTMLResponse', encoded('HTMLResponse', 'content')],
  ['starlette.responses.PlainTextResponse', encoded('PlainTextResponse', 'content')],
  // https://www.starlette.io/responses/#jsonresponse
  ['starlette.responses.JSONResponse', encoded('JSONResponse', 'content')],
  ['starlette.websockets.WebSocket.send_json', encoded('send_json', 'data')],
  // https://docs.litestar.dev/latest/reference/connection.html
  ['litestar.connection.WebSocket.send_json', encoded('send_json', 'data')],
  // https://channels.readthedocs.io/en/stable/topics/consumers.html#asyncjsonwebsocketconsumer
  ['channels.generic.websocket.AsyncJsonWebsocketConsumer.send_json', encoded('send_json', 'content')],
  ['channels.generic.websocket.JsonWebsocketConsumer.send_json', encoded('send_json', 'content')],
  // https://docs.djangoproject.com/en/stable/ref/request-response/#httpresponse-objects
  [
    'django.http.HttpResponse',
    { ...shown('the response shows the coroutine object'), positions: 1, keywords: ['content'] },
  ],
  // https://docs.djangoproject.com/en/stable/ref/request-response/#jsonresponse-objects
  ['django.http.JsonResponse', encoded('JsonResponse', 'data')],
  // https://sanic.dev/en/guide/basics/response.html
  ['sanic.response.text', encoded('text', 'body')],
  ['sanic.response.html', encoded('html', 'body')],
  ['sanic.response.json', encoded('json', 'body')],
  // https://flask.palletsprojects.com/en/stable/api/#flask.json.jsonify
  ['flask.jsonify', jsonify],
  ['quart.jsonify', jsonify],
]);

const loggingCall = /^logging\.(Logger\.|LoggerAdapter\.)?(debug|info|warning|warn|error|critical|exception|log)$/;

/** Clients of HTTP that encode what they are given as `json`. */
const clientCall = /^(?:requests|httpx|aiohttp)\.(?:\w+\.)?(?:request|post|put|patch|delete)$/;

/** What makes text of its arguments, by dotted name (builtins without their module). */
export function findSerializer(name: string): Serializer | undefined {
  if (loggingCall.test(name)) return logged;
  return clientCall.test(name) ? jsonBody : serializers.get(name);
}
