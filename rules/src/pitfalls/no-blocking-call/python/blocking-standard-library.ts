import { each, type Conditions, type Entry, type NonBlockingArgument } from './blocking-entry.js';

const library = (page: string): string => `https://docs.python.org/3/library/${page}`;

const notBlocking = (position: number): NonBlockingArgument => ({ keyword: 'blocking', position, value: 'False' });
const notBlock = (position: number): NonBlockingArgument => ({ keyword: 'block', position, value: 'False' });
const noTimeout = (position?: number): NonBlockingArgument => ({ keyword: 'timeout', position, value: '0' });
const noWait: NonBlockingArgument = { keyword: 'wait', position: 0, value: 'False' };
const noHang = (position: number): NonBlockingArgument => ({ keyword: 'options', position, value: 'WNOHANG' });
const noWaitMode = (value: 'P_NOWAIT' | 'P_NOWAITO'): NonBlockingArgument => ({ keyword: 'mode', position: 0, value });

const spawning: Conditions = { unless: [noWaitMode('P_NOWAIT'), noWaitMode('P_NOWAITO')] };
const lock: Conditions = { unless: [notBlocking(0), noTimeout(1)], inChains: 'never' };
const socket: Conditions = { inChains: 'blockingSocket' };
const wholeFile: Conditions = { isForWholeFiles: true };
/** Opens the file of that name, and not one that is open already and may be in memory. */
const ofName: Conditions = {
  needs: { keyword: 'name', position: 0, value: 'None' },
  unless: [{ keyword: 'fileobj', position: 2, value: 'any' }],
};
/** Reads certificates from files, unless they are given as they are. */
const ofFiles: Conditions = { unless: [{ keyword: 'cadata', position: 2, value: 'any' }] };
/** Connects where it is made only when it is told the host. */
const connecting: Conditions = { needs: { keyword: 'host', position: 0, value: '0' } };
const waiting: Conditions = { unless: [noTimeout(0)] };
const queueGet: Conditions = { unless: [notBlock(0), noTimeout(1)] };
const queuePut: Conditions = { unless: [notBlock(1), noTimeout(2)], inChains: 'boundedQueue' };

/**
 * Blocking calls of the standard library by qualified name, as the facts about Python name things: a function by its
 * module, a method by the class that declares it. `Class.*` stands for every method of a class whose methods are made at
 * run time, `f.__iter__` for iterating over what a function gives, `Class.__next__` for iterating over an object.
 */
export const standardLibraryCalls: readonly Entry[] = [
  [
    'time.sleep',
    'sleep',
    library('time.html#time.sleep'),
    { unless: [{ keyword: 'seconds', position: 0, value: '0' }] },
  ],
  ['urllib.request.urlopen', 'http', library('urllib.request.html#urllib.request.urlopen')],
  ['urllib.robotparser.RobotFileParser.read', 'http', library('urllib.robotparser.html')],
  ['urllib.request.urlretrieve', 'http', library('urllib.request.html#urllib.request.urlretrieve')],
  ['urllib.request.OpenerDirector.open', 'http', library('urllib.request.html#urllib.request.OpenerDirector.open')],
  ['xmlrpc.client.ServerProxy.*', 'http', library('xmlrpc.client.html')],
  ...each('http.client.HTTPConnection', 'connect request getresponse', 'http', library('http.client.html')),

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
  ...each('os', 'spawnl spawnle spawnlp spawnlpe', 'subprocess', library('os.html#os.spawnl'), spawning),
  ...each('os', 'spawnv spawnve spawnvp spawnvpe', 'subprocess', library('os.html#os.spawnv'), spawning),
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

  ['socket.create_connection', 'socket', library('socket.html#socket.create_connection')],
  ['socket.getaddrinfo', 'socket', library('socket.html#socket.getaddrinfo')],
  ['socket.gethostbyname', 'socket', library('socket.html#socket.gethostbyname')],
  ['socket.gethostbyname_ex', 'socket', library('socket.html#socket.gethostbyname_ex')],
  ['socket.gethostbyaddr', 'socket', library('socket.html#socket.gethostbyaddr')],
  ['socket.getnameinfo', 'socket', library('socket.html#socket.getnameinfo')],
  ['socket.getfqdn', 'socket', library('socket.html#socket.getfqdn')],
  ...each(
    'socket.socket',
    'accept connect recv recvfrom recv_into recvmsg recvfrom_into',
    'socket',
    library('socket.html#socket-objects'),
    socket,
  ),
  ...each('socket.socket', 'send sendall sendfile', 'socket', library('socket.html#socket-objects'), socket),
  ['select.poll.poll', 'socket', library('select.html#select.poll.poll'), waiting],
  ['select.epoll.poll', 'socket', library('select.html#select.epoll.poll'), waiting],
  ['selectors.BaseSelector.select', 'socket', library('selectors.html#selectors.BaseSelector.select'), waiting],
  ['select.select', 'socket', library('select.html#select.select'), { unless: [noTimeout(3)] }],
  ['ssl.get_server_certificate', 'socket', library('ssl.html#ssl.get_server_certificate')],
  ...each('ssl.SSLSocket', 'connect do_handshake read write recv send sendall', 'socket', library('ssl.html'), socket),
  ['smtplib.SMTP', 'socket', library('smtplib.html#smtplib.SMTP'), connecting],
  ['smtplib.SMTP_SSL', 'socket', library('smtplib.html#smtplib.SMTP_SSL'), connecting],
  ...each('smtplib.SMTP', 'connect starttls login sendmail send_message', 'socket', library('smtplib.html')),
  ['smtplib.SMTP.quit', 'socket', library('smtplib.html#smtplib.SMTP.quit')],
  ['ftplib.FTP', 'socket', library('ftplib.html#ftplib.FTP'), connecting],
  ['ftplib.FTP_TLS', 'socket', library('ftplib.html#ftplib.FTP_TLS'), connecting],
  ...each('ftplib.FTP_TLS', 'login auth prot_p', 'socket', library('ftplib.html#ftplib.FTP_TLS')),
  ...each('ftplib.FTP', 'connect login retrbinary retrlines storbinary storlines', 'socket', library('ftplib.html')),
  ...each('ftplib.FTP', 'nlst dir delete cwd mkd rename', 'socket', library('ftplib.html')),
  ['imaplib.IMAP4', 'socket', library('imaplib.html#imaplib.IMAP4')],
  ['imaplib.IMAP4_SSL', 'socket', library('imaplib.html#imaplib.IMAP4_SSL')],
  ...each('imaplib.IMAP4', 'login select search fetch store append logout', 'socket', library('imaplib.html')),
  ['poplib.POP3', 'socket', library('poplib.html#poplib.POP3')],
  ['poplib.POP3_SSL', 'socket', library('poplib.html#poplib.POP3_SSL')],

  ['threading.Thread.join', 'thread', library('threading.html#threading.Thread.join'), waiting],
  ['threading.Lock.acquire', 'thread', library('threading.html#threading.Lock.acquire'), lock],
  ['threading.RLock.acquire', 'thread', library('threading.html#threading.RLock.acquire'), lock],
  ['threading.Condition.acquire', 'thread', library('threading.html#threading.Condition.acquire'), lock],
  ['threading.Condition.wait', 'thread', library('threading.html#threading.Condition.wait'), waiting],
  ['threading.Condition.wait_for', 'thread', library('threading.html#threading.Condition.wait_for')],
  ['threading.Semaphore.acquire', 'thread', library('threading.html#threading.Semaphore.acquire'), lock],
  ['threading.Event.wait', 'thread', library('threading.html#threading.Event.wait'), waiting],
  ['threading.Barrier.wait', 'thread', library('threading.html#threading.Barrier.wait')],
  ['signal.pause', 'thread', library('signal.html#signal.pause')],
  ...each('signal', 'sigwait sigwaitinfo', 'thread', library('signal.html#signal.sigwait')),
  ['signal.sigtimedwait', 'thread', library('signal.html#signal.sigtimedwait'), { unless: [noTimeout(1)] }],
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
  ...each(
    'multiprocessing.synchronize',
    'Event.wait Condition.wait Condition.wait_for',
    'thread',
    library('multiprocessing.html#synchronization-between-processes'),
    waiting,
  ),
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

  ['open', 'file', library('functions.html#open')],
  ['io.open_code', 'file', library('io.html#io.open_code')],
  ['codecs.open', 'file', library('codecs.html#codecs.open')],
  ['gzip.open', 'file', library('gzip.html#gzip.open')],
  ['bz2.open', 'file', library('bz2.html#bz2.open')],
  ['lzma.open', 'file', library('lzma.html#lzma.open')],
  ['tarfile.TarFile.open', 'file', library('tarfile.html#tarfile.open'), ofName],
  ...each('io.TextIOWrapper', 'read readline readlines write writelines __next__', 'file', library('io.html')),
  ...each('io.BufferedReader', 'read readline readlines readinto __next__', 'file', library('io.html')),
  ...each('io.BufferedWriter', 'write writelines', 'file', library('io.html')),
  ...each('pathlib.Path', 'open read_text read_bytes write_text write_bytes', 'file', library('pathlib.html')),
  ...each('pathlib.Path', 'exists is_file is_dir stat lstat iterdir glob rglob', 'file', library('pathlib.html')),
  ...each('pathlib.Path', 'is_symlink is_mount is_socket readlink walk', 'file', library('pathlib.html')),
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
  ...each(
    'os',
    'access chmod chown utime fsync statvfs readlink sendfile',
    'file',
    library('os.html#files-and-directories'),
  ),
  ...each('os.path', 'exists isfile isdir islink getsize getmtime realpath samefile', 'file', library('os.path.html')),
  ...each('os.path', 'lexists ismount getatime getctime', 'file', library('os.path.html')),
  ...each(
    'tempfile',
    'mkstemp mkdtemp NamedTemporaryFile TemporaryFile TemporaryDirectory',
    'file',
    library('tempfile.html'),
  ),
  ...each('glob', 'glob iglob.__iter__', 'file', library('glob.html')),
  ...each('filecmp', 'cmp cmpfiles', 'file', library('filecmp.html')),
  ...each('os', 'open sync', 'file', library('os.html#file-descriptor-operations')),
  ['configparser.RawConfigParser.read', 'file', library('configparser.html#configparser.ConfigParser.read')],
  ['shelve.open', 'file', library('shelve.html#shelve.open')],
  ['dbm.open', 'file', library('dbm.html#dbm.open')],
  // https://developers.home-assistant.io/docs/asyncio_blocking_operations#load_default_certs
  ...each('ssl.SSLContext', 'load_cert_chain load_default_certs set_default_verify_paths', 'file', library('ssl.html')),
  ['ssl.SSLContext.load_verify_locations', 'file', library('ssl.html'), ofFiles],
  ['tempfile.TemporaryDirectory.cleanup', 'file', library('tempfile.html#tempfile.TemporaryDirectory.cleanup')],

  ['input', 'input', library('functions.html#input')],
  ...each('sys.stdin', 'read readline readlines __next__', 'input', library('sys.html#sys.stdin')),
  ['getpass.getpass', 'input', library('getpass.html#getpass.getpass')],

  ['hashlib.pbkdf2_hmac', 'cpu', library('hashlib.html#hashlib.pbkdf2_hmac')],
  ['hashlib.scrypt', 'cpu', library('hashlib.html#hashlib.scrypt')],
  ['hashlib.file_digest', 'cpu', library('hashlib.html#hashlib.file_digest')],
  ...each('zlib', 'compress decompress', 'cpu', library('zlib.html'), wholeFile),
  ...each('gzip', 'compress decompress', 'cpu', library('gzip.html'), wholeFile),
  ...each('bz2', 'compress decompress', 'cpu', library('bz2.html'), wholeFile),
  ...each('lzma', 'compress decompress', 'cpu', library('lzma.html'), wholeFile),
  ...each('gzip.GzipFile', 'read write', 'cpu', library('gzip.html#gzip.GzipFile')),
  ...each('bz2.BZ2File', 'read write readlines writelines', 'cpu', library('bz2.html#bz2.BZ2File')),
  ...each('lzma.LZMAFile', 'read write', 'cpu', library('lzma.html#lzma.LZMAFile')),
  ...each('zipfile.ZipFile', 'extract extractall', 'cpu', library('zipfile.html')),
  ...each('zipfile.ZipFile', 'write testzip', 'cpu', library('zipfile.html')),
  ...each('tarfile.TarFile', 'extract extractall add', 'cpu', library('tarfile.html')),
  ['json.load', 'cpu', library('json.html#json.load')],
  ['json.dump', 'cpu', library('json.html#json.dump'), { inChains: 'fileAccess' }],
  ['pickle.load', 'cpu', library('pickle.html#pickle.load')],
  ['pickle.dump', 'cpu', library('pickle.html#pickle.dump'), { inChains: 'fileAccess' }],
];
