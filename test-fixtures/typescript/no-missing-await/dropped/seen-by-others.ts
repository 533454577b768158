// Promises that functions return, though they, or others, see to their errors already.

declare function connect(): Promise<void>;
const ignore = (): void => {};

export class TaskScope {
  readonly #failures: unknown[] = [];
  #tail = Promise.resolve();

  /** Errors come out at `join()`. */
  spawn(run: () => Promise<void>): Promise<void> {
    const task = run();
    task.catch((error: unknown) => this.#failures.push(error));
    return task;
  }

  /** Here they come out nowhere. */
  start(run: () => Promise<void>): Promise<void> {
    const task = run();
    task.finally(() => console.log('done')).catch(console.error);
    return task;
  }

  /** The next one waits for this one, and errors come out nowhere. */
  queue(run: () => Promise<void>): Promise<void> {
    const result = this.#tail.then(run);
    this.#tail = result.catch(ignore);
    return result;
  }

  startLater(run: () => Promise<void>, isLate: boolean): Promise<void> {
    const task = run();
    if (isLate) {
      task.catch(console.error);
    }
    return task;
  }

  startEither(run: () => Promise<void>, isLate: boolean): Promise<void> {
    const task = run();
    isLate && task.catch(console.error);
    return task;
  }

  /** Named, the error goes nowhere all the same. */
  startSilently(run: () => Promise<void>): Promise<void> {
    const task = run();
    task.catch((_error: unknown) => {});
    return task;
  }
}

interface Command {
  readonly promise: Promise<string>;
}

class Client {
  readonly #waiting: Command[] = [];

  send(command: Command): Promise<string> {
    this.#waiting.push(command);
    return command.promise;
  }

  sendAll(commands: Command[]): void {
    for (const command of commands) this.send(command);
    const command = { promise: Promise.resolve('') };
    this.send(command); // error: [no-missing-await] "`this.send()` returns a promise"
    this.send({ promise: Promise.resolve('') }); // error: [no-missing-await] "`this.send()` returns a promise"
  }
}

class Server {
  close(callback?: (error?: unknown) => void): Promise<void> | void {
    const closed = connect();
    if (!callback) return closed;
    closed.then(() => callback(), callback);
  }

  stop(callback: ((error?: unknown) => void) | undefined): Promise<void> | undefined {
    if (typeof callback === 'function') {
      connect().then(() => callback(), callback);
      return undefined;
    }
    return connect();
  }

  /** The other way round. */
  open(callback?: () => void): Promise<void> | void {
    if (callback) return connect().then(callback);
  }
}

export function main(scope: TaskScope, server: Server, client: Client, commands: Command[]): void {
  scope.spawn(connect);
  scope.spawn(connect).then(() => console.log('connected')); // error: [no-missing-await] "returns a promise that is neither awaited nor handled"
  scope.start(connect); // error: [no-missing-await] "`scope.start()` returns a promise"
  scope.queue(connect); // error: [no-missing-await] "`scope.queue()` returns a promise"
  scope.startLater(connect, true); // error: [no-missing-await] "`scope.startLater()` returns a promise"
  scope.startEither(connect, true); // error: [no-missing-await] "`scope.startEither()` returns a promise"
  scope.startSilently(connect); // error: [no-missing-await] "`scope.startSilently()` returns a promise"
  client.sendAll(commands);
  server.close(() => console.log('closed'));
  server.close(); // error: [no-missing-await] "`server.close()` returns a promise"
  server.stop(() => console.log('stopped'));
  server.stop(undefined); // error: [no-missing-await] "`server.stop()` returns a promise"
  server.open(() => console.log('open')); // error: [no-missing-await] "`server.open()` returns a promise"
  process.on('SIGINT', () => server.close(() => process.exit()));
  process.on('SIGTERM', () => server.close()); // error: [no-missing-await] "`process.on()` drops the promise"
}

let resolved: Promise<void> | undefined;

export function enqueue(job: () => void): void {
  resolved ??= Promise.resolve();
  resolved.then(() => {
    process.nextTick(job);
  });
}

async function guarded(job: () => Promise<void>): Promise<void> {
  try {
    await job();
  } catch (error) {
    console.error(error);
  }
}

export function track(active: Set<Promise<void>>, job: () => Promise<void>): void {
  const promise = guarded(job);
  active.add(promise);
  promise.finally(() => active.delete(promise));
  const bare = job();
  active.add(bare);
  bare.finally(() => active.delete(bare)); // error: [no-missing-await] "`bare.finally()` returns a promise"
}
