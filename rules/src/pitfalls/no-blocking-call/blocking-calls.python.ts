import type { Group } from './options.js';

/** An argument that makes a call return at once: `acquire(blocking=False)`, `get(timeout=0)`. */
export interface NonBlockingArgument {
  readonly keyword: string;
  /** Its position among the positional arguments; undefined when it can only be given by name. */
  readonly position?: number;
  readonly value: 'False' | '0' | 'os.WNOHANG';
}

/** What is known about one blocking function or method. */
export interface BlockingCall {
  readonly group: Group;
  /** Page of the documentation that describes the call. */
  readonly source: string;
  readonly unless: readonly NonBlockingArgument[];
  /** What must be known of a call that is a part of a synchronous function, for it to count there. */
  readonly inChains: ChainCondition;
  /** Counts only with what a call gives that reads a whole file: what is in memory is mostly small. */
  readonly isForWholeFiles: boolean;
}

/**
 * Some calls block or not for what else is done with their object. Where asynchronous code makes them itself, the code
 * around tells; in a synchronous function they count
 *
 * - `never`: a lock is mostly held for a moment;
 * - `blockingSocket`: of a socket that was made there and is nowhere set non-blocking;
 * - `boundedQueue`: of a queue that was made with a size;
 * - `fileAccess`: where access to files counts: what a helper writes to a file of its own is as small as its file.
 */
type ChainCondition = 'always' | 'never' | 'blockingSocket' | 'boundedQueue' | 'fileAccess';

interface Conditions {
  readonly unless?: readonly NonBlockingArgument[];
  readonly inChains?: ChainCondition;
  readonly isForWholeFiles?: boolean;
}

type Entry = readonly [name: string, group: Group, source: string, conditions?: Conditions];

const library = (page: string): string => `https://docs.python.org/3/library/${page}`;

const notBlocking = (position: number): NonBlockingArgument => ({ keyword: 'blocking', position, value: 'False' });
const notBlock = (position: number): NonBlockingArgument => ({ keyword: 'block', position, value: 'False' });
const noTimeout = (position?: number): NonBlockingArgument => ({ keyword: 'timeout', position, value: '0' });
const noWait: NonBlockingArgument = { keyword: 'wait', position: 0, value: 'False' };
const noHang = (position: number): NonBlockingArgument => ({ keyword: 'options', position, value: 'os.WNOHANG' });

const lock: Conditions = { unless: [notBlocking(0), noTimeout(1)], inChains: 'never' };
const socket: Conditions = { inChains: 'blockingSocket' };
const wholeFile: Conditions = { isForWholeFiles: true };
const waiting: Conditions = { unless: [noTimeout(0)] };
const queueGet: Conditions = { unless: [notBlock(0), noTimeout(1)] };
const queuePut: Conditions = { unless: [notBlock(1), noTimeout(2)], inChains: 'boundedQueue' };

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

/** The same entry for several methods of a class, or functions of a module. */
const each = (owner: string, names: string, group: Group, source: string, conditions?: Conditions): Entry[] =>
  names.split(' ').map((name) => [`${owner}.${name}`, group, source, conditions] as const);

/**
 * Blocking calls by qualified name, as the facts about Python name things: a function by its module, a method by the class
 * that declares it. `Class.*` stands for every method of a class whose methods are made at run time, `f.__iter__` for
 * iterating over what a function gives, `Class.__next__` for iterating over an object.
 */
const entries: readonly Entry[] = [
  [
    'time.sleep',
    'sleep',
    library('time.html#time.sleep'),
    { unless: [{ keyword: 'seconds', position: 0, value: '0' }] },
  ],

  ...each('requests', 'request get options head post put patch delete', 'http', requests),
  ...each('requests.Session', 'request get options head post put patch delete send', 'http', requests),
  ...each('httpx', 'request get options head post put patch delete stream', 'http', httpx),
  ...each('httpx.Client', 'request get options head post put patch delete send stream', 'http', httpxClient),
  ['urllib.request.urlopen', 'http', library('urllib.request.html#urllib.request.urlopen')],
  ['urllib.request.urlretrieve', 'http', library('urllib.request.html#urllib.request.urlretrieve')],
  ['urllib.request.OpenerDirector.open', 'http', library('urllib.request.html#urllib.request.OpenerDirector.open')],
  ['urllib3.request', 'http', urllib3],
  ['urllib3.PoolManager.request', 'http', urllib3],
  ['urllib3.PoolManager.urlopen', 'http', urllib3],
  ['urllib3.HTTPConnectionPool.request', 'http', urllib3],
  ['urllib3.HTTPConnectionPool.urlopen', 'http', urllib3],
  ...each('http.client.HTTPConnection', 'connect request getresponse', 'http', library('http.client.html')),
  ...each('openai._Completions', 'create parse', 'http', openai),
  ['openai._Responses.create', 'http', openai],

  ['subprocess.run', 'subprocess', library('subprocess.html#subprocess.run')],
  ['subprocess.call', 'subprocess', library('subprocess.html#subprocess.call')],
  ['subprocess.check_call', 'subprocess', library('subprocess.html#subprocess.check_call')],
  ['subprocess.check_output', 'subprocess', library('subprocess.html#subprocess.check_output')],
  ['subprocess.getoutput', 'subprocess', library('subprocess.html#subprocess.getoutput')],
  ['subprocess.getstatusoutput', 'subprocess', library('subprocess.html#subprocess.getstatusoutput')],
  ['subprocess.Popen', 'subprocess', library('subprocess.html#subprocess.Popen')],
  ['subprocess.Popen.wait', 'subprocess', library('subprocess.html#subprocess.Popen.wait'), waiting],
  ['subprocess.Popen.communicate', 'subprocess', library('subprocess.html#subprocess.Popen.communicate')],
  ...each(
    'subprocess.Popen.stdout',
    'read readline readlines __next__',
    'subprocess',
    library('subprocess.html#subprocess.Popen.stdout'),
  ),
  ...each(
    'subprocess.Popen.stderr',
    'read readline readlines __next__',
    'subprocess',
    library('subprocess.html#subprocess.Popen.stderr'),
  ),
  ['os.system', 'subprocess', library('os.html#os.system')],
  ['os.popen', 'subprocess', library('os.html#os.popen')],
  ['os.wait', 'subprocess', library('os.html#os.wait')],
  ['os.waitpid', 'subprocess', library('os.html#os.waitpid'), { unless: [noHang(1)] }],
  ['os.waitid', 'subprocess', library('os.html#os.waitid')],
  ['os.wait3', 'subprocess', library('os.html#os.wait3'), { unless: [noHang(0)] }],
  ['os.wait4', 'subprocess', library('os.html#os.wait4'), { unless: [noHang(1)] }],
  ...each('os', 'spawnl spawnle spawnlp spawnlpe', 'subprocess', library('os.html#os.spawnl')),
  ...each('os', 'spawnv spawnve spawnvp spawnvpe', 'subprocess', library('os.html#os.spawnv')),
  ['pty.spawn', 'subprocess', library('pty.html#pty.spawn')],

  ['sqlite3.connect', 'database', library('sqlite3.html#sqlite3.connect')],
  ...each(
    'sqlite3.Connection',
    'execute executemany executescript commit rollback',
    'database',
    library('sqlite3.html'),
  ),
  ...each('sqlite3.Connection', 'backup iterdump', 'database', library('sqlite3.html')),
  ...each('sqlite3.Cursor', 'execute executemany executescript', 'database', library('sqlite3.html')),
  ...each('sqlite3.Cursor', 'fetchone fetchmany fetchall __next__', 'database', library('sqlite3.html')),
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

  ['socket.create_connection', 'socket', library('socket.html#socket.create_connection')],
  ['socket.getaddrinfo', 'socket', library('socket.html#socket.getaddrinfo')],
  ['socket.gethostbyname', 'socket', library('socket.html#socket.gethostbyname')],
  ['socket.gethostbyname_ex', 'socket', library('socket.html#socket.gethostbyname_ex')],
  ['socket.gethostbyaddr', 'socket', library('socket.html#socket.gethostbyaddr')],
  ['socket.getnameinfo', 'socket', library('socket.html#socket.getnameinfo')],
  ['socket.getfqdn', 'socket', library('socket.html#socket.getfqdn')],
  ...each(
    'socket.socket',
    'accept connect recv recvfrom recv_into',
    'socket',
    library('socket.html#socket-objects'),
    socket,
  ),
  ...each('socket.socket', 'send sendall sendfile', 'socket', library('socket.html#socket-objects'), socket),
  ['select.select', 'socket', library('select.html#select.select'), { unless: [noTimeout(3)] }],
  ['ssl.get_server_certificate', 'socket', library('ssl.html#ssl.get_server_certificate')],
  ...each('ssl.SSLSocket', 'connect do_handshake read write recv send sendall', 'socket', library('ssl.html'), socket),
  ['smtplib.SMTP', 'socket', library('smtplib.html#smtplib.SMTP')],
  ['smtplib.SMTP_SSL', 'socket', library('smtplib.html#smtplib.SMTP_SSL')],
  ...each('smtplib.SMTP', 'connect starttls login sendmail send_message', 'socket', library('smtplib.html')),
  ['smtplib.SMTP.quit', 'socket', library('smtplib.html#smtplib.SMTP.quit')],
  ...each('ftplib.FTP', 'connect login retrbinary retrlines storbinary storlines', 'socket', library('ftplib.html')),
  ...each('ftplib.FTP', 'nlst dir delete cwd mkd rename', 'socket', library('ftplib.html')),
  ['imaplib.IMAP4', 'socket', library('imaplib.html#imaplib.IMAP4')],
  ['imaplib.IMAP4_SSL', 'socket', library('imaplib.html#imaplib.IMAP4_SSL')],
  ...each('imaplib.IMAP4', 'login select search fetch store append logout', 'socket', library('imaplib.html')),
  ['poplib.POP3', 'socket', library('poplib.html#poplib.POP3')],
  ['poplib.POP3_SSL', 'socket', library('poplib.html#poplib.POP3_SSL')],
  ...each('paramiko.SSHClient', 'connect exec_command open_sftp invoke_shell', 'socket', paramiko),
  ...each('paramiko.SFTPClient', 'get put listdir open remove stat', 'socket', paramiko),
  ['paramiko.Transport.connect', 'socket', paramiko],

  ['threading.Thread.join', 'thread', library('threading.html#threading.Thread.join'), waiting],
  ['threading.Lock.acquire', 'thread', library('threading.html#threading.Lock.acquire'), lock],
  ['threading.RLock.acquire', 'thread', library('threading.html#threading.RLock.acquire'), lock],
  ['threading.Condition.acquire', 'thread', library('threading.html#threading.Condition.acquire'), lock],
  ['threading.Condition.wait', 'thread', library('threading.html#threading.Condition.wait'), waiting],
  ['threading.Condition.wait_for', 'thread', library('threading.html#threading.Condition.wait_for')],
  ['threading.Semaphore.acquire', 'thread', library('threading.html#threading.Semaphore.acquire'), lock],
  ['threading.Event.wait', 'thread', library('threading.html#threading.Event.wait'), waiting],
  ['threading.Barrier.wait', 'thread', library('threading.html#threading.Barrier.wait')],
  ['queue.Queue.get', 'thread', library('queue.html#queue.Queue.get'), queueGet],
  ['queue.Queue.put', 'thread', library('queue.html#queue.Queue.put'), queuePut],
  ['queue.Queue.join', 'thread', library('queue.html#queue.Queue.join')],
  ['queue.SimpleQueue.get', 'thread', library('queue.html#queue.SimpleQueue.get'), queueGet],
  [
    'concurrent.futures.Future.result',
    'thread',
    library('concurrent.futures.html#concurrent.futures.Future.result'),
    waiting,
  ],
  [
    'concurrent.futures.Future.exception',
    'thread',
    library('concurrent.futures.html#concurrent.futures.Future.exception'),
    waiting,
  ],
  [
    'concurrent.futures.as_completed.__iter__',
    'thread',
    library('concurrent.futures.html#concurrent.futures.as_completed'),
  ],
  [
    'concurrent.futures.Executor.map.__iter__',
    'thread',
    library('concurrent.futures.html#concurrent.futures.Executor.map'),
  ],
  [
    'concurrent.futures.wait',
    'thread',
    library('concurrent.futures.html#concurrent.futures.wait'),
    { unless: [noTimeout(1)] },
  ],
  [
    'concurrent.futures.Executor.shutdown',
    'thread',
    library('concurrent.futures.html#concurrent.futures.Executor.shutdown'),
    { unless: [noWait] },
  ],
  [
    'multiprocessing.process.BaseProcess.join',
    'thread',
    library('multiprocessing.html#multiprocessing.Process.join'),
    waiting,
  ],
  ['multiprocessing.Queue.get', 'thread', library('multiprocessing.html#multiprocessing.Queue.get'), queueGet],
  [
    'multiprocessing.connection.Connection.recv',
    'thread',
    library('multiprocessing.html#multiprocessing.connection.Connection.recv'),
  ],
  ...each(
    'multiprocessing.pool.Pool',
    'apply map starmap join imap.__iter__ imap_unordered.__iter__',
    'thread',
    library('multiprocessing.html#module-multiprocessing.pool'),
  ),
  [
    'multiprocessing.pool.ApplyResult.get',
    'thread',
    library('multiprocessing.html#multiprocessing.pool.AsyncResult.get'),
    waiting,
  ],
  [
    'multiprocessing.pool.ApplyResult.wait',
    'thread',
    library('multiprocessing.html#multiprocessing.pool.AsyncResult.wait'),
    waiting,
  ],
  ['celery.AsyncResult.get', 'thread', 'https://docs.celeryq.dev/en/stable/reference/celery.result.html'],
  ['celery.AsyncResult.wait', 'thread', 'https://docs.celeryq.dev/en/stable/reference/celery.result.html'],

  ['open', 'file', library('functions.html#open')],
  ...each('io.TextIOWrapper', 'read readline readlines write writelines __next__', 'file', library('io.html')),
  ...each('io.BufferedReader', 'read readline readlines readinto __next__', 'file', library('io.html')),
  ...each('io.BufferedWriter', 'write writelines', 'file', library('io.html')),
  ...each('pathlib.Path', 'open read_text read_bytes write_text write_bytes', 'file', library('pathlib.html')),
  ...each('pathlib.Path', 'exists is_file is_dir stat lstat iterdir glob rglob', 'file', library('pathlib.html')),
  ...each('pathlib.Path', 'mkdir rmdir unlink rename replace touch chmod', 'file', library('pathlib.html')),
  ...each('pathlib.Path', 'symlink_to hardlink_to resolve samefile copy move', 'file', library('pathlib.html')),
  ...each(
    'shutil',
    'copy copy2 copyfile copyfileobj copymode copystat copytree move rmtree chown',
    'file',
    library('shutil.html'),
  ),
  ...each('shutil', 'make_archive unpack_archive disk_usage which', 'file', library('shutil.html')),
  ...each(
    'os',
    'listdir scandir walk stat lstat remove unlink rename replace',
    'file',
    library('os.html#files-and-directories'),
  ),
  ...each(
    'os',
    'mkdir makedirs rmdir removedirs link symlink truncate',
    'file',
    library('os.html#files-and-directories'),
  ),
  ...each('os', 'chmod chown utime fsync', 'file', library('os.html#files-and-directories')),
  ...each('os.path', 'exists isfile isdir islink getsize getmtime realpath samefile', 'file', library('os.path.html')),
  ...each(
    'tempfile',
    'mkstemp mkdtemp NamedTemporaryFile TemporaryFile TemporaryDirectory',
    'file',
    library('tempfile.html'),
  ),

  ['input', 'input', library('functions.html#input')],
  ...each('sys.stdin', 'read readline readlines __next__', 'input', library('sys.html#sys.stdin')),
  ['getpass.getpass', 'input', library('getpass.html#getpass.getpass')],

  ['hashlib.pbkdf2_hmac', 'cpu', library('hashlib.html#hashlib.pbkdf2_hmac')],
  ['hashlib.scrypt', 'cpu', library('hashlib.html#hashlib.scrypt')],
  ['hashlib.file_digest', 'cpu', library('hashlib.html#hashlib.file_digest')],
  ...each('bcrypt', 'hashpw checkpw kdf', 'cpu', bcrypt),
  ...each('zlib', 'compress decompress', 'cpu', library('zlib.html'), wholeFile),
  ...each('gzip', 'compress decompress', 'cpu', library('gzip.html'), wholeFile),
  ...each('bz2', 'compress decompress', 'cpu', library('bz2.html'), wholeFile),
  ...each('lzma', 'compress decompress', 'cpu', library('lzma.html'), wholeFile),
  ...each('gzip.GzipFile', 'read write', 'cpu', library('gzip.html#gzip.GzipFile')),
  ...each('bz2.BZ2File', 'read write readlines writelines', 'cpu', library('bz2.html#bz2.BZ2File')),
  ...each('lzma.LZMAFile', 'read write', 'cpu', library('lzma.html#lzma.LZMAFile')),
  ...each('zipfile.ZipFile', 'extract extractall', 'cpu', library('zipfile.html')),
  ...each('tarfile.TarFile', 'extract extractall add', 'cpu', library('tarfile.html')),
  ...each('pandas', 'read_csv read_excel read_json read_parquet read_sql', 'cpu', pandas),
  ...each('pandas', 'read_sql_query read_sql_table read_html read_pickle read_feather read_orc', 'cpu', pandas),
  ...each('pandas', 'read_hdf read_sas read_spss read_stata read_table read_fwf read_xml', 'cpu', pandas),
  ...each('pandas.DataFrame', 'to_csv to_parquet to_sql to_excel', 'cpu', pandas),
  ['json.load', 'cpu', library('json.html#json.load')],
  ['json.dump', 'cpu', library('json.html#json.dump'), { inChains: 'fileAccess' }],
  ['pickle.load', 'cpu', library('pickle.html#pickle.load')],
  ['pickle.dump', 'cpu', library('pickle.html#pickle.dump'), { inChains: 'fileAccess' }],
];

const toBlockingCall = ([, group, source, conditions = {}]: Entry): BlockingCall => ({
  group,
  source,
  unless: conditions.unless ?? [],
  inChains: conditions.inChains ?? 'always',
  isForWholeFiles: conditions.isForWholeFiles ?? false,
});

const callsByName = new Map(entries.map((entry) => [entry[0], toBlockingCall(entry)]));

/** Those that block whatever method is called, by the dotted name of class or module. */
const callsByOwner = new Map(
  [...callsByName].filter(([name]) => name.endsWith('.*')).map(([name, call]) => [name.slice(0, -2), call]),
);

/** Methods of those classes that do no more than make an object, or change this one. */
const localMethods: ReadonlySet<string> = new Set([
  ...['pubsub', 'pipeline', 'lock', 'register_script', 'monitor', 'get_encoder', 'get_connection_kwargs'].map(
    (name) => `redis.Redis.${name}`,
  ),
  ...['from_url', 'set_response_callback', 'load_external_module'].map((name) => `redis.Redis.${name}`),
  ...['get_paginator', 'get_waiter', 'can_paginate', 'close'].map((name) => `botocore.client.BaseClient.${name}`),
  ...['generate_presigned_url', 'generate_presigned_post'].map((name) => `botocore.client.BaseClient.${name}`),
]);

/** Of a boto3 resource, what makes another one and sends nothing: `bucket.Object('key')`. */
const subresource = /^boto3\.resources\.base\.ServiceResource\.(?:[A-Z]|get_available_subresources$)/;

/** What is known about a function or method by its qualified name; undefined when it does not block. */
export function findBlockingCall(qualifiedName: string): BlockingCall | undefined {
  const known = callsByName.get(qualifiedName);
  if (known !== undefined || localMethods.has(qualifiedName) || subresource.test(qualifiedName)) return known;
  const lastDot = qualifiedName.lastIndexOf('.');
  return lastDot > 0 ? callsByOwner.get(qualifiedName.slice(0, lastDot)) : undefined;
}

/** The names in the table. */
export const blockingNames: readonly string[] = [...callsByName.keys()];
