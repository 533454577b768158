interface Listening {
  readonly port: number;
  readonly signal?: AbortSignal;
}

interface Server {
  listen(options: Listening, onListening: (error: Error | undefined) => void): void;
  listen(options: Listening): Promise<string>;
  listen(port: number, onListening: (error: Error | undefined) => void): void;
  listen(port: number, host?: string): Promise<string>;
  inject(path: string): Promise<string>;
  inject(path: string, onReply: (reply: string) => void): number;
  wrap<T>(path: string, run: () => T): T;
}

declare const server: Server;
declare const parts: readonly [Listening];
declare function check(): Promise<void>;

/** A signal or a port of the wrong kind: what is called is still a form that takes a callback. */
export function listenWrongly(): void {
  try {
    // @ts-expect-error: the server checks it at runtime
    server.listen({ port: 80, signal: {} }, () => {});
    // @ts-expect-error: the server checks it at runtime
    server.listen(null, () => {});
    // @ts-expect-error: the server checks it at runtime
    server.listen(null, 'localhost'); // error: [no-missing-await] "neither awaited nor handled"
  } catch (error) {
    console.error(error);
  }
}

export function listen(options: Listening): void {
  server.listen(options); // error: [no-missing-await] "neither awaited nor handled"
  server.listen(...parts); // error: [no-missing-await] "neither awaited nor handled"
  server.listen(options, (error) => {
    if (error) throw error;
  });
}

export function inject(): void {
  server.inject('/'); // error: [no-missing-await] "neither awaited nor handled"
  server.inject('/', () => {});
  server.wrap('/', () => check()); // error: [no-missing-await] "neither awaited nor handled"
  server.wrap('/', () => 1);
}
