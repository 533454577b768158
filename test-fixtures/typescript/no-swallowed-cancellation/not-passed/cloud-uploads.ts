// Options of cloud SDKs call the signal `abortSignal`.

interface SendOptions {
  readonly abortSignal?: AbortSignal;
  readonly requestTimeout?: number;
}

declare const bucket: {
  put(key: string, body: string, options?: SendOptions): Promise<void>;
  get(key: string, options?: SendOptions): Promise<string>;
};

export async function copy(from: string, to: string, signal: AbortSignal): Promise<void> {
  const body = await bucket.get(from, { abortSignal: signal });
  await bucket.put(to, body); // error: [no-swallowed-cancellation] "does not get `signal`"
}

export async function move(from: string, to: string, signal: AbortSignal): Promise<void> {
  const body = await bucket.get(from, { requestTimeout: 10 }); // error: [no-swallowed-cancellation] "does not get `signal`"
  await bucket.put(to, body, { abortSignal: signal });
}

export async function read(key: string, signal: AbortSignal): Promise<unknown> {
  return bucket
    .get(key, { abortSignal: signal })
    .then((text): unknown => JSON.parse(text))
    .catch(() => undefined); // error: [no-swallowed-cancellation] "and gives a value instead"
}

export async function readOrThrow(key: string, signal: AbortSignal): Promise<unknown> {
  return bucket
    .get(key, { abortSignal: signal })
    .then((text): unknown => JSON.parse(text))
    .catch((error: unknown) => {
      signal.throwIfAborted();
      console.error(error);
    });
}
