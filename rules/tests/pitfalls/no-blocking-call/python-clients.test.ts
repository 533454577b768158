import assert from 'node:assert/strict';
import { createEngine } from '../../../src/engine/create-engine.js';
import type { Finding } from '../../../src/engine/engine.js';
import { rules } from '../../../src/pitfalls/index.generated.js';
import { createFiles, type Files } from '../../python/semantics/support/project.js';
import { applyEdits } from '../../support/text-edits.js';

const root = '/project';
const allRules = Object.fromEntries(Object.keys(rules).map((name) => [name, 'error'] as const));

function lint(text: string, files: Files = {}, name = 'main.py'): readonly Finding[] {
  const all = { ...files, [name]: text, 'pyproject.toml': '' };
  const engine = createEngine({ root, files: createFiles(all), types: 'off' });
  const { findings } = engine.lint({ path: `${root}/${name}`, text, rules: allRules });
  engine.close();
  return findings;
}

/** The texts that the suggestion of another client leads to, one for each finding. */
function getConverted(text: string, files?: Files, name?: string): readonly (string | undefined)[] {
  return lint(text, files, name).map(({ suggestions }) => {
    const suggestion = suggestions.find(({ title }) => title.endsWith('and await what it does'));
    return (
      suggestion &&
      applyEdits(
        text,
        suggestion.edits.map(({ start, end, text: by }) => ({ range: [start, end], text: by })),
      )
    );
  });
}

const coroutine = (head: string, ...lines: string[]): string =>
  `${head}\n\nasync def work(name):\n${lines.map((line) => `    ${line}\n`).join('')}`;

const converted: (readonly [title: string, before: string, after: string])[] = [
  [
    'a client of the module, in all coroutines that use it',
    coroutine(
      'from openai import OpenAI, APIError\n\nclient = OpenAI(max_retries=2)\n\nasync def embed(text):\n    return client.embeddings.create(model="m", input=text).data[0]',
      'reply = client.chat.completions.create(model="m", messages=[name])',
      'return reply.choices[0].message.content',
    ),
    coroutine(
      'from openai import AsyncOpenAI, APIError\n\nclient = AsyncOpenAI(max_retries=2)\n\nasync def embed(text):\n    return (await client.embeddings.create(model="m", input=text)).data[0]',
      'reply = await client.chat.completions.create(model="m", messages=[name])',
      'return reply.choices[0].message.content',
    ),
  ],
  [
    'a client that `with` closes',
    coroutine(
      'import httpx',
      'with httpx.Client(timeout=5) as client:',
      '    return [client.get(url).json() for url in name]',
    ),
    coroutine(
      'import httpx',
      'async with httpx.AsyncClient(timeout=5) as client:',
      '    return [(await client.get(url)).json() for url in name]',
    ),
  ],
  [
    'a method of another name',
    coroutine(
      'import httpx',
      'client = httpx.Client()',
      'try:',
      '    print(client.get(name).text)',
      'finally:',
      '    client.close()',
    ),
    coroutine(
      'import httpx',
      'client = httpx.AsyncClient()',
      'try:',
      '    print((await client.get(name)).text)',
      'finally:',
      '    await client.aclose()',
    ),
  ],
  [
    'a client in a module of its own',
    coroutine(
      'import redis\n\n_cache = redis.Redis(host="cache", port=6379)',
      'for key in _cache.keys("a*"):',
      '    _cache.delete(key)',
    ),
    coroutine(
      'import redis.asyncio\n\n_cache = redis.asyncio.Redis(host="cache", port=6379)',
      'for key in await _cache.keys("a*"):',
      '    await _cache.delete(key)',
    ),
  ],
  [
    'a client that is imported from elsewhere',
    coroutine(
      'from slack_sdk import WebClient\n\n_slack = WebClient("token")',
      '_slack.chat_postMessage(channel="a", text=name)',
    ),
    coroutine(
      'from slack_sdk.web.async_client import AsyncWebClient\n\n_slack = AsyncWebClient("token")',
      'await _slack.chat_postMessage(channel="a", text=name)',
    ),
  ],
  [
    'pages of answers',
    coroutine(
      'from slack_sdk.errors import SlackApiError\nfrom slack_sdk.web import WebClient\n\n_slack = WebClient("token")',
      'for page in _slack.conversations_list(limit=name):',
      '    print(page["channels"])',
      'answer = _slack.auth_test()',
      'return answer["user"]',
    ),
    coroutine(
      'from slack_sdk.errors import SlackApiError\nfrom slack_sdk.web.async_client import AsyncWebClient\n\n_slack = AsyncWebClient("token")',
      'async for page in await _slack.conversations_list(limit=name):',
      '    print(page["channels"])',
      'answer = await _slack.auth_test()',
      'return answer["user"]',
    ),
  ],
  [
    'a client that is imported with others',
    coroutine(
      'from redis import Redis, RedisError\n\n_cache = Redis()',
      'try:',
      '    return _cache.get(name)',
      'except RedisError:',
      '    return None',
    ),
    coroutine(
      'from redis import RedisError\nfrom redis.asyncio import Redis\n\n_cache = Redis()',
      'try:',
      '    return await _cache.get(name)',
      'except RedisError:',
      '    return None',
    ),
  ],
  [
    'a client that is imported with others, which have comments',
    coroutine(
      'from redis import (\n    RedisError,  # errors\n    Redis,  # cache\n)\n\n_cache = Redis()',
      'return _cache.get(name), RedisError',
    ),
    coroutine(
      'import redis.asyncio\nfrom redis import (\n    RedisError,  # errors\n    Redis,  # cache\n)\n\n_cache = redis.asyncio.Redis()',
      'return await _cache.get(name), RedisError',
    ),
  ],
  [
    'a client that is imported with others, and by another name',
    coroutine(
      'from slack_sdk import (\n    SlackResponse,\n    WebClient as Slack,\n)\n\n_slack = Slack("token")',
      'answer = _slack.auth_test()',
      'return answer["user"], SlackResponse',
    ),
    coroutine(
      'from slack_sdk import (\n    SlackResponse,\n)\nfrom slack_sdk.web.async_client import AsyncWebClient as Slack\n\n_slack = Slack("token")',
      'answer = await _slack.auth_test()',
      'return answer["user"], SlackResponse',
    ),
  ],
  [
    'a client that makes others',
    coroutine(
      'from azure.storage.blob import BlobServiceClient\n\n_storage = BlobServiceClient.from_connection_string("a")',
      'blob = _storage.get_blob_client("photos", name)',
      'blob.upload_blob(b"a", overwrite=True)',
      'for one in _storage.get_container_client("photos").list_blobs():',
      '    print(one)',
      'return blob.download_blob().readall()',
    ),
    coroutine(
      'from azure.storage.blob.aio import BlobServiceClient\n\n_storage = BlobServiceClient.from_connection_string("a")',
      'blob = _storage.get_blob_client("photos", name)',
      'await blob.upload_blob(b"a", overwrite=True)',
      'async for one in _storage.get_container_client("photos").list_blobs():',
      '    print(one)',
      'return await (await blob.download_blob()).readall()',
    ),
  ],
  [
    'a class of the same name, made by a method of it',
    coroutine('from redis import Redis as Cache', 'cache = Cache.from_url(name)', 'return cache.get("a")'),
    coroutine(
      'from redis.asyncio import Redis as Cache',
      'cache = Cache.from_url(name)',
      'return await cache.get("a")',
    ),
  ],
  [
    'a connection, what it gives, and what that gives',
    coroutine(
      'import psycopg',
      'with psycopg.connect(name) as connection:',
      '    with connection.cursor() as cursor:',
      '        cursor.execute("SELECT 1")',
      '        for row in cursor:',
      '            print(row)',
      '    return connection.execute("SELECT 2").fetchone()',
    ),
    coroutine(
      'import psycopg',
      'async with await psycopg.AsyncConnection.connect(name) as connection:',
      '    async with connection.cursor() as cursor:',
      '        await cursor.execute("SELECT 1")',
      '        async for row in cursor:',
      '            print(row)',
      '    return await (await connection.execute("SELECT 2")).fetchone()',
    ),
  ],
  [
    'a client that is used where it is made',
    coroutine(
      'from qdrant_client import QdrantClient',
      'return QdrantClient("localhost").query_points("p", query=name).points',
    ),
    coroutine(
      'from qdrant_client import AsyncQdrantClient',
      'return (await AsyncQdrantClient("localhost").query_points("p", query=name)).points',
    ),
  ],
  [
    'collections and what is found in them',
    coroutine(
      'import pymongo\n\n_client = pymongo.MongoClient()\n_orders = _client["shop"]["orders"]',
      '_orders.insert_one({"name": name})',
      'return [order for order in _orders.find({}).limit(5)]',
    ),
    coroutine(
      'import pymongo\n\n_client = pymongo.AsyncMongoClient()\n_orders = _client["shop"]["orders"]',
      'await _orders.insert_one({"name": name})',
      'return [order async for order in _orders.find({}).limit(5)]',
    ),
  ],
  [
    'an answer that comes piece by piece',
    coroutine(
      'from openai import OpenAI',
      'client = OpenAI()',
      'for piece in client.chat.completions.create(model="m", messages=[name], stream=True):',
      '    print(piece)',
    ),
    coroutine(
      'from openai import AsyncOpenAI',
      'client = AsyncOpenAI()',
      'async for piece in await client.chat.completions.create(model="m", messages=[name], stream=True):',
      '    print(piece)',
    ),
  ],
  [
    'a class that others of the file need as well',
    coroutine(
      'from openai import OpenAI\n\ndef connect():\n    return OpenAI()',
      'client = OpenAI()',
      'return client.models.retrieve(name)',
    ),
    coroutine(
      'from openai import OpenAI, AsyncOpenAI\n\ndef connect():\n    return OpenAI()',
      'client = AsyncOpenAI()',
      'return await client.models.retrieve(name)',
    ),
  ],
];

for (const use of ['def ask(client: "OpenAI"):\n    return client', '__all__ = ["OpenAI"]']) {
  const rest = `${use}\n\n_client = `;
  const retrieve = '_client.models.retrieve(name)';
  converted.push([
    `a class that a string names: ${use}`,
    coroutine(`from openai import OpenAI\n\n${rest}OpenAI()`, retrieve),
    coroutine(`from openai import OpenAI, AsyncOpenAI\n\n${rest}AsyncOpenAI()`, `await ${retrieve}`),
  ]);
}

const ask = 'return client.chat.completions.create(model="m", messages=[name])';
const openai = 'from openai import OpenAI\n\nclient = OpenAI()';

const left: readonly (readonly [title: string, code: string, files?: Files])[] = [
  [
    'is used in a plain function, too',
    coroutine(`${openai}\n\ndef ask_now():\n    return client.models.retrieve("m")`, ask),
  ],
  ['is used at the top level, too', coroutine(`${openai}\nclient.models.retrieve("m")`, ask)],
  ['is handed on', coroutine(openai, 'print(client)', ask)],
  ['is kept by an object', coroutine('from openai import OpenAI', 'client = OpenAI()', 'name.client = client', ask)],
  [
    'is returned',
    coroutine('from openai import OpenAI', 'client = OpenAI()', 'client.models.retrieve(name)', 'return client'),
  ],
  [
    'may be another one',
    coroutine('from openai import OpenAI', 'client = OpenAI()', 'if name:', '    client = OpenAI(max_retries=2)', ask),
  ],
  [
    'is used in a lambda',
    coroutine('from openai import OpenAI', 'client = OpenAI()', 'print(lambda: client.models)', ask),
  ],
  ['is imported by another module', coroutine(openai, ask), { 'other.py': 'from main import client\n' }],
  [
    'a test patches',
    coroutine(openai, ask),
    { 'test_main.py': 'from unittest.mock import patch\n\nwith patch("main.client"):\n    pass\n' },
  ],
  [
    'a test puts another one in the place of',
    coroutine(openai, ask),
    { 'test_main.py': 'import main\n\ndef test(monkeypatch):\n    monkeypatch.setattr(main, "client", None)\n' },
  ],
  [
    'has credentials of its own, by their position',
    coroutine(
      'from azure.identity import DefaultAzureCredential\nfrom azure.keyvault.secrets import SecretClient\n\n_vault = SecretClient("a", DefaultAzureCredential())',
      'return _vault.get_secret(name).value',
    ),
  ],
  [
    'gives a response that is closed',
    coroutine('import httpx', 'client = httpx.Client()', 'response = client.get(name)', 'response.close()'),
  ],
  [
    'is awaited in part',
    coroutine(
      'import httpx',
      'client = httpx.Client()',
      'first = await client.get(name)',
      'return first.text, client.get(name).text',
    ),
  ],
  [
    'is used in several loops',
    coroutine(
      `import asyncio\n${openai}\n\ndef main(names):\n    for name in names:\n        asyncio.run(work(name))`,
      ask,
    ),
  ],
  [
    'is used by a view of Flask',
    coroutine(
      `from flask import Flask\n${openai}\n\napp = Flask("shop")\n\n@app.get("/")\nasync def show():\n    return await work("a")`,
      ask,
    ),
  ],
  ['has the name of the module', coroutine('import redis as r', 'redis = r.Redis()', 'return redis.get(name)')],
  ['is an attribute elsewhere', coroutine(openai, ask), { 'other.py': 'import main\n\nprint(main.client)\n' }],
  ['is for others to import', coroutine(`${openai}\n__all__ = ["client"]`, ask)],
  [
    'has a client of its own',
    coroutine('import httpx\nfrom openai import OpenAI\n\nclient = OpenAI(http_client=httpx.Client())', ask),
  ],
  ['has options that nobody sees', coroutine('from openai import OpenAI\n\nclient = OpenAI(**{})', ask)],
  ['is said to be of its class', coroutine('from openai import OpenAI\n\nclient: OpenAI = OpenAI()', ask)],
  ['may answer piece by piece', coroutine(openai, 'return client.chat.completions.create(model="m", stream=name)')],
  [
    'gives a response that is read in two ways',
    coroutine(
      'import httpx',
      'with httpx.Client() as client:',
      '    with client.stream("GET", name) as response:',
      '        print(response.read())',
      '    client.get(name)',
    ),
  ],
  ['is asked for what its twin is not known to have', coroutine(openai, 'print(client.beta.assistants)', ask)],
  [
    'connects where no `await` can stand',
    coroutine('import psycopg\n\n_connection = psycopg.connect("shop")', 'return _connection.execute(name)'),
  ],
  [
    'calls back',
    coroutine(
      'from neo4j import GraphDatabase',
      'driver = GraphDatabase.driver(name)',
      'with driver.session() as session:',
      '    session.execute_read(lambda tx: tx.run("q").single())',
    ),
  ],
  [
    'sends what is read piece by piece',
    coroutine('import httpx', 'client = httpx.Client()', 'client.post(name, content=iter([b"a"]))'),
  ],
];

describe('no-blocking-call: clients become asynchronous', () => {
  for (const [title, before, after] of converted) {
    it(title, () => {
      const found = getConverted(before);
      assert.notDeepEqual(found, []);
      for (const text of found) assert.equal(text, after);
      assert.deepEqual(lint(after), []);
    });
  }

  for (const [title, code, files] of left) {
    it(`not one that ${title}`, () => {
      const found = getConverted(code, files);
      assert.notDeepEqual(found, []);
      assert.deepEqual(
        found.filter((text) => text !== undefined),
        [],
      );
    });
  }

  it('not one of a package that another module uses', () => {
    const code = coroutine(openai, ask);
    const other = 'import shop\n\nprint(shop.client)\n';
    assert.deepEqual(getConverted(code, { 'other.py': other }, 'shop/__init__.py'), [undefined]);
    assert.match(getConverted(code, {}, 'shop/__init__.py')[0] ?? '', /client = AsyncOpenAI\(\)/);
  });

  it('also where one loop is started', () => {
    const code = coroutine(`import asyncio\n${openai}\n\ndef main():\n    asyncio.run(work("a"))`, ask);
    assert.match(getConverted(code)[0] ?? '', /AsyncOpenAI\(\)/);
  });

  it('also where other modules have clients of that name', () => {
    const [text] = getConverted(coroutine(openai, ask), {
      'other.py': 'from elsewhere import connect\n\nclient = connect()\nprint(client)\n',
    });
    assert.match(text ?? '', /AsyncOpenAI\(\)/);
  });
});
