/** Calls over a socket: each waits for the answer of its number, and what comes in by itself is answered in turn. */
interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}
interface Call {
  readonly id: number;
  readonly method: string;
}
interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}
type Method = () => unknown;

export class SocketCalls {
  #number = 0;
  readonly #waiting = new Map<number, Waiting>();
  readonly #methods = new Map<string, Method>();

  constructor(private readonly socket: WebSocket) {
    socket.addEventListener('message', ({ data }) => {
      this.#receive(JSON.parse(String(data)) as Answer | Call).catch((error: unknown) => this.#fail(error));
    });
    socket.addEventListener('close', () => this.#fail(new Error('closed')));
  }

  expose(name: string, method: Method): this {
    this.#methods.set(name, method);
    return this;
  }

  call(method: string, timeout: number): Promise<unknown> {
    const id = this.#number++;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    const timer = setTimeout(() => this.#waiting.get(id)?.reject(new Error(`${method} takes too long`)), timeout);
    this.socket.send(JSON.stringify({ id, method }));
    return answer.finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(id);
    });
  }

  async #receive(message: Answer | Call): Promise<void> {
    if ('method' in message) {
      const result = await this.#methods.get(message.method)?.();
      return this.socket.send(JSON.stringify({ id: message.id, result }));
    }
    const waiting = this.#waiting.get(message.id);
    if (message.error === undefined) waiting?.resolve(message.result);
    else waiting?.reject(new Error(message.error));
  }

  #fail(error: unknown): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('no answer', { cause: error }));
  }
}

export const connect = (url: string): SocketCalls =>
  new SocketCalls(new WebSocket(url))
    .expose('time', () => Date.now())
    .expose('load', async () => (await fetch('/load')).json());
