/** Promise constructors around what is asynchronous already. */
declare function fetchUser(id: string): Promise<string>;
declare function fetchUserOld(id: string, callback: (error: Error | null, user: string) => void): void;

export function asyncExecutor(id: string): Promise<string> {
  return new Promise(async (resolve) => { // error: [no-nested-run] "stays pending for ever"
    //               ^^^^^
    resolve(await fetchUser(id));
  });
}

export function asyncFunctionExecutor(id: string): Promise<string> {
  // prettier-ignore
  return new Promise(async function (resolve, reject) { // error: [no-nested-run] "async executor"
    const user = await fetchUser(id);
    if (user === '') reject(new Error('nobody'));
    else resolve(user);
  });
}

export const typed = (id: string): Promise<string> =>
  new Promise<string>(async (resolve) => { // error: [no-nested-run] "async executor"
    const user = await fetchUser(id);
    resolve(user);
  });

export async function awaited(id: string): Promise<void> {
  await new globalThis.Promise<void>(async (resolve) => { // error: [no-nested-run] "async executor"
    await fetchUser(id);
    resolve();
  });
}

export function namedExecutor(id: string): Promise<string> {
  const load = async (resolve: (user: string) => void): Promise<void> => {
    resolve(await fetchUser(id));
  };
  return new Promise(load); // error: [no-nested-run] "async executor"
  //                 ^^^^
}

export function namedExecutorOfItsOwn(id: string): Promise<string> {
  const load = async (resolve: (user: string) => void, reject: (error: unknown) => void): Promise<void> => {
    try {
      resolve(await fetchUser(id));
    } catch (error) {
      reject(error);
    }
  };
  const wait = (resolve: (user: string) => void): void => fetchUserOld(id, (_, user) => resolve(user));
  return Promise.race([new Promise(load), new Promise<string>(wait)]);
}

export function wrapsBoth(id: string): Promise<string> {
  return new Promise((resolve, reject) => void fetchUser(id).then(resolve, reject)); // error: [no-nested-run] "promise around one that exists"
  //         ^^^^^^^
}

export function wrapsInBlock(id: string): Promise<string> {
  return new Promise((resolve, reject) => { // error: [no-nested-run] "promise around one that exists"
    return void fetchUser(id).then(resolve as (user: string) => void, reject);
  });
}

export function wrapsWithCatch(id: string): Promise<string> {
  return new Promise((resolve, reject) => { // error: [no-nested-run] "promise around one that exists"
    fetchUser(id).then(resolve).catch(reject);
  });
}

export function wrapsWithArrows(id: string): Promise<string> {
  return new Promise((resolve, reject) => { // error: [no-nested-run] "promise around one that exists"
    fetchUser(id)
      .then((user) => resolve(user))
      .catch((error) => reject(error));
  });
}

export function losesErrors(id: string): Promise<string> {
  return new Promise((resolve) => { // error: [no-nested-run] "promise around one that exists"
    void fetchUser(id).then((user) => resolve(user.trim())); // the error of the inner promise is nobody's
  });
}

export function wrapsInOneLine(id: string): Promise<string> {
  return new Promise((resolve, reject) => fetchUser(id).then(resolve, reject)); // error: [no-nested-run] "promise around one"
}

export function wrapsMapped(id: string): Promise<number> {
  return new Promise((resolve, reject) => { // error: [no-nested-run] "promise around one that exists"
    fetchUser(id).then((user) => resolve(user.length), reject);
  });
}

// --- left alone

export function promisified(id: string): Promise<string> {
  return new Promise((resolve, reject) => {
    fetchUserOld(id, (error, user) => {
      if (error) reject(error);
      else resolve(user);
    });
  });
}

export function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export function withTimeout(id: string, ms: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timeout')), ms);
    fetchUser(id).then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export function catchesAll(id: string): Promise<string> {
  return new Promise(async (resolve, reject) => {
    try {
      resolve(await fetchUser(id));
    } catch (error) {
      reject(error);
    }
  });
}

export function deferred(): { promise: Promise<string>; settle: (user: string) => void } {
  let settle: (user: string) => void = () => {};
  const promise = new Promise<string>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}

export async function plain(id: string): Promise<string> {
  return await fetchUser(id);
}

export function ownPromise(): unknown {
  class Promise {
    constructor(readonly run: () => unknown) {}
  }
  return new Promise(async () => 1);
}

export function onEvent(target: EventTarget): Promise<Event> {
  return new Promise((resolve) => target.addEventListener('load', resolve, { once: true }));
}
