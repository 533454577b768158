import { each, type Entry } from './blocking-entry.js';

const requests = 'https://requests.readthedocs.io/en/latest/api/';
const httpx = 'https://www.python-httpx.org/api/';
const httpxClient = 'https://www.python-httpx.org/async/';
const urllib3 = 'https://urllib3.readthedocs.io/en/stable/';
const psycopg2 = 'https://www.psycopg.org/docs/';
const pymysql = 'https://pymysql.readthedocs.io/en/latest/modules/';
const mysqlclient = 'https://mysqlclient.readthedocs.io/user_guide.html';
const mysqlConnector = 'https://dev.mysql.com/doc/connector-python/en/connector-python-reference.html';
const psycopg = 'https://www.psycopg.org/psycopg3/docs/api/';
const sqlalchemy = 'https://docs.sqlalchemy.org/en/20/';
const sqlmodel = 'https://sqlmodel.tiangolo.com/tutorial/select/#create-a-session';
const pyodbc = 'https://github.com/mkleehammer/pyodbc/wiki/Cursor';
const django = 'https://docs.djangoproject.com/en/stable/topics/async/';
const djangoShortcuts = 'https://docs.djangoproject.com/en/stable/topics/http/shortcuts/';
const djangoTransactions = 'https://docs.djangoproject.com/en/stable/topics/db/transactions/';
const djangoMail = 'https://docs.djangoproject.com/en/stable/topics/email/';
const djangoCache = 'https://docs.djangoproject.com/en/stable/topics/cache/#asynchronous-support';
const mongo = 'https://pymongo.readthedocs.io/en/stable/api/pymongo/';
const cassandra = 'https://docs.datastax.com/en/developer/python-driver/latest/api/cassandra/cluster/';
const redis = 'https://redis.readthedocs.io/en/stable/';
const boto3 = 'https://boto3.amazonaws.com/v1/documentation/api/latest/guide/clients.html';
const boto3Paginators = 'https://boto3.amazonaws.com/v1/documentation/api/latest/guide/paginators.html';
const boto3Resources = 'https://boto3.amazonaws.com/v1/documentation/api/latest/guide/resources.html';
const boto3Collections = 'https://boto3.amazonaws.com/v1/documentation/api/latest/guide/collections.html';
const paramiko = 'https://docs.paramiko.org/en/stable/api/';
const click = 'https://click.palletsprojects.com/en/stable/api/';
const typer = 'https://typer.tiangolo.com/tutorial/prompt/';
const djangoAuth = 'https://docs.djangoproject.com/en/stable/topics/auth/default/';
const openai = 'https://github.com/openai/openai-python#async-usage';
const anthropic = 'https://github.com/anthropics/anthropic-sdk-python#async-usage';
const genai = 'https://googleapis.github.io/python-genai/#generate-content-asynchronous-non-streaming';
const ollama = 'https://github.com/ollama/ollama-python#async-client';
const neo4j = 'https://neo4j.com/docs/api/python-driver/current/async_api.html';
const slack = 'https://docs.slack.dev/tools/python-slack-sdk/web#async';
const homeAssistant = 'https://developers.home-assistant.io/docs/asyncio_working_with_async';
const langchain = 'https://docs.langchain.com/oss/python/langchain/models#invocation';
const langgraph = 'https://docs.langchain.com/oss/python/langgraph/overview';
const qdrant = 'https://python-client.qdrant.tech/';
const paho = 'https://eclipse.dev/paho/files/paho.mqtt.python/html/';
const pyserial = 'https://pyserial.readthedocs.io/en/latest/pyserial_api.html';
const gitPython = 'https://gitpython.readthedocs.io/en/stable/reference.html';
const websockets = 'https://websockets.readthedocs.io/en/stable/reference/sync/client.html';

/** Functions whose results wait when they are iterated over: `all.__iter__` for each name. */
const iterated = (names: string): string => names.replace(/\w+/g, '$&.__iter__');

/** Blocking calls of other packages, by qualified name as those of the standard library. */
export const packageCalls: readonly Entry[] = [
  ...each('requests', 'request get options head post put patch delete', 'http', requests),
  ...each('requests.Session', 'request get options head post put patch delete send', 'http', requests),
  ...each('httpx', 'request get options head post put patch delete stream', 'http', httpx),
  ...each('httpx.Client', 'request get options head post put patch delete send stream', 'http', httpxClient),
  ['urllib3.request', 'http', `${urllib3}user-guide.html`],
  ...each(
    'urllib3.PoolManager',
    'request request_encode_url request_encode_body urlopen',
    'http',
    `${urllib3}reference/urllib3.poolmanager.html`,
  ),
  ['urllib3.HTTPConnectionPool.request', 'http', `${urllib3}reference/urllib3.connectionpool.html`],
  ['urllib3.HTTPConnectionPool.urlopen', 'http', `${urllib3}reference/urllib3.connectionpool.html`],
  ...each('openai.resources.chat.Completions', 'create parse', 'http', openai),
  ...each('openai.resources.responses.Responses', 'create parse retrieve', 'http', openai),
  ...each('openai.resources', 'Embeddings.create Moderations.create', 'http', openai),
  ...each('openai.resources.Images', 'generate edit create_variation', 'http', openai),
  ...each('openai.resources.audio', 'Transcriptions.create Translations.create Speech.create', 'http', openai),
  ...each('openai.resources.Files', 'create retrieve content delete', 'http', openai),
  ...each('openai.resources.Batches', 'create retrieve cancel', 'http', openai),
  ...each('openai.resources.Models', 'list retrieve delete', 'http', openai),
  ...each('anthropic.resources.Messages', 'create count_tokens', 'http', anthropic),
  ...each('anthropic.MessageStreamManager', '__enter__', 'http', anthropic),
  ...each('google.genai.models.Models', 'generate_content generate_images embed_content count_tokens', 'http', genai),
  ...each('google.genai', 'chats.Chat.send_message files.Files.upload', 'http', genai),
  ...each('ollama', 'chat generate embed embeddings pull', 'http', ollama),
  ...each('ollama.Client', 'chat generate embed embeddings pull', 'http', ollama),
  ...each('langchain_core.language_models.ModelChain', 'invoke batch stream.__iter__', 'http', langchain),
  ...each('langchain_core.language_models.BaseChatModel', 'invoke', 'http', langchain),
  ...each('langchain_core.language_models.LLM', 'invoke', 'http', langchain),
  ...each('langgraph.graph.CompiledStateGraph', 'invoke batch stream.__iter__', 'http', langgraph),
  ...each('slack_sdk.WebClient', 'chat_postMessage chat_postEphemeral chat_update chat_delete', 'http', slack),
  ...each('slack_sdk.WebClient', 'conversations_list conversations_history conversations_replies', 'http', slack),
  ...each('slack_sdk.WebClient', 'conversations_info conversations_members users_info users_list', 'http', slack),
  ...each('slack_sdk.WebClient', 'reactions_add files_upload_v2 views_open auth_test api_call', 'http', slack),
  ...each('websockets.sync.client', 'connect unix_connect', 'socket', websockets),
  ...each('websockets.sync.client.ClientConnection', 'recv __next__', 'socket', websockets),
  ['psycopg2.connect', 'database', `${psycopg2}module.html#psycopg2.connect`],
  ...each('psycopg2.extensions.connection', 'commit rollback', 'database', `${psycopg2}connection.html`),
  ...each('psycopg2.extensions.cursor', 'execute executemany callproc', 'database', `${psycopg2}cursor.html`),
  ...each(
    'psycopg2.extensions.cursor',
    'fetchone fetchmany fetchall __next__ copy_from copy_expert',
    'database',
    `${psycopg2}cursor.html`,
  ),
  ['psycopg.connect', 'database', `${psycopg}module.html`],
  ...each('psycopg.Connection', 'connect execute commit rollback', 'database', `${psycopg}connections.html`),
  ...each(
    'psycopg.Cursor',
    'execute executemany fetchone fetchmany fetchall __next__',
    'database',
    `${psycopg}cursors.html`,
  ),
  ['pymysql.connect', 'database', `${pymysql}connections.html`],
  ...each('pymysql.Connection', 'commit rollback query ping', 'database', `${pymysql}connections.html`),
  ...each(
    'pymysql.cursors.Cursor',
    'execute executemany callproc fetchone fetchmany fetchall __next__',
    'database',
    `${pymysql}cursors.html`,
  ),
  ['MySQLdb.connect', 'database', mysqlclient],
  ...each('MySQLdb.Connection', 'commit rollback query ping', 'database', mysqlclient),
  ...each(
    'MySQLdb.cursors.Cursor',
    'execute executemany callproc fetchone fetchmany fetchall __next__',
    'database',
    mysqlclient,
  ),
  ...each('pyodbc', 'connect Connection.execute Connection.commit Connection.rollback', 'database', pyodbc),
  ...each('pyodbc.Cursor', 'execute executemany fetchone fetchall fetchmany fetchval commit', 'database', pyodbc),
  ['mysql.connector.connect', 'database', mysqlConnector],
  ...each('mysql.connector.MySQLConnection', 'commit rollback reconnect', 'database', mysqlConnector),
  ...each('mysql.connector.MySQLCursor', 'execute executemany callproc', 'database', mysqlConnector),
  ...each('mysql.connector.MySQLCursor', 'fetchone fetchmany fetchall', 'database', mysqlConnector),
  ...each('pymongo.Collection', 'insert_one insert_many replace_one update_one', 'database', `${mongo}collection.html`),
  ...each('pymongo.Collection', 'update_many delete_one delete_many find_one', 'database', `${mongo}collection.html`),
  ...each('pymongo.Collection', 'find_one_and_update find_one_and_delete', 'database', `${mongo}collection.html`),
  ...each('pymongo.Collection', 'find_one_and_replace count_documents', 'database', `${mongo}collection.html`),
  ...each('pymongo.Collection', 'estimated_document_count distinct aggregate', 'database', `${mongo}collection.html`),
  ...each('pymongo.Collection', 'bulk_write create_index drop', 'database', `${mongo}collection.html`),
  ...each('pymongo.Collection', 'find.__iter__', 'database', `${mongo}collection.html`),
  ...each('pymongo.cursor.Cursor', '__next__ next to_list distinct', 'database', `${mongo}cursor.html`),
  ...each('pymongo.cursor.Cursor', iterated('limit skip sort batch_size hint'), 'database', `${mongo}cursor.html`),
  ...each(
    'pymongo.Database',
    'command list_collection_names create_collection drop_collection',
    'database',
    `${mongo}database.html`,
  ),
  ...each(
    'pymongo.MongoClient',
    'list_database_names server_info drop_database',
    'database',
    `${mongo}mongo_client.html`,
  ),
  ['redis.Redis.*', 'database', `${redis}commands.html`],
  ['redis.Pipeline.execute', 'database', `${redis}advanced_features.html#pipelines`],
  ...each(
    'redis.PubSub',
    'listen subscribe psubscribe',
    'database',
    `${redis}advanced_features.html#publish-subscribe`,
  ),
  [
    'redis.PubSub.get_message',
    'database',
    `${redis}advanced_features.html#publish-subscribe`,
    { needs: { keyword: 'timeout', position: 1, value: '0' } },
  ],
  ...each('neo4j.Driver', 'execute_query verify_connectivity', 'database', neo4j),
  ...each('neo4j.Session', 'run execute_read execute_write', 'database', neo4j),
  ['cassandra.cluster.Cluster.connect', 'database', cassandra],
  ...each('cassandra.cluster.Session', 'execute prepare', 'database', cassandra),
  ['cassandra.cluster.ResponseFuture.result', 'database', cassandra],
  ...each(
    'sqlalchemy.orm.Session',
    'execute scalar scalars get merge refresh',
    'database',
    `${sqlalchemy}orm/session_api.html`,
  ),
  ...each('sqlalchemy.orm.Session', 'flush commit rollback', 'database', `${sqlalchemy}orm/session_api.html`),
  ...each(
    'sqlalchemy.orm.Query',
    'all first one one_or_none scalar count get',
    'database',
    `${sqlalchemy}orm/queryguide/query.html`,
  ),
  ...each('sqlalchemy.orm.Query', 'update delete', 'database', `${sqlalchemy}orm/queryguide/query.html`),
  ...each('sqlalchemy.orm.Query', '__next__', 'database', `${sqlalchemy}orm/queryguide/query.html`),
  ...each(
    'sqlalchemy.orm.Query',
    iterated('filter filter_by order_by join limit offset options distinct group_by'),
    'database',
    `${sqlalchemy}orm/queryguide/query.html`,
  ),
  ...each('sqlalchemy.orm.Session', 'query.__iter__', 'database', `${sqlalchemy}orm/queryguide/query.html`),
  ['sqlmodel.Session.exec', 'database', sqlmodel],
  ...each('sqlalchemy.Engine', 'connect raw_connection', 'database', `${sqlalchemy}core/connections.html`),
  ...each(
    'sqlalchemy.Connection',
    'execute exec_driver_sql scalar scalars',
    'database',
    `${sqlalchemy}core/connections.html`,
  ),
  ...each('sqlalchemy.Connection', 'commit rollback', 'database', `${sqlalchemy}core/connections.html`),
  ...each('django.db.models.QuerySet', 'get create get_or_create update_or_create', 'database', django),
  ...each('django.db.models.QuerySet', 'bulk_create bulk_update count exists first last', 'database', django),
  ...each('django.db.models.QuerySet', 'earliest latest aggregate update delete in_bulk', 'database', django),
  ...each(
    'django.db.models.QuerySet',
    iterated('all filter exclude order_by select_related prefetch_related annotate values values_list distinct'),
    'database',
    django,
  ),
  ['django.db.models.QuerySet.__iter__', 'database', django],
  ['django.db.models.QuerySet.__getitem__', 'database', django],
  ...each('django.db.models.Model', 'save delete refresh_from_db', 'database', django),
  ...each('django.shortcuts', 'get_object_or_404 get_list_or_404', 'database', djangoShortcuts),
  ...each('django.core.cache.BaseCache', 'add get set touch delete has_key incr decr clear', 'database', djangoCache),
  ...each('django.core.cache.BaseCache', 'get_many get_or_set set_many delete_many', 'database', djangoCache),
  ...each('django.contrib.auth', 'authenticate login logout', 'database', djangoAuth),
  ...each('django.contrib.auth.models.UserManager', 'create_user create_superuser', 'database', djangoAuth),
  ['django.db.transaction.Atomic.__enter__', 'database', djangoTransactions],
  ...each('django.core.mail', 'send_mail send_mass_mail mail_admins EmailMessage.send', 'socket', djangoMail),

  ['botocore.client.BaseClient.*', 'cloud', boto3],
  ['botocore.paginate.Paginator.paginate.__iter__', 'cloud', boto3Paginators],
  ...each('botocore.paginate.PageIterator', '__next__ search.__iter__ build_full_result', 'cloud', boto3Paginators),
  ['botocore.waiter.Waiter.wait', 'cloud', `${boto3}#waiters`],
  ['boto3.resources.base.ServiceResource.*', 'cloud', boto3Resources],
  ...each(
    'boto3.resources.collection.ResourceCollection',
    'delete all.__iter__ filter.__iter__ limit.__iter__ page_size.__iter__ pages.__iter__',
    'cloud',
    boto3Collections,
  ),
  ...each('qdrant_client.QdrantClient', 'query_points query_batch_points scroll count', 'database', qdrant),
  ...each('qdrant_client.QdrantClient', 'upsert retrieve delete set_payload', 'database', qdrant),
  ...each('qdrant_client.QdrantClient', 'create_collection delete_collection', 'database', qdrant),
  ...each('paho.mqtt.client.Client', 'connect reconnect loop_forever', 'socket', `${paho}client.html`),
  ['paho.mqtt.client.MQTTMessageInfo.wait_for_publish', 'socket', `${paho}client.html`],
  ...each('paho.mqtt.publish', 'single multiple', 'socket', `${paho}publish.html`),
  ...each('paho.mqtt.subscribe', 'simple callback', 'socket', `${paho}subscribe.html`),
  ...each('serial.Serial', 'read read_until readline readlines', 'socket', pyserial, { inChains: 'waitingPort' }),
  ...each('paramiko.SSHClient', 'connect exec_command open_sftp invoke_shell', 'socket', `${paramiko}client.html`),
  ...each('paramiko.SFTPClient', 'get put listdir open remove stat', 'socket', `${paramiko}sftp.html`),
  ...each('paramiko.ChannelFile', 'read readline readlines', 'socket', `${paramiko}file.html`),
  ['paramiko.Channel.recv_exit_status', 'socket', `${paramiko}channel.html`],
  ['paramiko.Transport.connect', 'socket', `${paramiko}transport.html`],
  ['git.Git.*', 'subprocess', gitPython],
  ...each('git.Remote', 'fetch pull push update', 'subprocess', gitPython),
  ...each(
    'git.Repo',
    'clone clone_from init archive blame commit is_dirty iter_commits merge_base submodule_update',
    'subprocess',
    gitPython,
  ),
  ['celery.AsyncResult.get', 'thread', 'https://docs.celeryq.dev/en/stable/reference/celery.result.html'],
  ['celery.AsyncResult.wait', 'thread', 'https://docs.celeryq.dev/en/stable/reference/celery.result.html'],
  ['homeassistant.core.ServiceRegistry.call', 'thread', homeAssistant],
  ...each('click', 'prompt confirm pause getchar edit', 'input', click),
  ...each('typer', 'prompt confirm', 'input', typer),
];
