import { each, type Entry } from './blocking-entry.python.js';

const requests = 'https://requests.readthedocs.io/en/latest/api/';
const httpx = 'https://www.python-httpx.org/api/';
const httpxClient = 'https://www.python-httpx.org/async/';
const urllib3 = 'https://urllib3.readthedocs.io/en/stable/user-guide.html';
const dbApi = 'https://peps.python.org/pep-0249/';
const psycopg = 'https://www.psycopg.org/psycopg3/docs/api/';
const sqlalchemy = 'https://docs.sqlalchemy.org/en/20/orm/extensions/asyncio.html';
const django = 'https://docs.djangoproject.com/en/stable/topics/async/';
const djangoMail = 'https://docs.djangoproject.com/en/stable/topics/email/';
const djangoCache = 'https://docs.djangoproject.com/en/stable/topics/cache/#asynchronous-support';
const mongo = 'https://pymongo.readthedocs.io/en/stable/api/pymongo/collection.html';
const cassandra = 'https://docs.datastax.com/en/developer/python-driver/latest/api/cassandra/cluster/';
const redis = 'https://redis.readthedocs.io/en/stable/examples/asyncio_examples.html';
const boto3 = 'https://boto3.amazonaws.com/v1/documentation/api/latest/guide/clients.html';
const boto3Resources = 'https://boto3.amazonaws.com/v1/documentation/api/latest/guide/resources.html';
const boto3Collections = 'https://boto3.amazonaws.com/v1/documentation/api/latest/guide/collections.html';
const paramiko = 'https://docs.paramiko.org/en/stable/api/client.html';
const pandas = 'https://pandas.pydata.org/docs/reference/io.html';
const bcrypt = 'https://github.com/pyca/bcrypt';
const openai = 'https://github.com/openai/openai-python#async-usage';

/** Blocking calls of other packages, by qualified name as those of the standard library. */
export const packageCalls: readonly Entry[] = [
  ...each('requests', 'request get options head post put patch delete', 'http', requests),
  ...each('requests.Session', 'request get options head post put patch delete send', 'http', requests),
  ...each('httpx', 'request get options head post put patch delete stream', 'http', httpx),
  ...each('httpx.Client', 'request get options head post put patch delete send stream', 'http', httpxClient),
  ['urllib3.request', 'http', urllib3],
  ['urllib3.PoolManager.request', 'http', urllib3],
  ['urllib3.PoolManager.urlopen', 'http', urllib3],
  ['urllib3.HTTPConnectionPool.request', 'http', urllib3],
  ['urllib3.HTTPConnectionPool.urlopen', 'http', urllib3],
  ...each('openai._Completions', 'create parse', 'http', openai),
  ['openai._Responses.create', 'http', openai],
  ['psycopg2.connect', 'database', 'https://www.psycopg.org/docs/module.html#psycopg2.connect'],
  ...each('psycopg2.extensions.connection', 'commit rollback', 'database', dbApi),
  ...each('psycopg2.extensions.cursor', 'execute executemany callproc', 'database', dbApi),
  ...each(
    'psycopg2.extensions.cursor',
    'fetchone fetchmany fetchall __next__ copy_from copy_expert',
    'database',
    dbApi,
  ),
  ['psycopg.connect', 'database', `${psycopg}module.html`],
  ...each('psycopg.Connection', 'connect execute commit rollback', 'database', `${psycopg}connections.html`),
  ...each(
    'psycopg.Cursor',
    'execute executemany fetchone fetchmany fetchall __next__',
    'database',
    `${psycopg}cursors.html`,
  ),
  ['pymysql.connect', 'database', dbApi],
  ...each('pymysql.Connection', 'commit rollback query ping', 'database', dbApi),
  ...each(
    'pymysql.cursors.Cursor',
    'execute executemany callproc fetchone fetchmany fetchall __next__',
    'database',
    dbApi,
  ),
  ['MySQLdb.connect', 'database', dbApi],
  ...each('MySQLdb.Connection', 'commit rollback query ping', 'database', dbApi),
  ...each(
    'MySQLdb.cursors.Cursor',
    'execute executemany callproc fetchone fetchmany fetchall __next__',
    'database',
    dbApi,
  ),
  ['mysql.connector.connect', 'database', dbApi],
  ...each('mysql.connector.MySQLConnection', 'commit rollback reconnect', 'database', dbApi),
  ...each('mysql.connector.MySQLCursor', 'execute executemany callproc', 'database', dbApi),
  ...each('mysql.connector.MySQLCursor', 'fetchone fetchmany fetchall', 'database', dbApi),
  ...each('pymongo.Collection', 'insert_one insert_many replace_one update_one', 'database', mongo),
  ...each('pymongo.Collection', 'update_many delete_one delete_many find_one', 'database', mongo),
  ...each('pymongo.Collection', 'find_one_and_update find_one_and_delete', 'database', mongo),
  ...each('pymongo.Collection', 'find_one_and_replace count_documents', 'database', mongo),
  ...each('pymongo.Collection', 'estimated_document_count distinct aggregate', 'database', mongo),
  ...each('pymongo.Collection', 'bulk_write create_index drop', 'database', mongo),
  ...each('pymongo.Database', 'command list_collection_names create_collection drop_collection', 'database', mongo),
  ...each('pymongo.MongoClient', 'list_database_names server_info drop_database', 'database', mongo),
  ['redis.Redis.*', 'database', redis],
  ['redis.Pipeline.execute', 'database', redis],
  ...each('redis.PubSub', 'listen get_message subscribe psubscribe', 'database', redis),
  ['cassandra.cluster.Cluster.connect', 'database', cassandra],
  ...each('cassandra.cluster.Session', 'execute prepare', 'database', cassandra),
  ['cassandra.cluster.ResponseFuture.result', 'database', cassandra],
  ...each('sqlalchemy.orm.Session', 'execute scalar scalars get merge refresh', 'database', sqlalchemy),
  ...each('sqlalchemy.orm.Session', 'flush commit rollback', 'database', sqlalchemy),
  ...each('sqlalchemy.orm.Query', 'all first one one_or_none scalar count get', 'database', sqlalchemy),
  ...each('sqlalchemy.orm.Query', 'update delete', 'database', sqlalchemy),
  ...each('sqlalchemy.Engine', 'connect raw_connection', 'database', sqlalchemy),
  ...each('sqlalchemy.Connection', 'execute exec_driver_sql scalar scalars', 'database', sqlalchemy),
  ...each('sqlalchemy.Connection', 'commit rollback', 'database', sqlalchemy),
  ...each('django.db.models.QuerySet', 'get create get_or_create update_or_create', 'database', django),
  ...each('django.db.models.QuerySet', 'bulk_create bulk_update count exists first last', 'database', django),
  ...each('django.db.models.QuerySet', 'earliest latest aggregate update delete in_bulk', 'database', django),
  ...each(
    'django.db.models.QuerySet',
    'all filter exclude order_by select_related prefetch_related annotate values values_list distinct'.replace(
      /\w+/g,
      '$&.__iter__',
    ),
    'database',
    django,
  ),
  ...each('django.db.models.Model', 'save delete refresh_from_db', 'database', django),
  ...each('django.shortcuts', 'get_object_or_404 get_list_or_404', 'database', django),
  ...each('django.core.cache.BaseCache', 'add get set touch delete has_key incr decr clear', 'database', djangoCache),
  ...each('django.core.cache.BaseCache', 'get_many get_or_set set_many delete_many', 'database', djangoCache),
  ['django.db.transaction.Atomic.__enter__', 'database', django],
  ...each('django.core.mail', 'send_mail send_mass_mail mail_admins EmailMessage.send', 'socket', djangoMail),

  ['botocore.client.BaseClient.*', 'cloud', boto3],
  ['boto3.resources.base.ServiceResource.*', 'cloud', boto3Resources],
  ...each(
    'boto3.resources.collection.ResourceCollection',
    'delete all.__iter__ filter.__iter__ limit.__iter__ page_size.__iter__ pages.__iter__',
    'cloud',
    boto3Collections,
  ),
  ...each('paramiko.SSHClient', 'connect exec_command open_sftp invoke_shell', 'socket', paramiko),
  ...each('paramiko.SFTPClient', 'get put listdir open remove stat', 'socket', paramiko),
  ['paramiko.Transport.connect', 'socket', paramiko],
  ['celery.AsyncResult.get', 'thread', 'https://docs.celeryq.dev/en/stable/reference/celery.result.html'],
  ['celery.AsyncResult.wait', 'thread', 'https://docs.celeryq.dev/en/stable/reference/celery.result.html'],
  ...each('bcrypt', 'hashpw checkpw kdf', 'cpu', bcrypt),
  ...each('pandas', 'read_csv read_excel read_json read_parquet read_sql', 'cpu', pandas),
  ...each('pandas', 'read_sql_query read_sql_table read_html read_pickle read_feather read_orc', 'cpu', pandas),
  ...each('pandas', 'read_hdf read_sas read_spss read_stata read_table read_fwf read_xml', 'cpu', pandas),
  ...each('pandas.DataFrame', 'to_csv to_parquet to_sql to_excel', 'cpu', pandas),
];
