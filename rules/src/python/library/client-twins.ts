/** What does asynchronously what a client does: `connect` of the class `AsyncConnection` of the module `psycopg`. */
export interface ClientTwin {
  readonly module: string;
  /** Its name there. */
  readonly name: string;
}

type Entry = readonly [client: string, twin: ClientTwin];

/** Classes of a module that have their twins beside them: `Client`, `AsyncClient`. */
const beside = (module: string, names: string): Entry[] =>
  names.split(' ').map((name) => [`${module}.${name}`, { module, name: `Async${name}` }]);

/** Twins that are called the same, in a module of their own. */
const elsewhere = (module: string, names: string, home: string): Entry[] =>
  names.split(' ').map((name) => [`${module}.${name}`, { module: home, name }]);

/**
 * The twins of classes and functions that make clients: they take the same arguments, and their methods have the same names,
 * but for those that end in one of `getTwinNames`. By the name that rules know a client by.
 */
export const clientTwins: ReadonlyMap<string, ClientTwin> = new Map([
  // https://github.com/openai/openai-python#async-usage, https://github.com/anthropics/anthropic-sdk-python#async-usage
  ...beside('openai', 'OpenAI AzureOpenAI'),
  ...beside('anthropic', 'Anthropic AnthropicBedrock AnthropicVertex'),
  // https://github.com/groq/groq-python#async-usage, https://github.com/ollama/ollama-python#async-client
  ...beside('groq', 'Groq'),
  ...beside('ollama', 'Client'),
  // https://github.com/cohere-ai/cohere-python, https://huggingface.co/docs/huggingface_hub/guides/inference#async-client
  ...beside('cohere', 'Client ClientV2'),
  ...beside('huggingface_hub', 'InferenceClient'),
  // https://www.python-httpx.org/async/
  ...beside('httpx', 'Client'),
  ...beside('httpx2', 'Client'),
  // https://redis.readthedocs.io/en/stable/examples/asyncio_examples.html
  ...elsewhere('redis', 'Redis StrictRedis from_url', 'redis.asyncio'),
  // https://pymongo.readthedocs.io/en/stable/async-tutorial.html, https://elasticsearch-py.readthedocs.io/en/latest/async.html
  ...beside('pymongo', 'MongoClient'),
  ...beside('elasticsearch', 'Elasticsearch'),
  // https://www.psycopg.org/psycopg3/docs/advanced/async.html, https://neo4j.com/docs/api/python-driver/current/async_api.html
  ['psycopg.connect', { module: 'psycopg', name: 'AsyncConnection.connect' }],
  ...beside('psycopg', 'Connection'),
  ...beside('neo4j', 'GraphDatabase'),
  // https://python-client.qdrant.tech/qdrant_client.async_qdrant_client
  ...beside('qdrant_client', 'QdrantClient'),
  // https://clickhouse.com/docs/integrations/language-clients/python/advanced-usage, https://docs.tavily.com/sdk/python/reference
  ['clickhouse_connect.get_client', { module: 'clickhouse_connect', name: 'get_async_client' }],
  ...beside('tavily', 'TavilyClient'),
  // https://www.encode.io/httpcore/async/, https://dnspython.readthedocs.io/en/stable/async-resolver-class.html
  ...beside('httpcore', 'ConnectionPool'),
  ...elsewhere('dns.resolver', 'Resolver', 'dns.asyncresolver'),
  // https://learn.microsoft.com/python/api/azure-storage-blob/azure.storage.blob.aio, https://docs.tweepy.org/en/stable/asyncclient.html
  ...elsewhere('azure.storage.blob', 'BlobServiceClient ContainerClient BlobClient', 'azure.storage.blob.aio'),
  ...elsewhere('azure.keyvault.secrets', 'SecretClient', 'azure.keyvault.secrets.aio'),
  ['tweepy.Client', { module: 'tweepy.asynchronous', name: 'AsyncClient' }],
  // https://docs.slack.dev/tools/python-slack-sdk/web#async
  ['slack_sdk.WebClient', { module: 'slack_sdk.web.async_client', name: 'AsyncWebClient' }],
]);
