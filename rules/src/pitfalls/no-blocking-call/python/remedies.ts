import type { PythonFacts } from '../../../python/semantics/python-facts.js';
import { getFirstPart, getLastPart } from '../../../python/syntax/dotted-names.js';
import type { Group } from '../options.js';

/** What to do instead, by group: the last sentence of the messages. */
const remedies: Readonly<Record<Group, string>> = {
  sleep: 'Await `asyncio.sleep()` instead.',
  http: 'Use an asynchronous client (aiohttp, `httpx.AsyncClient`), or a worker thread (`asyncio.to_thread()`).',
  subprocess: 'Await `asyncio.create_subprocess_exec()`, or use a worker thread (`asyncio.to_thread()`).',
  database: 'Use an asynchronous driver, or a worker thread (`asyncio.to_thread()`).',
  cloud: 'Use an asynchronous client (aioboto3), or a worker thread (`asyncio.to_thread()`).',
  socket: 'Use the asynchronous streams of `asyncio`, or a worker thread (`asyncio.to_thread()`).',
  thread: 'Use its counterpart in `asyncio`, or wait in a worker thread (`asyncio.to_thread()`).',
  file: 'Use a worker thread (`asyncio.to_thread()`) or aiofiles.',
  syncFile: 'Use a worker thread (`asyncio.to_thread()`).',
  input: 'Wait for the user in a worker thread (`asyncio.to_thread()`).',
  cpu: 'Compute in a worker thread or process (`asyncio.to_thread()`, `loop.run_in_executor()`).',
};

/**
 * What does the same asynchronously, in the package itself or in one of its own, by what the qualified names of its classes
 * and functions begin with. Of two that fit, the first counts. None is known of those without, or it needs another client:
 * https://github.com/twilio/twilio-python#asynchronous-api-requests
 */
const counterparts: readonly (readonly [prefix: string, counterpart: string | undefined])[] = [
  ['openai.AzureOpenAI', 'AsyncAzureOpenAI'],
  ['openai.', 'AsyncOpenAI'],
  ['anthropic.AnthropicBedrock', 'AsyncAnthropicBedrock'],
  ['anthropic.AnthropicVertex', 'AsyncAnthropicVertex'],
  ['anthropic.', 'AsyncAnthropic'],
  ['google.genai.', 'client.aio'],
  ['ollama.', 'ollama.AsyncClient'],
  ['qdrant_client.', 'AsyncQdrantClient'],
  ['langchain_core.', 'a{method}()'],
  ['langgraph.', 'a{method}()'],
  ['llama_index.', 'a{method}()'],
  ['huggingface_hub.InferenceClient', 'AsyncInferenceClient'],
  ['huggingface_hub.', undefined],
  ['mistralai.', '{method}_async()'],
  ['cohere.ClientV2', 'AsyncClientV2'],
  ['cohere.', 'AsyncClient'],
  ['replicate.', 'replicate.async_run()'],
  ['crewai.', '{method}_async()'],
  ['pinecone.Index', 'IndexAsyncio'],
  ['pinecone.', 'PineconeAsyncio'],
  ['curl_cffi.', 'curl_cffi.requests.AsyncSession'],
  ['gspread.', 'gspread_asyncio'],
  ['ccxt.', 'ccxt.async_support'],
  ['telebot.', 'telebot.async_telebot.AsyncTeleBot'],
  ['pymodbus.client.ModbusSerial', 'AsyncModbusSerialClient'],
  ['pymodbus.', 'AsyncModbusTcpClient'],
  ['websocket.', 'websockets'],
  ['zmq.', 'zmq.asyncio'],
  ['sqlmodel.', 'sqlmodel.ext.asyncio.session.AsyncSession'],
  ['pyodbc.', 'aioodbc'],
  ['minio.', undefined],
  ['yfinance.', undefined],
  ['paho.mqtt.', 'aiomqtt'],
  ['serial.', 'serial_asyncio'],
  // https://aiosmtplib.readthedocs.io, https://aioftp.readthedocs.io, https://asyncssh.readthedocs.io
  ['smtplib.', 'aiosmtplib'],
  ['ftplib.', 'aioftp'],
  ['paramiko.', 'asyncssh'],
  ['neo4j.', 'AsyncGraphDatabase'],
  ['slack_sdk.', 'AsyncWebClient'],
  ['httpx.', 'httpx.AsyncClient'],
  ['websockets.sync.', 'websockets.asyncio.client'],
  ['redis.', 'redis.asyncio'],
  ['pymongo.', 'AsyncMongoClient'],
  ['psycopg.', 'psycopg.AsyncConnection'],
  ['sqlalchemy.', 'sqlalchemy.ext.asyncio'],
  ['homeassistant.core.ServiceRegistry.', 'async_call()'],
  ['groq.', 'AsyncGroq'],
  ['litellm.', 'a{method}()'],
  ['google.generativeai.', 'generate_content_async()'],
  ['google.cloud.firestore.', 'firestore.AsyncClient'],
  ['supabase.', 'acreate_client()'],
  ['elasticsearch.', 'AsyncElasticsearch'],
  ['docker.', 'aiodocker'],
  ['kubernetes.', 'kubernetes_asyncio'],
  ['selenium.', 'playwright.async_api'],
  ['kafka.', 'aiokafka'],
  ['confluent_kafka.', 'aiokafka'],
  ['pika.', 'aio_pika'],
  ['azure.storage.blob.', 'azure.storage.blob.aio'],
  ['azure.keyvault.secrets.', 'azure.keyvault.secrets.aio'],
  ['tweepy.Client', 'tweepy.asynchronous.AsyncClient'],
  ['tweepy.', undefined],
  ['spotipy.', undefined],
  ['snowflake.connector.', 'snowflake.connector.aio'],
  ['oracledb.', 'oracledb.connect_async()'],
  ['influxdb_client.', 'InfluxDBClientAsync'],
  ['clickhouse_connect.', 'clickhouse_connect.get_async_client()'],
  ['odmantic.', 'AIOEngine'],
  ['tavily.', 'AsyncTavilyClient'],
  ['httpcore.', 'httpcore.AsyncConnectionPool'],
  ['dns.resolver.', 'dns.asyncresolver'],
  ['dns.query.', 'dns.asyncquery'],
  ['stripe.APIResource.', '{method}_async()'],
  ['duckdb.', undefined],
  ['ldap3.', undefined],
  ['netmiko.', undefined],
  ['twilio.', undefined],
  ['google.cloud.', undefined],
  ['chromadb.', undefined],
  ['yt_dlp.', undefined],
  ['cv2.', undefined],
  ['psutil.', undefined],
  // What they do with files is their own: nothing does it with files of aiofiles.
  ['ssl.SSLContext.', undefined],
  ['configparser.', undefined],
  ['shelve.', undefined],
  ['dbm.', undefined],
  ['filecmp.', undefined],
];

/**
 * What to do instead of a blocking call.
 * @param name qualified name of the function or method
 * @param client qualified name of the class of the object that the call goes through first; undefined when it is not known
 */
export function getRemedy(name: string, group: Group, client?: string): string {
  if (group === 'database' && name.startsWith('django.')) return ofDjango;
  const ofClient =
    client !== undefined && getFirstPart(client) === getFirstPart(name) ? findCounterpart(client) : undefined;
  const found = ofClient ?? findCounterpart(name);
  if (found === undefined) return remedies[group];
  const [, counterpart] = found;
  if (counterpart === undefined) return 'Use a worker thread (`asyncio.to_thread()`).';
  const method = name.replace(/\.__\w+__$/, '');
  const ofMethod = counterpart.replace('{method}', getLastPart(method));
  return `Use \`${ofMethod}\`, or a worker thread (\`asyncio.to_thread()\`).`;
}

/** Whether a library is known to have nothing that does the same asynchronously for who calls a function of it. */
export function hasNoCounterpart(name: string): boolean {
  const found = findCounterpart(name);
  return found !== undefined && found[1] === undefined;
}

/** What stands for a part of asyncio elsewhere: https://anyio.readthedocs.io, https://trio.readthedocs.io. */
const likenesses: readonly (readonly [ofAsyncio: string, likeness: string])[] = [
  ['`asyncio.sleep()`', '`{}.sleep()`'],
  ['`asyncio.to_thread()`, `loop.run_in_executor()`', '`{}.to_thread.run_sync()`'],
  ['`asyncio.to_thread()`', '`{}.to_thread.run_sync()`'],
  ['`asyncio.create_subprocess_exec()`', '`{}.run_process()`'],
  ['`asyncio`', '`{}`'],
  ['aiofiles', '`{}.Path`'],
];

/** The same in Twisted: https://docs.twisted.org/en/stable/api/, https://treq.readthedocs.io. */
const likenessesInTwisted: typeof likenesses = [
  ['`asyncio.sleep()`', '`twisted.internet.task.deferLater()`'],
  ['`asyncio.to_thread()`, `loop.run_in_executor()`', '`deferToThread()`, `spawnProcess()`'],
  ['`asyncio.to_thread()`', '`deferToThread()`'],
  ['`asyncio.create_subprocess_exec()`', '`twisted.internet.utils.getProcessOutput()`'],
  ['aiohttp, `httpx.AsyncClient`', 'treq'],
  [' (aioboto3)', ''],
  ['the asynchronous streams of `asyncio`', 'the endpoints of Twisted'],
  ['`asyncio`', 'Twisted'],
  [' or aiofiles', ''],
];

/**
 * The same advice in the words of the library that code is written for.
 * @param framework what runs the code at hand; by default what the file is written for
 */
export function inFramework(
  remedy: string,
  facts: Pick<PythonFacts, 'framework' | 'isForTwisted'>,
  framework: PythonFacts['framework'] = facts.framework,
): string {
  if (framework === 'asyncio' && !facts.isForTwisted()) return remedy;
  const table = framework === 'asyncio' ? likenessesInTwisted : likenesses;
  return table.reduce((text, [part, like]) => text.replace(part, like.replace('{}', framework)), remedy);
}

function findCounterpart(name: string): (typeof counterparts)[number] | undefined {
  return counterparts.find(([prefix]) => name.startsWith(prefix));
}

/** Django's connections belong to a thread: https://docs.djangoproject.com/en/stable/topics/async/#sync-to-async */
const ofDjango = 'Await its asynchronous twin, which has an `a` in front of the name, or use `sync_to_async()`.';

/** What to do instead of a pause in a function that cannot await, because the event loop calls it. */
export const pauseOfCallback = 'Let `loop.call_later()` call what comes after the pause.';

/** What to do instead of iterating over what threads give. */
const iterationOfThreads = 'Use `asyncio.as_completed()` with `loop.run_in_executor()`.';
/** The same of a query of Django: https://docs.djangoproject.com/en/stable/topics/async/#queries-the-orm */
const iterationOfQuery = 'Use `async for`.';

/**
 * What to do instead of taking an item of a query of Django.
 * @param index as it is written
 */
export function getRemedyOfItem(index: string): string {
  const remedy = index === '0' ? 'Await `afirst()`' : 'Take it in an `async for`';
  return `${remedy}, or use \`sync_to_async()\`.`;
}

/** What to do instead of iterating over what a function gives; undefined when the group tells. */
export function findIterationRemedy(target: string, group: Group | undefined): string | undefined {
  if (group === 'thread') return iterationOfThreads;
  return target.startsWith('django.db.models.QuerySet.') ? iterationOfQuery : undefined;
}
